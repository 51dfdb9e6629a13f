"""The kernel of dots beside a slow one, with and without a solid before them."""

import numpy as np

from render.raster import Canvas
from render.raster.depth import DepthBuffer
from render.raster.dots import TAPERED
from render.shapes import Dots

SIZE = (48, 36)
COLOURS = ("#c03020", "#2050d0")


def wall() -> DepthBuffer:
    """Something near in the left half."""
    nearest = np.full(SIZE[::-1], np.inf, dtype=np.float32)
    nearest[:, :24] = 0.5
    return DepthBuffer.of(nearest)


def dots(n: int = 30, *, deep: bool = False, tails: int = 3) -> Dots:
    random = np.random.default_rng(n)
    points = random.uniform(-4, 50, (n, 2))
    return Dots(
        points=points,
        which=random.integers(0, 2, n),
        colours=COLOURS,
        radius=1.8,
        casing="#ffffff",
        casing_width=0.7,
        depth=random.uniform(0, 1, n) if deep else None,
        tails=points[:, None] + random.normal(0, 5, (n, tails, 2)) if tails else None,
        tail_depth=random.uniform(0, 1, (n, tails)) if deep and tails else None,
        tail_strength=0.6,
    )


def slow(shape: Dots, solid: DepthBuffer | None) -> np.ndarray:
    """Shape by shape and pixel by pixel."""
    picture = np.full((SIZE[1], SIZE[0], 3), 128.0)
    middles = np.stack(np.meshgrid(np.arange(SIZE[0]), np.arange(SIZE[1])), -1) + 0.5

    def seen(z):
        return 1.0 if solid is None else (np.broadcast_to(z, SIZE[::-1]) <= solid.nearest) * 1.0

    def blend(share, colour: str) -> None:
        rgb = [int(colour[k : k + 2], 16) for k in (1, 3, 5)]
        mixed = picture * (1 - share[..., None]) + np.array(rgb) * share[..., None]
        picture[...] = np.floor(mixed + 0.5)

    def disc(k: int, radius: float, colour: str) -> None:
        away = np.linalg.norm(middles - shape.points[k], axis=-1)
        z = -np.inf if shape.depth is None else shape.depth[k]
        blend(np.clip(radius + 0.5 - away, 0, 1) * seen(z), colour)

    everyone = range(len(shape.points))
    for k in everyone:
        disc(k, shape.radius + shape.casing_width, shape.casing)
    count = 0 if shape.tails is None else shape.tails.shape[1]
    for k in everyone:
        for piece in reversed(range(count)):
            ends = [shape.points[k], *shape.tails[k]][piece : piece + 2]
            way = ends[1] - ends[0]
            along = (middles - ends[0]) @ way / (way @ way)
            beside = np.linalg.norm(middles - ends[0] - along[..., None] * way, axis=-1)
            left = 1 - (piece + 0.5) / count
            thick = shape.radius * (TAPERED + (1 - TAPERED) * left)
            share = np.clip(thick + 0.5 - beside, 0, 1) * (along > 0) * (along <= 1)
            z = -np.inf
            if shape.depth is not None:
                zs = [shape.depth[k], *shape.tail_depth[k]][piece : piece + 2]
                z = zs[0] + along * (zs[1] - zs[0])
            blend(share * left * shape.tail_strength * seen(z), COLOURS[shape.which[k]])
    for k in everyone:
        disc(k, shape.radius, COLOURS[shape.which[k]])
    return picture


def drawn(shape: Dots, solid: DepthBuffer | None) -> np.ndarray:
    blank = Canvas.blank(SIZE, "#808080")
    canvas = blank if solid is None else Canvas(blank.pixels, solid)
    return canvas.with_drawn([shape]).pixels.astype(float)


def test_dots_and_tails_are_those_drawn_slowly() -> None:
    for shape in (dots(), dots(tails=0), dots(1)):
        assert abs(drawn(shape, None) - slow(shape, None)).max() <= 1


def test_behind_a_solid_nothing_is_left_of_them() -> None:
    shape = dots(deep=True)
    assert abs(drawn(shape, wall()) - slow(shape, wall())).max() <= 1
    assert (drawn(shape, wall()) != drawn(shape, None)).any()


def test_no_dots_are_nothing() -> None:
    none = Dots(np.empty((0, 2)), np.empty(0, dtype=np.int64), COLOURS, 2.0, "#ffffff", 1.0)
    assert (drawn(none, None) == 128).all()
