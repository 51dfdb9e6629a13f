"""Text: drawn by matplotlib once a string, then only blended."""

import logging
import threading
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from matplotlib import get_cachedir, get_data_path, rc_context, rcParamsDefault
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import (
    FontEntry,
    FontManager,
    FontProperties,
    findfont,
    fontManager,
    get_font,
)
from numpy.typing import NDArray

from render.raster.colour import channels
from render.raster.kernel import kernel
from render.shapes import Label

FAMILY = "DejaVu Sans"
NEEDED = {FAMILY, "STIXGeneral", "STIXNonUnicode"} | {
    f"STIXSize{size}Sym" for size in ("One", "Two", "Three", "Four", "Five")
}
ANCHORS = {"left": 0.0, "middle": 0.5, "right": 1.0}
FONTS = threading.Lock()
"""matplotlib's fonts may crash when two threads use them at once."""


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


@cache
def know_fonts() -> None:
    """Add the fonts that come with matplotlib where its list of fonts, kept on disk, lacks one.

    The list is one for all environments of a user, and another process may have left it short, or
    something else in its place.
    """
    fonts = getattr(fontManager, "ttflist", None)
    if not isinstance(fonts, list) or not all(isinstance(font, FontEntry) for font in fonts):
        logging.getLogger(__name__).warning(
            "%s: matplotlib's list of fonts there is damaged; remove fontlist-*.json",
            get_cachedir(),
        )
        vars(fontManager).update(vars(FontManager()))
    known = {font.name for font in fontManager.ttflist}
    if NEEDED - known:
        for font in sorted(Path(get_data_path(), "fonts", "ttf").glob("*.ttf")):
            fontManager.addfont(font)


def missing_glyphs(text: str) -> list[str]:
    """The characters that the font lacks, in text and in TeX."""
    with FONTS:
        know_fonts()
        font = get_font(findfont(FontProperties(family=FAMILY)))
        return [c for c in dict.fromkeys(text) if not font.get_char_index(ord(c))]


@lru_cache(maxsize=4096)
def sprite(text: str, size: float, bold: bool) -> Sprite:  # noqa: FBT001  # a cache key
    """The sprite of a text, `size` pixels to the em."""
    font = FontProperties(
        family=FAMILY,
        size=size,
        weight="bold" if bold else "normal",
        math_fontfamily="stixsans",
    )
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
        coverage = np.array(renderer.buffer_rgba())[..., 3].copy()
    return Sprite(coverage, -margin, -baseline, float(width))


@kernel
def blend_sprite(
    pixels: NDArray[np.uint8],
    coverage: NDArray[np.uint8],
    x: float,
    y: float,
    colour: NDArray[np.float32],
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
