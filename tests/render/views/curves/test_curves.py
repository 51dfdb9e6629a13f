"""Curves: each value at its pixel, clipped at the axis's ends, up to the cursor."""

from dataclasses import replace

import numpy as np
import pytest

from optimizers import SGD, AdaDelta, Adam, Linear, Momentum
from render import Curves, Scene, simulate
from render.scene.view import Box, Moment
from render.shapes import Label, Line, Marker, plain
from render.views.charts.chart import CROWD, NOWHERE, Chart
from surfaces import Surface, ellipse, rosenbrock, saddle, sphere

CLIMB = Surface(
    name="climb",
    formula="e^x",
    f=lambda x, y: np.exp(x) + 0 * y,
    df=lambda x, y: (np.exp(x), 0 * y),
    domain=((-1, 1), (-1, 1)),
)
"""Everywhere above 0, and without a minimum."""

BOX = Box(20, 30, 640, 400)


def stage(declared: Scene, view: Curves) -> Chart:
    found = view.stage(declared, simulate(declared), BOX, scale=0.6)
    assert isinstance(found, Chart)
    return found


def curves(chart: Chart, step: float) -> list[Line]:
    """The strokes of the walkers, without the cursor."""
    shapes = plain(chart.actors(Moment(step, 0.0))[1:])
    return [shape for shape in shapes if isinstance(shape, Line)]


def heads(chart: Chart, step: float) -> list[Marker]:
    return [shape for shape in chart.actors(Moment(step, 0.0)) if isinstance(shape, Marker)]


@pytest.fixture
def scene(drift) -> Scene:
    return Scene("Curves", saddle, [(-0.5, 0.25)], [drift(0.25, 0.125)], 8, [Curves("x")])


def test_a_curve_passes_through_its_values_at_their_steps(scene: Scene) -> None:
    chart = stage(scene, Curves("x", limits=(-1, 3)))
    (line,) = curves(chart, 8.0)
    plot = chart.plot
    for step in range(9):
        x = -0.5 + 0.25 * step
        pixel = (plot.left + step / 8 * plot.width, plot.bottom - (x + 1) / 4 * plot.height)
        assert np.linalg.norm(line.points - pixel, axis=1).min() < 1e-9
        assert chart.heads(np.array([float(step)]), np.zeros(1))[0, 0] == pytest.approx(pixel)


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        ("value", 0.0625 - 0.140625),
        ("y", 0.375),
        ("gradient", 2 * np.hypot(0.25, 0.375)),
    ],
)
def test_a_quantity_is_what_its_name_says(scene: Scene, quantity: str, expected: float) -> None:
    chart = stage(scene, Curves(quantity, limits=(-2, 2)))
    (head,) = heads(chart, 1.0)
    assert chart.plot.bottom - head.y == pytest.approx((expected + 2) / 4 * chart.plot.height)


def test_distance_is_that_to_the_nearest_minimum(scene: Scene) -> None:
    near = replace(scene, surface=sphere)
    chart = stage(near, Curves("distance", log=True, limits=(1e-2, 1e2)))
    (head,) = heads(chart, 0.0)
    share = (np.log10(np.hypot(0.5, 0.25)) + 2) / 4
    assert chart.plot.bottom - head.y == pytest.approx(share * chart.plot.height)


def test_on_a_logarithmic_axis_a_value_is_that_over_the_minimum(scene: Scene) -> None:
    chart = stage(replace(scene, surface=rosenbrock), Curves(log=True))
    assert chart.title == r"$f - \min f$"
    assert stage(replace(scene, surface=rosenbrock), Curves()).title == "$f$"
    assert stage(replace(scene, surface=CLIMB), Curves(log=True)).title == "$f$"


def test_on_a_logarithmic_axis_below_0_a_value_is_that_over_the_least_found(drift) -> None:
    # The least value lies in a bowl between the points of any grid, and no minimum is declared.
    bowl = Surface(
        name="bowl",
        formula="x^2 + y^2 - 1",
        f=lambda x, y: (x - 1 / 7) ** 2 + (y + 1 / 3) ** 2 - 1,
        df=lambda x, y: (2 * (x - 1 / 7), 2 * (y + 1 / 3)),
        domain=((-1, 1), (-1, 1)),
    )
    declared = Scene("Below", bowl, [(1 / 7 - 0.5, -1 / 3)], [drift(0.125, 0)], 4, [Curves()])
    chart = stage(declared, Curves(log=True, limits=(1e-6, 1)))
    assert chart.title == r"$f - \min f$"
    shares = [(chart.plot.bottom - heads(chart, k)[0].y) / chart.plot.height for k in range(4)]
    over = np.array([0.5, 0.375, 0.25, 0.125]) ** 2
    assert shares == pytest.approx(1 + np.log10(over) / 6)
    assert stage(declared, Curves()).title == "$f$"


