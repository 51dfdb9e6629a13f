"""A film: as many frames as its clock has, each made from its number alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from render.caption_line import caption_line
from render.captions import Caption, captions_of
from render.header import header, refuse_words, step_number
from render.height_scale import height_scale
from render.layout import MARGIN, Layout, refuse_size, scale_of
from render.legend import Legend
from render.names import Names
from render.ranking import Ranking
from render.raster import Canvas, extent
from render.scene import Scene
from render.shapes import Array, Label, Line, Shape
from render.small_multiples import Multiples, multiples
from render.timeline import Timeline
from render.trajectory import Trajectory
from render.views.curves import Curves
from render.views.panels import Panels, Picture
from render.views.view import Moment, Stage, View

FINE, FAST = 4, 2
"""Samples a pixel each way: for a backdrop drawn once, and for one drawn every frame."""

LARGE = 2_500_000
"""Pixels from which on a frame is drawn at `FAST` in any case: the samples take memory."""

GAP = 26.0
"""Pixels at 1280 × 720 between panels."""

WORDY = 380.0
"""Pixels of a panel's shorter side that its words and strokes are made for; smaller, fewer."""

NAMED = 0.6
"""Names stand in panels of at least this share of the largest one's area."""

SMALLEST_PANEL = 0.62
"""What a panel's strokes and ticks are scaled by at least, however many there are."""


@dataclass(frozen=True, eq=False)
class Panel:
    """A view's stage, and the names beside its walkers where they have any."""

    stage: Stage
    names: Names | None


@dataclass(frozen=True, eq=False)
class Film:
    """Frames of one picture of one scene; `film[i]` depends on i alone.

    `size` is (width, height) in pixels, `fps` frames a second. `backdrop` is what stands through
    the whole film, and `standing` the canvas that shows it. `fades` says whether words come and go
    softly.
    """

    scene: Scene
    panels: tuple[Panel, ...]
    layout: Layout
    key: Ranking | Legend
    captions: tuple[Caption, ...]
    timeline: Timeline
    backdrop: tuple[Shape, ...]
    standing: Canvas
    samples: int
    fades: bool = True

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
        own = [c for panel in self.panels for c in getattr(panel.stage, "colours", ())]
        common = [look.ground, look.ink, look.quiet, look.casing, *look.ramp]
        return tuple(dict.fromkeys([*common, *self.key.colours, *own]))

    def __len__(self) -> int:
        return len(self.timeline)

    def __getitem__(self, frame: int) -> NDArray[np.uint8]:
        """The pixels of a frame, (height, width, 3); counted from the end where negative.

        Raises IndexError for a frame that the film does not have.
        """
        frame = range(len(self))[frame]
        return self.standing.with_drawn(self.shapes(frame), samples=self.samples).pixels

    def settled(self) -> Film:
        """The film without its fades: a frame seen alone shows each word in full, or not."""
        return replace(self, fades=False)

    def picture(self, frame: int) -> list[Shape]:
        """All that a frame shows, hindmost first."""
        return [*self.backdrop, *self.shapes(frame)]

    def shapes(self, frame: int) -> list[Shape]:
        """What a frame adds to what stands through the whole film, hindmost first."""
        moment = self.moment(frame)
        shapes: list[Shape] = []
        for panel in self.panels:
            if not panel.stage.still:
                shapes += panel.stage.backdrop(moment)
        for panel in self.panels:
            shapes += panel.stage.actors(moment)
        if self.layout.worded:
            for panel in self.panels:
                shapes += panel.names.shapes(frame, fades=self.fades) if panel.names else []
            shapes += step_number(self.scene, moment.step, self.layout.header, self.layout.scale)
            shapes += self.key.shapes(frame, self.layout.key, fades=self.fades)
        if (box := self.layout.caption) is not None:
            shapes += caption_line(
                self.captions,
                frame,
                box,
                self.scene.look,
                scale=self.layout.scale,
                timeline=self.timeline,
                fades=self.fades,
            )
        return shapes

    def moment(self, frame: int) -> Moment:
        """The point in time at which a frame stands."""
        return Moment(self.timeline.step(frame), self.timeline.fraction(frame))


