"""Columns: which of a table's names mean the step, the place, the value, the walk."""

import re
from collections.abc import Iterable, Sequence

STEP = ("step", "steps", "iteration", "iterations", "iter", "epoch", "epochs")
VALUE = ("value", "values", "f", "fx", "loss", "objective", "cost", "fval", "fn")
LABEL = ("label", "labels", "walker", "optimizer", "method")
START = ("start", "starts")
RUN = ("run", "runs", "seed", "trial")
VARIANT = ("variant", "variants")
SPREAD, OUTLINED = "spread", "outlined"
"""Of arrays alone: what is tried around each place, and whether as corners of one outline."""

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


def coordinates(names: Sequence[str], places: tuple[str, str] | None) -> Sequence[str]:
    """The names of the coordinates: those given, x and y, or numbered ones such as w1 and w2.

    More than two where the first that are numbered are: these are a point of more dimensions.
    """
    if places is not None:
        return places if set(places) <= set(names) else ()
    by_plain = {plain(name): name for name in reversed(names)}
    if "x" in by_plain and "y" in by_plain:
        return by_plain["x"], by_plain["y"]
    for stem in PAIRS:
        of = {int(one[len(stem) :]): by_plain[one] for one in by_plain if _is_numbered(one, stem)}
        if {0, 1} <= set(of) or {1, 2} <= set(of):
            return [of[number] for number in sorted(of)]
    return ()


def place_among(names: Sequence[str], places: tuple[str, str] | None) -> tuple[str, str] | None:
    """The names of the two coordinates, where there are two."""
    found = coordinates(names, places)
    return (found[0], found[1]) if len(found) == 2 else None


def _is_numbered(name: str, stem: str) -> bool:
    number = name.removeprefix(stem)
    return number != name and number.isascii() and number.isdigit()
