"""The themes that a scene may name."""

from collections.abc import Mapping
from types import MappingProxyType

from render.scene.theme import Theme

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
    carried="#33bbff",
    pushed="#ffee22",
    basins=("#136865", "#897f51", "#796ab7", "#6e360a", "#5e4a7d", "#6b4f3f"),
    unreached="#343b44",
    diverging="#05070a",
    run_strength=0.48,
)
"""Light words and paths on a night sky."""

THEMES: Mapping[str, Theme] = MappingProxyType({"dark": DARK, "light": LIGHT})
