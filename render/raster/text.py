"""Text: drawn by matplotlib once a string, then only blended."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from matplotlib import rc_context, rcParamsDefault
from matplotlib.backends.backend_agg import RendererAgg
from numpy.typing import NDArray

from render.lettering.fonts import FONTS, know_fonts, properties
from render.raster.colour import Colour, channels
from render.raster.kernel import kernel
from render.shapes import Label

ANCHORS = {"left": 0.0, "middle": 0.5, "right": 1.0}


class Sprite(NamedTuple):
    """A text's coverage, 0 to 255, its origin on the baseline, and how far the pen moves on."""

    coverage: NDArray[np.uint8]
    left: int
    top: int
    advance: float


def draw_label(pixels: NDArray[np.uint8], label: Label) -> None:
    """Draw a line of text on pixels of shape (height, width, 3), to a fraction of a pixel."""
    pieces = list(label.text) if label.digits else [label.text]
    sprites = [sprite(piece, label.size, label.bold) for piece in pieces]
    x = label.x - ANCHORS[label.anchor] * sum(piece.advance for piece in sprites)
    colour = channels(label.colour)
    for piece in sprites:
        blend_sprite(
            pixels, piece.coverage, x + piece.left, label.y + piece.top, colour, label.strength
        )
        x += piece.advance


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width in pixels of a line of text."""
    return sprite(text, size, bold).advance


def ascent(text: str, size: float) -> float:
    """Pixels from the baseline of a line of text up to its highest mark; 0 where it has none."""
    drawn = sprite(text, size, bold=False)
    rows = np.flatnonzero(drawn.coverage.any(axis=1))
    return float(max(0, -drawn.top - rows[0])) if len(rows) else 0.0


def extent(label: Label) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a label, from its capitals' height to its baseline."""
    pieces = list(label.text) if label.digits else [label.text]
    width = sum(sprite(piece, label.size, label.bold).advance for piece in pieces)
    left = label.x - ANCHORS[label.anchor] * width
    return left, label.y - 0.74 * label.size, left + width, label.y


@lru_cache(maxsize=4096)
def sprite(text: str, size: float, bold: bool) -> Sprite:  # noqa: FBT001  # a cache key
    """The sprite of a text, `size` pixels to the em."""
    font = properties(size, bold=bold)
    is_math = text.count("$") >= 2
    with FONTS, rc_context(rcParamsDefault):  # whatever a scene has set
        know_fonts()
        measure = RendererAgg(1, 1, 72)
        width, height, descent = measure.get_text_width_height_descent(text, font, is_math)
        margin = 3
        columns, rows = int(width) + 2 * margin + 2, int(height) + 2 * margin + 2
        baseline = rows - margin - int(np.ceil(descent))
        renderer = RendererAgg(columns, rows, 72)
        renderer.draw_text(renderer.new_gc(), margin, baseline, text, font, 0, is_math)
        drawn = np.array(renderer.buffer_rgba())[..., 3]
    top, bottom = held(drawn.max(axis=1))
    left, right = held(drawn.max(axis=0))
    coverage = drawn[top:bottom, left:right].copy()
    return Sprite(coverage, left - margin, top - baseline, float(width))


def held(most: NDArray[np.uint8]) -> tuple[int, int]:
    """Where what is not 0 begins and ends; 0 and 0 where all is."""
    places = np.flatnonzero(most)
    return (int(places[0]), int(places[-1]) + 1) if len(places) else (0, 0)


@kernel
def blend_sprite(
    pixels: NDArray[np.uint8],
    coverage: NDArray[np.uint8],
    x: float,
    y: float,
    colour: Colour,
    strength: float,
) -> None:
    """Blend a sprite whose upper left corner is at (x, y)."""
    height, width = pixels.shape[:2]
    rows, columns = coverage.shape
    left, top = int(np.floor(x)), int(np.floor(y))
    fx, fy = x - left, y - top
    for i in range(rows + 1):
        for j in range(columns + 1):
            row, column = top + i, left + j
            if row < 0 or column < 0 or row >= height or column >= width:
                continue
            share = 0.0
            if i < rows and j < columns:
                share += coverage[i, j] * (1 - fx) * (1 - fy)
            if i > 0 and j < columns:
                share += coverage[i - 1, j] * (1 - fx) * fy
            if i < rows and j > 0:
                share += coverage[i, j - 1] * fx * (1 - fy)
            if i > 0 and j > 0:
                share += coverage[i - 1, j - 1] * fx * fy
            share *= strength / 255.0
            if share > 0.0:
                for k in range(3):
                    value = float(pixels[row, column, k])
                    pixels[row, column, k] = int(value + (colour[k] - value) * share + 0.5)
