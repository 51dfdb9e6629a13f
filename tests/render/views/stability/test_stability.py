"""Stability: η·λ along walks and along the flow, against the bound of plain descent."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from optimizers import (
    QHM,
    SGD,
    AdaGrad,
    Adam,
    AggMo,
    Cautious,
    Clipped,
    Decayed,
    Linear,
    Lion,
    Lookahead,
    Momentum,
    Nesterov,
    RAdam,
    RMSProp,
    ScheduleFreeSGD,
    WarmUp,
)
from render import Scene, Stability, Sweep, simulate
from render.film.filming import film_of
from render.scene.view import Box, Moment
from render.shapes import Bands, Label, Line, Marker
from render.views.charts.chart import NOWHERE, Chart
from render.views.paths.flow import flow
from render.views.stability.sharpness import downhill_rate, sharpness
from surfaces import ackley, ellipse, rosenbrock, saddle, sphere

BOX = Box(20, 30, 640, 400)
LINE_UP = [
    SGD(0.036),
    Momentum(0.018, momentum=0.8),
    Nesterov(0.01, momentum=0.8),
    AdaGrad(0.1),
    RMSProp(0.1),
    Adam(0.1),
]


def stage(declared: Scene) -> Chart:
    found = Stability().stage(declared, simulate(declared), BOX, scale=0.6)
    assert isinstance(found, Chart)
    return found


def dashed(chart: Chart) -> list[Line]:
    lines = [shape for shape in chart.backdrop(Moment(0, 0)) if isinstance(shape, Line)]
    return [line for line in lines if line.shared is not None]


def heads(chart: Chart, step: float) -> list[Marker]:
    return [shape for shape in chart.actors(Moment(step, 0.0)) if isinstance(shape, Marker)]


@pytest.fixture
def bowl() -> Scene:
    return Scene("Bowl", ellipse, [(-1.9, 1.2)], LINE_UP, 60, [Stability()])


def test_sharpness_is_the_largest_eigenvalue_of_the_hessian() -> None:
    points = np.random.default_rng(5).uniform(-2, 2, (3, 4, 2))
    x, y = points[..., 0], points[..., 1]
    across, mixed = 2 - 400 * (y - 3 * x**2), -400 * x
    rows = np.array([[across, mixed], [mixed, np.full_like(x, 200)]])
    expected = np.linalg.eigvalsh(np.moveaxis(rows, (0, 1), (-2, -1)))[..., 1]
    assert sharpness(rosenbrock, points) == pytest.approx(expected, rel=1e-8)


@pytest.mark.parametrize("step", [0.0, 17.5, 60.0])
def test_on_a_quadratic_the_curve_is_the_rate_times_the_curvature(bowl: Scene, step: float) -> None:
    chart = stage(bowl)
    up = [chart.up(50 * rate) for rate in (0.036, 0.018, 0.01)]
    assert [head.y for head in heads(chart, step)] == pytest.approx(up, abs=1e-4)
    assert not any(head.hollow for head in heads(chart, step))


def test_walkers_that_scale_their_gradients_have_no_curve(bowl: Scene) -> None:
    chart = stage(bowl)
    assert chart.walkers == (0, 1, 2)
    placed = chart.heads(np.array([3.0]), np.zeros(1))
    assert placed.shape == (1, 6, 2)
    assert (placed[0, 3:] == NOWHERE).all()


@pytest.mark.parametrize(
    ("optimizer", "has_one"),
    [
        (AggMo(0.01), True),
        (ScheduleFreeSGD(0.01), True),
        (Lookahead(SGD(0.01)), True),
        (Cautious(Momentum(0.01)), True),
        (SGD(1e-12), True),
        (SGD(1e300), True),
        (SGD(WarmUp(0.01, steps=5)), True),
        (Decayed(Momentum(0.01), 0.0), True),
        (RAdam(0.01), False),  # its first steps are −η∇f, and from the sixth on it scales them
        (Lookahead(RAdam(0.01)), False),
        (Clipped(SGD(0.01), norm=0.5), False),
        (Clipped(SGD(0.01), norm=9), False),
        (Clipped(Momentum(0.01), value=9), False),
        (Decayed(SGD(0.01), 0.1), False),  # at the origin it pulls nowhere
        (Decayed(SGD(0.01), 0.1, coupled=True), False),
        (Lion(0.01), False),
        (QHM(0.01), False),
    ],
)
def test_who_scales_gradients_at_any_step_or_size_has_no_curve(
    optimizer: Any, *, has_one: bool
) -> None:
    assert (downhill_rate(optimizer, steps=20) is not None) == has_one


def test_a_rule_that_knows_of_one_walker_alone_is_asked_with_one() -> None:
    class OfOne(SGD):
        def step(self, gradient: Any, position: Any, state: Any) -> Any:
            ((x, y),) = gradient(position)
            return position - 0.01 * np.array([[x, y]]), state

    assert downhill_rate(OfOne(0.01), steps=5) is not None


def test_a_scheduled_rate_bends_the_curve() -> None:
    line_up = [SGD(Linear(0.04, 0.0, steps=10)), Momentum(Linear(0.0, 0.02, steps=10))]
    chart = stage(Scene("Scheduled", ellipse, [(-1.9, 1.2)], line_up, 10, [Stability()]))
    plain, heavy = heads(chart, 5.0)
    assert plain.y == pytest.approx(chart.up(1.0), abs=1e-4)
    assert heavy.y == pytest.approx(chart.up(0.5), abs=1e-4)


def test_the_flow_of_plain_descent_is_dashed_and_no_other(bowl: Scene) -> None:
    (line,) = dashed(stage(bowl))
    chart = stage(bowl)
    assert line.points[:, 1] == pytest.approx(chart.up(1.8), abs=1e-4)
    assert line.points[[0, -1], 0] == pytest.approx([chart.plot.left, chart.plot.right])
    assert line.stripe > 0
    assert np.ptp(line.along) == pytest.approx(chart.plot.width)
    assert "dashed" in chart.remark
    none = stage(replace(bowl, optimizers=LINE_UP[1:3]))
    assert dashed(none) == []
    assert none.remark == ""


def test_the_flow_stands_at_the_sum_of_the_rates() -> None:
    # On the valley's ground the flow is no quadratic's; a hundred times smaller steps come near it.
    declared = Scene("Flow", rosenbrock, [(-1.5, 2.0)], [SGD(1e-3)], 40, [Stability()])
    small = replace(declared, optimizers=[SGD(1e-5)], steps=4000)
    points = simulate(small)[0].points[::100]
    chart = stage(declared)
    (line,) = dashed(chart)
    expected = [chart.up(value) for value in 1e-3 * sharpness(rosenbrock, points)]
    for step in range(41):
        found = np.interp(chart.across(step), line.points[:, 0], line.points[:, 1])
        assert found == pytest.approx(expected[step], abs=1.0)


def test_under_a_schedule_the_flow_has_passed_as_much_time_as_the_steps_before() -> None:
    rates = Linear(2e-3, 2e-4, steps=10)
    declared = Scene("Flow", rosenbrock, [(-1.5, 2.0)], [SGD(rates)], 10, [Stability()])
    passed = np.cumsum([0.0, *(rates(step) for step in range(9))])
    points = flow(rosenbrock, np.array([(-1.5, 2.0)]), passed).points[:, 0]
    chart = stage(declared)
    (line,) = dashed(chart)
    for step, largest in enumerate(sharpness(rosenbrock, points)):
        found = np.interp(chart.across(step), line.points[:, 0], line.points[:, 1])
        assert found == pytest.approx(chart.up(rates(step) * largest), abs=0.01)


def test_each_rate_and_start_has_one_flow() -> None:
    starts = [(-1.9, 1.2), (1.0, 1.0), (-1.9, 1.2)]
    line_up = [SGD(0.01), SGD(0.01, label="again"), SGD(0.02, label="faster")]
    declared = Scene("Several", ellipse, starts, line_up, 20, [Stability()])
    assert len(dashed(stage(declared))) == 4


def test_what_lies_over_the_bound_is_tinted(bowl: Scene) -> None:
    chart = stage(bowl)
    (bands,) = (s for s in chart.backdrop(Moment(0, 0)) if isinstance(s, Bands))
    rows = chart.plot.top + np.arange(len(bands.levels)) + 0.5
    assert ((bands.levels[:, 0] > 1) == (rows < chart.up(2.0))).all()
    assert bands.levels.shape == (chart.plot.height, chart.plot.width)
    lines = [s for s in chart.ghosts if isinstance(s, Line) and s.shared is None]
    assert lines[0].points[:, 1].tolist() == [chart.up(2.0)] * 2
    words = [s.text for s in chart.ghosts if isinstance(s, Label)]
    assert words == ["plain descent is unstable"]


def test_a_walker_that_diverges_leaves_the_picture_and_flattens_nothing() -> None:
    line_up = [SGD(0.001), SGD(0.01, label="too fast")]
    declared = Scene("Diverging", rosenbrock, [(-2, 2)], line_up, 50, [Stability()])
    chart = stage(declared)
    assert 2 < chart.axis.high < 6
    calm, wild = heads(chart, 50.0)
    assert wild.hollow
    assert not calm.hollow
    shapes = [*chart.backdrop(Moment(0, 0)), *chart.actors(Moment(50.0, 1.0))]
    for line in (shape for shape in shapes if isinstance(shape, Line)):
        assert np.isfinite(line.points).all()


def test_ground_that_curves_down_shows_below_nothing() -> None:
    declared = Scene("Saddle", saddle, [(0.5, 0.1)], [SGD(0.1)], 20, [Stability()])
    assert heads(stage(declared), 10.0)[0].y == pytest.approx(stage(declared).up(0.2), abs=1e-4)


def test_a_line_up_without_such_walkers_is_refused(drift) -> None:
    declared = Scene("None", ellipse, [(1, 1)], [Adam(0.1), drift(0.1, 0.1)], 5, [Stability()])
    with pytest.raises(ValueError, match="Stability: no walker of the line-up steps by its"):
        stage(declared)


def test_a_method_that_divides_by_the_gradients_size_has_no_curve_where_that_is_1() -> None:
    line_up = [SGD(0.01), Adam(0.01), AdaGrad(0.01), RMSProp(0.1), Momentum(0.01)]
    declared = Scene("Size 1", sphere, [(0.5, 0.5)], line_up, 9, [Stability()])
    drawn = {strand.path.trajectory.optimizer for strand in stage(declared).strands}
    assert drawn == {0, 4}


def test_a_walker_that_hardly_moves_is_not_taken_for_one_of_plain_descent() -> None:
    line_up = [SGD(0.01), Adam(2.3e-16, beta1=0, beta2=0, epsilon=1.0)]
    chart = stage(Scene("Still", ellipse, [(-0.5, -0.5)], line_up, 1, [Stability()]))
    assert chart.walkers == (0,)
    assert (
        len([one for one in chart.ghosts if isinstance(one, Line) and one.shared is not None]) == 1
    )


@pytest.mark.thorough
def test_rates_as_large_as_floats_are_warn_of_nothing() -> None:
    line_up = [SGD(0.3), SGD(1e308, label="Large"), Nesterov(lambda k: 1e16 * 10.0**k)]
    declared = Scene("Large", ackley, [(0.5, -5.0)], line_up, 21, [Stability()])
    assert len(stage(declared).walkers) == 3


def test_all_values_of_a_sweep_have_one_axis() -> None:
    rates = Sweep(learning_rate=[1e-4, 1.8e-3])
    declared = Scene(
        "Valley", rosenbrock, [(-1, 1.2)], [SGD(0.001)], 60, [Stability()], sweep=rates
    )
    film = film_of(declared, Stability(), simulate(declared), size=(960, 540), fps=10)
    axes = [panel.stage.axis for panel in film.panels if isinstance(panel.stage, Chart)]
    assert len(axes) == 2
    assert axes[0] == axes[1]
    alone = stage(declared.variants[0].scene).axis
    assert alone.high < axes[0].high


@pytest.mark.parametrize("limits", [(2, 1), (0, float("nan")), 3, (1, 2, 3), (0, 1e300), "ab"])
def test_limits_that_are_none_are_refused(limits: object) -> None:
    with pytest.raises(ValueError, match=r"^Stability: limits is .*; it must be "):
        Stability(limits=limits)
    assert Stability(limits=(-1, 3)).limits == (-1.0, 3.0)
