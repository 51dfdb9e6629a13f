"""Wanted: what a film was asked to be, and what its format makes of that."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from render.encode import FORMATS, Coding, Format, Frames
from render.jobs.progress import Progress
from render.making.ladder import Rung, Size, slower, smaller
from render.messages.wording import in_pixels, number
from render.scene.scene import Scene

if TYPE_CHECKING:
    from render.film.film import Film


@dataclass(frozen=True)
class Wanted:
    """What was asked for; None is the format's own size, and the scene's rate.

    size: width and height, pixels
    fps: frames a second
    codec: one of the format's by its name, its first unless given
    transparent: without the ground
    """

    size: Size | None = None
    fps: float | None = None
    codec: str | None = None
    transparent: bool = False

    @property
    def options(self) -> tuple[str, ...]:
        """What the command says of it, each option as two words."""
        found = [] if self.size is None else ["--size", f"{self.size[0]}x{self.size[1]}"]
        found += [] if self.fps is None else ["--fps", number(self.fps)]
        return (*found, *(["--codec", self.codec] if self.codec else []))

    @property
    def flags(self) -> tuple[str, ...]:
        """Its options that have no value."""
        return ("--transparent",) if self.transparent else ()

    def coding(self, *, loops: int) -> Coding:
        """How it is coded at its best, shown so often, 0 for ever."""
        return Coding(loops=loops, codec=self.codec or "")

    def shown(self, film: Film, kind: Format, level: int) -> Frames:
        """The film as its format shows it at a level, on its ground or without it."""
        from render.film.glass import Glass

        if kind.numbers_stand:
            film = replace(film, numbers_stand=kind.numbers_stand[level])
        return Glass.of(film) if self.transparent else film

    def best(
        self, kind: Format, output: Path, scene: Scene, *, coding: Coding, progress: Progress
    ) -> Rung:
        """The film as the format can hold it, at its best; another rate than asked for is noted.

        Raises ValueError, a line a fault.
        """
        from render.film.layout import refuse_size

        size = kind.size if self.size is None else self.size
        fps = scene.clock.fps if self.fps is None else self.fps
        faults, rate = [], fps
        if self.transparent and not kind.transparent:
            able = " ".join(sorted(known.suffix for known in FORMATS if known.transparent))
            faults.append(f"a film without its ground needs another format: {able}")
        faults += kind.faults(coding, transparent=self.transparent and kind.transparent)
        try:
            refuse_size(size)
            if (nearest := kind.fits(size)) != size:
                faults.append(f"cannot hold {in_pixels(size)}; nearest: {in_pixels(nearest)}")
        except ValueError as error:
            faults.append(str(error))
        try:
            rate = kind.rate(fps)
        except ValueError as error:
            faults.append(str(error))
        if faults:
            raise ValueError("\n".join(f"{output}: {fault}" for fault in faults))
        if rate != fps:
            name = kind.suffix.removeprefix(".").upper()
            progress.note(f"{output}: {name} plays {rate:g} frames a second, not {fps:g}")
        return Rung(size, rate)

    def sizes(self, kind: Format, best: Size, scene: Scene) -> list[Size]:
        """Those that a film may be made in instead; none that loses words which the best has."""
        from render.film.layout import SMALLEST, scale_of

        worded = scene.look.worded(scale_of(best))

        def allowed(size: Size) -> bool:
            return min(size) >= SMALLEST and (not worded or scene.look.worded(scale_of(size)))

        return smaller(kind, best, allowed) if self.size is None else []

    def rates(self, kind: Format, best: float) -> list[float]:
        """Those that a film may be made at instead, frames a second."""
        return slower(kind, best) if self.fps is None else []
