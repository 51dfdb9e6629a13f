"""Walkers that go their whole way at once, and what optimizers tell of themselves."""

from dataclasses import dataclass, field

import numpy as np
import pytest

from optimizers import SGD, Momentum, Spread, Walk
from render import Contour, Curves, Gaussian, Outcome, Scene, simulate
from render.dependencies.walks import walk_of, walked
from render.simulation.anatomy import anatomy_of
from render.simulation.readings import readings_of
from surfaces import ellipse

STARTS = [(1.5, 1.0), (-1.0, 0.5)]


@dataclass
class Straight:
    """Goes straight to the origin, with a triangle around it; `spoil` breaks what it returns."""

    label: str = "Straight"
    spoil: dict = field(default_factory=dict)

    def walk(self, ground, starts, *, steps):  # noqa: ARG002  # it knows where it goes
        share = np.linspace(1, 0, steps + 1)[:, None, None]
        points = share * starts
        corners = np.array([(1, 0), (0, 1), (-1, -1)]) * 0.1
        whole = {
            "points": points,
            "values": None,
            "spread": Spread(points[:, :, None] + corners, outline=True),
            "readings": {"way to go": np.linalg.norm(points, axis=-1)},
        }
        return Walk(**(whole | self.spoil))


class Telling(Momentum):
    """Momentum that tells its speed."""

    def readings(self, state):
        return {"speed": np.linalg.norm(state.v, axis=-1)}


def scene(*optimizers, views=None, **given):
    return Scene("Whole", ellipse, STARTS, optimizers, 10, views or [Contour()], **given)


def test_a_walk_is_cut_into_trajectories_with_all_that_goes_along() -> None:
    one, other = simulate(scene(Straight()))
    np.testing.assert_array_equal(other.points[:, 1], np.linspace(0.5, 0, 11))
    np.testing.assert_array_equal(one.values, ellipse.value(one.points))
    assert one.outcome is Outcome.CONVERGED
    assert one.spread is not None
    assert one.spread.points.shape == (11, 3, 2)
    assert one.readings["way to go"][0] == pytest.approx(np.hypot(1.5, 1))


def test_values_that_a_walk_brings_along_stand() -> None:
    given = np.arange(22.0).reshape(11, 2)
    _, other = simulate(scene(Straight(spoil={"values": given})))
    np.testing.assert_array_equal(other.values, given[:, 1])


def test_a_walk_that_leaves_the_numbers_has_diverged() -> None:
    points = np.zeros((11, 2, 2))
    points[4:, 1] = np.nan
    one, other = simulate(scene(Straight(spoil={"points": points, "spread": None})))
    assert (one.outcome, one.stopped_at) == (Outcome.CONVERGED, None)
    assert (other.outcome, other.stopped_at) == (Outcome.DIVERGED, 3)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (
            {"points": np.zeros((10, 2, 2))},
            r"points of shape \(10, 2, 2\); it must be \(11, 2, 2\)",
        ),
        ({"values": np.zeros(11)}, r"values of shape \(11,\)"),
        ({"points": np.full((11, 2, 2), 1j)}, "points of complex128, not real"),
        ({"spread": Spread(np.zeros((11, 3, 2)), outline=True)}, "a spread of shape"),
        ({"readings": {"loss": np.zeros(3)}}, r"readings\['loss'\] of shape \(3,\)"),
    ],
)
def test_what_is_no_walk_is_refused(spoil, told) -> None:
    with pytest.raises(ValueError, match=told):
        simulate(scene(Straight(spoil=spoil)))


def test_a_walker_that_returns_positions_alone_is_told_what_to_return() -> None:
    class Bare:
        def walk(self, _ground, starts, *, steps):
            return np.zeros((steps + 1, len(starts), 2))

    with pytest.raises(ValueError, match=r"Bare\.walk returned .* ndarray; it must return a Walk"):
        simulate(scene(Bare()))


def test_noise_does_not_go_with_a_walk_of_its_own() -> None:
    with pytest.raises(ValueError, match="Straight goes its own way, which noise does not reach"):
        scene(Straight(), noise=Gaussian(0.1))


def test_a_kept_walk_has_its_fan_its_spread_and_its_readings_again(tmp_path) -> None:
    for declared in (scene(Straight(), SGD(0.01)), scene(SGD(0.01), noise=Gaussian(0.1, runs=3))):
        kept = tmp_path / f"{walk_of(declared)}.npz"
        first = walked(declared, kept, report=lambda *_: None)
        assert kept.exists()
        for one, again in zip(first, walked(declared, kept, report=lambda *_: None), strict=True):
            np.testing.assert_array_equal(one.points, again.points)
            assert one.readings.keys() == again.readings.keys()
            for name in one.readings:
                np.testing.assert_array_equal(one.readings[name], again.readings[name])
            assert (one.spread is None, one.fan is None) == (
                again.spread is None,
                again.fan is None,
            )
            if one.spread is not None and again.spread is not None:
                np.testing.assert_array_equal(one.spread.points, again.spread.points)
                assert one.spread.outline == again.spread.outline
            if one.fan is not None and again.fan is not None:
                np.testing.assert_array_equal(one.fan.points, again.fan.points)
                np.testing.assert_array_equal(one.fan.values, again.fan.values)
                assert one.fan.stops == again.fan.stops
                assert one.fan.amid == again.fan.amid


def test_another_noise_is_another_walk() -> None:
    names = [
        walk_of(scene(SGD(0.01), noise=noise))
        for noise in (None, Gaussian(0.1), Gaussian(0.1, seed=1), Gaussian(0.1, runs=2))
    ]
    assert len(set(names)) == 4


def test_an_optimizer_is_read_at_every_step_of_its_walk() -> None:
    declared = scene(SGD(0.01), Telling(0.01))
    assert readings_of(declared, 0) == {}
    speed = readings_of(declared, 1)["speed"]
    walks = simulate(declared)[2:]
    moved = np.array([np.linalg.norm(np.diff(walk.points, axis=0), axis=1) for walk in walks]).T
    np.testing.assert_allclose(speed[1:], moved, rtol=1e-9)
    np.testing.assert_array_equal(speed[0], 0)


def test_a_reading_of_another_shape_is_refused() -> None:
    class Wrong(Telling):
        def readings(self, _state):
            return {"speed": np.zeros(3)}

    with pytest.raises(
        ValueError, match=r"Wrong\.readings: 'speed' has shape \(3,\) for 2 walkers"
    ):
        readings_of(scene(Wrong(0.01)), 0)


def test_curves_show_readings_and_name_those_that_are_there() -> None:
    from render.film.filming import film_of

    declared = scene(Straight(), Telling(0.01), views=[Curves("way to go"), Curves("speed")])
    walks = simulate(declared)
    for view in declared.views:
        made = film_of(declared, view, walks, size=(640, 360), fps=10)
        assert made.shapes(len(made) - 1)
    with pytest.raises(ValueError, match=r"known: .*speed, way to go"):
        film_of(declared, Curves("zzz"), walks, size=(640, 360), fps=10)


def test_the_steps_of_a_walk_of_its_own_have_no_parts_and_those_of_a_run_have() -> None:
    declared = scene(Straight())
    with pytest.raises(ValueError, match="Straight goes its own way"):
        anatomy_of(declared, simulate(declared)[0])
    for noise in (Gaussian(0.1), Gaussian(0.1, runs=5)):
        declared = scene(Momentum(0.01), noise=noise)
        walk = simulate(declared)[1]
        parts = anatomy_of(declared, walk, start=1)
        assert parts.linear
        np.testing.assert_allclose(parts.ends, walk.points[1:], rtol=1e-12)
