"""Solids: a pixel shows the sheet nearest in its middle, and those on edges what is sampled anew.

A sheet's triangles are filled with depth, height and light interpolated on the screen, nearer
sheets first. Where height or depth then bends from pixel to pixel, what is nearest changes within
one: such pixels, a few in a hundred, are filled again at 4 × 4 samples each. Only then are colours
worked out, once for each pixel and each sample.
"""

import numpy as np
from numpy.typing import NDArray

from render.raster.depth import DepthBuffer
from render.raster.edges import edges_of
from render.raster.fill import LANES, Sheet, Target, fill_pixels, fill_samples
from render.raster.isoline import Isolines
from render.raster.look import NOTHING, tables_of
from render.raster.paint import colour_edges, colour_pixels
from render.shapes import Solid


def draw_solid(pixels: NDArray[np.uint8], solid: Solid) -> DepthBuffer:
    """Draw a solid on pixels of shape (height, width, 3); the depths that it leaves there."""
    left, top, target, sheets = _filled(pixels.shape[1], pixels.shape[0], solid)
    shape = target.rows, target.columns
    nearest = target.nearest[:-LANES].reshape(shape)
    looks = target.looks[:-LANES].reshape(shape)
    edges = edges_of(nearest, looks)
    for sheet in sheets:
        fill_samples(edges, sheet)
    tables = tables_of(mesh.ramp for mesh in solid.meshes)
    part = pixels[top : top + shape[0], left : left + shape[1]]
    colour_edges(part, looks, edges, tables)
    colour_pixels(part, looks, tables)
    return DepthBuffer(left, top, nearest, edges.rows, edges.nearest)


def depths_of(width: int, height: int, solid: Solid) -> DepthBuffer:
    """The depths that a solid would leave in a picture's pixels, without those on edges."""
    left, top, target, _ = _filled(width, height, solid)
    nearest = target.nearest[:-LANES].reshape(target.rows, target.columns)
    return DepthBuffer.of(nearest)._replace(left=left, top=top)


def _filled(width: int, height: int, solid: Solid) -> tuple[int, int, Target, list[Sheet]]:
    """The part of a picture that a solid may touch, filled, and where it is; the solid's sheets."""
    left, top, target = target_of(width, height, solid)
    sheets = sheets_of(solid, left, top)
    for sheet in sheets:
        fill_pixels(target, sheet)
    return left, top, target, sheets


def target_of(width: int, height: int, solid: Solid) -> tuple[int, int, Target]:
    """The part of a picture that a solid may touch, empty, and a pixel around it; where it is."""
    places = [mesh.points[:, axis] for mesh in solid.meshes for axis in (0, 1)]
    low = [min(float(one.min()) for one in places[axis::2]) for axis in (0, 1)]
    high = [max(float(one.max()) for one in places[axis::2]) for axis in (0, 1)]
    left, top = np.clip(np.floor(low).astype(int) - 1, 0, (width, height)).tolist()
    right, bottom = np.clip(np.ceil(high).astype(int) + 1, 0, (width, height)).tolist()
    rows, columns = bottom - top, right - left
    size = rows * columns + LANES
    nearest = np.full(size, np.inf, dtype=np.float32)
    return left, top, Target(rows, columns, nearest, np.full(size, NOTHING, dtype=np.int32))


def sheets_of(solid: Solid, left: int, top: int) -> list[Sheet]:
    """The meshes, the nearest first, in pixels from (left, top) on."""
    sheets = []
    for number, mesh in sorted(enumerate(solid.meshes), key=lambda one: one[1].depth.mean()):
        first, last = mesh.depth[mesh.quads[0]].sum(), mesh.depth[mesh.quads[-1]].sum()
        strength = float(solid.strength) if mesh.levels else 0.0
        isolines = Isolines(float(mesh.levels), float(solid.isoline), strength, solid.density)
        sheets.append(
            Sheet(
                number,
                mesh.points - np.array([left, top]),
                mesh.depth,
                mesh.height,
                mesh.light,
                np.ascontiguousarray(mesh.quads if first <= last else mesh.quads[::-1]),
                0 if mesh.two_sided else -1,
                isolines,
            )
        )
    return sheets
