"""rates_of(scene, line_up): the learning rates that were not given, and a line on how they were."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from render.messages.wording import counted
from render.scene.scene import Scene
from render.simulation.simulate import simulate
from render.trying.line_up import Named, labels
from render.trying.pace import default_rate, paced
from render.trying.written import written
from render.tuning.rates import RATES
from render.tuning.tuned import tuned

STRIDE = 0.25
"""Of the domain's diagonal: rates at which a step is longer are not tried, as none could follow."""


class Chosen(NamedTuple):
    """The rates of a line-up.

    rates: one for each, those that were given as they are
    note: the line that tells those that were not; empty where there are none
    sentence: how they were found, for the scene's file
    """

    rates: list[float]
    note: str
    sentence: str


def rates_of(scene: Scene, line_up: Sequence[Named], *, searched: bool) -> Chosen:
    """The rates: the best that `tuned` finds where they are `searched`, else such as suit the pace.

    Where none can be the best, as where f is lowest at the domain's edge, they suit the pace too.
    The optimizers of `scene` count for nothing.
    """
    free = [one for one in line_up if one.rate is None]
    if not free:
        rates = [float(one.rate or 0) for one in line_up]
        return Chosen(rates, "", "The learning rates are as given on the command line.")
    why = ""
    if searched:
        try:
            return _joined(line_up, *_best(scene, line_up))
        except ValueError as error:
            first = str(error).splitlines()[0].removeprefix("tuned: ")
            why = f", as {first.split(';')[0].split(':')[0]}"
    pace = paced(scene, free)
    return _joined(
        line_up,
        pace.rates,
        f"rates that suit the ground{why}; no step but the first few is longer than "
        f"1/{1 / pace.share:.0f} of the domain's diagonal{_but(free)}",
        f"Each learning rate is the largest at which no step but the first few is longer than "
        f"1/{1 / pace.share:.0f} of\nthe domain's diagonal, so that all can be followed; that of a "
        "class which has one of its own is that\none, or no more than ten times it.",
    )


def _but(line_up: Sequence[Named]) -> str:
    """Whose rates are near their own, whatever the others' steps are."""
    own = {one.kind: default_rate(one.kind) for one in line_up}
    kinds: dict[float, list[str]] = {}
    for kind, rate in own.items():
        if rate is not None:
            kinds.setdefault(rate, []).append(kind)
    told = [f"{' and '.join(of)}, whose own rate is {rate:g}" for rate, of in kinds.items()]
    return f", but for {', and '.join(told)}" if told else ""


def _joined(line_up: Sequence[Named], found: Sequence[float], note: str, sentence: str) -> Chosen:
    """Those given with those found."""
    rest = iter(found)
    rates = [next(rest) if one.rate is None else one.rate for one in line_up]
    pairs = zip(line_up, rates, strict=True)
    told = ", ".join(f"{one.kind} {written(rate)}" for one, rate in pairs if one.rate is None)
    given = " Some are as given." if any(one.rate is not None for one in line_up) else ""
    return Chosen(rates, f"{note}: {told}", sentence + given)


def _best(scene: Scene, line_up: Sequence[Named]) -> tuple[list[float], str, str]:
    """The best rates of those that have none, and how they were found; ValueError as `tuned`."""
    names = labels(line_up)
    trials, rates = 0, []
    for one, label in zip(line_up, names, strict=True):
        if one.rate is not None:
            continue
        alone = replace(scene, optimizers=[one.made(RATES[0], label)])
        best = tuned(alone, rates=_followed(alone, one))
        rates.append(float(best.optimizers[0].learning_rate))  # type: ignore[union-attr]
        trials = max(trials, 0 if best.tuning is None else best.tuning.trials)
    steps = counted(scene.steps, "step")
    return (
        rates,
        f"rates, each the best of up to {trials} over {steps}, none of them with a step longer "
        "than a quarter of the domain's diagonal",
        f"Each learning rate is the best of up to {trials} that were tried over these {steps}, by\n"
        "`render.tuned`, of those with no step longer than a quarter of the domain's diagonal.",
    )


def _followed(scene: Scene, one: Named) -> Sequence[float]:
    """The rates that are tried: those at which no step is too long to be followed.

    Raises ValueError where they are fewer than two.
    """
    diagonal = float(np.linalg.norm(np.ptp(scene.surface.domain, axis=1)))
    line_up = [one.made(rate, f"{rate:g}") for rate in RATES]
    walks = simulate(replace(scene, optimizers=line_up))
    with np.errstate(all="ignore"):
        longest = np.array(
            [
                np.linalg.norm(np.diff(walk.points, axis=0), axis=1).max()
                if walk.stopped_at is None
                else np.inf
                for walk in walks
            ]
        ).reshape(len(RATES), -1)
    short = np.all(longest <= STRIDE * diagonal, axis=1)
    found = [rate for rate, is_short in zip(RATES, short.tolist(), strict=True) if is_short]
    if len(found) < 2:
        raise ValueError(
            f"a step of {one.kind} is longer than a quarter of the domain's diagonal at nearly all "
            f"rates from {RATES[0]:g} to {RATES[-1]:g}"
        )
    return found
