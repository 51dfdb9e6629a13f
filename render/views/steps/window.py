"""The window on the plane that follows a walker, smoothly, and holds its arrows at every moment."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from render.shapes import Array
from surfaces import Domain, Points

FILLED = 0.5
"""The share of the window's width that the largest arrows about a moment fill."""

HELD = 0.86
"""The share of the window, about its middle, that no arrow leaves."""

SMALLEST = 1 / 500
"""The narrowest window, as a share of the widest."""

PARTS, MOST = 8, 400_000
"""Places a step at which the window is worked out, and how many at most."""


@dataclass(frozen=True, eq=False)
class Window:
    """Centres (n, 2) and widths (n,) of a window, `parts` a step, between which it glides.

    Widths are in units of x. `aspect` is its width by its height on the screen, where a unit of y
    is `stretch` times as long as one of x.
    """

    domain: Domain
    centres: Points
    widths: Array
    parts: int
    aspect: float
    stretch: float

    @classmethod
    def following(
        cls,
        marks: Points,
        domain: Domain,
        *,
        aspect: float,
        stretch: float,
        reach: float,
        zoom: float | None = None,
    ) -> Window:
        """A window in the domain that holds `marks[k]` while step k is taken.

        `marks` (steps, any, 2) lie in the domain. The window's middle and size at a moment come
        from the steps up to `reach` before and after it.
        """
        low, high = np.transpose(domain)
        tall = np.array([1.0, stretch * aspect])
        """A length along y that fills the window's height counts as its width."""
        steps = len(marks)
        parts = max(1, min(PARTS, MOST // steps))
        span = max(1, round(reach * parts / 2))
        owner = np.minimum(np.arange(steps * parts + 1) // parts, steps - 1)
        lowest, highest = marks.min(axis=1) - low, marks.max(axis=1) - low
        middle = (lowest + highest) / 2
        centres = np.stack([smoothed(middle[owner, axis], span) for axis in (0, 1)], axis=1)
        largest = float(((high - low) * tall).max())
        if zoom is not None:
            widths = np.full(len(owner), float(zoom))
        else:
            needed = ((highest - lowest) * tall).max(axis=1)[owner] / FILLED
            for step in (owner, np.maximum(np.arange(len(owner)) - 1, 0) // parts):
                apart = np.maximum(highest[step] - centres, centres - lowest[step])
                needed = np.maximum(needed, (apart * tall).max(axis=1) * 2 / HELD)
            needed = np.log(np.clip(needed, SMALLEST * largest, largest))
            widths = np.exp(smoothed(highest_about(needed, 2 * span), span))
        half = widths[:, None] / tall / 2
        room = np.maximum((high - low) / 2 - half, 0.0)
        middle = (high - low) / 2
        centres = middle + np.clip(centres - middle, -room, room)
        return cls(domain, centres + low, widths, parts, aspect, stretch)

    def at(self, step: float) -> Domain:
        """The rectangle that is shown at a step."""
        place = min(max(step, 0.0) * self.parts, len(self.widths) - 1.0)
        k = min(int(place), len(self.widths) - 2)
        share = place - k
        width = float(self.widths[k] * (1 - share) + self.widths[k + 1] * share)
        x, y = (self.centres[k] * (1 - share) + self.centres[k + 1] * share).tolist()
        height = width / self.aspect / self.stretch
        return (x - width / 2, x + width / 2), (y - height / 2, y + height / 2)


def smoothed(values: Array, span: int) -> Array:
    """The mean (n,) about each value, weighted by a tent that reaches 2 × `span` to each side."""
    for _ in range(2):
        padded = np.pad(values, (span + 1, span), mode="edge")
        sums = np.cumsum(padded)
        values = (sums[2 * span + 1 :] - sums[: -2 * span - 1]) / (2 * span + 1)
    return values


def highest_about(values: Array, reach: int) -> Array:
    """The highest of the values up to `reach` to each side of each, shape (n,)."""
    width, span = 2 * reach + 1, 1
    highest = np.pad(values, reach, mode="edge")
    while 2 * span <= width:
        highest = np.maximum(highest[:-span], highest[span:])
        span *= 2
    return np.maximum(highest[: len(values)], highest[width - span :][: len(values)])
