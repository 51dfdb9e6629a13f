"""Particles: whether a view shows its walkers as dots, and what that may not go with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from render.scene.limits import CROWD

if TYPE_CHECKING:
    from render.scene.scene import Scene

Particles: TypeAlias = bool | Literal["minimum"] | None
"""Whether walkers are dots, "minimum" if in the colours of those where they end.

None is where they are a CROWD.
"""


def particle_faults(view: str, particles: object) -> list[str]:
    """What is wrong with what a view says of them."""
    if particles is None or isinstance(particles, bool) or particles == "minimum":
        return []
    told = f"{view}: particles is {particles!r}"
    return [f'{told}; it must be True, False, "minimum", or None, dots where there are many']


def colour_faults(view: str, particles: Particles, scene: Scene) -> list[str]:
    """What is wrong between that and a scene."""
    if particles != "minimum":
        return []
    asked = f'{view}: particles="minimum"'
    found = []
    if len(scene.optimizers) > 1:
        told = f"{asked} colours them by where they end, and the line-up has"
        found.append(f"{told} {len(scene.optimizers)}; leave one, or write particles=True")
    if not scene.surface.minima:
        found.append(f"{asked}, but no minimum of {scene.surface.name!r} is known")
    return found


def are_particles(particles: Particles, scene: Scene) -> bool:
    """Whether a view shows a scene's walkers as dots."""
    if particles is None:
        return len(scene.starts) * len(scene.optimizers) >= CROWD
    return bool(particles)
