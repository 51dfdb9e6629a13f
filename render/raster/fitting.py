"""Fitting: a line of text made shorter, or its type smaller, until it fits."""

from render.raster.text import text_width

MOST = 400
"""Characters of a line that are looked at."""


def shortened(text: str, size: float, width: float, *, bold: bool = False) -> str:
    """The text, its end cut off with an ellipsis where it is wider than that."""
    if len(text) < MOST and text_width(text, size, bold=bold) <= width:
        return text
    fits, too_long = 0, min(len(text), MOST)
    while too_long - fits > 1:
        middle = (fits + too_long) // 2
        wide = text_width(f"{text[:middle].rstrip()}…", size, bold=bold) > width
        fits, too_long = (fits, middle) if wide else (middle, too_long)
    return f"{text[:fits].rstrip()}…"


def fitted(text: str, size: float, width: float, smallest: float, *, bold: bool = False) -> float:
    """The type size, made smaller where the text is wider than that, down to the smallest."""
    wide = text_width(text, size, bold=bold)
    return max(smallest, min(size, size * width / wide)) if wide > width else size
