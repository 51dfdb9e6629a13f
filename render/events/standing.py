"""How a line-up stands at each step: by the values that a ranking goes by, and captions too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from render.trajectory import Trajectory
from surfaces import Domain, within


@dataclass(frozen=True, eq=False)
class Standing:
    """The optimizers at each step; with several starts or runs their medians.

    `values` and `inside`, whether any of its walkers is in the picture, are (steps + 1,
    optimizers); `diverged` (optimizers,) is the step from which on all of its walkers have.
    """

    values: NDArray[np.float64]
    inside: NDArray[np.bool_]
    diverged: NDArray[np.int64]

    @classmethod
    def of(cls, trajectories: Sequence[Trajectory], domain: Domain, *, starts: int) -> Standing:
        """From trajectories, starts within optimizers."""
        groups = [trajectories[k : k + starts] for k in range(0, len(trajectories), starts)]
        insides = [[within(domain, walk.points) for walk in group] for group in groups]
        medians = [np.median([walk.values for walk in group], axis=0) for group in groups]
        return cls(
            values=np.stack(medians, axis=1),
            inside=np.stack([np.any(inside, axis=0) for inside in insides], axis=1),
            diverged=np.array([max(map(_diverged, group)) for group in groups]),
        )

    @cached_property
    def ranked(self) -> NDArray[np.float64]:
        """What each goes by, (steps + 1, optimizers): the lowest stands first.

        Who left keeps the value with which it was last inside; who diverged has none, infinity.
        """
        steps = np.arange(len(self.values))[:, None]
        last_inside = np.maximum.accumulate(np.where(self.inside, steps, 0), axis=0)
        kept = np.take_along_axis(self.values, last_inside, axis=0)
        return np.where(steps >= self.diverged, np.inf, kept)


def _diverged(walk: Trajectory) -> int:
    return len(walk.values) if walk.stopped_at is None else walk.stopped_at + 1
