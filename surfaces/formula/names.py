"""What a formula may name: two variables, two constants, and functions; and the nearest of them."""

import re
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
    }
)
"""Names of other programs and languages, and what is meant here."""

EXPRESSED: Mapping[str, str] = MappingProxyType(
    {
        "sec": "1/cos(…)",
        "csc": "1/sin(…)",
        "cot": "1/tan(…)",
        "ctg": "1/tan(…)",
        "cbrt": "(…)^(1/3)",
        "hypot": "sqrt(x^2 + y^2)",
        "square": "(…)^2",
        "log10": "log(…)/log(10)",
        "log2": "log(…)/log(2)",
        "log1p": "log(1 + …)",
        "expm1": "exp(…) - 1",
        "sinc": "sin(…)/(…)",
        "relu": "max(0, …)",
        "softplus": "log(1 + exp(…))",
        "sigmoid": "1/(1 + exp(-(…)))",
    }
)
"""Functions that are not known, and how they are written by those that are."""

PARTS = re.compile(rf"({'|'.join(sorted([*VARIABLES, *CONSTANTS, *FUNCTIONS], key=len)[::-1])})")


def hint(name: str, *, called: bool = False) -> str:
    """What to write for a name that is not known; whether a bracket follows it."""
    known = [*VARIABLES, *CONSTANTS, *FUNCTIONS]
    folded = name.casefold()
    if folded in MEANT:
        return f"did you mean {MEANT[folded]!r}?"
    if instead := EXPRESSED.get(folded) or _apart(name, called=called):
        return f"write {instead}"
    if re.fullmatch(r"[xy]_?[0-9]+", folded):
        return f"variables are x and y; {name[0]}*2 is a product, {name[0]}^2 a power"
    near = get_close_matches(folded, known, n=2, cutoff=0.6) if len(name) <= 20 else []
    if near:
        return f"did you mean {' or '.join(map(repr, near))}?"
    if len(name) == 1:
        return "a formula's variables are x and y"
    return f"known: {', '.join(known)}"


def _apart(name: str, *, called: bool) -> str | None:
    """Known names that were written without a sign between them, with it: x*y, x*sin(…), sin(x)."""
    parts = [part for part in PARTS.split(name) if part]
    if not 2 <= len(parts) <= 4 or any(PARTS.fullmatch(part) is None for part in parts):
        return None
    *first, last = parts
    if called:
        last = f"{last}(…)" if last in FUNCTIONS else f"{last}*(…)"
    if len(first) == 1 and first[0] in FUNCTIONS and not called:
        return f"{first[0]}({last})"
    if any(part in FUNCTIONS for part in first) or (last in FUNCTIONS and not called):
        return None
    return f"{'*'.join([*first, last])} for the product"
