"""A film on glass: the same frames without their ground, in colour and opacity."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from render.film.film import Film
from render.raster import Canvas
from render.raster.lifted import lifted


@dataclass(frozen=True, eq=False)
class Glass:
    """What a film shows, as it would be on any page; `glass[i]` depends on i alone.

    on_black, on_white: what stands through the whole film, on these grounds
    """

    film: Film
    on_black: Canvas
    on_white: Canvas
    transparent: bool = True

    @classmethod
    def of(cls, film: Film) -> Glass:
        """The film, drawn anew on both grounds."""
        black, white = (Canvas.blank(film.size, ground) for ground in ("#000000", "#ffffff"))
        return cls(film, black.with_drawn(film.backdrop), white.with_drawn(film.backdrop))

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.film.size

    @property
    def fps(self) -> float:
        """Frames a second."""
        return self.film.fps

    @property
    def colours(self) -> tuple[str, ...]:
        """The film's."""
        return self.film.colours

    def __len__(self) -> int:
        return len(self.film)

    def __getitem__(self, frame: int) -> NDArray[np.uint8]:
        """Red, green, blue and opacity, (height, width, 4); as the film's own frames otherwise."""
        shapes = self.film.shapes(range(len(self))[frame])
        on_black, on_white = (one.with_drawn(shapes) for one in (self.on_black, self.on_white))
        return lifted(on_black.pixels, on_white.pixels)
