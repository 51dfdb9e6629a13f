"""Who takes the lead from whom, and when."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from render.events.standing import Standing
from render.scene.height import Height
from render.scene.scene import Scene
from render.trajectory import Trajectory
from surfaces import within

LASTING = 0.05
"""Share of the steps for which a lead must last."""

MARGIN = 0.01
"""Height by which it must grow, of that from the lowest to the highest place visited."""


def overtakings(scene: Scene, trajectories: Sequence[Trajectory]) -> list[tuple[int, int, int]]:
    """The changes of the lead: the step, who takes it, and from whom, as places in the line-up.

    In the lead is who stands first in the ranking: who has the lowest value, with several starts
    the lowest median over them; who left stands by the value with which it was last inside. The
    lead changes at the step from which on another is the lowest, and stays below the one before
    it, inside the picture, for LASTING of the steps at least, while the distance between the two
    grows to MARGIN of the heights visited in the picture, on the surface's own scale. So neither
    zigzags nor digits behind the point change it. From one that is outside or has diverged nobody
    takes it: who is lower then leads untold.

    The first lead, held so against all others, is taken from nobody; where it begins later than
    LASTING of the steps, it is taken from who was the lowest just before.
    """
    starts = len(trajectories) // len(scene.optimizers)
    standing = Standing.of(trajectories, scene.shown, starts=starts)
    heights = _heights(scene, trajectories, standing)
    walkers = heights.shape[1]
    lasting = max(2, int(np.ceil(LASTING * scene.steps)))
    leader: int | None = None
    races: dict[tuple[int, int | None], _Race] = {}
    found = []
    for step, best in enumerate(heights.argmin(axis=1).tolist()):
        if leader is not None and step >= standing.diverged[leader]:
            leader = best  # untold
        if best == leader or walkers == 1:
            continue
        race = races.get((best, leader))
        if race is None:
            rivals = np.arange(walkers) != best if leader is None else [leader]
            ahead = heights[:, rivals].min(axis=1) - heights[:, best]
            race = races[best, leader] = _Race.of(ahead, standing.inside[:, best])
        if not race.is_won(step, lasting=lasting):
            continue
        if leader is None and step > lasting:
            leader = int(heights[step - 1].argmin())
        if leader is not None and leader != best and standing.inside[step, leader]:
            found.append((step, best, leader))
        leader = best
    return found


@dataclass(frozen=True, eq=False)
class _Race:
    """How far one walker is ahead of another, and the step at which its being so ends."""

    ahead: NDArray[np.float64]
    ends: NDArray[np.int64]

    @classmethod
    def of(cls, ahead: NDArray[np.float64], inside: NDArray[np.bool_]) -> Self:
        fails = np.where((ahead > 0) & inside, len(ahead), np.arange(len(ahead)))
        return cls(ahead, np.minimum.accumulate(fails[::-1])[::-1])

    def is_won(self, step: int, *, lasting: int) -> bool:
        """Whether the lead that begins, or goes on, at the step lasts and grows."""
        end = int(self.ends[step])
        return end - step >= lasting and bool(self.ahead[step:end].max() >= MARGIN)


def _heights(
    scene: Scene, trajectories: Sequence[Trajectory], standing: Standing
) -> NDArray[np.float64]:
    """Heights of 0 to 1 in the picture, (steps + 1, optimizers); infinite of who diverged."""
    inside = np.stack([within(scene.shown, walk.points) for walk in trajectories])
    values = np.stack([walk.values for walk in trajectories])
    seen = values[inside] if inside.any() else values[:, :1]
    height = Height.over(seen, scene.surface, scene.shown, scale=scene.surface.scale)
    ranked = standing.ranked
    return np.where(np.isinf(ranked), np.inf, height(np.where(np.isinf(ranked), 0.0, ranked)))