def test_no_walker_in_the_picture_vanishes_from_a_logarithmic_axis(drift) -> None:
    declared = Scene("Below", saddle, [(0.5, 0.01)], [drift(-0.1, 0.09)], 10, [Curves()])
    chart = stage(declared, Curves(log=True))
    assert chart.title == r"$f - \min f$"
    assert not any(heads(chart, step)[0].hollow for step in range(11))


def test_a_schedule_is_drawn_at_each_step() -> None:
    rates = Linear(0.4, 0.2, steps=4)
    line_up = [SGD(rates), Momentum(0.1), AdaDelta(0.3)]
    scene = Scene("Rates", sphere, [(1, 1)], line_up, 4, [Curves()])
    chart = stage(scene, Curves("learning rate", limits=(0, 0.5)))
    assert chart.title == r"learning rate $\eta$"
    # The last step took 0.25; none follows it.
    for step, rate in enumerate([0.4, 0.35, 0.3, 0.25, 0.25]):
        shown = [(chart.plot.bottom - head.y) / chart.plot.height for head in heads(chart, step)]
        assert shown == pytest.approx([rate / 0.5, 0.2, 0.6])


def test_walkers_without_the_hyperparameter_have_no_curve() -> None:
    scene = Scene("Some", sphere, [(1, 1)], [SGD(0.1), Momentum(0.1), Adam(0.1)], 4, [Curves()])
    chart = stage(scene, Curves("momentum"))
    assert [line.colour for line in curves(chart, 2.0)] == [scene.look.paths["Momentum"]]
    placed = chart.heads(np.array([0.0, 2.0]), np.zeros(2))
    assert placed.shape == (2, 3, 2)
    assert (placed[:, [0, 2]] == NOWHERE).all()
    assert (placed[:, 1] > 0).all()


@pytest.mark.parametrize("step", [0.0, 0.4, 3.0, 7.9, 8.0])
def test_the_cursor_stands_at_the_step_over_the_whole_plot(scene: Scene, step: float) -> None:
    chart = stage(scene, Curves("x"))
    cursor, line, head = plain(chart.actors(Moment(step, 0.3)))
    assert isinstance(cursor, Line)
    x = chart.plot.left + step / 8 * chart.plot.width
    assert cursor.points.tolist() == [[x, chart.plot.top], [x, chart.plot.bottom]]
    assert isinstance(head, Marker)
    assert isinstance(line, Line)
    if not head.hollow:
        assert head.x == pytest.approx(x)
    assert line.points[:, 0].max() <= x + 1e-9


def test_a_curve_ends_with_a_hollow_head_where_it_leaves_the_axis(scene: Scene) -> None:
    chart = stage(scene, Curves("x", limits=(-1, 0.75)))
    assert not heads(chart, 4.9)[0].hollow
    (head,) = heads(chart, 7.0)
    assert head.hollow
    assert (head.x, head.y) == pytest.approx((chart.across(5.0), chart.plot.top))
    (line,) = curves(chart, 8.0)
    assert line.points[:, 1].min() == pytest.approx(chart.plot.top)


def test_nothing_is_below_a_logarithmic_axis_and_comes_back(drift) -> None:
    over = Scene("Over", sphere, [(-1, 0)], [drift(0.5, 0.0)], 4, [Curves()])
    chart = stage(over, Curves("distance", log=True))
    hollow = [heads(chart, float(step))[0].hollow for step in range(5)]
    assert hollow == [False, False, True, False, False]
    assert heads(chart, 2.0)[0].y == pytest.approx(chart.plot.bottom)


@pytest.mark.parametrize("quantity", ["value", "x", "distance", "gradient"])
@pytest.mark.parametrize("log", [False, True])
def test_a_walker_that_diverges_flattens_none_of_the_others(quantity: str, log: bool) -> None:
    line_up = [SGD(0.01), SGD(1.0, label="too fast")]
    scene = Scene("Diverging", ellipse, [(1.9, 1.2)], line_up, 400, [Curves()])
    alone = stage(replace(scene, optimizers=line_up[:1]), Curves(quantity, log=log))
    chart = stage(scene, Curves(quantity, log=log))
    assert chart.axis.high <= 1.5 * alone.axis.high
    for step in (0.0, 0.5, 1.0, 2.7, 399.5, 400.0):
        calm, wild = heads(chart, step)
        assert wild.hollow if step > 399 else step or not wild.hollow
        assert not calm.hollow
        for line in curves(chart, step):
            assert np.isfinite(line.points).all()
            assert (chart.plot.top - 1e-9 <= line.points[:, 1]).all()
            assert (line.points[:, 1] <= chart.plot.bottom + 1e-9).all()


