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
        }
    ),
    spare=("#4dabff", "#ff6fa5", "#b8e04a", "#3fd6c4"),
    carried="#33bbff",
    pushed="#ffee22",
    basins=("#136865", "#897f51", "#796ab7", "#6e360a", "#5e4a7d", "#6b4f3f"),
    unreached="#343b44",
    diverging="#05070a",
)
"""Light words and paths on a night sky."""

THEMES: Mapping[str, Theme] = MappingProxyType({"dark": DARK, "light": LIGHT})
