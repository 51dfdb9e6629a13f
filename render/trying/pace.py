"""paced(scene, line_up): learning rates at which all stride alike, each found by short walks."""

from collections.abc import Sequence
from dataclasses import MISSING, fields
from typing import NamedTuple

import numpy as np

import optimizers
from optimizers import Entrant
from render.scene.scene import Scene
from render.simulation.simulate import walk
from render.simulation.slopes import slopes
from render.trying.line_up import Named
from render.trying.starting import as_low
from render.trying.strides import ENOUGH, RATES, shares
from surfaces import Points, within

NEAR = 0.01
"""Of the diagonal: who ends so near to a minimum has come to it."""

TO_AND_FRO, WIDE = 0.1, 0.25
"""Of its steps: how many may turn back, that are wider than this share of the longest one."""

KEPT = (0.2, 2.0)
"""Of the longest step: who strides so far at the default rate of its class keeps that."""

MOST = 10.0
"""Default rates, at most."""


class Pace(NamedTuple):
    """The rates, and the longest step of each, a share of the domain's diagonal."""

    rates: list[float]
    share: float


def paced(scene: Scene, line_up: Sequence[Named]) -> Pace:
    """A rate for each: the largest, of two digits, at which no step is longer than the others'.

    That is `REACH` of the diagonal in all steps, or longer, where nobody comes to the lowest
    minimum otherwise. A class with a default rate keeps it where that suits the ground, and is not
    given more than `MOST` times as much. `scene` tells the ground, the starts and the steps.
    """
    found: list[tuple[float, Pace]] = []
    for share in shares(scene.steps):
        pace = Pace([_rate_of(one, scene, share) for one in line_up], share)
        if not scene.surface.minima:
            return pace
        ends = _ends(scene, line_up, pace.rates)
        if _arrived(scene, ends):
            return pace
        found.append((_lowest(scene, ends), pace))
    lowest = min(value for value, _ in found)
    return next(pace for value, pace in found if value <= ENOUGH * lowest)


def default_rate(kind: str) -> float | None:
    """The learning rate that a class has by itself; None where one must be given."""
    (found,) = [one for one in fields(getattr(optimizers, kind)) if one.name == "learning_rate"]
    return None if found.default is MISSING else float(found.default)


def longest_step(scene: Scene, optimizer: Entrant) -> float:
    """The longest step that one takes from within the domain.

    Infinite where it diverges there, or jumps to and fro in more than `TO_AND_FRO` of its steps.
    """
    points = _walked(scene, optimizer)
    inside = np.logical_and.accumulate(within(scene.shown, points[:-1]), axis=0)
    with np.errstate(all="ignore"):
        moves = np.where(inside[..., None], np.diff(points, axis=0), 0.0)
        lengths = np.linalg.norm(moves, axis=-1)
        longest = float(np.where(np.isfinite(lengths), lengths, np.inf).max())
        back = (moves[1:] * moves[:-1]).sum(axis=-1) < -0.5 * lengths[1:] * lengths[:-1]
        wide = np.minimum(lengths[1:], lengths[:-1]) > WIDE * longest
    return np.inf if (back & wide).mean(axis=0).max(initial=0.0) > TO_AND_FRO else longest


def _walked(scene: Scene, optimizer: Entrant) -> Points:
    """Its positions, shape (steps + 1, starts, 2)."""
    with np.errstate(all="ignore"):  # overflow is an outcome, not a warning
        starts = np.asarray(scene.starts)
        return walk(optimizer, slopes(scene), starts, steps=scene.steps)  # type: ignore[arg-type]


def _rate_of(one: Named, scene: Scene, share: float) -> float:
    most = share * _diagonal(scene)
    own = default_rate(one.kind)
    if own is not None:
        low, high = KEPT
        if low * most <= longest_step(scene, one.made(own, None)) <= high * most:
            return own
    low_place, high_place = 0, len(RATES) - 1
    while high_place - low_place > 1:
        middle = (low_place + high_place) // 2
        if longest_step(scene, one.made(RATES[middle], None)) <= most:
            low_place = middle
        else:
            high_place = middle
    if high_place == len(RATES) - 1:  # it hardly moves, whatever the rate
        return own or float(f"{most:.1g}")
    return RATES[low_place] if own is None else min(RATES[low_place], MOST * own)


def _ends(scene: Scene, line_up: Sequence[Named], rates: Sequence[float]) -> Points:
    """Where all are after the last step, (walkers, 2)."""
    pairs = zip(line_up, rates, strict=True)
    return np.concatenate([_walked(scene, one.made(rate, None))[-1] for one, rate in pairs])


def _arrived(scene: Scene, ends: Points) -> bool:
    """Whether anybody is at the lowest minimum, or at one as low."""
    away = np.linalg.norm(ends[:, None] - as_low(scene.surface), axis=-1)
    return bool((away < NEAR * _diagonal(scene)).any())


def _lowest(scene: Scene, ends: Points) -> float:
    """How high over the lowest minimum the lowest of them ends; infinite where all have left."""
    values = scene.surface.value(ends[within(scene.shown, ends)])
    return float(values.min(initial=np.inf)) - min(one.value for one in scene.surface.minima)


def _diagonal(scene: Scene) -> float:
    return float(np.linalg.norm(np.ptp(scene.shown, axis=1)))
