"""The header: title, formula and step number."""

from render.film.long_formula import cut
from render.raster.fitting import fitted, shortened
from render.raster.text import ascent, text_width
from render.scene.scene import Scene
from render.scene.view import Box
from render.shapes import Label, Shape

SPACE = 0.32
"""Ems between two words."""

BASELINES = (58.0, 88.0)
"""Pixels at 1280 × 720 from the top to the title's and the formula's baseline."""


def header(
    scene: Scene, note: str, box: Box, scale: float, *, room: float | None = None
) -> list[Shape]:
    """The words that stand through the whole film; the second line has `room` pixels, or all.

    Of a tuned scene it has the note alone where it is too long for the formula too.
    """
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
    if text_width(text, look.smallest) > room:
        text = _shortened(scene, note, room, look.smallest)
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


def _shortened(scene: Scene, note: str, room: float, size: float) -> str:
    """As many of the formula's first terms as have room beside the note; or else the note."""

    def told(formula: str) -> str:
        return f"$f(x, y) = {formula}$" + (f"     {note}" if note else "")

    formula = cut(scene.surface.formula, lambda one: text_width(told(one), size) <= room)
    if formula is not None:
        return told(formula)
    return note if scene.tuning is not None else told(scene.surface.formula)


def _formula(scene: Scene) -> str:
    return f"$f(x, y) = {scene.surface.formula}$"
