"""Charts in films: on one clock with the other panels, and their words apart."""

from itertools import combinations

import numpy as np
import pytest

from optimizers import SGD, Adam, Momentum
from render import Contour, Curves, Landscape, Scene, Stability, Sweep, simulate
from render.film.film import Film
from render.film.filming import film_of
from render.film.naming import taken_by
from render.raster import extent
from render.scene.panels import Picture
from render.scene.view import Moment
from render.shapes import Label, Line
from surfaces import rosenbrock

pytestmark = pytest.mark.thorough

SIZES = [(1280, 720), (800, 450), (640, 360), (1920, 1080), (1080, 1080), (720, 1280), (480, 270)]

PICTURES: list[Picture] = [
    Curves("gradient", log=True),
    Contour() | (Curves("value", log=True) / Curves("distance", log=True)),
    Contour(flow=True) | Stability(),
    Curves("x") | Curves("y") | Curves("learning rate"),
]


def film(picture: Picture, size: tuple[int, int]) -> Film:
    line_up = [SGD(0.001), Momentum(0.0002), Adam(1.0)]
    scene = Scene("Charts", rosenbrock, [(-2, 2)], line_up, 300, [picture])
    return film_of(scene, picture, simulate(scene), size=size, fps=10)


@pytest.mark.parametrize("frame", [0, 6, 33, 58, 99])
def test_all_panels_of_a_frame_show_the_same_step(frame: int) -> None:
    made = film(Landscape(azimuth=120) | (Contour() / Curves("x")), (640, 360))
    step = made.moment(frame).step
    _, above, chart = (panel.stage for panel in made.panels)
    cursor = chart.actors(made.moment(frame))[0]
    assert isinstance(cursor, Line)
    shown = (cursor.points[0, 0] - chart.plot.left) / chart.plot.width * 300
    assert shown == pytest.approx(step)
    moment = np.array([step]), np.array([made.moment(frame).fraction])
    x = (above.heads(*moment)[0, :, 0] - above.plot.left) / above.plot.width
    y = (chart.plot.bottom - chart.heads(*moment)[0, :, 1]) / chart.plot.height
    assert y == pytest.approx(x)
    numbers = [s.text for s in made.shapes(frame) if isinstance(s, Label) and s.digits]
    assert str(int(step + 1e-9)) in numbers


def test_frames_between_two_steps_are_among_them() -> None:
    made = film(Curves("x"), (64, 64))
    fractions = [made.moment(frame).step % 1 for frame in (33, 58)]
    assert all(0.01 < fraction < 0.99 for fraction in fractions)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_no_two_words_overlap_and_none_leaves_the_frame(
    size: tuple[int, int], picture: Picture
) -> None:
    made = film(picture, size)
    words = [s for s in made.picture(len(made) - 1) if isinstance(s, Label)]
    boxes = [(label.text, extent(label)) for label in words]
    assert len(boxes) > 12
    for text, (left, top, right, bottom) in boxes:
        assert left >= 0, text
        assert top >= 0, text
        assert right <= size[0] + 0.5, text
        assert bottom <= size[1], text
    for (one, a), (other, b) in combinations(boxes, 2):
        apart = a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
        assert apart, (one, other)


def test_the_values_of_a_sweep_are_drawn_on_one_axis() -> None:
    rates = [0.0001, 0.0005, 0.001]
    picture = Curves("value", log=True) | Curves("learning rate") | Curves("x", limits=(-3, 3))
    line_up = [SGD(0.001), Momentum(0.0002)]
    sweep = Sweep(learning_rate=rates, keep=["Momentum"])
    scene = Scene("Sweep", rosenbrock, [(-2, 2)], line_up, 300, [picture], sweep=sweep)
    walks = simulate(scene)
    made = film_of(scene, picture, walks, size=(1280, 720), fps=10)
    values, learning_rates, across = ([p.stage for p in made.panels[k::3]] for k in range(3))
    for stages in (values, learning_rates, across):
        assert len({stage.axis for stage in stages}) == 1
    lowest = min(walk.values.min() for walk in walks)
    assert values[0].axis.low < lowest < 2 * values[0].axis.low
    assert learning_rates[0].axis.share(np.array(rates)).min() > 0
    assert across[0].axis.share(np.array([-3.0, 3.0])).tolist() == [0, 1]
    for stage, rate in zip(learning_rates, rates, strict=True):
        steps = np.zeros(1)
        assert stage.heads(steps, steps)[0, 0, 1] == pytest.approx(stage.up(rate))


def test_charts_in_a_column_share_their_steps() -> None:
    made = film(Curves("x") / Curves("value", log=True) / Stability(), (1280, 720))
    lefts = {panel.stage.plot.left for panel in made.panels}
    assert len(lefts) == 1
    assert len({panel.stage.plot.right for panel in made.panels}) == 1


def test_a_chart_in_a_small_panel_keeps_its_words_and_a_tiny_one_has_none() -> None:
    row = Curves("x") / Curves("y") / Curves("value", log=True)
    titles = {s.text for s in film(row, (800, 450)).backdrop if isinstance(s, Label)}
    assert {"$x$", "$y$", r"$f - \min f$"} <= titles
    assert not [s for s in film(row, (160, 90)).backdrop if isinstance(s, Label)]


def test_names_may_stand_over_the_grid_and_not_over_ticks() -> None:
    made = film(Curves("value"), (1280, 720))
    lines = [s for s in made.panels[0].stage.backdrop(Moment(0, 0)) if isinstance(s, Line)]
    wide = [line for line in lines if np.ptp(line.points[:, 0]) > 100]
    assert wide
    assert all(taken_by(line) is None for line in wide)
    assert all(taken_by(line) is not None for line in lines if np.ptp(line.points[:, 0]) < 1)


def test_a_frame_is_the_same_in_any_order() -> None:
    made = film(Curves("value", log=True) / Stability(), (320, 240))
    first = {k: made[k] for k in (0, 99, 50)}
    again = film(Curves("value", log=True) / Stability(), (320, 240))
    for k in (50, 99, 0):
        assert (again[k] == first[k]).all()


def test_a_map_draws_the_flow_under_the_paths_from_each_start() -> None:
    starts = [(-2, 2), (1.5, -0.5)]
    scene = Scene("Flow", rosenbrock, starts, [SGD(0.001)], 50, [Contour(flow=True)])
    made = film_of(scene, scene.views[0], simulate(scene), size=(640, 360), fps=10)
    stage = made.panels[0].stage
    faint = [s for s in made.backdrop if isinstance(s, Line) and s.strength < 1]
    assert len(faint) == 2
    assert stage.note.endswith("dashed: gradient flow")
    for line, start in zip(faint, starts, strict=True):
        assert tuple(line.points[0]) == pytest.approx(tuple(stage.place(np.array(start, float))))
        assert np.linalg.norm(line.points[-1] - stage.place(np.ones(2))) < 3
    with pytest.raises(ValueError, match="flow is 1; it must be True or False"):
        Contour(flow=1)
