"""The fonts of all words, and what of a text they cannot set. Loading this loads matplotlib."""

import logging
import threading
import unicodedata
from functools import cache
from pathlib import Path

import matplotlib as mpl
from matplotlib import get_cachedir, get_data_path, rc_context, rcParamsDefault
from matplotlib.font_manager import (
    FontEntry,
    FontManager,
    FontProperties,
    findfont,
    fontManager,
    get_font,
)
from matplotlib.mathtext import MathTextParser

from render.lettering.tex import PLAIN, TAKING
from render.messages.nearest import did_you_mean

FAMILY = "DejaVu Sans"
MATH = "stixsans"
FONTS = threading.Lock()
"""matplotlib's fonts may crash when two threads use them at once."""

STAND_IN = "\u00a4"
"""What mathtext sets where its fonts lack a character."""

SHAPING = (3, 11)
"""The first matplotlib that sets what runs from right to left."""


@cache
def know_fonts() -> None:
    """Set words in the fonts that come with matplotlib, whatever its list of fonts, kept on disk.

    The list is one for all environments of a user: another process may have left it short, or
    something else in its place, and the system's own fonts have the same names, other versions.
    """
    fonts = getattr(fontManager, "ttflist", None)
    if not isinstance(fonts, list) or not all(isinstance(font, FontEntry) for font in fonts):
        logging.getLogger(__name__).warning(
            "%s: matplotlib's list of fonts there is damaged; remove fontlist-*.json",
            get_cachedir(),
        )
        vars(fontManager).update(vars(FontManager()))
    folder = Path(get_data_path(), "fonts", "ttf")
    known = {Path(font.fname) for font in fontManager.ttflist}
    for file in sorted(folder.glob("*.ttf")):
        if file not in known:
            fontManager.addfont(file)
    # of equals, the first is taken
    fontManager.ttflist.sort(key=lambda font: Path(font.fname).parent != folder)


def properties(size: float, *, bold: bool) -> FontProperties:
    """The font of words, `size` pixels to the em."""
    weight = "bold" if bold else "normal"
    return FontProperties(family=FAMILY, size=size, weight=weight, math_fontfamily=MATH)


def text_fault(text: str, *, bold: bool = False) -> str | None:
    """What a plain text has that cannot be set, as the end of a sentence; None where it can be."""
    if _turned(text) and mpl.__version_info__ < SHAPING:
        told = ".".join(map(str, SHAPING))
        return f"runs from right to left, which matplotlib sets from {told} on"
    with FONTS:
        know_fonts()
        font = get_font(findfont(properties(14, bold=bold)))
        return _lacking([c for c in dict.fromkeys(text) if not font.get_char_index(ord(c))])


def tex_fault(text: str, commands: tuple[str, ...] = ()) -> str | None:
    """What a text with TeX between dollar signs has that cannot be set; None where it can be.

    `commands` are those of its commands that may not be known.
    """
    if _turned(text):
        return "runs from right to left, which cannot be set beside TeX"
    with FONTS, rc_context(rcParamsDefault):
        know_fonts()
        if (drawn := _drawn(text)) is None:
            told = [_unknown(command) for command in commands if not _known(command)]
            hint = told[0] if told else "a command or sign in it lacks what it takes"
            return f"is no TeX that can be set: {hint}"
        if drawn.count(STAND_IN) <= text.count(STAND_IN):
            return None
        parts = dict.fromkeys([*commands, *(c for c in text if c > "~" and c != STAND_IN)])
        return _lacking([part for part in parts if STAND_IN in (_drawn(f"${part}$") or "")])


def _known(command: str) -> bool:
    """Whether there is such a command, alone or with as many groups as it takes."""
    return any(_drawn(f"${command}{'{1}' * groups}$") is not None for groups in range(5))


def _unknown(command: str) -> str:
    near = did_you_mean(command, {*PLAIN, *TAKING})
    hint = near.replace("\\\\", "\\") if near else "write it otherwise"
    return f"there is no {command}; {hint}"


def _lacking(missing: list[str]) -> str | None:
    shown = ", ".join(map(repr, missing[:5])) + (", …" if len(missing) > 5 else "")
    return f"has {shown}, which the font lacks; write it otherwise" if missing else None


def _turned(text: str) -> bool:
    return any(unicodedata.bidirectional(character) in {"R", "AL"} for character in text)


def _drawn(text: str) -> str | None:
    """The characters that are drawn; None where the text is no TeX."""
    log = logging.getLogger("matplotlib.mathtext")
    told, log.disabled = log.disabled, True  # what is not there is told by us
    try:
        parsed = MathTextParser("path").parse(text, 72, properties(14, bold=False))
    except ValueError:
        return None
    finally:
        log.disabled = told
    return "".join(chr(glyph[2]) for glyph in parsed.glyphs)
