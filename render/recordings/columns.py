"""Columns: which of a table's names mean the step, the place, the value, the walk."""

import re
from collections.abc import Iterable, Sequence

STEP = ("step", "steps", "iteration", "iterations", "iter", "epoch", "epochs")
VALUE = ("value", "values", "f", "fx", "loss", "objective", "cost", "fval", "fn")
LABEL = ("label", "labels", "walker", "optimizer", "method")
START = ("start", "starts")
RUN = ("run", "runs", "seed", "trial")
VARIANT = ("variant", "variants")

PAIRS = ("x", "theta", "w", "p", "v", "par", "param", "parameter", "weight", "beta")
"""What coordinates are called before their numbers: x1 and x2, or x0 and x1."""

SIGNS = str.maketrans(
    {"θ": "theta", "ϑ": "theta", "β": "beta", **dict(zip("₀₁₂₃₄₅₆₇₈₉", "0123456789", strict=True))}
)


def plain(name: str) -> str:
    """A name as it is compared: θ₁, theta_1, theta[1] and Theta.1 are one."""
    return re.sub(r"[\W_]", "", name.casefold().translate(SIGNS))


def named(names: Iterable[str], known: Sequence[str]) -> str | None:
    """The first of the names that is one of those known, in the order of these."""
    by_plain: dict[str, str] = {}
    for name in names:
        by_plain.setdefault(plain(name), name)
    return next((by_plain[one] for one in known if one in by_plain), None)


def place_among(names: Sequence[str], places: tuple[str, str] | None) -> tuple[str, str] | None:
    """The names of the two coordinates: those given, x and y, or a pair such as w1 and w2."""
    if places is not None:
        return places if set(places) <= set(names) else None
    by_plain = {plain(name): name for name in reversed(names)}
    pairs = [("x", "y")]
    pairs += [(f"{stem}{k}", f"{stem}{k + 1}") for stem in PAIRS for k in (1, 0)]
    return next(
        ((by_plain[a], by_plain[b]) for a, b in pairs if a in by_plain and b in by_plain), None
    )