def film_of(
    scene: Scene,
    picture: Picture,
    trajectories: Sequence[Trajectory],
    *,
    size: tuple[int, int],
    fps: float,
    density: int = 1,
) -> Film:
    """Set a film up: one picture of a scene and its trajectories.

    `size` is (width, height) in pixels, both even; `fps` frames a second. With a `density` of 2 or
    more the picture is laid out for that many times fewer pixels a side, and drawn finer.

    Raises ValueError for a size that cannot be drawn, a surface that is not finite where it is
    shown, a character that the font lacks, or TeX that cannot be set.
    """
    refuse_size(size)
    refuse_words(scene)
    if density != 1:
        scene = replace(scene, theme=replace(scene.look, density=density))
    look = scene.look
    timeline = scene.timeline(fps=fps)
    key, layout = _arranged(scene, picture, trajectories, timeline, size=size)
    scale = layout.scale
    variants = scene.variants
    strip = 1.5 * look.type_size(look.word_size, scale) if layout.worded else 0.0
    (x0, x1), (y0, y1) = scene.shown
    shape = min(1.8, max(0.7, (x1 - x0) / (y1 - y0)))
    placed = multiples(
        picture, len(variants), layout.panel, gap=GAP * scale, strip=strip, shape=shape
    )
    share = max(SMALLEST_PANEL, len(placed.cells) ** -0.35)
    stages = [
        _comparable(cell.view, scene, trajectories).stage(
            variants[cell.variant].scene,
            [one for one in trajectories if one.variant == cell.variant],
            cell.box,
            scale=min(scale * share, min(cell.box.width, cell.box.height) / WORDY),
        )
        for cell in placed.cells
    ]
    standing: list[Shape] = []
    for stage in stages:
        if stage.still:
            standing += stage.backdrop(Moment(0.0, 0.0))
    if layout.worded:
        notes = dict.fromkeys(stage.note for stage in stages if stage.note)
        room = layout.header.width
        if layout.bar is not None and layout.bar.top < layout.header.bottom:
            room = layout.bar.left - layout.header.left - GAP * scale
        standing += header(scene, "     ".join(notes), layout.header, scale, room=room)
        standing += variant_captions(scene, placed, stages, scale)
    heights = [stage.heights for stage in stages if stage.heights is not None]
    if layout.bar is not None and len({height for height, _ in heights}) == 1:
        standing += height_scale(*heights[0], layout.bar, look, scale=scale)
    taken = np.array([box for shape in standing if (box := taken_by(shape))]).reshape(-1, 4)
    largest = max(cell.box.width * cell.box.height for cell in placed.cells)
    panels = tuple(
        Panel(
            stage,
            Names.of(
                key.labels,
                key.colours,
                heads_of(stage, timeline),
                stage.frame,
                look,
                scale=scale,
                fps=fps,
                taken=taken,
            )
            if scene.sweep is None and cell.box.width * cell.box.height > NAMED * largest
            else None,
        )
        for cell, stage in zip(placed.cells, stages, strict=True)
    )
    fine = all(stage.still for stage in stages) and size[0] * size[1] < LARGE
    samples = FINE if fine else FAST
    canvas = Canvas.blank(size, look.ground).with_drawn(standing, samples=samples)
    told = captions_of(scene, trajectories, timeline)
    return Film(scene, panels, layout, key, told, timeline, tuple(standing), canvas, samples)


def _arranged(
    scene: Scene,
    picture: Picture,
    trajectories: Sequence[Trajectory],
    timeline: Timeline,
    *,
    size: tuple[int, int],
) -> tuple[Ranking | Legend, Layout]:
    """The ranking beside one view, or the legend below several, and where all stands."""
    scale, captioned = scale_of(size), bool(scene.captions)
    if isinstance(picture, Panels) or scene.sweep is not None:
        legend = Legend.of(scene, scale)
        height = legend.height(size[0] - 2 * MARGIN * scale)
        return legend, Layout.of_panels(size, scene.look, legend=height, captioned=captioned)
    ranking = Ranking.of(scene, trajectories, timeline, scale)
    layout = Layout.of(
        size,
        scene.look,
        rows=len(scene.optimizers),
        row_width=ranking.row_width,
        row_size=ranking.size,
        captioned=captioned,
    )
    return ranking, layout


def _comparable(view: View, scene: Scene, trajectories: Sequence[Trajectory]) -> View:
    """The view, on one axis for all values of a sweep."""
    if isinstance(view, Curves) and scene.sweep is not None:
        return view.shared(scene, trajectories)
    return view


def variant_captions(
    scene: Scene, placed: Multiples, stages: Sequence[Stage], scale: float
) -> list[Shape]:
    """What each variant of a scene is, above its panels."""
    look = scene.look
    size = look.type_size(look.word_size, scale)
    firsts = dict(
        reversed([(c.variant, s.frame) for c, s in zip(placed.cells, stages, strict=True)])
    )
    return [
        Label(
            variant.caption,
            firsts[k].left,
            max(strip.bottom - 0.3 * size, firsts[k].top - 2 * size),
            size,
            look.ink,
        )
        for k, (variant, strip) in enumerate(zip(scene.variants, placed.strips, strict=False))
    ]


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
