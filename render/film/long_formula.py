"""A formula that is too long for its line, cut between its terms."""

from collections.abc import Callable, Iterator

OPENING, CLOSING = "{([", "})]"


def cut(formula: str, fits: Callable[[str], bool]) -> str | None:
    """The formula, or as many of its first terms as fit, with dots for the rest; None if none.

    fits: whether TeX has room
    """
    if fits(formula):
        return formula
    for place in reversed(list(_between(formula))):
        told = rf"{formula[:place]} {formula[place + 1]} \ldots"
        if fits(told):
            return told
    return None


def _between(formula: str) -> Iterator[int]:
    """The places of the spaces before each + and − that stands between two terms."""
    depth = 0
    for place, letter in enumerate(formula):
        depth += (letter in OPENING) - (letter in CLOSING)
        if depth == 0 and formula[place : place + 3] in {" + ", " - "}:
            yield place
