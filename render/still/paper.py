"""Paper: strokes, fills, pictures and words in a film's pixels, laid on a page of vectors."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Literal

import numpy as np
from matplotlib import rc_context
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D
from numpy.typing import NDArray

from render.lettering.fonts import properties
from render.raster.text import ANCHORS
from render.scene.mixing import rgb
from render.shapes import Array, Label

ALIGNED: dict[str, Literal["left", "center", "right"]] = {
    "left": "left",
    "middle": "center",
    "right": "right",
}
NOWHERE = 0.01
"""Pixels that a stroke is long which shows its ends alone; one of no length is left out by some."""

HARD_SPACE = "\u00a0"


@dataclass(frozen=True, eq=False)
class Paper:
    """A page of `height` pixels, each `unit` points, drawn on from back to front.

    `families` are the fonts that a reader's machine may set the words in, the best first.
    """

    renderer: RendererBase
    height: int
    unit: float
    families: tuple[str, ...]
    numbers: Iterator[int] = field(default_factory=count)

    def stroke(
        self, polylines: Sequence[Array], colour: str, width: float, opacity: float, *, butt: bool
    ) -> None:
        """One stroke through all of the polylines (n, 2), `width` pixels wide, its joins round."""
        if not polylines:
            return
        pen = self._pen(colour, opacity)
        pen.set_linewidth(width * self.unit)
        pen.set_joinstyle("round")
        pen.set_capstyle("butt" if butt else "round")
        path = Path.make_compound_path(*(Path(points) for points in polylines))
        self.renderer.draw_path(pen, path, self._transform)
        pen.restore()

    def discs(self, centres: Array, radius: float, colour: str) -> None:
        """Discs of one radius in pixels at (n, 2): a stroke that goes nowhere, with round ends."""
        if not len(centres):
            return
        pen = self._pen(colour, 1.0)
        pen.set_linewidth(2 * radius * self.unit)
        pen.set_capstyle("round")
        ends = np.repeat(centres, 2, axis=0)
        ends[1::2, 0] += NOWHERE
        path = Path(ends, np.tile([Path.MOVETO, Path.LINETO], len(centres)))
        path.should_simplify = False  # it would be left with nothing
        self.renderer.draw_path(pen, path, self._transform)
        pen.restore()

    def disc(
        self, centre: tuple[float, float], outer: float, inner: float, colour: str, opacity: float
    ) -> None:
        """A disc with a hole, of these radii in pixels; whole where `inner` is 0."""
        pen = self._pen(colour, opacity)
        pen.set_linewidth(0)
        path = Path.circle(centre, outer)
        if inner > 0:
            # The other way round, so that it is a hole by either rule of filling.
            hole = Path.circle((0, 0), inner)
            vertices = np.asarray(hole.vertices) * (1, -1) + centre
            path = Path.make_compound_path(path, Path(vertices, hole.codes))
        self.renderer.draw_path(pen, path, self._transform, _face(colour))
        pen.restore()

    def polygon(self, corners: Array, colour: str, outline: float) -> None:
        """A polygon with corners at (n, 2), and so many pixels more all around, its joins round."""
        pen = self._pen(colour, 1.0)
        pen.set_linewidth(2 * outline * self.unit)
        pen.set_joinstyle("round")
        path = Path(np.concatenate([corners, corners[:1]]), closed=True)
        self.renderer.draw_path(pen, path, self._transform, _face(colour))
        pen.restore()

    def picture(self, pixels: NDArray[np.uint8], left: int, top: int) -> None:
        """Pixels (rows, columns, 4) with opacity, their upper left corner at whole pixels."""
        seen = np.argwhere(pixels[..., 3])
        if not len(seen):
            return
        (top_row, left_column), (rows, columns) = seen.min(axis=0), seen.max(axis=0) + 1
        kept = pixels[top_row:rows, left_column:columns]
        x = (left + left_column) * self.unit
        y = (self.height - top - rows) * self.unit
        pen = self.renderer.new_gc()
        # Two alike need names of their own; matplotlib takes a string, whatever its stub says.
        pen.set_gid(f"picture{next(self.numbers)}")  # type: ignore[arg-type]
        self.renderer.draw_image(pen, x, y, np.ascontiguousarray(kept[::-1]))

    def words(self, label: Label) -> None:
        """A line of text, or, TeX, its outlines: few machines have the fonts of formulas."""
        is_math = label.text.count("$") >= 2
        # SVG drops spaces at a line's ends.
        text = label.text if is_math else label.text.replace(" ", HARD_SPACE)
        font = properties(label.size * self.unit, bold=label.bold)
        width, _, _ = self.renderer.get_text_width_height_descent(text, font, is_math)
        x, down = label.x * self.unit, label.y * self.unit
        up = self.height * self.unit - down
        anchor = Text(x, up, horizontalalignment=ALIGNED[label.anchor])
        x -= ANCHORS[label.anchor] * width
        y = down if self.renderer.flipy() else up
        font.set_family(list(self.families))
        pen = self._pen(label.colour, label.strength)
        with rc_context({"svg.fonttype": "path" if is_math else "none"}):
            self.renderer.draw_text(pen, x, y, text, font, 0, is_math, anchor)
        pen.restore()

    @property
    def _transform(self) -> Affine2D:
        return Affine2D().scale(self.unit, -self.unit).translate(0, self.height * self.unit)

    def _pen(self, colour: str, opacity: float) -> GraphicsContextBase:
        pen = self.renderer.new_gc()
        pen.set_foreground(colour)
        pen.set_alpha(opacity)
        return pen


def _face(colour: str) -> tuple[float, float, float]:
    red, green, blue = rgb(colour)
    return red / 255, green / 255, blue / 255
