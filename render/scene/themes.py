"""The themes that a scene may name."""

from collections.abc import Mapping
from types import MappingProxyType

from render.form import Form
from render.scene.theme import Theme

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

LIGHT = Theme(
    ground="#fbfaf7",
    ink="#22262b",
    quiet="#6b7178",
    ramp=("#7fa3bd", "#a9c3d1", "#d3dfe3", "#ece8df", "#f3dfc8", "#efcfae"),
    wall="#e9e5dc",
    casing="#ffffff",
    warning="#c2410c",
    paths=MappingProxyType(
        {
            "SGD": "#544a4d",
            "Momentum": "#871800",
            "Nesterov": "#d57cf1",
            "AdaGrad": "#16c082",
            "RMSProp": "#328391",
            "AdaDelta": "#b56d00",
            "Adam": "#7c14e2",
            "QHM": "#ff409f",
            "AggMo": "#ef8f60",
            "ScheduleFreeSGD": "#af4040",
            "AdaMax": "#602050",
            "AMSGrad": "#cf80af",
            "NAdam": "#4000bf",
            "AdamW": "#9f60cf",
            "RAdam": "#009f8f",
            "Yogi": "#608f50",
            "AdaBelief": "#207040",
            "Adan": "#40508f",
            "ADOPT": "#8f70ff",
            "AdEMAMix": "#600080",
            "Prodigy": "#105020",
            "ScheduleFreeAdamW": "#8f2070",
            "Rprop": "#cfaf00",
            "Lion": "#706000",
            "Cautious": "#9f5070",
            "Grams": "#8f9f30",
            "Sophia": "#80afcf",
            "Shampoo": "#70609f",
        }
    ),
    spare=("#0f62fe", "#c2185b", "#5a7d00", "#00796b"),
    markers=MARKERS,
    spare_markers=SPARE_MARKERS,
    carried="#0040a0",
    pushed="#d9480f",
    basins=("#839b94", "#b1974b", "#f2d9a5", "#b2e7ed", "#bcbcf2", "#a79fb9"),
    unreached="#d9d6cf",
    diverging="#70757c",
)
"""Dark words and paths on warm paper; the default."""

DARK = Theme(
    ground="#12161c",
    ink="#eef0f2",
    quiet="#98a1ab",
    ramp=("#1f3a52", "#2c4f66", "#436274", "#5d6f78", "#7a7a76", "#96826c"),
    wall="#262c34",
    casing="#0b0e12",
    warning="#f97316",
    paths=MappingProxyType(
        {
            "SGD": "#fff3ff",
            "Momentum": "#f74b19",
            "Nesterov": "#ce6e95",
            "AdaGrad": "#22ffa4",
            "RMSProp": "#9dbce1",
            "AdaDelta": "#ffbb00",
            "Adam": "#ac70ff",
            "QHM": "#ef80ff",
            "AggMo": "#806030",
            "ScheduleFreeSGD": "#af2070",
            "AdaMax": "#7080bf",
            "AMSGrad": "#307080",
            "NAdam": "#8faf80",
            "AdamW": "#708f20",
            "RAdam": "#af00ef",
            "Yogi": "#507050",
            "AdaBelief": "#208f70",
            "Adan": "#00bfaf",
            "ADOPT": "#8050af",
            "AdEMAMix": "#afdfdf",
            "Prodigy": "#dfff60",
            "ScheduleFreeAdamW": "#cfffdf",
            "Rprop": "#af8f50",
            "Lion": "#bfcf70",
            "Cautious": "#bf2010",
            "Grams": "#ff8f20",
            "Sophia": "#dfcfff",
            "Shampoo": "#609fbf",
        }
    ),
    spare=("#4dabff", "#ff6fa5", "#b8e04a", "#3fd6c4"),
    markers=MARKERS,
    spare_markers=SPARE_MARKERS,
    carried="#33bbff",
    pushed="#ffee22",
    basins=("#136865", "#897f51", "#796ab7", "#6e360a", "#5e4a7d", "#6b4f3f"),
    unreached="#343b44",
    diverging="#05070a",
)
"""Light words and paths on a night sky."""

THEMES: Mapping[str, Theme] = MappingProxyType({"dark": DARK, "light": LIGHT})
