"""A user's optimizer walks everywhere, and the rule beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from optimizers import Hyperparameter, Linear, Points
from render.checking.comparing import difference
from render.checking.making import Made, make
from render.checking.slip import Rule
from render.checking.terrains import TERRAINS, Terrain
from render.checking.walking import Walked, walked, walked_as

FALLS, TO = 20, 0.1
"""Steps in which a learning rate falls, and the share that is left of it."""

ACCEPTS = "(lr(t) if callable(lr) else lr), with t the steps taken before, from 0"
"""What makes a rate of a number or of a schedule."""


class Tried(NamedTuple):
    """A walk of the user's optimizer, and the numbers that the rule is to walk it with."""

    terrain: Terrain
    starts: Points
    made: Made
    walk: Walked


def trials(
    thing: object, rule: Rule, given: Mapping[str, float], *, steps: int
) -> tuple[list[Tried], list[str]]:
    """The user's walks on all terrains, and what is said of those that could not be made."""
    rate = given.get("learning_rate", rule.rate)
    tried = []
    skipped = []
    for terrain in TERRAINS:
        starts = np.array(terrain.starts)
        if not terrain.falling:
            made = make(thing, rule, given, rate=rate)
            tried.append(
                Tried(terrain, starts, made, walked(made.optimizer, terrain, starts, steps=steps))
            )
            continue
        if not tried[0].made.rate_is_taken:
            continue
        falling = Linear(rate, TO * rate, steps=FALLS)
        others = {key: value for key, value in given.items() if key != "learning_rate"}
        try:
            made = make(thing, rule, others, rate=falling)
            walk = walked(made.optimizer, terrain, starts, steps=steps)
        # The user's code, which need not take a function for a number, and may raise anything.
        except Exception as error:
            raised = type(error).__name__
            skipped.append(
                f"not tried with a falling learning rate, a function of the step: given one, it "
                f"raises {raised}; where it uses the rate, write {ACCEPTS}"
            )
        else:
            tried.append(Tried(terrain, starts, made, walk))
    return tried, skipped


def apart(rule: Rule, tried: list[Tried]) -> float:
    """How far the user's walks are from the rule's, at the most."""
    return max(
        float(difference(one.walk.points, expected(rule, one, one.made.asked)).max())
        for one in tried
    )


def expected(rule: Rule, one: Tried, numbers: Mapping[str, Hyperparameter]) -> NDArray[np.float64]:
    """The rule's own walk."""
    optimizer = rule.make(**numbers)
    return walked_as(optimizer, one.terrain, one.starts, steps=len(one.walk.points) - 1)
