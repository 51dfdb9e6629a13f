"""declared(surface, …): the trial of a ground, with all that is not given chosen, and told."""

from collections.abc import Sequence

import numpy as np

from render.scene.scene import Scene
from render.trying.ground import Ground
from render.trying.line_up import Named, labels
from render.trying.rates import rates_of
from render.trying.source import Trial, title_of
from render.trying.starting import start_on
from render.trying.written import written
from render.views.contour.contour import Contour
from surfaces import Surface, within

CELLS = 60
"""Of the grid on which a domain must be finite."""


def declared(
    surface: Surface,
    ground: Ground,
    *,
    starts: Sequence[tuple[float, float]],
    line_up: Sequence[Named],
    steps: int,
    title: str | None,
    theme: str | None = None,
    searched: bool = True,
) -> tuple[Trial, list[str]]:
    """The trial, and lines that tell how what was not given was chosen.

    `ground` is how the scene's file speaks of the surface. Rates that are not given are those that
    `tuned` finds if they are `searched`; otherwise, or where it cannot, such as suit the ground.

    Raises ValueError where the domain is not finite throughout, or a start lies where none can.
    """
    _refuse_gaps(surface)
    _refuse_starts(surface, starts)
    notes = []
    if not starts:
        starts = [start_on(surface, steps)]
        (x, y), *_ = starts
        place = f"{written(x)}, {written(y)}"
        given = place.replace(" ", "")
        notes.append(f"start ({place}), chosen for its long way down; --start {given}")
    title = title_of([one.kind for one in line_up], starts) if title is None else title
    named = labels(line_up)
    alone = [line_up[0].made(1.0, None)]
    scene = Scene(title, surface, starts, alone, steps, [Contour()])
    chosen = rates_of(scene, line_up, searched=searched)
    notes += [chosen.note] if chosen.note else []
    together = zip([one.kind for one in line_up], chosen.rates, named, strict=True)
    where = (tuple(float(n) for n in start) for start in starts)
    return (
        Trial(
            ground=ground,
            title=title,
            starts=tuple((x, y) for x, y in where),
            line_up=tuple((kind, float(rate), label) for kind, rate, label in together),
            steps=steps,
            chosen=chosen.sentence,
            theme=theme,
            log=surface.scale == "log",
        ),
        notes,
    )


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
    x_shown, y_shown = (" to ".join(map(written, ends)) for ends in surface.domain)
    faults = []
    for index, (x, y) in enumerate(starts):
        place = f"start ({written(x)}, {written(y)})"
        if (x, y) in starts[:index]:
            faults.append(f"{place} is given twice; leave one out")
        elif not within(surface.domain, (x, y)):
            faults.append(
                f"{place} lies outside the domain, x from {x_shown}, y from {y_shown}; choose "
                "another, or a wider --domain"
            )
        elif not np.isfinite(surface.value((x, y))):
            faults.append(f"{place}: f has no value there")
        elif not surface.gradient((x, y)).any():
            faults.append(
                f"{place}: the ground is level there, so nobody would move; start beside it"
            )
    if faults:
        raise ValueError("\n".join(faults))
