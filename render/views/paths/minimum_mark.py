"""The mark of a minimum in the colour of its basin."""

from render.scene.theme import Theme
from render.shapes import Marker


def minimum_mark(look: Theme, x: float, y: float, number: int, *, scale: float) -> Marker:
    """A disc at pixels for the minimum of that number; `scale` is the picture's."""
    strokes = look.stroke_scale(scale)
    colour = look.basins[number % len(look.basins)]
    return Marker(x, y, look.cross * strokes, colour, ring=look.ink, ring_width=1.6 * strokes)
