"""check(thing, rule): whether an optimizer walks as the rule of a paper does, and if not, why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from optimizers import Hyperparameter
from render.checking.comparing import ALIKE, difference, parting
from render.checking.first_step import paper_line
from render.checking.making import make
from render.checking.rules.known import RULES
from render.checking.side_by_side import Tried, apart, expected, trials
from render.checking.slip import Rule
from render.checking.terrains import TERRAINS
from render.checking.walking import walked
from render.checking.why import own_numbers, slipped, typical, why

STEPS = 60
"""Of each walk."""


@dataclass(frozen=True)
class Verdict:
    """Whether they are one, and what is said of it, a line each."""

    agrees: bool
    lines: tuple[str, ...]
    apart: float


def check(
    thing: object, rule: Rule, *, name: str, given: Mapping[str, float], steps: int = STEPS
) -> Verdict:
    """The verdict on what was found under a name: a class, a function that makes one, or one.

    Raises ValueError for numbers that it does not take, and where what it returns is no step; what
    its own code raises passes.
    """
    if kept := outlives(thing, rule, given, steps=steps):
        return Verdict(agrees=False, lines=(f"{name}: {kept}",), apart=np.inf)
    tried, notes = trials(thing, rule, given, steps=steps)
    if any(one.walk.moved for one in tried):
        notes.append("its step changes the positions that it is given, in place; return new ones")
    numbers = told(tried[0].made.asked)
    worst = apart(rule, tried)
    count = f"{len(tried)} surfaces, {steps} steps, {numbers}"
    if worst <= ALIKE:
        line = f"{name}: the same as {rule.source} {exactly(worst)} over {count}"
        return Verdict(agrees=True, lines=(line, *notes), apart=worst)
    lines = [
        f"{name}: not {rule.source}, with {numbers}",
        first_apart(rule, tried),
        why(rule, tried),
        f"the paper's step: {paper_line(rule)}",
    ]
    return Verdict(agrees=False, lines=(*lines, *notes), apart=worst)


def nearest(
    thing: object, *, name: str, given: Mapping[str, float], steps: int = STEPS
) -> tuple[Rule, Verdict]:
    """The rule that it is, or that a slip makes of it, or else the one that is least far."""
    found = []
    for rule in RULES.values():
        try:
            found.append((rule, trials(thing, rule, given, steps=steps)[0]))
        except ValueError:
            if rule is tuple(RULES.values())[-1] and not found:
                raise
    for rule, tried in found:
        if apart(rule, tried) <= ALIKE:
            return rule, check(thing, rule, name=name, given=given, steps=steps)
    for rule, tried in found:
        if own_numbers(rule, tried) or slipped(rule, tried, pairs=False):
            return rule, check(thing, rule, name=name, given=given, steps=steps)
    rule = min(found, key=lambda one: typical(one[0], one[1]))[0]
    verdict = check(thing, rule, name=name, given=given, steps=steps)
    note = "no rule was named, and this is the nearest; name one: --against"
    return rule, replace(verdict, lines=(*verdict.lines, note))


def first_apart(rule: Rule, tried: list[Tried]) -> str:
    """The first step at which they part, on the terrain on which that is the earliest."""
    found = [
        (at, one)
        for one in tried
        if (at := parting(one.walk.points, expected(rule, one, one.made.asked)))
    ]
    at, one = min(found, key=lambda pair: pair[0].step)
    x, y = one.starts[at.start]
    return (
        f"first apart on {one.terrain.name}, from ({x:g}, {y:g}), at step {at.step}, in "
        f"{'xy'[at.coordinate]}: {at.given:.12g}, not {at.expected:.12g}"
    )


def outlives(thing: object, rule: Rule, given: Mapping[str, float], *, steps: int) -> str:
    """That it walks another way the second time, where it does."""
    rate = given.get("learning_rate", rule.rate)
    terrain, starts = TERRAINS[0], np.array(TERRAINS[0].starts)
    first, again = (
        walked(make(thing, rule, given, rate=rate).optimizer, terrain, starts, steps=steps).points
        for _ in range(2)
    )
    if difference(again, first).max() <= ALIKE:
        return ""
    return (
        "it walks another way the second time: what is kept on a class or a module, or drawn "
        "without a seed, outlives its walk; keep it in the state"
    )


def exactly(worst: float) -> str:
    """How nearly two walks are the same, given their largest difference."""
    return f"to {worst:.0e}" if worst else "to the last bit"


def told(numbers: Mapping[str, Hyperparameter]) -> str:
    """Hyperparameters in words."""
    return ", ".join(f"{key} {value:g}" for key, value in numbers.items() if not callable(value))
