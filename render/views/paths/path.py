"""A path: a trajectory laid on the surface, clipped at the domain's edge, fine enough to bend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from render.shapes import Array
from render.trajectory import Trajectory
from surfaces import Domain, Points, within

FINENESS = 0.008
"""The longest piece of a path, as a share of the domain's diagonal."""

MOST, OF_ALL = 100_000, 1_000_000
"""Pieces of a path, and of a crowd's, beyond one a step, from which on they are made longer."""


class Head(NamedTuple):
    """Where a walker stands, or where it was last: it left the picture or the finite numbers.

    `crossing` where it is inside, but only crosses the picture between two steps outside.
    """

    point: Points
    inside: bool
    crossing: bool


@dataclass(frozen=True, eq=False)
class Path:
    """A trajectory's visible pieces, as one row of points in the plane.

    `points` (n, 2) lie in the domain; `steps` (n,) says when each is reached and rises;
    `joined` (n,) whether the way leads there from the point before, within the domain.
    """

    points: Points
    steps: Array
    joined: NDArray[np.bool_]
    trajectory: Trajectory
    domain: Domain

    @classmethod
    def of(cls, trajectory: Trajectory, domain: Domain, *, among: int = 1) -> Path:
        """Cut a trajectory, one `among` so many, into fine pieces and clip them at the domain."""
        low, high = np.transpose(domain)
        diagonal = float(np.linalg.norm(high - low))
        points = trajectory.points
        starts, ends = points[:-1], points[1:]
        enter, leave = clip(starts, ends, low, high)
        seen = enter < leave
        lengths = np.zeros(len(starts))
        begin, end = (_between(starts[seen], ends[seen], at[seen]) for at in (enter, leave))
        lengths[seen] = np.linalg.norm(end - begin, axis=1)
        pieces = np.ceil(lengths / (FINENESS * diagonal)).astype(int)
        pieces = np.ceil(pieces / max(1.0, pieces.sum() / min(MOST, OF_ALL // among))).astype(int)
        pieces = np.maximum(pieces, seen)
        # A step gives the ends of its pieces, and its beginning where nothing visible leads there.
        follows = np.concatenate([[False], (seen & (leave >= 1))[:-1]])
        fresh = seen & ~(follows & (enter <= 0))
        counts = pieces + fresh
        owner = np.repeat(np.arange(len(starts)), counts)
        place = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
        share = (place + ~fresh[owner]) / pieces[owner]
        along = enter[owner] + share * (leave - enter)[owner]
        laid = _between(starts[owner], ends[owner], along)
        return cls(
            points=np.clip(laid, low, high),
            steps=owner + along,
            joined=~(fresh[owner] & (place == 0)),
            trajectory=trajectory,
            domain=domain,
        )

    def reached(self, step: float) -> int:
        """How many of the points the walker has reached at a step."""
        return int(np.searchsorted(self.steps, step, side="right"))

    def head(self, step: float) -> Head:
        """Where the walker stands at a step, or where it was last seen in the domain."""
        points, inside = self.heads(np.array([step]))
        stopped = self.trajectory.stopped_at
        here = bool(inside[0]) and (stopped is None or step <= stopped)
        k = min(int(step), len(self.trajectory.points) - 2)
        ends = within(self.domain, self.trajectory.points[k : k + 2])
        return Head(points[0], here, here and not ends.any())

    def heads(self, steps: Array) -> tuple[Points, NDArray[np.bool_]]:
        """Heads at steps (k,): points (k, 2), and whether each stands in the domain."""
        points = self.trajectory.points
        k = np.minimum(steps.astype(int), len(points) - 2)
        stands = _between(points[k], points[k + 1], steps - k)
        low, high = np.transpose(self.domain)
        inside = within(self.domain, stands)
        reached = np.searchsorted(self.steps, steps, side="right")
        seen = self.points if len(self.points) else np.clip(points[:1], low, high)
        last = seen[np.maximum(reached - 1, 0)] if len(self.points) else seen[np.zeros_like(k)]
        return np.where(inside[:, None], stands, last), inside


def _between(starts: Points, ends: Points, share: Array) -> Points:
    """The points (n, 2) at shares (n,) of the way; finite between any finite ends."""
    points: Points = starts * (1 - share[..., None]) + ends * share[..., None]
    return points


def clip(starts: Points, ends: Points, low: Array, high: Array) -> tuple[Array, Array]:
    """The shares of the way, 0 to 1, at which each segment enters and leaves the rectangle."""
    enter = np.zeros(len(starts))
    leave = np.ones(len(starts))
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        for axis in range(2):
            a, way = starts[:, axis], ends[:, axis] - starts[:, axis]
            to_low, to_high = (low[axis] - a) / way, (high[axis] - a) / way
            still = way == 0
            inside = (low[axis] <= a) & (a <= high[axis])
            first = np.where(still, np.where(inside, 0, 2), np.minimum(to_low, to_high))
            last = np.where(still, np.where(inside, 1, -1), np.maximum(to_low, to_high))
            enter, leave = np.fmax(enter, first), np.fmin(leave, last)
    return enter, leave
