"""tuned(scene): each optimizer at the best of the same learning rates, tried on the same terms."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from optimizers import Entrant, Gradient
from optimizers.naming import label_of
from optimizers.number import is_whole
from render.scene.scene import Scene
from render.scene.tuning import Found, Tuning
from render.tuning.best import best_of
from render.tuning.entrants import (
    at_rate,
    ground_faults,
    has_rate,
    keep_faults,
    load_faults,
    rate_faults,
    rate_of,
)
from render.tuning.ground import course, slopes_for_many
from render.tuning.rates import RATES, about

FINER, FINEST = 4, 100
"""Rates tried between the best of the grid and each of its neighbours; the most."""


def tuned(
    scene: Scene,
    *,
    rates: Sequence[float] = RATES,
    finer: int = FINER,
    keep: Sequence[str] = (),
) -> Scene:
    """The scene with each optimizer at its best learning rate, all found in as many trials.

    A trial is a walk of the scene's steps from its starts, under its noise, with the same draws in
    every one. What is compared is f at the last step, its median over the starts; a walker that
    ends outside the domain, or has diverged, is beaten by any that has not. Of rates that end as
    low, to 10⁻¹², or that share of a way down of less than 1, the one that came there first is
    taken, then the smallest.

    Everyone is tried at all of `rates`, five a decade from 10⁻⁴ to 10, and then at `finer` rates
    between its best and each of the two beside that. Tuned is a constant `learning_rate`, of any
    class that has one as a field or an attribute. Those whose labels are in `keep`, schedules, and
    walkers that go their whole way at once stay as they are. The picture tells each rate beside its
    name, after ≤ or ≥ where it is the last of those tried, and in brackets what is as given. Who
    comes to the same f at every rate, step for step, keeps its own, told as "any", and the command
    that makes the picture says so.

    Raises ValueError, a line a fault, for a sweep; where f is lowest at the domain's edge, as on a
    saddle, so that the best rate would be the one that leaves last; where an optimizer ends outside
    or diverges at every rate; for one with an attribute such as `lr` in place of `learning_rate`
    that is not in `keep`; for fewer than two rates, or any that is not greater than 0; and for
    labels that are not in the line-up.
    """
    found = _faults(scene, rates, finer, keep)
    if found:
        raise ValueError("\n".join(f"tuned: {fault}" for fault in found))
    tried = sorted({float(rate) for rate in rates})
    slope_at = slopes_for_many(scene)
    line_up: list[Entrant] = []
    told: list[Found] = []
    for optimizer in scene.optimizers:
        if not has_rate(optimizer) or label_of(optimizer) in keep:
            line_up.append(optimizer)
            continue
        best = _searched(scene, optimizer, slope_at, tried, finer)
        line_up.append(at_rate(optimizer, best.learning_rate))
        told.append(best)
    trials = len(tried) + len(about(tried, 0, finer=finer))
    tuning = Tuning(trials=trials, steps=scene.steps, found=tuple(told))
    return replace(scene, optimizers=line_up, tuning=tuning)


def _searched(
    scene: Scene,
    optimizer: Entrant,
    slope_at: Callable[[int], Gradient],
    rates: Sequence[float],
    finer: int,
) -> Found:
    """The best of the rates and of the finer ones about that; ValueError where all are lost."""
    courses = [course(scene, at_rate(optimizer, rate), slope_at) for rate in rates]
    place = best_of(rates, courses)
    label = label_of(optimizer)
    if place is None:
        raise ValueError(
            f"tuned: {label} ends outside the domain or diverges within {scene.steps} steps at all "
            f"rates from {rates[0]:g} to {rates[-1]:g}; try others, rates=[…], or keep=[{label!r}]"
        )
    closer = about(rates, place, finer=finer)
    courses += [course(scene, at_rate(optimizer, rate), slope_at) for rate in closer]
    every = [*rates, *closer]
    if all(np.array_equal(one, courses[0]) for one in courses):
        return Found(label, rate_of(optimizer), flat=True)
    best = every[best_of(every, courses) or 0]
    end = {min(every): "≤", max(every): "≥"}.get(best, "")
    return Found(label, best, end)


def _faults(scene: object, rates: object, finer: object, keep: object) -> list[str]:
    if not isinstance(scene, Scene):
        return [f"takes a Scene, and was given a {type(scene).__name__}"]
    found = [*rate_faults(rates), *keep_faults(keep, scene)]
    if not is_whole(finer) or not 0 <= finer <= FINEST:
        found.append(f"finer is {finer!r}; it must be a whole number, 0 to {FINEST}")
    if found:
        return found
    assert isinstance(rates, Sequence)
    assert is_whole(finer)
    entrants = sum(has_rate(optimizer) for optimizer in scene.optimizers)
    too_much = load_faults(scene, entrants=entrants, trials=len(rates) + 2 * finer)
    return [*ground_faults(scene), *too_much]
