"""Random hyperparameters, surfaces and starts, on which a rule is held against its twin."""

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from random import Random
from typing import Any, NamedTuple, get_type_hints

import numpy as np
from by_hand import Bent, OfStep, Pair
from line_up import RELATIVE
from numpy.typing import NDArray

import surfaces
from optimizers import (
    AtLeastOne,
    Constant,
    Cosine,
    Fraction,
    Linear,
    NonNegative,
    Positive,
    Share,
    WarmUp,
)

SURFACES = [thing for thing in vars(surfaces).values() if isinstance(thing, surfaces.Surface)]

STEPS = 4

ROUNDING = 4 * np.finfo(float).eps
"""How far a position may be off, as a share of the coordinate, besides one of its moves."""

LARGEST = 1e150
"""Beyond it squares overflow: there a walker has diverged, and is compared up to there."""


class Walked(NamedTuple):
    """Where the gradient was asked and where each step led, by rule and twin, (STEPS, 2) each.

    Zeros follow where the walker diverged. `steps` is the number of steps compared.
    """

    steps: int
    start: list[float]
    asked: NDArray[np.float64]
    points: NDArray[np.float64]
    asked_by_twin: list[Pair]
    points_of_twin: list[Pair]


def drawn(random: Random, *, above: float | None) -> float:
    """A number above one over nine decades, or a fraction that comes near to both of its ends."""
    if above is not None:
        return above + 10.0 ** random.uniform(-8, 1)
    near = 10.0 ** random.uniform(-4, 0)
    return random.choice([0.0, near / 2, 1 - near, random.random()])


def scheduled(random: Random, *, above: float | None) -> OfStep:
    """A schedule of one of the package's kinds, or a function that changes to and fro."""
    first, last = (drawn(random, above=above) for _ in range(2))
    steps = random.randint(1, 2 * STEPS)
    kind = random.choice([Constant, Linear, Cosine, WarmUp, None])
    if kind is None:
        return lambda t: first if t % 2 else last
    if kind is Constant:
        return Constant(first)
    if kind is WarmUp:
        return WarmUp(Linear(first, last, steps=3), steps=steps)
    return kind(first, last, steps=steps)


def constant(value: float) -> OfStep:
    return lambda _: value


def walked(kind: Any, twin: Callable[..., Iterator[Pair]], random: Random) -> Walked:
    """One random walk of the rule, and of its twin along the same gradients.

    The twin is handed the gradients that the rule found, and where it asks for them is compared as
    well: so nothing is magnified by the ground between one step and the next. What a rule is told
    of curvature is drawn as well.
    """
    given: dict[str, Any] = {}
    by_hand: dict[str, OfStep] = {}
    for parameter, above in lowest_of(kind).items():
        if random.random() < 0.5:
            given[parameter] = by_hand[parameter] = scheduled(random, above=above)
        else:
            given[parameter] = number = drawn(random, above=above)
            by_hand[parameter] = constant(number)
    optimizer, surface = kind(**given), random.choice(SURFACES)
    start = [random.uniform(*ends) for ends in surface.domain]
    rule = np.zeros((3, STEPS, 2))  # where the slope is asked, the slope, where the step leads
    matrices: list[NDArray[np.float64]] = []
    position = np.array(start)
    state = optimizer.start(position)
    with np.errstate(all="ignore"):
        for step in range(STEPS):

            def gradient(at: NDArray[np.float64], step: int = step) -> NDArray[np.float64]:
                rule[0, step], rule[1, step] = at, surface.gradient(at)
                return rule[1, step]

            def curvature(_: NDArray[np.float64]) -> NDArray[np.float64]:
                xx, xy, yy = (10.0 ** random.uniform(-3, 3) for _ in range(3))
                signs = random.choice([-1, 1]), random.choice([-1, 1])
                matrices.append(np.array([[signs[0] * xx, xy], [xy, signs[1] * yy]]))
                return matrices[-1]

            position, state = optimizer.step(Bent(gradient, curvature), position, state)
            rule[2, step] = position
    kept = (np.abs(rule) < LARGEST).all(axis=(0, 2))
    steps = STEPS if kept.all() else int(np.argmin(kept))
    rule[:, steps:] = 0
    gradients, bends = iter(rule[1].tolist()), iter(matrices)
    asked: list[Pair] = []

    def replayed(x: float, y: float) -> Pair:
        asked.append((x, y))
        return next(gradients)

    def bent(*_: float) -> tuple[float, float, float]:
        (xx, xy), (_, yy) = next(bends).tolist()
        return xx, xy, yy

    walker = twin(Bent(replayed, bent), *start, **by_hand)
    points = [next(walker) for _ in range(steps)]
    rest = [(0.0, 0.0)] * (STEPS - steps)
    return Walked(steps, start, rule[0], rule[2], asked + rest, points + rest)


@cache
def lowest_of(kind: Any) -> dict[str, float | None]:
    """The lower end of each of an optimizer's hyperparameters, None for a share."""
    hints = get_type_hints(kind, include_extras=True)
    ranges = {Positive: 0.0, NonNegative: 0.0, AtLeastOne: 1.0, Fraction: None, Share: None}
    return {f.name: ranges[hints[f.name]] for f in dataclasses.fields(kind) if f.name != "label"}


def off(walks: Sequence[Walked], *, within: float = RELATIVE) -> NDArray[np.bool_]:
    """Where rule and twin disagree about a position, or about where the slope is asked.

    `within` is the share of the longest move so far by which they may.
    """
    _, starts, asked, points, asked_by_twin, points_of_twin = map(
        np.array, zip(*walks, strict=True)
    )
    path = np.concatenate([starts[:, None], points], axis=1)
    longest = np.maximum.accumulate(np.abs(np.diff(path, axis=1)), axis=1)
    size = np.maximum.accumulate(np.abs(path), axis=1)[:, 1:]
    apart = np.maximum(np.abs(points - points_of_twin), np.abs(asked - asked_by_twin))
    return np.asarray((apart > within * longest + ROUNDING * size).any(axis=(1, 2)))
