"""Naming: names beside the heads in the larger panels of a picture."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from render.film.film import Panel
from render.film.inked import inked_on
from render.film.layout import Layout
from render.film.legend import Legend
from render.film.names import LONGEST, Names
from render.film.names import MOST as WALKERS
from render.film.ranking import Ranking
from render.film.small_multiples import Multiples
from render.raster import extent
from render.scene.scene import Scene
from render.scene.timeline import Timeline
from render.scene.view import Stage
from render.shapes import Array, Label, Line, Shape

NAMED, CROWD = 0.6, 4
"""Names stand in panels of at least this share of the largest one's area, of this many at most."""


def named(
    scene: Scene,
    key: Ranking | Legend,
    placed: Multiples,
    stages: Sequence[Stage],
    layout: Layout,
    *,
    timeline: Timeline,
    backdrop: Sequence[Shape],
) -> tuple[Panel, ...]:
    """The panels, with names beside the heads in the larger ones; in a sweep the legend must do."""
    taken = np.array([box for shape in backdrop if (box := taken_by(shape))]).reshape(-1, 4)
    areas = [cell.box.width * cell.box.height for cell in placed.cells]
    panels = []
    for area, stage in zip(areas, stages, strict=True):
        names = None
        few = len(key.labels) <= WALKERS and len(timeline) <= LONGEST
        large = len(areas) <= CROWD and area > NAMED * max(areas)
        if scene.sweep is None and few and large:
            names = Names.of(
                key.labels,
                key.colours,
                heads_of(stage, timeline),
                stage.frame,
                scene.look,
                markers=key.markers,
                scale=layout.scale,
                fps=timeline.fps,
                taken=taken,
                inked=inked_on(stage, timeline, scale=layout.scale),
            )
        panels.append(Panel(stage, names))
    return tuple(panels)


def taken_by(shape: Shape) -> tuple[float, float, float, float] | None:
    """Left, top, right and bottom of a word, a tick or a cross, which names leave free.

    A faint line, such as that of a grid, may be written over.
    """
    if isinstance(shape, Label):
        return extent(shape)
    if isinstance(shape, Line) and shape.strength == 1:
        low, high = shape.points.min(axis=0), shape.points.max(axis=0)
        return float(low[0]), float(low[1]), float(high[0]), float(high[1])
    return None


def heads_of(stage: Stage, timeline: Timeline) -> Array:
    """The pixels of all heads in all frames, shape (frames, walkers, 2)."""
    frames = range(len(timeline))
    steps = np.array([timeline.step(frame) for frame in frames])
    return stage.heads(steps, np.array([timeline.fraction(frame) for frame in frames]))
