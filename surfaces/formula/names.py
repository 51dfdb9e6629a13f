"""What a formula may name: two variables, two constants, and functions; and the nearest of them."""

from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType

VARIABLES = ("x", "y")
CONSTANTS = ("pi", "e")

FUNCTIONS: Mapping[str, str] = MappingProxyType(
    {
        **{name: name for name in ("sin", "cos", "tan", "asin", "acos", "atan")},
        **{name: name for name in ("sinh", "cosh", "tanh", "exp", "log", "sqrt", "abs")},
        **{name: name for name in ("min", "max")},
        "arcsin": "asin",
        "arccos": "acos",
        "arctan": "atan",
        "ln": "log",
    }
)
"""The functions, by all their names."""

SEVERAL = {"min": "two or more", "max": "two or more"}
"""Functions of more than one argument."""

MEANT: Mapping[str, str] = MappingProxyType(
    {
        "sen": "sin",
        "sine": "sin",
        "cosine": "cos",
        "tg": "tan",
        "arctg": "atan",
        "power": "^",
        "pow": "^",
        "root": "sqrt",
        "raiz": "sqrt",
        "fabs": "abs",
        "euler": "e",
        "log10": "log",
        "log2": "log",
    }
)
"""Names of other programs and languages, and what is meant here."""


def hint(name: str) -> str:
    """What to write for a name that is not known."""
    known = [*VARIABLES, *CONSTANTS, *FUNCTIONS]
    folded = name.casefold()
    if folded in MEANT:
        return f"did you mean {MEANT[folded]!r}?"
    near = get_close_matches(folded, known, n=2, cutoff=0.6) if len(name) <= 20 else []
    if near:
        return f"did you mean {' or '.join(map(repr, near))}?"
    if len(name) == 1:
        return "a formula's variables are x and y"
    return f"known: {', '.join(known)}"
