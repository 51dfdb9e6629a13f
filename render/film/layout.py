"""Where a frame's parts stand: header above, panel below it, the key beside or beneath."""

from __future__ import annotations

from dataclasses import dataclass, replace

from render.scene.theme import Theme
from render.scene.view import Box

SMALLEST, LARGEST = 32, 7680
"""Pixels of a side."""

MARGIN = 48.0
HEADER = 106.0
ROW = 36.0
GAP = 20.0
BAR = 230.0
"""Pixels at 1280 × 720."""


@dataclass(frozen=True)
class Layout:
    """A frame's boxes in pixels; `scale` is pixels per pixel at 1280 × 720.

    `key` is where the walkers are named: the ranking of one view, or the legend of several.

    `caption` is the line below the panel, None where nothing is said. `worded` is false where the
    frame is too small for type; `bar`, the height scale's place, is None where there is no room.
    """

    size: tuple[int, int]
    scale: float
    header: Box
    panel: Box
    key: Box
    bar: Box | None
    caption: Box | None
    worded: bool

    @classmethod
    def of(
        cls,
        size: tuple[int, int],
        look: Theme,
        *,
        rows: int,
        row_width: float,
        row_size: float,
        captioned: bool = False,
    ) -> Layout:
        """Arrange a frame whose ranking has `rows` rows of `row_width` pixels at type `row_size`.

        Where it is `captioned`, a line of type is left free below the panel.

        Raises ValueError for a size that is odd, too small or too large.
        """
        if (bare := cls._wordless(size, look)) is not None:
            return bare
        width, height = size
        scale = scale_of(size)
        margin = MARGIN * scale
        header = _header(size, look, scale)
        top = header.height
        row = max(ROW * scale, 1.7 * row_size)
        line = _line(look, scale) if captioned else 0.0
        if width >= 1.2 * height:
            left = width - margin - row_width
            panel = Box(margin, top, left - GAP * scale - margin, height - top - 0.6 * GAP * scale)
            tall = min(row * (rows + 1), panel.height)
            above = max(0.0, panel.height - tall - 2 * row) / 2
            key = Box(left, panel.top + above, row_width, tall)
            bar = Box(left, key.bottom + row, row_width, row)
        else:
            columns = max(1, int((width - 2 * margin + 2 * GAP) // (row_width + 2 * GAP)))
            tall = row * (1 + -(-rows // columns))
            inner = width - 2 * margin
            free = height - top - tall - margin - 1.6 * row
            spare = max(0.0, free - 1.1 * inner)
            panel = Box(margin, top + spare / 4, inner, free - spare / 2)
            key = Box(margin, panel.bottom + 0.3 * margin, inner, tall)
            bar = Box(margin, key.bottom + 0.5 * row, inner, row)
        caption = None
        if captioned:
            panel = replace(panel, height=panel.height - line)
            caption = Box(margin, panel.bottom, width - 2 * margin, line)
        beside = [box for box in (bar, key) if caption and box.bottom > caption.top]
        if caption and beside and key.top < panel.bottom:
            caption = replace(caption, width=panel.width)
        fits = bar.bottom <= height
        return cls(size, scale, header, panel, key, bar if fits else None, caption, worded=True)

    @classmethod
    def of_panels(
        cls, size: tuple[int, int], look: Theme, *, legend: float, captioned: bool = False
    ) -> Layout:
        """Arrange a frame of several panels over a legend that is `legend` pixels high.

        Raises ValueError for a size that is odd, too small or too large.
        """
        if (bare := cls._wordless(size, look)) is not None:
            return bare
        width, height = size
        scale = scale_of(size)
        margin = MARGIN * scale
        header = _header(size, look, scale)
        line = _line(look, scale) if captioned else 0.0
        key = Box(margin, height - 0.4 * margin - legend, width - 2 * margin, legend)
        caption = Box(margin, key.top - line, width - 2 * margin, line) if captioned else None
        inner = key.top - line - header.height - 0.3 * GAP * scale
        panel = Box(margin, header.height, width - 2 * margin, inner)
        bar_width = min(BAR * scale, 0.3 * width)
        tall = max(0.3 * header.height, 2.0 * look.type_size(look.tick_size, scale))
        bar = Box(width - margin - bar_width, header.height - tall, bar_width, tall)
        return cls(size, scale, header, panel, key, bar, caption, worded=True)

    @classmethod
    def _wordless(cls, size: tuple[int, int], look: Theme) -> Layout | None:
        """The whole frame as a panel, where it is too small for type."""
        width, height = refuse_size(size)
        scale = scale_of(size)
        if look.worded(scale):
            return None
        pad = 0.04 * min(size)
        panel = Box(pad, pad, width - 2 * pad, height - 2 * pad)
        return cls(size, scale, panel, panel, panel, None, None, worded=False)


def _header(size: tuple[int, int], look: Theme, scale: float) -> Box:
    margin = MARGIN * scale
    top = HEADER * (scale + look.type_size(look.word_size, scale) / look.word_size) / 2
    return Box(margin, 0, size[0] - 2 * margin, top)


def _line(look: Theme, scale: float) -> float:
    return 2.3 * look.type_size(look.caption_size, scale)


def scale_of(size: tuple[int, int]) -> float:
    """Pixels per pixel at 1280 × 720, for a frame of this width and height."""
    width, height = size
    wide = width >= 1.2 * height
    return min(width / 1280, height / 720) if wide else min(width / 800, height / 1000)


def refuse_size(size: tuple[int, int]) -> tuple[int, int]:
    """The width and height; ValueError where they are odd, too small or too large."""
    width, height = size
    if not all(SMALLEST <= side <= LARGEST for side in size):
        raise ValueError(f"size {width}x{height}: each side must be {SMALLEST} to {LARGEST} pixels")
    if width % 2 or height % 2:
        even = f"{width + width % 2}x{height + height % 2}"
        raise ValueError(f"size {width}x{height}: both sides must be even; try {even}")
    return width, height
