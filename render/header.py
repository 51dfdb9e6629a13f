"""The header: title, formula and step number."""

from collections.abc import Sequence

from render.raster.text import missing_glyphs, text_width
from render.scene import Scene
from render.shapes import Label, Shape
from render.views.view import Box

BASELINES = (58.0, 88.0)
"""Pixels at 1280 × 720 from the top to the title's and the formula's baseline."""


def header(scene: Scene, note: str, box: Box, scale: float) -> list[Shape]:
    """The words that stand through the whole film."""
    look = scene.look
    size = look.type_size(look.title_size, scale)
    counter = look.type_size(look.word_size, scale) * 6
    room = box.width - counter
    title_size = fitted(scene.title, size, room, look.smallest_size, bold=True)
    title = shortened(scene.title, title_size, room, bold=True)
    formula = f"$f(x, y) = {scene.surface.formula}$"
    formula_size = look.type_size(look.formula_size, scale)
    text = formula + (f"     {note}" if note else "")
    first = max(BASELINES[0] * scale, 1.5 * title_size)
    second = first + max((BASELINES[1] - BASELINES[0]) * scale, 1.65 * formula_size)
    shapes: list[Shape] = [Label(title, box.left, first, title_size, look.ink, bold=True)]
    if text_width(text, fitted(text, formula_size, box.width, look.smallest_size)) <= box.width:
        formula_size = fitted(text, formula_size, box.width, look.smallest_size)
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
        Label("step ", box.right - widest, y, size, look.quiet, anchor="right"),
    ]


def refuse_missing_glyphs(texts: Sequence[str]) -> None:
    """Raise ValueError where the font lacks a character of a text."""
    found = [
        f"{text!r} has {', '.join(map(repr, missing))}, which the font lacks; write it otherwise"
        for text in texts
        if (missing := missing_glyphs(text))
    ]
    if found:
        raise ValueError("\n".join(found))


def shortened(text: str, size: float, width: float, *, bold: bool = False) -> str:
    """The text, its end cut off with an ellipsis where it is wider than that."""
    if text_width(text, size, bold=bold) <= width:
        return text
    kept = text
    while kept and text_width(f"{kept.rstrip()}…", size, bold=bold) > width:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def fitted(text: str, size: float, width: float, smallest: float, *, bold: bool = False) -> float:
    """The type size, made smaller where the text is wider than that, down to the smallest."""
    wide = text_width(text, size, bold=bold)
    return max(smallest, min(size, size * width / wide)) if wide > width else size
