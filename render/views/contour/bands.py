"""Bands: the scale of a map's heights, and a flat colour for each step of them."""

from collections.abc import Sequence

from render.scene.mixing import mix
from render.views.contour.contour import Contour
from surfaces import Scale, Surface


def scale_of(view: Contour, surface: Surface) -> Scale:
    """The scale of the levels: the view's, or the surface's own, a root where that is linear.

    That is for a surface with a known minimum.
    """
    own: Scale = "sqrt" if surface.scale == "linear" and surface.minima else surface.scale
    return view.scale or own


def ramp_steps(ramp: Sequence[str], count: int) -> tuple[str, ...]:
    """`count` colours at the middles of equal parts of the ramp."""
    colours = []
    for k in range(count):
        at = (k + 0.5) / count * (len(ramp) - 1)
        colours.append(mix(ramp[int(at)], ramp[int(at) + 1], at - int(at)))
    return tuple(colours)
