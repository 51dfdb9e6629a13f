"""The height scale: a slim bar of the ramp, with the values at its ends and its middle."""

from typing import Literal

import numpy as np

from render.film.ranking import significant
from render.raster.text import text_width
from render.scene.height import Height
from render.scene.mixing import mix
from render.scene.theme import Theme
from render.scene.view import Box
from render.shapes import Bands, Label, Shape

THICKNESS = 7.0
"""Pixels at 1280 × 720."""

SMOOTH = 64
"""Colours to which a continuous ramp is cut; one with more than `STEPS` is stepped already."""

STEPS = 8

NOTHING = 3e-4
"""Of the span: what is less is written as 0, as between a grid's extremes; so is the highest value
of any scale, but low ones of a root or logarithm may well be as small."""

FINEST, PLAIN = 13, 7
"""Digits, at most, that tell values apart; powers of ten that are written out."""

SHARES: tuple[tuple[float, Literal["left", "middle", "right"]], ...] = (
    (0.0, "left"),
    (0.5, "middle"),
    (1.0, "right"),
)


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
    low, middle, high = (
        Label(text, box.left + share * box.width, y, size, look.quiet, anchor)
        for text, (share, anchor) in zip(texts(height), SHARES, strict=True)
    )
    widths = [text_width(label.text, size) for label in (low, middle, high)]
    fits = widths[1] / 2 + max(widths[0], widths[2]) + size < box.width / 2
    return [bar, low, middle, high] if fits else [bar, low, high]


def texts(height: Height) -> list[str]:
    """The values at the bar's ends and middle, with as many digits as tell them apart."""
    found = [written(height, share) for share, _ in SHARES]
    values = [float(height.value(np.array(share))) for share, _ in SHARES]
    for digits in range(4, FINEST):
        if len(set(found)) == len(SHARES):
            break
        found = [_to(value, digits) for value in values]
    return found


def _to(value: float, digits: int) -> str:
    """The value to so many digits, with thin spaces; a power of ten from 10⁷ on."""
    mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
    power = int(exponent)
    text = f"{mantissa}e{power}"
    if abs(power) < PLAIN:
        places = max(0, digits - 1 - power)
        text = f"{value:,.{places}f}".replace(",", "\u2009")
    return text.replace("-", "−")


def written(height: Height, share: float) -> str:
    """The value at a share of the height."""
    value = float(height.value(np.array(share)))
    span = height.highest - height.lowest
    nothing = NOTHING if height.scale == "linear" or share == 1 else 1e-9
    return significant(value if abs(value) > nothing * span else 0.0)


def smooth(ramp: tuple[str, ...]) -> tuple[str, ...]:
    """The ramp in many small steps."""
    colours = []
    for at in np.linspace(0, len(ramp) - 1, SMOOTH):
        k = min(int(at), len(ramp) - 2)
        colours.append(mix(ramp[k], ramp[k + 1], float(at - k)))
    return tuple(colours)
