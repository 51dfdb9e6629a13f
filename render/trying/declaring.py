"""declared(formula, …): the trial of a formula, with all that is not given chosen, and told."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from render.messages.wording import counted
from render.scene.scene import Scene
from render.simulation.simulate import simulate
from render.trying.line_up import Named, labels
from render.trying.pace import rates_for
from render.trying.source import Trial, title_of, written
from render.trying.starting import start_on
from render.tuning.rates import RATES
from render.tuning.tuned import tuned
from render.views.contour.contour import Contour
from surfaces import Surface, within

STEPS = 80
"""Unless given."""

STRIDE = 0.25
"""Of the domain's diagonal: rates at which a step is longer are not tried, as none could follow."""

CELLS = 60
"""Of the grid on which a domain must be finite."""


def declared(
    surface: Surface,
    formula: str,
    *,
    starts: Sequence[tuple[float, float]],
    line_up: Sequence[Named],
    steps: int,
    title: str | None,
) -> tuple[Trial, list[str]]:
    """The trial, and lines that tell how what was not given was chosen.

    Rates that are not given are those that `tuned` finds; where it cannot, as where the ground is
    lowest at the domain's edge, such as suit the ground's slope.

    Raises ValueError where the domain is not finite throughout, or a start lies where none can.
    """
    _refuse_gaps(surface)
    _refuse_starts(surface, starts)
    notes = []
    if not starts:
        starts = [start_on(surface)]
        (x, y), *_ = starts
        notes.append(f"start ({x:g}, {y:g}), chosen for its long way down; --start {x:g},{y:g}")
    title = title_of([one.kind for one in line_up], starts) if title is None else title
    pace = rates_for(surface, steps)
    named = labels(line_up)
    free = [one.rate is None for one in line_up]
    rates = [pace.get(one.kind, 0.01) if one.rate is None else one.rate for one in line_up]
    chosen = "The learning rates are as given on the command line."
    if any(free):
        entrants = [
            one.made(rate, label) for one, rate, label in zip(line_up, rates, named, strict=True)
        ]
        scene = Scene(title, surface, starts, entrants, steps, [Contour()])
        try:
            best = [
                tuned(replace(scene, optimizers=[entrant]), rates=_rates(scene, one))
                for one, entrant, is_free in zip(line_up, entrants, free, strict=True)
                if is_free
            ]
        except ValueError as error:
            why = str(error).splitlines()[0].removeprefix("tuned: ").split(";")[0].split(":")[0]
            notes.append(f"rates that suit the slope, as {why}")
            chosen = "The learning rates suit the slope and the curvature of the ground."
        else:
            found = iter(best)
            rates = [
                next(found).optimizers[0].learning_rate if is_free else rate  # type: ignore[union-attr]
                for rate, is_free in zip(rates, free, strict=True)
            ]
            trials = max(one.tuning.trials for one in best if one.tuning is not None)
            notes.append(
                f"rates, each the best of up to {trials} over {counted(steps, 'step')}, none of "
                "them with a step longer than a quarter of the domain's diagonal"
            )
            chosen = (
                f"Each learning rate is the best of up to {trials} that were tried over these "
                f"{steps} steps, by\n`render.tuned`, of those with no step longer than a quarter "
                "of the domain's diagonal."
            )
        if not all(free):
            chosen += " Some are as given."
    notes[-1:] = [f"{notes[-1]}: {_told(line_up, rates)}"] if any(free) else notes[-1:]
    together = zip([one.kind for one in line_up], rates, named, strict=True)
    where = (tuple(float(n) for n in start) for start in starts)
    return (
        Trial(
            formula=formula.strip(),
            title=title,
            domain=surface.domain,
            starts=tuple((x, y) for x, y in where),
            line_up=tuple((kind, float(rate), label) for kind, rate, label in together),
            steps=steps,
            chosen=chosen,
        ),
        notes,
    )


def _rates(scene: Scene, one: Named) -> Sequence[float]:
    """The rates that are tried: those at which no step is too long to be followed."""
    diagonal = float(np.linalg.norm(np.ptp(scene.surface.domain, axis=1)))
    line_up = [one.made(rate, f"{rate:g}") for rate in RATES]
    walks = simulate(replace(scene, optimizers=line_up))
    with np.errstate(all="ignore"):
        longest = np.array(
            [np.linalg.norm(np.diff(walk.points, axis=0), axis=1).max() for walk in walks]
        ).reshape(len(RATES), -1)
    short = np.all(longest <= STRIDE * diagonal, axis=1)
    return [
        rate for rate, is_short in zip(RATES, short.tolist(), strict=True) if is_short
    ] or RATES[:2]


def _told(line_up: Sequence[Named], rates: Sequence[float]) -> str:
    """The rates that were not given."""
    pairs = zip(line_up, rates, strict=True)
    return ", ".join(f"{one.kind} {written(rate)}" for one, rate in pairs if one.rate is None)


def _refuse_gaps(surface: Surface) -> None:
    axes = [np.linspace(low, high, CELLS + 1) for low, high in surface.domain]
    points = np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, 2)
    gaps = points[~np.isfinite(surface.value(points))]
    if len(gaps):
        x, y = gaps[len(gaps) // 2].tolist()
        raise ValueError(
            f"f(x, y) = {surface.name} is not finite at ({x:.4g}, {y:.4g}), which lies in the "
            "domain; choose a --domain where it is finite throughout"
        )


def _refuse_starts(surface: Surface, starts: Sequence[tuple[float, float]]) -> None:
    (x0, x1), (y0, y1) = surface.domain
    faults = []
    for x, y in starts:
        if not within(surface.domain, (x, y)):
            faults.append(
                f"start ({x:g}, {y:g}) lies outside the domain, x from {x0:g} to {x1:g}, y from "
                f"{y0:g} to {y1:g}; choose another, or a wider --domain"
            )
        elif not np.isfinite(surface.value((x, y))):
            faults.append(f"start ({x:g}, {y:g}): f has no value there")
        elif not surface.gradient((x, y)).any():
            faults.append(
                f"start ({x:g}, {y:g}): the ground is level there, so nobody would move; start "
                "beside it"
            )
    if faults:
        raise ValueError("\n".join(faults))
