"""What curves have drawn: squares counted one by one, and names of a chart that leave them free."""

import numpy as np

from optimizers import SGD, Momentum
from render import Curves, Gaussian, Scene, simulate
from render.film.filming import film_of
from render.film.inked import SQUARE, Inked
from surfaces import Surface, ellipse

bowl = Surface(
    "bowl",
    "x^2 + y^2",
    f=lambda x, y: x**2 + y**2,
    df=lambda x, y: (2 * x, 2 * y),
    domain=((-2, 2), (-2, 2)),
    minima=[(0, 0, 0)],
)


def test_squares_in_rectangles_are_those_that_are_counted_one_by_one() -> None:
    rng = np.random.default_rng(2)
    frames, points = rng.integers(0, 9, 60), rng.uniform(-10, 200, (60, 2))
    low = rng.uniform(-40, 180, (8, 3, 2))
    rectangles = np.concatenate([low, low + rng.uniform(0, 120, (8, 3, 2))], axis=2)
    whose = np.zeros(60, dtype=np.int64)
    inked = Inked.of(points, frames, whose, scale=1.0)
    squares = np.floor(points / SQUARE)
    ends = np.round(rectangles / SQUARE)
    for frame, row in enumerate(ends):
        drawn = {(x, y) for (x, y), since in zip(squares, frames, strict=True) if since <= frame}
        for k, (left, top, right, bottom) in enumerate(row):
            within = [1 for x, y in drawn if left <= x < right and top <= y < bottom]
            assert inked.covered(rectangles)[frame, k] == len(within)
    assert not Inked.of(points[:0], frames[:0], whose[:0], scale=1.0).covered(rectangles).any()


def test_names_in_a_chart_leave_its_curves_free_the_thin_ones_too() -> None:
    line_up = [SGD(0.02), Momentum(0.005)]
    for noise, shown in ((Gaussian(2.0, runs=12), 0), (None, 1)):
        scene = Scene("Chart", ellipse, [(-1.6, 1.2)], line_up, 60, [Curves("x")], noise=noise)
        made = film_of(scene, scene.views[0], simulate(scene), size=(640, 360), fps=5)
        (panel,) = made.panels
        points, _, _ = panel.stage.inked
        names = panel.names
        assert names is not None
        last = np.argwhere(names.strengths[-1] > 0).tolist()
        assert len(last) >= shown
        for walker, side in last:
            left, top, right, bottom = names.rectangles(walker)[-1, side]
            across, down = points.T
            inside = (left < across) & (across < right) & (top < down) & (down < bottom)
            assert len(np.unique(points[inside] // (SQUARE / 2), axis=0)) < 8


def test_no_name_in_a_chart_stands_on_the_line_of_another_not_between_two_of_its_steps() -> None:
    rates, steps = (0.05, 0.12, 0.2), 6  # a step is as wide as a name
    line_up = [SGD(rate, label=f"a rate of {rate}") for rate in rates]
    scene = Scene("Chart", bowl, [(1.0, 1.0)], line_up, steps, [Curves("value", log=True)])
    made = film_of(scene, scene.views[0], simulate(scene), size=(640, 360), fps=5)
    (panel,) = made.panels
    names, chart = panel.names, panel.stage
    assert names is not None
    at = np.linspace(0, steps, 1000)
    across = chart.across(0) + at / steps * (chart.across(steps) - chart.across(0))
    # On a log scale f = 2 (1 − 2η)²ᵏ is a straight line, from the first step to the last.
    downs = [
        np.interp(at, [0, steps], [chart.up(2.0), chart.up(2 * (1 - 2 * rate) ** (2 * steps))])
        for rate in rates
    ]
    shown = np.argwhere(names.strengths > 0).tolist()
    assert len(shown) > 40
    for frame, walker, side in shown:
        left, top, right, bottom = names.rectangles(walker)[frame, side]
        drawn = at <= made.timeline.step(frame)
        for other in set(range(len(rates))) - {walker}:
            x, y = across[drawn], downs[other][drawn]
            over = (left + 4 < x) & (x < right - 4) & (top + 4 < y) & (y < bottom - 4)
            assert not over.any(), (frame, walker, other)