def test_x_and_y_are_shown_over_the_domain(scene: Scene) -> None:
    shown = replace(scene, domain=((-2, 1), (-1, 3)))
    assert stage(shown, Curves("x")).axis.share(np.array([-2.0, 1.0])).tolist() == [0, 1]
    assert stage(shown, Curves("y")).axis.share(np.array([-1.0, 3.0])).tolist() == [0, 1]


def test_an_axis_across_nothing_has_a_stronger_line_there(scene: Scene) -> None:
    def levels(view: Curves) -> dict[float, float]:
        chart = stage(scene, view)
        lines = [s for s in chart.backdrop(Moment(0, 0)) if isinstance(s, Line)]
        flat = [line for line in lines if np.ptp(line.points[:, 0]) > chart.plot.width / 2]
        zero = chart.up(0.0)
        return {round(float(line.points[0, 1] - zero), 6): line.strength for line in flat}

    crossing = levels(Curves("x", limits=(-1, 1)))
    assert crossing[0.0] == 2 * scene.look.grid_strength
    assert min(crossing.values()) == scene.look.grid_strength
    assert 0.0 not in levels(Curves("x", limits=(1, 2)))


def test_many_walkers_have_thinner_curves(scene: Scene) -> None:
    starts = np.random.default_rng(3).uniform(-0.9, 0.9, (200, 2))
    (one,) = curves(stage(scene, Curves("x")), 8.0)
    many = curves(stage(replace(scene, starts=starts), Curves("x")), 8.0)
    assert len(many) == 200
    assert {line.colour for line in many} == {one.colour}
    few = curves(stage(replace(scene, starts=starts[:CROWD]), Curves("x")), 8.0)
    assert few[0].width == one.width
    assert many[0].width < one.width / 2


def test_a_view_is_named_by_its_quantity() -> None:
    assert Curves().name == "value"
    assert Curves("learning rate").name == "learning-rate"
    assert Curves("x", name="across").name == "across"
    assert (Curves("x") | Curves("y") / Curves()).name == "x-y-value"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"quantity": "valeu"}, "no quantity 'valeu'; did you mean 'value'"),
        ({"quantity": "learning_rate"}, "did you mean 'learning rate'"),
        ({"quantity": 3}, "quantity is 3; known: value, x, y, distance, gradient, learning rate"),
        ({"quantity": " "}, "known: value"),
        ({"log": 1}, "log is 1; it must be True or False"),
        ({"limits": 3}, r"limits is 3; it must be \(low, high\) or None"),
        ({"limits": (1, 1)}, "two finite numbers, the lower one first"),
        ({"limits": (0, float("inf"))}, "two finite numbers"),
        ({"limits": (0, "a")}, "two finite numbers"),
        ({"limits": (0, 1), "log": True}, "greater than 0 on a logarithmic axis"),
    ],
)
def test_a_fault_is_told_when_the_view_is_declared(arguments: dict, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Curves(**arguments)


def test_what_a_scene_lacks_is_told_when_the_curves_are_set_up(scene: Scene) -> None:
    with pytest.raises(ValueError, match="'saddle' has no known minimum to be distant from"):
        stage(scene, Curves("distance"))
    rates = replace(scene, optimizers=[SGD(0.1), Momentum(0.1)])
    with pytest.raises(ValueError, match="no optimizer of the line-up has 'decay'; known: value"):
        stage(rates, Curves("decay"))
    with pytest.raises(ValueError, match="no optimizer of the line-up has 'speed'"):
        stage(rates, Curves("speed"))


def test_the_ticks_of_steps_are_whole_and_the_last_says_what_they_are(scene: Scene) -> None:
    for steps in (1, 3, 8, 60, 1000):
        chart = stage(replace(scene, steps=steps), Curves("x"))
        labels = [s for s in chart.backdrop(Moment(0, 0)) if isinstance(s, Label)]
        assert "step" in [label.text for label in labels]
        numbers = [label.text for label in labels if label.anchor == "middle"]
        assert numbers[0] == "0"
        assert all(number.isdigit() for number in numbers)
