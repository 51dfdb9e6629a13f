"""declared(formula, …): the trial of a formula, with all that is not given chosen, and told."""

from collections.abc import Sequence

import numpy as np

from render.messages.wording import counted
from render.scene.scene import Scene
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

STRIDE = 0.05
"""Of the domain's diagonal: a larger rate than that is not tried, as no path could be followed."""

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
        keep = [entrant.label for entrant, open_ in zip(entrants, free, strict=True) if not open_]
        scene = Scene(title, surface, starts, entrants, steps, [Contour()])
        try:
            best = tuned(scene, rates=_rates(surface), keep=keep)
        except ValueError as error:
            why = str(error).splitlines()[0].removeprefix("tuned: ").split(";")[0].split(":")[0]
            notes.append(f"rates that suit the slope, as {why}")
            chosen = "The learning rates suit the slope and the curvature of the ground."
        else:
            rates = [entrant.learning_rate for entrant in best.optimizers]  # type: ignore[union-attr]
            trials = best.tuning.trials if best.tuning is not None else 0
            notes.append(f"rates, each the best of {trials} over {counted(steps, 'step')}")
            chosen = (
                f"Each learning rate is the best of {trials} that were tried over these "
                f"{steps} steps, by `render.tuned`."
            )
        if keep:
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


def _rates(surface: Surface) -> Sequence[float]:
    """The rates that are tried, the same for all."""
    diagonal = float(np.linalg.norm(np.ptp(surface.domain, axis=1)))
    return [rate for rate in RATES if rate <= STRIDE * diagonal] or RATES[:2]


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
