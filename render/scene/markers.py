"""The markers of all classes."""

from collections.abc import Mapping
from types import MappingProxyType

from render.form import Form

MARKERS: Mapping[str, Form] = MappingProxyType(
    {
        "SGD": Form("disc"),
        "Momentum": Form("up"),
        "Nesterov": Form("down"),
        "AdaGrad": Form("square"),
        "RMSProp": Form("diamond"),
        "AdaDelta": Form("pentagon"),
        "Adam": Form("hexagon"),
        "QHM": Form("up", "across"),
        "AggMo": Form("down", "across"),
        "ScheduleFreeSGD": Form("right"),
        "AdaMax": Form("diamond", "across"),
        "AMSGrad": Form("hexagon", "upright"),
        "NAdam": Form("disc", "across"),
        "AdamW": Form("hexagon", "across"),
        "RAdam": Form("pentagon", "upright"),
        "Yogi": Form("left"),
        "AdaBelief": Form("square", "upright"),
        "Adan": Form("pentagon", "across"),
        "ADOPT": Form("disc", "upright"),
        "AdEMAMix": Form("square", "across"),
        "Prodigy": Form("diamond", "upright"),
        "ScheduleFreeAdamW": Form("left", "across"),
        "Rprop": Form("plus"),
        "Lion": Form("cross"),
        "Cautious": Form("spark"),
        "Grams": Form("tilted spark"),
        "Sophia": Form("star"),
        "Shampoo": Form("star", "across"),
    }
)
"""Each class's marker: momentum's are triangles, signs crosses, second orders stars.

No two classes whose colours come near each other to any eye have one outline.
"""

SPARE_MARKERS = (
    Form("disc"),
    Form("down", "upright"),
    Form("up", "upright"),
    Form("star", "upright"),
)
"""Of classes that have none of their own, in turn."""
