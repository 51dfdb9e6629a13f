"""A film: as many frames as its clock has, each made from its number alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from render.film.caption_line import caption_line
from render.film.caption_times import Caption
from render.film.header import step_number
from render.film.layout import Layout
from render.film.legend import Legend
from render.film.names import Names
from render.film.pixels import Pixels
from render.film.ranking import Ranking
from render.messages.wording import counted
from render.raster import Canvas
from render.scene.scene import Scene
from render.scene.timeline import Timeline
from render.scene.view import Moment, Stage
from render.shapes import Label, Shape, plain


@dataclass(frozen=True, eq=False)
class Panel:
    """A view's stage, and the names beside its walkers where they have any."""

    stage: Stage
    names: Names | None

    @property
    def worded(self) -> bool:
        """Whether it has room for ticks or a title."""
        standing = self.stage.backdrop(Moment(0.0, 0.0))
        return any(isinstance(shape, Label) for shape in standing)


@dataclass(frozen=True, eq=False, repr=False)
class Film:
    """Frames of one picture of one scene; `film[i]` depends on i alone.

    `size` is (width, height) in pixels, `fps` frames a second. `backdrop` is what stands through
    the whole film, and `standing` the canvas that shows it. `fades` says whether words come and go
    softly; the step's number and the ranking's values stand for `numbers_stand` seconds, at least,
    before they change: 0, they are those of the frame. A `timeless` one shows no step.
    """

    scene: Scene
    panels: tuple[Panel, ...]
    layout: Layout
    key: Ranking | Legend
    captions: tuple[Caption, ...]
    timeline: Timeline
    backdrop: tuple[Shape, ...]
    standing: Canvas
    fades: bool = True
    numbers_stand: float = 0.0
    timeless: bool = False

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

    @property
    def transparent(self) -> bool:
        """Whether the frames have no ground: these stand on the theme's."""
        return False

    def __len__(self) -> int:
        return len(self.timeline)

    def __repr__(self) -> str:
        width, height = self.size
        told = f"{counted(len(self), 'frame')} of {width} × {height}, {self.fps:g} a second"
        return f"<Film {self.scene.title!r}: {told}>"

    def __getitem__(self, frame: int) -> Pixels:
        """The pixels of a frame, (height, width, 3); counted from the end where negative.

        Raises IndexError for a frame that the film does not have, and TypeError for what is no
        whole number.
        """
        if isinstance(frame, slice):
            raise TypeError("a film gives its frames one by one: film[10], not film[10:20]")
        try:
            frame = range(len(self))[frame]
        except IndexError:
            raise IndexError(f"no frame {frame}; the film has {len(self)}") from None
        return self.standing.with_drawn(self.shapes(frame)).pixels.view(Pixels)

    def save(self, path: str | Path, *, frame: int | None = None) -> None:
        """Writes the film, .mp4 or .gif, or one frame of it, .png, .svg or .pdf.

        Raises ValueError for another suffix, for a still without its frame, and for what the
        format cannot hold; IndexError for a frame that the film does not have; EncodeError where
        the encoder or the disk fails. An older file then stands.
        """
        from render.notebook.cell import saved

        saved(self, path, frame=frame)

    def _repr_html_(self) -> str:
        """What a notebook shows: the film, encoded."""
        from render.notebook.cell import shown

        return shown(self)

    def settled(self) -> Film:
        """The film without its fades: a frame seen alone shows each word in full, or not."""
        return replace(self, fades=False)

    def picture(self, frame: int) -> list[Shape]:
        """All that a frame shows, hindmost first, in shapes that hold for it alone."""
        return [*self.backdrop, *plain(self.shapes(frame))]

    def shapes(self, frame: int) -> list[Shape]:
        """What a frame adds to what stands through the whole film, hindmost first."""
        moment = self.moment(frame)
        shapes: list[Shape] = []
        for panel in self.panels:
            if not panel.stage.stands:
                shapes += panel.stage.backdrop(moment)
        for panel in self.panels:
            shapes += panel.stage.actors(moment)
        if self.layout.worded:
            for panel in self.panels:
                shapes += panel.names.shapes(frame, fades=self.fades) if panel.names else []
            renewed = self.timeline.renewed(frame, self.numbers_stand) if self.fades else frame
            if not self.timeless:
                step = self.timeline.step(renewed)
                shapes += step_number(self.scene, step, self.layout.header, self.layout.scale)
            shapes += self.key.shapes(frame, self.layout.key, told=renewed, fades=self.fades)
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
