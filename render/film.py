"""A film: as many frames as its clock has, each made from its number alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from render.header import header, refuse_words, step_number
from render.height_scale import height_scale
from render.layout import Layout, refuse_size, scale_of
from render.names import Names
from render.ranking import Ranking
from render.raster import Canvas, extent
from render.scene import Scene
from render.shapes import Array, Label, Line, Shape
from render.timeline import Timeline
from render.trajectory import Trajectory
from render.views.view import Moment, Stage, View

FINE, FAST = 4, 2
"""Samples a pixel each way: for a backdrop drawn once, and for one drawn every frame."""

LARGE = 2_500_000
"""Pixels from which on a frame is drawn at `FAST` in any case: the samples take memory."""


@dataclass(frozen=True, eq=False)
class Film:
    """Frames of one view of one scene; `film[i]` depends on i alone.

    `size` is (width, height) in pixels, `fps` frames a second.
    """

    scene: Scene
    stage: Stage
    layout: Layout
    ranking: Ranking
    names: Names
    timeline: Timeline
    standing: Canvas
    samples: int

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.layout.size

    @property
    def fps(self) -> float:
        """Frames a second."""
        return self.timeline.fps

    @property
    def colours(self) -> tuple[str, ...]:
        """The colours, #rrggbb, that carry meaning: a palette must keep them exactly."""
        look = self.scene.look
        return tuple(
            dict.fromkeys(
                [look.ground, look.ink, look.quiet, look.casing, *look.ramp, *self.ranking.colours]
            )
        )

    def __len__(self) -> int:
        return len(self.timeline)

    def __getitem__(self, frame: int) -> NDArray[np.uint8]:
        """The pixels of a frame, (height, width, 3); counted from the end where negative.

        Raises IndexError for a frame that the film does not have.
        """
        frame = range(len(self))[frame]
        return self.standing.with_drawn(self.shapes(frame), samples=self.samples).pixels

    def shapes(self, frame: int) -> list[Shape]:
        """What a frame adds to what stands through the whole film, hindmost first."""
        moment = self.moment(frame)
        moving = [] if self.stage.still else list(self.stage.backdrop(moment))
        shapes = [*moving, *self.stage.actors(moment)]
        if self.layout.worded:
            box, scale = self.layout.header, self.layout.scale
            shapes += self.names.shapes(frame)
            shapes += step_number(self.scene, moment.step, box, scale)
            shapes += self.ranking.shapes(frame, self.layout.ranking)
        return shapes

    def moment(self, frame: int) -> Moment:
        """The point in time at which a frame stands."""
        return Moment(self.timeline.step(frame), self.timeline.fraction(frame))


def film_of(
    scene: Scene,
    view: View,
    trajectories: Sequence[Trajectory],
    *,
    size: tuple[int, int],
    fps: float,
) -> Film:
    """Set a film up: one view of a scene and its trajectories.

    `size` is (width, height) in pixels, both even; `fps` frames a second. Raises ValueError for a
    size that cannot be drawn, a surface that is not finite where it is shown, a character that the
    font lacks, or TeX that cannot be set.
    """
    refuse_size(size)
    refuse_words(scene)
    timeline = scene.timeline(fps=fps)
    ranking = Ranking.of(scene, trajectories, timeline, scale_of(size))
    layout = Layout.of(
        size,
        scene.look,
        rows=len(scene.optimizers),
        row_width=ranking.row_width,
        row_size=ranking.size,
    )
    stage = view.stage(scene, trajectories, layout.panel, scale=layout.scale)
    standing = list(stage.backdrop(Moment(0.0, 0.0))) if stage.still else []
    names = Names.of(
        ranking.labels,
        ranking.colours,
        heads_of(stage, timeline),
        stage.frame,
        scene.look,
        scale=layout.scale,
        fps=fps,
        taken=np.array([box for shape in standing if (box := taken_by(shape))]),
    )
    if layout.worded:
        standing += header(scene, stage.note, layout.header, layout.scale)
    if layout.bar is not None:
        standing += height_scale(*stage.heights, layout.bar, scene.look, scale=layout.scale)
    samples = FINE if stage.still and size[0] * size[1] < LARGE else FAST
    canvas = Canvas.blank(size, scene.look.ground).with_drawn(standing, samples=samples)
    return Film(scene, stage, layout, ranking, names, timeline, canvas, samples)


def taken_by(shape: Shape) -> tuple[float, float, float, float] | None:
    """Left, top, right and bottom of a word, a tick or a cross, which names leave free."""
    if isinstance(shape, Label):
        return extent(shape)
    if isinstance(shape, Line):
        low, high = shape.points.min(axis=0), shape.points.max(axis=0)
        return float(low[0]), float(low[1]), float(high[0]), float(high[1])
    return None


def heads_of(stage: Stage, timeline: Timeline) -> Array:
    """The pixels of all heads in all frames, shape (frames, walkers, 2)."""
    frames = range(len(timeline))
    steps = np.array([timeline.step(frame) for frame in frames])
    return stage.heads(steps, np.array([timeline.fraction(frame) for frame in frames]))
