"""Why an optimizer parts from a rule: the slip that walks the same way, or a guess."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from render.checking.comparing import ALIKE, difference
from render.checking.first_step import first_step
from render.checking.making import rule_numbers
from render.checking.rules.known import RULES
from render.checking.side_by_side import Tried, expected
from render.checking.slip import Rule, Slip, Slipped
from render.checking.walking import walked, walked_as

NEARER = 100.0
"""How many times nearer a slip must come than the rule itself to be told as a guess."""

GUESSED = 8
"""Steps of each walk by which a guess goes."""


def why(rule: Rule, tried: list[Tried]) -> str:
    """The likely reason, in words: certain where a slip walks the very same way."""
    if said := together(tried):
        return said
    if said := own_numbers(rule, tried):
        return said
    if any(one.walk.single for one in tried) and typical(rule, tried) < 1e-3:
        return "its numbers are of single precision (float32): keep state and positions in float64"
    if slips := slipped(rule, tried):
        said = "; and ".join(slip.told for slip in slips)
        return f"{said} (the method is right)" if all(slip.right for slip in slips) else said
    for other in RULES.values():
        if other is not rule and as_other(other, tried):
            return f"it walks as {other.source} does"
    return guess(rule, tried)


def together(tried: list[Tried]) -> str:
    """That its starts get in each other's way, where one alone walks another way."""
    for one in tried[:1]:
        for k, start in enumerate(one.starts):
            alone = walked(
                one.made.optimizer, one.terrain, start[None], steps=len(one.walk.points) - 1
            )
            if difference(one.walk.points[:, k : k + 1], alone.points).max() > ALIKE:
                return (
                    "its starts get in each other's way: from "
                    f"({start[0]:g}, {start[1]:g}) alone it walks another way than beside others; "
                    "keep a number for each coordinate of each start, of the positions' shape"
                )
    return ""


def own_numbers(rule: Rule, tried: list[Tried]) -> str:
    """That only its defaults are others, where they are."""
    made = tried[0].made
    others = {key: made.numbers[key] for key in made.asked if made.numbers[key] != made.asked[key]}
    if not others:
        return ""
    walks = (expected(rule, one, one.made.numbers) for one in tried)
    if any(
        difference(one.walk.points, walk).max() > ALIKE
        for one, walk in zip(tried, walks, strict=True)
    ):
        return ""
    each = [f"{key} is {value:g}, not {made.asked[key]:g}" for key, value in others.items()]
    return f"the rule is right, and its own numbers are others: {', '.join(each)}"


def slipped(rule: Rule, tried: list[Tried], *, pairs: bool = True) -> tuple[Slip, ...]:
    """The slip, or the two, that walk as the user's optimizer does everywhere; none if none do."""
    made = tried[0].made
    owns = (True,) if dict(made.numbers) == dict(made.asked) else (True, False)
    tries: list[tuple[Slip, ...]] = [(slip,) for slip in rule.slips]
    tries += combinations(rule.slips, 2) if pairs else ()
    for slips in tries:
        for own in owns:
            if all(_goes(rule, slips, one, own=own, steps=steps) for one, steps in _looks(tried)):
                return slips
    return ()


def as_other(other: Rule, tried: list[Tried]) -> bool:
    """Whether another rule walks as the user's optimizer does, with its own defaults."""
    numbers = {key: value for key, value in _defaults(other).items() if key != "learning_rate"}
    for one in tried:
        rate = one.made.asked["learning_rate"]
        walk = expected(other, one, {**numbers, "learning_rate": rate})
        if difference(one.walk.points, walk).max() > ALIKE:
            return False
    return True


def guess(rule: Rule, tried: list[Tried]) -> str:
    """The slip that comes much nearer than the rule; or that none does, and where to look."""
    ours = typical(rule, tried)
    found = [(_distance(rule, (slip,), tried), slip) for slip in rule.slips]
    near, slip = min(found, key=lambda pair: pair[0])
    if near * NEARER < ours:
        return f"no known slip walks so; the nearest, a guess: {slip.told}"
    hint = first_step(rule, tried)
    return f"no known slip walks so; {hint}" if hint else "no known slip walks so"


def typical(rule: Rule, tried: list[Tried]) -> float:
    """How far apart the walks are in a typical step."""
    return _distance(rule, (), tried)


def _looks(tried: list[Tried]) -> Iterator[tuple[Tried, int]]:
    """The walks to compare, a few steps of the first before all of any."""
    yield tried[0], min(3, len(tried[0].walk.points) - 1)
    for one in tried:
        yield one, len(one.walk.points) - 1


def _goes(rule: Rule, slips: tuple[Slip, ...], one: Tried, *, own: bool, steps: int) -> bool:
    walk = _as_slipped(rule, slips, one, own=own, steps=steps)
    return bool(difference(one.walk.points[: steps + 1], walk).max() <= ALIKE)


def _as_slipped(
    rule: Rule, slips: tuple[Slip, ...], one: Tried, *, own: bool, steps: int
) -> NDArray[np.float64]:
    numbers = one.made.numbers if own else one.made.asked
    return walked_as(Slipped(rule, numbers, slips), one.terrain, one.starts, steps=steps)


def _distance(rule: Rule, slips: tuple[Slip, ...], tried: list[Tried]) -> float:
    """The mean over the walks' first steps of the logarithm of the largest difference, as a number.

    Those of the bowl with a falling learning rate are left out.
    """
    found = []
    for one in tried:
        steps = min(GUESSED, len(one.walk.points) - 1)
        if not one.terrain.falling:
            walk = _as_slipped(rule, slips, one, own=True, steps=steps)
            largest = float(difference(one.walk.points[: steps + 1], walk).max())
            found.append(np.log10(np.clip(largest, 1e-16, 1e6)))
    return float(10 ** np.mean(found))


def _defaults(rule: Rule) -> dict[str, Any]:
    return dict(rule_numbers(rule))
