"""Playback: how a film plays, where that is asked for beside what its scene says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from render.encode import Frames, Reordered, boomerang
from render.making.between import frames_between
from render.making.still import written
from render.messages.wording import number
from render.scene.clock import Clock
from render.scene.scene import Scene
from render.scene.timeline import Timeline

if TYPE_CHECKING:
    pass


@dataclass(frozen=True)
class Playback:
    """How often a film is shown, how long it holds, what of it, and whether it goes back again.

    loops: how often its file says that it is to be shown; 0 for ever
    hold_start, hold_end: seconds; those of the scene's clock unless given
    boomerang: forward, then backward
    begin, end: between which places of the film: fractions of it, 0.0 to 1.0, steps where ints
    """

    loops: int = 0
    hold_start: float | None = None
    hold_end: float | None = None
    boomerang: bool = False
    begin: float = 0.0
    end: float = 1.0

    @property
    def options(self) -> tuple[str, ...]:
        """What the command says of it but for its flags, each option as two words."""
        holds = {"--hold-start": self.hold_start, "--hold-end": self.hold_end}
        found = ["--loop", str(self.loops)] if self.loops else []
        for name, seconds in holds.items():
            found += [] if seconds is None else [name, number(seconds)]
        places = (("--from", self.begin, 0.0), ("--to", self.end, 1.0))
        found += [word for name, at, own in places if at != own for word in (name, written(at))]
        return tuple(found)

    @property
    def flags(self) -> tuple[str, ...]:
        """Its options that have no value."""
        return ("--boomerang",) if self.boomerang else ()

    def clocked(self, scene: Scene, output: Path) -> Scene:
        """The scene with these holds.

        A boomerang goes through each hold twice, so that each is made half as long, and the film
        shorter by as much: steps pass as they did.

        Raises ValueError, a line a fault of the film at `output`.
        """
        clock = scene.clock
        try:
            if self.hold_start is not None:
                clock = replace(clock, hold_start=self.hold_start)
            if self.hold_end is not None:
                clock = replace(clock, hold_end=self.hold_end)
            if self.boomerang:
                clock = _halved(clock, scene)
            return scene if clock is scene.clock else replace(scene, clock=clock)
        except ValueError as error:
            told = str(error).replace("hold_start", "--hold-start")
            told = told.replace("hold_end", "--hold-end").replace("Clock: ", "")
            raise ValueError("\n".join(f"{output}: {one}" for one in told.splitlines())) from error

    def refuse(self, timeline: Timeline, output: Path) -> None:
        """Raise ValueError, a line a fault, for a part that the film at `output` does not have."""
        try:
            frames_between(timeline, self.begin, self.end)
        except ValueError as error:
            told = (f"{output}: {fault}" for fault in str(error).splitlines())
            raise ValueError("\n".join(told)) from error

    def shown(self, film: Frames, timeline: Timeline) -> Frames:
        """The film of that timeline as it is shown."""
        frames = frames_between(timeline, self.begin, self.end)
        order = boomerang(frames) if self.boomerang else frames
        return film if order == range(len(film)) else Reordered(film, order)


def _halved(clock: Clock, scene: Scene) -> Clock:
    timeline = clock.timeline(scene.steps, scene.look)
    start, end = timeline.hold_start / 2, timeline.hold_end / 2
    duration = None if clock.steps_per_second is not None else timeline.duration - start - end
    return replace(clock, duration=duration, hold_start=start, hold_end=end)
