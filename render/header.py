"""The header: title, formula and step number."""

from render.raster.text import ascent, text_width
from render.scene import Scene
from render.shapes import Label, Shape
from render.views.view import Box

MOST = 400
"""Characters of a line that are looked at."""

SPACE = 0.32
"""Ems between two words."""

BASELINES = (58.0, 88.0)
"""Pixels at 1280 × 720 from the top to the title's and the formula's baseline."""


def header(
    scene: Scene, note: str, box: Box, scale: float, *, room: float | None = None
) -> list[Shape]:
    """The words that stand through the whole film; the second line has `room` pixels, or all."""
    look = scene.look
    size = look.type_size(look.title_size, scale)
    counter = look.type_size(look.word_size, scale) * 6
    beside = box.width - counter
    title_size = fitted(scene.title, size, beside, look.smallest, bold=True)
    title = shortened(scene.title, title_size, beside, bold=True)
    formula_size = look.type_size(look.formula_size, scale)
    text = _formula(scene) + (f"     {note}" if note else "")
    first = max(BASELINES[0] * scale, 1.5 * title_size)
    second = first + max((BASELINES[1] - BASELINES[0]) * scale, 1.65 * formula_size)
    shapes: list[Shape] = [Label(title, box.left, first, title_size, look.ink, bold=True)]
    room = box.width if room is None else room
    formula_size = fitted(text, formula_size, room, look.smallest)
    # A root or a fraction stands higher than letters; it keeps clear of the title.
    second = max(second, first + 0.3 * title_size + ascent(text, formula_size))
    if text_width(text, formula_size) <= room:
        shapes.append(Label(text, box.left, second, formula_size, look.quiet))
    return shapes


def step_number(scene: Scene, step: float, box: Box, scale: float) -> list[Shape]:
    """The step at the upper right; the digits keep their places while it counts."""
    look = scene.look
    size = look.type_size(look.word_size, scale)
    y = max(BASELINES[0] * scale, 1.5 * look.type_size(look.title_size, scale))
    number = str(int(step + 1e-9))
    widest = text_width("0", size) * len(str(scene.steps))
    return [
        Label(number, box.right, y, size, look.quiet, anchor="right", digits=True),
        Label("step", box.right - widest - SPACE * size, y, size, look.quiet, anchor="right"),
    ]


def _formula(scene: Scene) -> str:
    return f"$f(x, y) = {scene.surface.formula}$"


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
