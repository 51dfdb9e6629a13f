"""A formula as outlines in SVG, so that a page needs no fonts and no TeX."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

import numpy as np

SIZE = 100.0
"""Units to the em: outlines are told in whole ones."""

LETTERS = {1: "M", 2: "L", 3: "Q", 4: "C", 79: "Z"}
"""What SVG calls a part of an outline, by the number that matplotlib has for it."""

POINTS = {1: 1, 2: 1, 3: 2, 4: 3}


def formula_svg(text: str, *, spoken: str) -> str:
    """Words with TeX between dollar signs as an inline <svg> in the colour of its surroundings.

    It is as high as its letters at the surrounding type's size, stands on its baseline, and is read
    out as `spoken`.
    """
    from matplotlib import rc_context, rcParamsDefault
    from matplotlib.textpath import TextToPath

    from render.lettering.fonts import FONTS, know_fonts, properties

    with FONTS, rc_context(rcParamsDefault):
        know_fonts()
        font = properties(SIZE, bold=False)
        vertices, codes = TextToPath().get_text_path(font, text, ismath="$" in text)
    if not len(vertices):
        return ""
    outline = "".join(_parts(np.asarray(vertices).tolist(), np.asarray(codes).tolist()))
    left, right = (float(pick(x for x, _ in vertices)) for pick in (min, max))
    low, high = (float(pick(y for _, y in vertices)) for pick in (min, max))
    scale = SIZE
    width, height = right - left + 4, high - low + 4
    return (
        f'<svg class="formula" role="img" aria-label="{escape(spoken)}" '
        f'viewBox="{left - 2:.0f} {-high - 2:.0f} {width:.0f} {height:.0f}" '
        f'style="width:{width / scale:.3f}em;height:{height / scale:.3f}em;'
        f'vertical-align:{(low - 2) / scale:.3f}em" fill="currentColor">'
        f'<path d="{outline}"/></svg>'
    )


def _parts(vertices: list[list[float]], codes: list[int]) -> Iterator[str]:
    """The outline's parts; y counts downward in SVG."""
    place = 0
    while place < len(vertices):
        code = codes[place]
        count = POINTS.get(code, 1)
        if code == 79:
            yield "Z"
        else:
            numbers = [f"{x:.0f} {-y:.0f}" for x, y in vertices[place : place + count]]
            yield LETTERS[code] + " ".join(numbers)
        place += count
