"""Where title, film and caption stand on a slide, in 1280ths of its width."""

from math import ceil
from typing import NamedTuple

WIDTH, HEIGHT = 1280, 720
"""Of a slide, 16:9. One is 1/96 inch on a slide of 13⅓ × 7½ inches."""

LETTER, LINE = 0.53, 1.2
"""How wide a letter is on the average, and how high a line, by the size of the type."""


class Box(NamedTuple):
    """A place on a slide."""

    left: float
    top: float
    width: float
    height: float


TITLE = Box(40, 12, 1200, 56)
FILM = Box(40, 72, 1200, 584)
CAPTION = Box(40, 660, 1100, 50)

LARGEST = {TITLE: 36.0, CAPTION: 24.0}
"""The size of type in a box where its words have room enough."""

SMALLEST = 14.0
"""The least size of type: what needs a smaller one is cut."""


def film_box(size: tuple[int, int]) -> Box:
    """Where a film of that width and height stands: as large as can be, in the middle."""
    scale = min(FILM.width / size[0], FILM.height / size[1])
    width, height = size[0] * scale, size[1] * scale
    left = FILM.left + (FILM.width - width) / 2
    return Box(left, FILM.top + (FILM.height - height) / 2, width, height)


def fitted(text: str, box: Box) -> tuple[str, float]:
    """The text as a box can hold it, and the size of its type."""
    size = LARGEST[box]
    while size > SMALLEST and not _fits(text, size, box):
        size -= 1
    if not _fits(text, size, box):
        text = text[: int(_lines(size, box) * _letters(size, box)) - 1].rstrip() + "…"
    return text, size


def _fits(text: str, size: float, box: Box) -> bool:
    return ceil(len(text) / _letters(size, box)) <= _lines(size, box)


def _lines(size: float, box: Box) -> int:
    return int(box.height / (LINE * size))


def _letters(size: float, box: Box) -> float:
    """How many stand in a line, on the average; some of it stays empty where words break."""
    return 0.94 * box.width / (LETTER * size)
