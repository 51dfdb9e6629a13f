"""Words: what a scene says on its pictures, refused where it cannot be set."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from render.lettering.tex import read
from render.messages.wording import grouped

LETTERS = 1_000
"""Of a title, a label or a caption."""

SHOWN = 60
"""Characters of a text that a fault repeats."""

USUAL = re.compile(r"[ -~\u00a1-\u00ac\u00ae-\u017f\u0391-\u03a1\u03a3-\u03c9–—‘’“”…←-⇿∀-⋿]*")
"""What the font of plain text is known to have: Latin, Greek, dashes, arrows, operators."""

LINES = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
UNSEEN = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})
TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that only change the direction of others."""


@lru_cache(maxsize=1024)
def word_faults(what: str, text: str, *, bold: bool = False) -> tuple[str, ...]:
    """Why a line of text, with TeX between its dollar signs, cannot be set; told as `what`."""
    if text.count("$") >= 2:
        parts = re.split(r"(?<!\\)\$", text)
        fault = _character_fault(text) or _tex_fault(parts, text)
    else:
        fault = _character_fault(text) or _plain_fault(text, bold=bold)
    return () if fault is None else (f"{what} {short(text)} {fault}",)


@lru_cache(maxsize=1024)
def formula_faults(what: str, formula: str) -> tuple[str, ...]:
    """Why TeX that is to stand between dollar signs, or is blank, cannot be set; told as `what`."""
    if not formula.strip(" "):
        return ()
    fault = _character_fault(formula) or _tex_fault(["", formula, ""], f"${formula}$")
    return () if fault is None else (f"{what} {short(formula)} {fault}",)


def short(text: str) -> str:
    """A text as faults repeat it."""
    cut = text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
    return f"'{cut}'" if cut.isprintable() else repr(cut)  # TeX as it is written in r"…"


def _character_fault(text: str) -> str | None:
    """What no font could set."""
    if len(text) > LETTERS:
        return f"has {grouped(len(text))} letters; at most {grouped(LETTERS)} can be set"
    if any(character in LINES for character in text):
        return "has a line break; it must be one line"
    strange = [c for c in text if unicodedata.category(c) in UNSEEN or c in TURNING]
    codes = ", ".join(f"U+{ord(c):04X}" for c in list(dict.fromkeys(strange))[:5])
    return f"has {codes}, which cannot be seen; leave it out" if strange else None


def _plain_fault(text: str, *, bold: bool) -> str | None:
    if USUAL.fullmatch(text):
        return None
    from render.lettering.fonts import text_fault  # fonts load matplotlib

    return text_fault(text, bold=bold)


def _tex_fault(parts: list[str], text: str) -> str | None:
    """What is wrong with a text whose every second part is a formula."""
    if len(parts) % 2 == 0:
        return f"has {len(parts) - 1} $; TeX stands between two, and \\$ is the sign itself"
    readings = [read(formula) for formula in parts[1::2]]
    for reading in readings:
        if reading.fault is not None:
            return f"is no TeX that can be set: {reading.fault}"
    if all(reading.sure for reading in readings) and text.isascii():
        return None
    from render.lettering.fonts import tex_fault  # fonts load matplotlib

    return tex_fault(text, tuple(name for reading in readings for name in reading.commands))
