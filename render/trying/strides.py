"""How long steps may be in a film of so many, and the rates among which theirs are found."""

from render.tuning.rates import A_DECADE

REACH = 2.4
"""Diagonals of the domain that one would come who always took the longest step."""

SHORTEST, LONGEST = 1 / 400, 1 / 15
"""Of the diagonal: what the longest step may be, however many or few steps there are."""

LONGER = (1.0, 1.4, 2.0, 2.8, 4.0)
"""How many times as long it may be, where nobody comes to the lowest minimum otherwise."""

ENOUGH = 1.25
"""Who ends no more than so many times as high over the minimum has done as well."""

TRIED = 600
"""Steps of a trial, at most: of more, the first tell enough."""

RATES = tuple(float(f"{first}e{power}") for power in range(-40, 41) for first in A_DECADE)
"""Learning rates, of two digits."""

USUAL = 1e-10, 6.3e4
"""Of them, between which nearly all are that suit."""


def shares(steps: int) -> tuple[float, ...]:
    """The longest step, as shares of the domain's diagonal, the shortest first."""
    found = (min(LONGEST, max(SHORTEST, times * REACH / steps)) for times in LONGER)
    return tuple(dict.fromkeys(found))
