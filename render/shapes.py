"""What a frame is made of: plain data in pixels, from the upper left corner, and in depth.

Depth is linear on the screen and grows away from the eye. A shape without depth lies in front.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Mesh:
    """A sheet of quadrilaterals: `points` (rows, columns, 2), the rest (rows, columns).

    `height` is 0 to 1 and is coloured by `ramp`, low to high; `light` multiplies the colour.
    `levels` isolines divide the heights evenly; 0 for none.
    """

    points: Array
    depth: Array
    height: Array
    light: Array
    ramp: tuple[str, ...]
    levels: int = 0


@dataclass(frozen=True, eq=False)
class Solid:
    """Sheets that hide one another and what lies behind them.

    Isolines are `isoline` pixels to each side of their middle, darker by `strength`; where they
    crowd they fade, the later the higher the `density`.
    """

    meshes: tuple[Mesh, ...]
    isoline: float
    strength: float
    density: int = 1


@dataclass(frozen=True, eq=False)
class Bands:
    """Flat colour between levels, one number a pixel: `levels` (rows, columns) from `left`, `top`.

    Where `levels` lies between k and k + 1 stands the k-th of `colours`; below and above those, the
    first and the last. Isolines, as on solids, run where it is whole, those where it is odd at the
    share `between` of the others' strength.
    """

    levels: Array
    left: int
    top: int
    colours: tuple[str, ...]
    isoline: float
    strength: float
    between: float = 1.0
    density: int = 1


@dataclass(frozen=True, eq=False)
class Line:
    """A stroke through `points` (n, 2) with round joins, `width` wide, its casing beside it.

    `joined[k]` says whether a segment leads from point k − 1 to k. Behind a solid it keeps
    `hidden` of its strength. Where `shared[k]` other strokes lie under it, it shows only every
    (shared + 1)-th stretch of `stripe` pixels along `along`, the length up to each point.
    `fade` (n,) is how much is left of it at each point, 0 to 1.
    """

    points: Array
    colour: str
    width: float
    depth: Array | None = None
    joined: NDArray[np.bool_] | None = None
    casing: str = "#ffffff"
    casing_width: float = 0.0
    hidden: float = 1.0
    strength: float = 1.0
    shared: NDArray[np.int64] | None = None
    along: Array | None = None
    stripe: float = 0.0
    fade: Array | None = None


@dataclass(frozen=True)
class Marker:
    """A disc at (x, y) with a ring around it; hollow, its middle shows the ring's colour."""

    x: float
    y: float
    radius: float
    colour: str
    depth: float | None = None
    ring: str = "#ffffff"
    ring_width: float = 0.0
    hollow: bool = False
    hidden: float = 1.0


@dataclass(frozen=True)
class Shadow:
    """A soft dark spot about (x, y): `strength` in the middle, nothing at `radius`."""

    x: float
    y: float
    radius: float
    strength: float
    depth: float | None = None
    hidden: float = 1.0


@dataclass(frozen=True)
class Label:
    """A line of text: (x, y) is on its baseline, at its `anchor`; `size` in pixels.

    Text between dollar signs is TeX. `digits` sets it character by character, which suits
    numbers that change.
    """

    text: str
    x: float
    y: float
    size: float
    colour: str
    anchor: Literal["left", "middle", "right"] = "left"
    bold: bool = False
    digits: bool = False
    strength: float = 1.0


Shape: TypeAlias = Solid | Bands | Line | Shadow | Marker | Label
