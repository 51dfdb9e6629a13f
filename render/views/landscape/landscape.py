"""The landscape: the surface as a carved block, seen in perspective."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass, replace
from typing import TYPE_CHECKING

from optimizers.number import is_real
from render.scene.height import scale_faults
from render.scene.needs import Needs
from render.scene.panels import above, beside
from render.views.paths.particles import (
    Particles,
    are_particles,
    colour_faults,
    particle_faults,
)
from surfaces import Scale

if TYPE_CHECKING:
    from render.scene.scene import Scene
    from render.scene.view import Box, Stage
    from render.trajectory import Trajectory


MOST_TURN = 36_000
"""Degrees, a hundred times round."""


@dataclass(frozen=True)
class Landscape:
    """The surface as a block of terrain, its paths hidden where a hill stands before them.

    `azimuth` and `elevation` are degrees: from which side the camera looks, counted from x to y,
    and how far above the ground it stands; `turn` is what it goes round over the film.
    `azimuth=None` looks from where the least of the paths is hidden, and `elevation=None` from no
    higher than that takes. `height` scales f over its minimum: "linear", "sqrt" or "log", the
    surface's own choice where it is None. `rise` is how high the block's terrain is, in halves of
    its longer side; None makes it 1, or lower where the slopes would be too steep to look at.
    `particles` are as in `Contour`; behind a hill they are hidden.

    Raises ValueError for angles that are not finite or beyond 36000, an elevation outside 5
    to 90, an unknown height, a rise outside 0.1 to 2.
    """

    azimuth: float | None = None
    elevation: float | None = 34
    turn: float = 0
    height: Scale | None = None
    _: KW_ONLY
    rise: float | None = None
    particles: Particles = None
    name: str = "landscape"

    __or__ = beside
    __truediv__ = above

    def __post_init__(self) -> None:
        found = []
        degrees = f"degrees, at most {MOST_TURN} either way"
        if self.azimuth is not None and not _within(self.azimuth, -MOST_TURN, MOST_TURN):
            found.append(f"Landscape: azimuth is {self.azimuth!r}; it must be {degrees}, or None")
        high = self.elevation
        if high is not None and not _within(high, 5, 90):
            found.append(f"Landscape: elevation is {self.elevation!r}; it must be 5 to 90 degrees")
        if not _within(self.turn, -MOST_TURN, MOST_TURN):
            found.append(f"Landscape: turn is {self.turn!r}; it must be {degrees}")
        if self.rise is not None and not _within(self.rise, 0.1, 2):
            found.append(f"Landscape: rise is {self.rise!r}; it must be 0.1 to 2, or None")
        if self.height is not None:
            found += scale_faults("Landscape: height", self.height)
        found += particle_faults("Landscape", self.particles)
        if found:
            raise ValueError("\n".join(found))
        for name in ("azimuth", "elevation", "turn", "rise"):
            if (value := getattr(self, name)) is not None and type(value) is not int:
                object.__setattr__(self, name, float(value))

    def faults(self, scene: Scene) -> list[str]:
        """What cannot go with particles."""
        return colour_faults("Landscape", self.particles, scene)

    def needs(self, scene: Scene) -> Needs:
        """A block's width by its height, alike on any domain, and much room for its numbers."""
        return Needs(
            1.25,
            beside=7.0,
            below=3.5,
            moves=self.turn != 0,
            depths=True,
            particles=are_particles(self.particles, scene),
        )

    def shared(self, scene: Scene, trajectories: Sequence[Trajectory]) -> Landscape:
        """The same landscape, seen from one side for all values of the scene's sweep."""
        from render.views.landscape.terrain import seen_from  # drawing loads numba

        azimuth, elevation = seen_from(self, scene, trajectories)
        return replace(self, azimuth=azimuth, elevation=elevation)

    def stage(
        self, scene: Scene, trajectories: Sequence[Trajectory], box: Box, *, scale: float
    ) -> Stage:
        """Set the landscape up in a box."""
        from render.views.landscape.terrain import Terrain  # drawing loads numba

        return Terrain.of(self, scene, trajectories, box, scale)


def _within(value: object, low: float, high: float) -> bool:
    # Compared as it is: a whole number may be too large for a float.
    return is_real(value) and bool(low <= value <= high)
