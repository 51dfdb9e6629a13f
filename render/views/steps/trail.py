"""The trail: what a walker has walked, seen through a window that cuts it off."""

from collections.abc import Callable

import numpy as np

from render.scene.view import Box
from render.shapes import Array, Line, Marker, Shape
from render.views.paths.path import clip
from render.views.paths.strand import Strand
from surfaces import Points, within

DOTS = 40
"""Past steps whose ends are dotted."""

SLIM = 0.6
"""The trail's width as a share of a path's."""


def trail(strand: Strand, step: float, place: Callable[[Points], Array], plot: Box) -> list[Shape]:
    """The path up to a step, what of it lies in the plot, and dots at the last whole steps."""
    path, look, scale = strand.path, strand.look, strand.scale
    n, head = path.reached(step), path.head(step)
    points, joined = path.points[:n], path.joined[:n]
    if n and head.inside:
        points = np.concatenate([points, [head.point]])
        joined = np.append(joined, True)  # the head is joined to the path
    width = SLIM * look.path * scale
    inset = width / 2 + look.path_casing * scale
    low = np.array([plot.left, plot.top]) + inset
    high = np.array([plot.right, plot.bottom]) - inset
    pixels = place(points)
    tails, tips = pixels[:-1][joined[1:]], pixels[1:][joined[1:]]
    enter, leave = clip(tails, tips, low, high)
    seen = enter < leave
    ends = np.stack(
        [
            (1 - share[seen, None]) * tails[seen] + share[seen, None] * tips[seen]
            for share in (enter, leave)
        ],
        axis=1,
    )
    line = Line(
        ends.reshape(-1, 2),
        strand.colour,
        width,
        joined=np.arange(2 * len(ends)) % 2 == 1,
        casing=look.casing,
        casing_width=look.path_casing * scale,
        strength=look.worn,
    )
    last = int(step + 1e-9)
    stood = path.trajectory.points[max(0, last - DOTS) : last + 1]
    dots = [
        Marker(x, y, look.step_dot * scale, strand.colour, ring=look.casing, ring_width=scale)
        for x, y in place(stood[within(path.domain, stood)]).tolist()
        if plot.holds((x, y))
    ]
    return [line, *dots]
