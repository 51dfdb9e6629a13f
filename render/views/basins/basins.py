"""Basins: each point of the plane in the colour of the minimum that it comes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from optimizers.inner import layers_of
from optimizers.naming import label_of
from optimizers.number import is_real, is_whole
from render.messages.nearest import did_you_mean
from render.scene.needs import Needs, clipped, is_to_scale, shape_of
from render.scene.panels import above, beside
from render.scene.sweep import Sweep

if TYPE_CHECKING:
    from render.scene.scene import Scene
    from render.scene.view import Box, Stage
    from render.trajectory import Trajectory

MOST_VALUES = 1000
"""Of a hyperparameter that a film goes through."""


@dataclass(frozen=True)
class Basins:
    """The plane, each point coloured by the minimum that one optimizer comes to from there.

    The optimizer is the one of the line-up with this `label`, its first unless given; its paths
    lie over the colours, and thin lines are those of equal height. The sooner it arrives, the paler
    the colour. Points from which it comes to no known minimum within the scene's steps are grey,
    and those from which it leaves the finite numbers have a colour of their own.

    `over` is a hyperparameter of it through which the film goes instead of steps, evenly
    `between` two numbers in so many `values`; then no paths are drawn, but where the scene's
    starts lie.

    Raises ValueError for an `over` without its ends or ends without it, ends that are not two
    different finite numbers, and fewer than 2 or more than 1000 values.
    """

    label: str | None = None
    _: KW_ONLY
    over: str | None = None
    between: tuple[float, float] | None = None
    values: int = 100
    name: str = "basins"

    __or__ = beside
    __truediv__ = above

    def __post_init__(self) -> None:
        found = []
        if self.label is not None and not isinstance(self.label, str):
            found.append(f"Basins: label is {self.label!r}; it must be that of an optimizer")
        if self.over is not None and not isinstance(self.over, str):
            found.append(f'Basins: over is {self.over!r}; write over="learning_rate"')
        elif (self.over is None) != (self.between is None):
            given = "over" if self.between is None else "between"
            example = 'over="momentum", between=(0, 0.9)'
            found.append(f"Basins: {given} is given alone; write both: {example}")
        elif self.between is not None and not _are_ends(self.between):
            told = f"Basins: between is {self.between!r}"
            found.append(f"{told}; it must be two different finite numbers")
        if not is_whole(self.values) or not 2 <= self.values <= MOST_VALUES:
            found.append(f"Basins: values is {self.values!r}; it must be 2 to {MOST_VALUES}")
        if found:
            raise ValueError("\n".join(found))
        object.__setattr__(self, "values", int(self.values))
        if self.between is not None:
            first, last = self.between
            object.__setattr__(self, "between", (float(first), float(last)))

    def index(self, scene: Scene) -> int:
        """The place of its optimizer in the line-up."""
        return 0 if self.label is None else scene.labels.index(self.label)

    @property
    def sweep(self) -> Sweep | None:
        """What the film goes through: its ends."""
        if self.over is None or self.between is None:
            return None
        swept: dict[str, Any] = {self.over: list(self.between)}
        return Sweep(**swept)

    def faults(self, scene: Scene) -> list[str]:
        """What keeps points of the plane from having a minimum each."""
        if self.label is not None and self.label not in scene.labels:
            known = f"known: {', '.join(scene.labels)}"
            near = did_you_mean(self.label, scene.labels) or known
            return [f"Basins: {self.label!r} is not in the line-up; {near}"]
        found = []
        walker = scene.optimizers[self.index(scene)]
        singly = any(getattr(layer, "one_by_one", False) for layer in layers_of(walker))
        if hasattr(walker, "walk") or singly:
            ways = "goes its own way" if hasattr(walker, "walk") else "steps one walker at a time"
            told = f"Basins: {label_of(walker)} {ways}, too slow for every point"
            found.append(f"{told}; name another of the line-up")
        if not scene.surface.minima:
            told = f"Basins: no minimum of {scene.surface.name!r} is known that points could come"
            found.append(
                f"{told} to; if it has any, give them in the surface's minima="
                "[Minimum(x, y, value), …], else leave out Basins"
            )
        if scene.noise is not None:
            found.append(
                "Basins: under noise a point comes to another minimum each time; leave out one of "
                "the two"
            )
        if (sweep := self.sweep) is not None:
            found += [f"Basins: {line}" for line in sweep.faults([walker])]
            if scene.sweep is not None:
                found.append("Basins: over is given in a scene with a sweep; leave out one of them")
        return found

    def needs(self, scene: Scene) -> Needs:
        """A map's, under a title, and room for what is kept."""
        domain = scene.shown
        shape = shape_of(domain) if is_to_scale(domain) else clipped(domain)
        moves = self.over is not None
        return Needs(
            shape,
            titled=True,
            ground=True,
            moves=moves,
            timeless=moves,
            kept=self.values if moves else 1,
        )

    def stage(
        self, scene: Scene, trajectories: Sequence[Trajectory], box: Box, *, scale: float
    ) -> Stage:
        """Set the map up in a box, and have all points of a film that stands walk."""
        from render.views.basins.land import Land  # drawing loads matplotlib

        return Land.of(self, scene, trajectories, box, scale)


def _are_ends(between: object) -> bool:
    if not isinstance(between, tuple | list) or len(between) != 2:
        return False
    if any(not is_real(end) for end in between):
        return False
    return bool(np.isfinite(np.array(between, dtype=np.float64)).all() and between[0] != between[1])
