"""paced(scene, line_up): learning rates at which all stride alike, each found by short walks."""

from collections.abc import Sequence
from dataclasses import MISSING, fields, replace
from typing import NamedTuple

import numpy as np

import optimizers
from optimizers import Entrant
from render.scene.scene import Scene
from render.simulation.simulate import walk
from render.simulation.slopes import slopes
from render.trying.line_up import Named
from render.trying.starting import as_low
from render.trying.strides import ENOUGH, RATES, TRIED, USUAL, shares
from surfaces import Points, within

NEAR = 0.01
"""Of the diagonal: who ends so near to a minimum has come to it."""

TO_AND_FRO, WIDE = 0.1, 0.25
"""Of its steps: how many may turn back, that are wider than this share of the longest one."""

STEEPER = 100.0
"""How many times as steep the ground is on which a first step is tried besides."""

KEPT = (0.2, 5.0)
"""Of the longest step: how far one may stride that has a default rate."""

SMALLER = (1.0, 0.63, 0.4, 0.25, 0.16, 0.1, 0.063, 0.04, 0.025, 0.016, 0.01)
"""Shares of a default rate, tried in turn: who finds his own size need not stride in proportion."""

EARLY, EARLIER, EARLIEST = 5, 4.0, 1 / 20
"""The first steps, how many times as long they may be, and what share of the diagonal at most."""

WAY = 2.5
"""Diagonals that one may come in all, within the domain: who comes farther leaps about."""

LEAST = 1 / 40
"""Of the longest step: a rate that is the length of the first one, as Rprop's, is no less."""

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
    enough = lowest + (ENOUGH - 1) * abs(lowest)  # below a minimum that is no lowest it is negative
    return next(pace for value, pace in found if value <= enough)


def default_rate(kind: str) -> float | None:
    """The learning rate that a class has by itself; None where one must be given."""
    (found,) = [one for one in fields(getattr(optimizers, kind)) if one.name == "learning_rate"]
    return None if found.default is MISSING else float(found.default)


def longest_step(scene: Scene, optimizer: Entrant, share: float) -> float:
    """The longest step that one takes from within the domain, where `share` of its diagonal may be.

    The first few may be longer, and count for less. Infinite where it diverges, leaves a domain
    that holds a minimum, comes farther than `WAY`, or jumps to and fro in more than `TO_AND_FRO` of
    its steps.
    """
    points = _walked(scene, optimizer)
    inside = np.logical_and.accumulate(within(scene.shown, points[:-1]), axis=0)
    with np.errstate(all="ignore"):
        moves = np.where(inside[..., None], np.diff(points, axis=0), 0.0)
        lengths = np.linalg.norm(moves, axis=-1)
        way = float(lengths.sum(axis=0).max())
        back = (moves[1:] * moves[:-1]).sum(axis=-1) < -0.5 * lengths[1:] * lengths[:-1]
        lengths[:EARLY] /= max(1.0, min(EARLIER, EARLIEST / share))
        longest = float(np.where(np.isfinite(lengths), lengths, np.inf).max())
        wide = np.minimum(lengths[1:], lengths[:-1]) > WIDE * longest
    leaps = (back & wide).mean(axis=0).max(initial=0.0) > TO_AND_FRO
    left = bool(scene.surface.minima) and not within(scene.shown, points[-1]).all()
    return np.inf if left or leaps or way > WAY * _diagonal(scene) else longest


def _walked(scene: Scene, optimizer: Entrant) -> Points:
    """Its positions, shape (steps + 1, starts, 2), of `TRIED` steps at most."""
    with np.errstate(all="ignore"):  # overflow is an outcome, not a warning
        starts = np.asarray(scene.starts)
        return walk(optimizer, slopes(scene), starts, steps=min(scene.steps, TRIED))  # type: ignore[arg-type]


def _rate_of(one: Named, scene: Scene, share: float) -> float:
    most = share * _diagonal(scene)
    own = default_rate(one.kind)
    if own is not None:
        return _near_default(one, own, scene, share)
    found = _largest(one, scene, share)
    if found is None:  # it hardly moves, whatever the rate
        return float(f"{most:.1g}")
    least = float(f"{LEAST * most:.1g}")
    return max(found, least) if _is_length(one, scene, least) else found


def _near_default(one: Named, own: float, scene: Scene, share: float) -> float:
    """The default rate; where it strides too far a smaller one, where too little a larger one."""
    least, longest = (times * share * _diagonal(scene) for times in KEPT)
    if longest_step(scene, one.made(own, None), share) < least:
        return min(_largest(one, scene, share) or own, MOST * own)
    for times in SMALLER:
        if longest_step(scene, one.made(times * own, None), share) <= longest:
            return times * own
    return SMALLER[-1] * own


def _largest(one: Named, scene: Scene, share: float) -> float | None:
    """The largest of `RATES` at which no step is longer; None where none ever is."""
    most = share * _diagonal(scene)

    def fits(rate: float) -> bool:
        return longest_step(scene, one.made(rate, None), share) <= most

    low, high = (RATES.index(rate) for rate in USUAL)
    if not fits(RATES[low]):
        low, high = 0, low
    elif fits(RATES[high]):
        low, high = high, len(RATES) - 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(RATES[middle]) else (low, middle)
    return None if high == len(RATES) - 1 else RATES[low]


def _is_length(one: Named, scene: Scene, rate: float) -> bool:
    """Whether the rate is the length of a first step, however steep the ground is."""
    ground = scene.surface
    steeper = replace(
        ground,
        f=lambda x, y: STEEPER * ground.f(x, y),
        df=lambda x, y: tuple(STEEPER * one for one in ground.df(x, y)),
        ddf=None,
        minima=(),
        critical=(),
    )
    optimizer = one.made(rate, None)
    here, there = (
        _walked(replace(scene, surface=surface, steps=1), optimizer)[-1]
        for surface in (ground, steeper)
    )
    return bool(np.allclose(here, there, rtol=0, atol=0.01 * rate))


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
    lowest = float(np.fmin.reduce(values, initial=np.inf))  # none where f has no value
    return lowest - min(one.value for one in scene.surface.minima)


def _diagonal(scene: Scene) -> float:
    return float(np.linalg.norm(np.ptp(scene.shown, axis=1)))
