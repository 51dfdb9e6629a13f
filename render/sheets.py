"""Sheets: the ground of a picture, as plain data; a landscape's solids and a map's bands."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Mesh:
    """A sheet: vertices at `points` (n, 2), the rest (n,), and `quads` (m, 4) between them.

    A quad is the left and right upper and then lower corner of a cell, two triangles that meet in
    the second and third. `height` is 0 to 1 and is coloured by `ramp`, low to high; `light`
    multiplies the colour.
    `levels` isolines divide the heights evenly; 0 for none. A sheet that is not `two_sided` shows
    where the third corner lies counter-clockwise of the second, seen from the first: as ground
    does from above, whose rows run with y and columns with x.
    """

    points: Array
    depth: Array
    height: Array
    light: Array
    quads: NDArray[np.int32]
    ramp: tuple[str, ...]
    levels: int = 0
    two_sided: bool = True


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
class Mosaic:
    """Flat colour in square cells of `cell` pixels from `left`, `top`, softened where they meet.

    `tiles` (rows, columns) are numbers of `colours`. Isolines, as on bands, run where `levels`, one
    a pixel, is whole; its shape is that of what is drawn.
    """

    tiles: NDArray[np.uint8]
    cell: int
    left: int
    top: int
    colours: tuple[str, ...]
    levels: Array
    isoline: float
    strength: float
    density: int = 1
