"""Colours and markers in words."""

import colorsys

from render.form import Form
from render.scene.mixing import rgb

HUES = (
    (12, "red"),
    (40, "orange"),
    (68, "yellow"),
    (80, "yellow-green"),
    (160, "green"),
    (192, "turquoise"),
    (246, "blue"),
    (290, "violet"),
    (340, "pink"),
    (361, "red"),
)
"""Up to which degree of the circle a hue has its name."""

NAMES = {
    ("dark", "orange"): "brown",
    ("dark", "yellow"): "olive",
    ("dark", "pink"): "dark purple",
    ("plain", "pink"): "pink",
}
"""Where a shade has a name of its own."""

OUTLINES = {
    "up": "triangle pointing up",
    "down": "triangle pointing down",
    "left": "triangle pointing left",
    "right": "triangle pointing right",
    "spark": "star of four points",
    "tilted spark": "star of four points, on its side",
    "star": "star of five points",
    "cross": "diagonal cross",
    "plus": "upright cross",
}
"""Outlines whose names are not their words."""

BARS = {"": "", "across": ", parted by a bar across", "upright": ", parted by an upright bar"}


def colour_words(colour: str) -> str:
    """What one would call a colour, #rrggbb: dark red, pale violet, grey."""
    hue, light, _ = colorsys.rgb_to_hls(*(one / 255 for one in rgb(colour)))
    chroma = (max(rgb(colour)) - min(rgb(colour))) / 255
    if chroma < 0.08:
        return "white" if light > 0.95 else "black" if light < 0.1 else _shaded(light, "grey")
    name = next(name for end, name in HUES if hue * 360 < end)
    if light > 0.95:
        return f"white with a touch of {name}"
    shade = "dark" if light < 0.4 else "pale" if light > 0.72 else "plain"
    greyish = "greyish " if chroma < 0.22 and light <= 0.72 else ""
    return greyish + NAMES.get((shade, name), name if shade == "plain" else f"{shade} {name}")


def marker_words(form: Form) -> str:
    """What one would call a marker: disc, triangle pointing up, parted by a bar across."""
    return OUTLINES.get(form.outline, form.outline) + BARS[form.bar]


def _shaded(light: float, name: str) -> str:
    return f"dark {name}" if light < 0.35 else f"pale {name}" if light > 0.7 else name
