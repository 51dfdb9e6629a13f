"""Axes: ticks and letters along the two near edges of the floor."""

import math
from collections.abc import Sequence

import numpy as np

from render.raster.text import text_width
from render.scene.theme import Theme
from render.shapes import Array, Label, Line, Shape
from render.views.charts.ticks import ticks, written
from render.views.landscape.block import Block
from render.views.landscape.camera import Camera

TICK, SPACE, LETTER = 9.0, 7.0, 34.0
"""Pixels: a tick's length, from its end to its number, and from there to the axis's letter."""

CLEAR = 3.4
"""Ems from one number to the next along an edge, at least."""

FADE = 0.35
"""How far an edge of a turning block faces the eye, 0 to 1, when its numbers have faded in."""


def floor_axes(
    block: Block, camera: Camera, look: Theme, *, scale: float, turning: bool
) -> list[Shape]:
    """Lines and labels of both axes; none where there is no room for type."""
    if not look.worded(scale):
        return []
    azimuth = math.radians(camera.azimuth)
    facing = (math.cos(azimuth), math.sin(azimuth))
    size = look.type_size(look.tick_size, scale)
    lines: list[Shape] = []
    labels: list[Shape] = []
    for axis, letter in enumerate("xy"):
        other = 1 - axis
        side = 1.0 if facing[other] >= 0 else -1.0
        strength = min(1.0, abs(facing[other]) / FADE) if turning else 1.0
        values = ticks(
            *block.domain[axis],
            most=_most(block, camera, axis, side=side, size=size, turning=turning),
        )
        middle = sum(block.domain[axis]) / 2
        begins, ways = _outward(block, camera, axis, side, [*values, middle])
        texts = [written(value, of=values) for value in values]
        widths = [text_width(text, size) for text in texts]
        across, down = abs(ways[:-1]).T
        halves = across * np.array(widths) / 2 + down * 0.36 * size
        places = begins[:-1] + ways[:-1] * ((TICK + SPACE) * scale + halves)[:, None]
        places[:, 1] += 0.36 * size
        lines += [
            Line(tick, look.quiet, width=look.line * 1.3 * scale, strength=strength)
            for tick in np.stack([begins, begins + ways * TICK * scale], axis=1)[:-1]
        ]
        labels += [
            Label(text, x, y, size, look.quiet, anchor="middle", strength=strength)
            for text, (x, y) in zip(texts, places.tolist(), strict=True)
        ]
        half = abs(ways[-1]) @ (max(widths), 0.72 * size)
        place = begins[-1] + ways[-1] * ((TICK + LETTER) * scale + half)
        labels.append(
            Label(
                f"${letter}$",
                float(place[0]),
                float(place[1] + 0.3 * size),
                size * 1.25,
                look.quiet,
                anchor="middle",
                strength=strength,
            )
        )
    return [*lines, *labels]


def _most(
    block: Block, camera: Camera, axis: int, *, side: float, size: float, turning: bool
) -> int:
    """How many steps of an axis have room for their numbers; as many in every frame of a turn."""
    length = camera.zoom * block.sides[axis]
    if not turning:
        ends, _ = _outward(block, camera, axis, side, block.domain[axis])
        length = float(np.linalg.norm(ends[1] - ends[0]))
    return min(4, max(1, int(length / (CLEAR * size))))


def _outward(
    block: Block, camera: Camera, axis: int, side: float, values: Sequence[float]
) -> tuple[Array, Array]:
    """Pixels (n, 2) of values on the floor's edge, and the unit ways outward on the screen."""
    low, high = block.domain[axis]
    edge = np.zeros((2, len(values), 3))
    edge[..., axis] = block.sides[axis] * (2 * (np.array(values) - low) / (high - low) - 1)
    edge[..., 1 - axis] = side * block.sides[1 - axis] * np.array([[1.0], [1.05]])
    edge[..., 2] = block.floor
    (begins, ends), _ = camera.project(edge)
    ways = ends - begins
    return begins, ways / np.linalg.norm(ways, axis=-1, keepdims=True)
