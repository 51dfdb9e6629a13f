"""Where to look from: what is walked counts by its length, and what is hidden by the ground."""

import numpy as np

from optimizers import SGD, Momentum
from render import Landscape, Scene, simulate
from render.raster.solid import draw_solid
from render.shapes import Solid
from render.views.landscape.azimuth import SMALL, Walked, outlook
from render.views.landscape.block import Block
from render.views.landscape.camera import Camera
from render.views.landscape.relief import Relief
from render.views.landscape.terrain import block_of
from render.views.paths.path import Path
from surfaces import himmelblau

SCENE = Scene(
    title="Behind a hill",
    surface=himmelblau,
    starts=[(-0.5, -0.5), (4.5, 4.5)],
    optimizers=[SGD(0.01), Momentum(0.005)],
    steps=40,
    views=[Landscape()],
)

PATHS = [Path.of(one, SCENE.shown) for one in simulate(SCENE)]

BLOCK = block_of(Landscape(), SCENE)


def lengths_of(path: Path, reached: int) -> list[float]:
    """Of each way to a point, a quarter of them all more for the last."""
    laid = BLOCK.place(path.points)
    found = [
        float(np.linalg.norm(laid[k] - laid[k - 1])) if path.joined[k] else 0.0
        for k in range(1, reached)
    ]
    found[-1] += sum(found) / 4
    return found


def test_a_way_counts_by_its_length_and_where_its_walker_stands_for_a_quarter_more() -> None:
    laid = [BLOCK.place(path.points) for path in PATHS]
    walked = Walked.by(0.5, laid, PATHS)
    weights = [lengths_of(path, path.reached(20)) for path in PATHS]
    expected = [one for ways in weights for one in (0.0, *ways)][1:]
    np.testing.assert_allclose(walked.weights, expected)
    firsts = np.cumsum([len(ways) + 1 for ways in weights])[:-1] - 1
    assert not walked.joined[firsts].any()  # no way leads from one path to the next


def test_the_hidden_share_is_that_of_the_ways_whose_ends_lie_behind_the_ground() -> None:
    own = BLOCK
    block = Block.of(own.surface, own.domain, scale=own.height.scale, cells=64, rise=own.rise)
    camera = Camera(-60, 34.0).fitted(block.bounds(), SMALL, azimuths=np.array([-60.0]))
    meshes = Relief.of(block, zoom=SMALL.height).meshes(camera, ("#000000",), "#000000")
    picture = np.zeros((360, 640, 3), dtype=np.uint8)
    depths = draw_solid(picture, Solid(meshes, isoline=0, strength=0))
    hidden, total = 0.0, 0.0
    for path in PATHS:
        pixels, depth = camera.project(block.place(path.points))
        for k, length in enumerate(lengths_of(path, len(path.points)), start=1):
            column, row = np.floor(pixels[k]).astype(int) - (depths.left, depths.top)
            total += length
            hidden += length * (depth[k] - 0.015 > depths.nearest[row, column])
    assert 0.1 < hidden / total < 0.9
    seen = outlook(own, PATHS, azimuth=-60, elevation=34.0, turn=0)
    np.testing.assert_allclose(seen.hidden, hidden / total, rtol=1e-6)
