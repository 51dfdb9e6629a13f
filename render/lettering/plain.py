"""plain(text): what a text says without TeX, for readers that set none."""

import re
import unicodedata

from render.lettering.tex import FUNCTIONS, GREEK, TOKEN

SIGNS = {
    "cdot": "·",
    "times": "×",
    "div": "÷",
    "pm": "±",
    "mp": "∓",
    "ast": "∗",
    "star": "⋆",
    "circ": "∘",
    "leq": "≤",
    "geq": "≥",
    "neq": "≠",
    "approx": "≈",
    "equiv": "≡",
    "sim": "∼",
    "propto": "∝",
    "in": "∈",
    "infty": "∞",
    "partial": "∂",
    "nabla": "∇",
    "sum": "∑",
    "prod": "∏",
    "int": "∫",
    "rightarrow": "→",
    "leftarrow": "←",
    "forall": "∀",
    "exists": "∃",
    "ldots": "…",
    "cdots": "⋯",
    ",": " ",
    ";": " ",
    ":": " ",
    "!": "",
}
"""What a command's sign is; a command that is not here nor a letter's name is left out."""

RAISED = dict(zip("0123456789+-−()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ", strict=True))
LOWERED = dict(zip("0123456789+-−()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎", strict=True))
SINGLE = re.compile(r"\w+|\(.*\)", re.DOTALL)
"""What needs no brackets under a root or a stroke."""


def plain(text: str) -> str:
    r"""The text with its formulas in Unicode: what $\eta = 10^{-2}$ says is η = 10⁻²."""
    parts = re.split(r"(?<!\\)\$", text)
    told = [plain_formula(part) if place % 2 else part for place, part in enumerate(parts)]
    return "".join(told).replace(r"\$", "$")


def plain_formula(formula: str) -> str:
    """A formula of TeX in Unicode."""
    tokens = [token for token in TOKEN.findall(formula) if not token.isspace() or token == " "]
    told, _ = _items(tokens, 0, until="")
    return " ".join(told.replace("-", "−").split())


def _items(tokens: list[str], place: int, *, until: str) -> tuple[str, int]:
    """What stands up to the token, and the place after it."""
    told = ""
    while place < len(tokens) and tokens[place] != until:
        token = tokens[place]
        if token in {"^", "_"}:
            inner, place = _one(tokens, _past_space(tokens, place + 1))
            told += _script(inner, token)
        else:
            inner, place = _one(tokens, place)
            told += inner
    return told, place + 1


def _one(tokens: list[str], place: int) -> tuple[str, int]:
    """A letter, a sign, a group or a command with what it takes; and the place after it."""
    if place >= len(tokens):
        return "", place
    token, place = tokens[place], place + 1
    if token == "{":
        told, place = _items(tokens, place, until="}")
    elif token == "\\frac":
        above, place = _one(tokens, _past_space(tokens, place))
        below, place = _one(tokens, _past_space(tokens, place))
        told = f"{_bracketed(above)}/{_bracketed(below)}"
    elif token == "\\sqrt":
        inner, place = _one(tokens, _past_space(tokens, place))
        told = f"√{_bracketed(inner)}"
    elif token in {"\\left", "\\right"}:  # what stands between is read as it comes
        told = ""
        place += tokens[place : place + 1] == ["."]
    else:
        told = _command(token[1:]) if token.startswith("\\") else token
        if token[1:] in GREEK.split():  # a space only ends the name
            after = _past_space(tokens, place)
            place = after if after < len(tokens) and tokens[after].isalnum() else place
    return told, place


def _command(name: str) -> str:
    if name in GREEK.split():
        case = "CAPITAL" if name[0].isupper() else "SMALL"
        spelt = name.removeprefix("var").lower().replace("lambda", "lamda")
        return unicodedata.lookup(f"GREEK {case} LETTER {spelt.upper()}")
    if name in FUNCTIONS.split():
        return name
    return SIGNS.get(name, name if len(name) == 1 else "")


def _script(inner: str, kind: str) -> str:
    table = RAISED if kind == "^" else LOWERED
    if inner and all(letter in table for letter in inner.replace(" ", "")):
        return "".join(table[letter] for letter in inner.replace(" ", ""))
    return f"{kind}{inner}" if len(inner) < 2 else f"{kind}({inner})"


def _bracketed(inner: str) -> str:
    return inner if SINGLE.fullmatch(inner) else f"({inner})"


def _past_space(tokens: list[str], place: int) -> int:
    return place + (place < len(tokens) and tokens[place] == " ")
