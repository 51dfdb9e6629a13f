"""The map: the surface from above, in bands between equal steps of height."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass
from typing import TYPE_CHECKING

from optimizers.number import is_whole
from render.messages.wording import grouped
from render.scene.height import scale_faults
from render.scene.needs import Needs, clipped, is_to_scale, shape_of
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


@dataclass(frozen=True)
class Contour:
    """The surface from above, in `levels` bands between equal steps of the scaled height.

    `scale` of the height over the minimum: "sqrt" gives a valley as many bands as its walls, "log"
    still more, "linear" is the height itself. None is the surface's own choice, or where that is
    linear, the root for a surface that has a minimum. x and y are to one scale where the domain's
    shape allows it. `flow` draws the gradient flow from each start, the way of infinitely small
    steps, as a thin line under the paths. With `particles` walkers are dots with short tails, no
    paths, names or start points, and who has left the domain or the finite numbers is not shown:
    True or False, by itself from 400 walkers on. "minimum" gives each the colour of the minimum
    where it ends, as `Basins` does, grey for none.

    Raises ValueError for fewer than 2 or more than 100 levels or an unknown scale.
    """

    levels: int = 16
    scale: Scale | None = None
    _: KW_ONLY
    flow: bool = False
    particles: Particles = None
    name: str = "contour"

    __or__ = beside
    __truediv__ = above

    def __post_init__(self) -> None:
        found = []
        if not is_whole(self.levels) or not 2 <= self.levels <= 100:
            found.append(f"Contour: levels is {self.levels!r}; it must be 2 to 100")
        if self.scale is not None:
            found += scale_faults("Contour: scale", self.scale)
        if not isinstance(self.flow, bool):
            found.append(f"Contour: flow is {self.flow!r}; it must be True or False")
        found += particle_faults("Contour", self.particles)
        if found:
            raise ValueError("\n".join(found))
        object.__setattr__(self, "levels", int(self.levels))

    def faults(self, scene: Scene) -> list[str]:
        """What cannot go with particles."""
        found = colour_faults("Contour", self.particles, scene)
        if self.flow and are_particles(self.particles, scene):
            told = f"Contour: flow draws a line from each of {grouped(len(scene.starts))} starts"
            found.append(f"{told}; leave out flow, or write particles=False")
        return found

    def needs(self, scene: Scene) -> Needs:
        """The domain's own width by height, unless that is a strip."""
        domain = scene.shown
        shape = shape_of(domain) if is_to_scale(domain) else clipped(domain)
        return Needs(shape, ground=True, particles=are_particles(self.particles, scene))

    def stage(
        self, scene: Scene, trajectories: Sequence[Trajectory], box: Box, *, scale: float
    ) -> Stage:
        """Set the map up in a box."""
        from render.views.contour.map import Map  # drawing loads matplotlib

        return Map.of(self, scene, trajectories, box, scale)
