"""The height scale: a slim bar of the ramp, with the values at its ends and its middle."""

import numpy as np

from render.ranking import significant
from render.shapes import Bands, Label, Shape
from render.theme import Theme, mix
from render.views.height import Height
from render.views.view import Box

THICKNESS = 7.0
"""Pixels at 1280 × 720."""

SMOOTH = 64
"""Colours to which a continuous ramp is cut; one with more than `STEPS` is stepped already."""

STEPS = 8


def height_scale(
    height: Height, colours: tuple[str, ...], box: Box, look: Theme, *, scale: float
) -> list[Shape]:
    """The bar along the top of a box, and its values below; nothing where all is flat."""
    if height.highest <= height.lowest:
        return []
    steps = colours if len(colours) > STEPS else smooth(colours)
    columns, rows = max(2, round(box.width)), max(3, round(THICKNESS * scale))
    levels = np.tile((np.arange(columns) + 0.5) / columns * len(steps), (rows, 1))
    bar = Bands(levels, round(box.left), round(box.top), steps, isoline=0.0, strength=0.0)
    size = look.type_size(0.84 * look.tick_size, scale)
    y = box.top + rows + 1.25 * size
    shapes: list[Shape] = [bar]
    for share, anchor in ((0.0, "left"), (0.5, "middle"), (1.0, "right")):
        value = float(height.value(np.array(share)))
        text = significant(value if abs(value) > 1e-9 * height.highest else 0.0)
        x = box.left + share * box.width
        shapes.append(Label(text, x, y, size, look.quiet, anchor=anchor))  # type: ignore[arg-type]
    return shapes


def smooth(ramp: tuple[str, ...]) -> tuple[str, ...]:
    """The ramp in many small steps."""
    colours = []
    for at in np.linspace(0, len(ramp) - 1, SMOOTH):
        k = min(int(at), len(ramp) - 2)
        colours.append(mix(ramp[k], ramp[k + 1], float(at - k)))
    return tuple(colours)
