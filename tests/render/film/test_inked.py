"""What curves have drawn: squares counted one by one, and names of a chart that leave them free."""

import numpy as np

from optimizers import SGD, Momentum
from render import Curves, Gaussian, Scene, simulate
from render.film.filming import film_of
from render.film.inked import SQUARE, Inked
from surfaces import ellipse


def test_squares_in_rectangles_are_those_that_are_counted_one_by_one() -> None:
    rng = np.random.default_rng(2)
    frames, points = rng.integers(0, 9, 60), rng.uniform(-10, 200, (60, 2))
    low = rng.uniform(-40, 180, (8, 3, 2))
    rectangles = np.concatenate([low, low + rng.uniform(0, 120, (8, 3, 2))], axis=2)
    inked = Inked.of(points, frames, scale=1.0)
    squares = np.floor(points / SQUARE)
    ends = np.round(rectangles / SQUARE)
    for frame, row in enumerate(ends):
        drawn = {(x, y) for (x, y), since in zip(squares, frames, strict=True) if since <= frame}
        for k, (left, top, right, bottom) in enumerate(row):
            within = [1 for x, y in drawn if left <= x < right and top <= y < bottom]
            assert inked.covered(rectangles)[frame, k] == len(within)
    assert not Inked.of(points[:0], frames[:0], scale=1.0).covered(rectangles).any()


def test_names_in_a_chart_leave_its_curves_free_the_thin_ones_too() -> None:
    line_up = [SGD(0.02), Momentum(0.005)]
    for noise, shown in ((Gaussian(2.0, runs=12), 0), (None, 1)):
        scene = Scene("Chart", ellipse, [(-1.6, 1.2)], line_up, 60, [Curves("x")], noise=noise)
        made = film_of(scene, scene.views[0], simulate(scene), size=(640, 360), fps=5)
        (panel,) = made.panels
        points, _ = panel.stage.inked
        names = panel.names
        assert names is not None
        last = np.argwhere(names.strengths[-1] > 0).tolist()
        assert len(last) >= shown
        for walker, side in last:
            left, top, right, bottom = names.rectangles(walker)[-1, side]
            across, down = points.T
            inside = (left < across) & (across < right) & (top < down) & (down < bottom)
            assert len(np.unique(points[inside] // (SQUARE / 2), axis=0)) < 8
