"""What `simulate` writes is what `Recorded` reads, to the bit, in text and in arrays."""

import io

import numpy as np
import pytest

from optimizers import SGD, Adam, Momentum
from render import Contour, Gaussian, Recorded, Scene, Sweep, simulate
from render.making.simulated import ways
from render.recordings.npz_table import npz_table
from render.recordings.written import arrays, as_table, csv_text
from surfaces import himmelblau, rosenbrock, two_wells


class Telling(Momentum):
    """Momentum that tells its speed, and of a column that there is already."""

    def readings(self, state):
        return {"speed": np.linalg.norm(state.v, axis=-1), "loss": state.v[:, 0]}


def scene(*optimizers, surface=two_wells, starts=((1.5, 0.9), (-0.3, 1.1)), **given):
    return Scene("There and back", surface, starts, optimizers, 40, [Contour()], **given)


def written(declared, path) -> str:
    table = as_table(list(ways(declared, simulate(declared))), str(path))
    if path.suffix == ".csv":
        path.write_text("".join(csv_text(table)))
    else:
        np.savez(path, **arrays(table))
    return str(path)


@pytest.fixture(params=["csv", "npz"])
def path(request, tmp_path):
    return tmp_path / f"run.{request.param}"


def test_trajectories_come_back_to_the_bit(path) -> None:
    declared = scene(SGD(0.02), Telling(0.01, label="Telling, «quoted»"), Adam(0.01))
    file = written(declared, path)
    again = scene(*(Recorded(file, label) for label in declared.labels))
    for one, other in zip(simulate(declared), simulate(again), strict=True):
        assert (one.label, one.outcome, one.stopped_at) == (
            *(other.label, other.outcome, other.stopped_at),
        )
        np.testing.assert_array_equal(one.points, other.points)
        np.testing.assert_array_equal(one.values, other.values)
    told = simulate(again)[3].readings
    assert set(told) == {"speed", "loss (reading)"}
    assert set(simulate(again)[5].readings) == {"signal to noise x", "signal to noise y"}
    assert told["speed"][-1] > 0


def test_a_walker_that_diverged_comes_back_diverged(path) -> None:
    declared = scene(SGD(0.1), Adam(0.1), surface=rosenbrock, starts=[(-1.2, 1)])
    file = written(declared, path)
    diverged, walked = simulate(declared)
    assert diverged.stopped_at is not None
    again = scene(Recorded(file, "SGD"), Recorded(file, "Adam"), surface=rosenbrock,
                  starts=[(-1.2, 1)])  # fmt: skip
    for one, other in zip((diverged, walked), simulate(again), strict=True):
        assert (one.outcome, one.stopped_at) == (other.outcome, other.stopped_at)
        np.testing.assert_array_equal(one.points, other.points)


def test_of_runs_under_noise_the_median_comes_back_and_each_run_by_its_number(path) -> None:
    declared = scene(SGD(0.02), noise=Gaussian(0.5, runs=3, seed=4))
    file = written(declared, path)
    one, other = simulate(declared)
    median = simulate(scene(Recorded(file)))
    np.testing.assert_array_equal(median[1].points, other.points)
    np.testing.assert_array_equal(median[0].values, one.values)
    single = simulate(scene(Recorded(file, where={"run": 2})))
    np.testing.assert_array_equal(single[0].points, one.fan.points[2])


def test_a_run_that_diverges_beside_others_comes_back_as_diverged(path) -> None:
    ground = {"surface": himmelblau, "starts": [(3, 3)]}
    declared = scene(SGD(0.03), noise=Gaussian(30.0, runs=5), **ground)
    file = written(declared, path)
    fan = simulate(declared)[0].fan
    read = [scene(Recorded(file, where={"run": run}), **ground) for run in range(5)]
    stops = [simulate(one)[0].stopped_at for one in read]
    assert {stop is None for stop in fan.stops} == {True, False}
    assert tuple(stops) == fan.stops


def test_of_a_sweep_each_value_comes_back_by_its_variant(path) -> None:
    declared = scene(SGD(0.02), sweep=Sweep(learning_rate=[0.01, 0.02]))
    file = written(declared, path)
    second = simulate(scene(Recorded(file, where={"variant": "learning_rate=0.02"})))
    np.testing.assert_array_equal(second[0].points, simulate(scene(SGD(0.02)))[0].points)
    with pytest.raises(ValueError, match=r"variant is one of learning_rate=0\.01, learning_rate"):
        Recorded(file)


def packed(**named) -> bytes:
    held = io.BytesIO()
    np.savez(held, **named)
    return held.getvalue()


POINTS = np.array([(2.0, 0.0), (1.0, 0.5), (0.0, 0.0)])


@pytest.mark.parametrize(
    "held",
    [
        {"points": POINTS, "loss": [4.0, 1.25, 0.0]},
        {"trajectory": POINTS[:, None], "values": np.array([[4.0], [1.25], [0.0]])},
        {"x": POINTS[:, 0], "y": POINTS[:, 1], "f": [4.0, 1.25, 0.0]},
        {"points": POINTS.astype(np.float32), "loss": [4.0, 1.25, 0.0], "label": "torch"},
    ],
)
def test_arrays_are_read_by_their_names(read, held) -> None:
    run = read(packed(**held))
    walk = run.walk(two_wells, run.starts, steps=2)
    np.testing.assert_array_equal(walk.points[:, 0], POINTS)
    np.testing.assert_array_equal(walk.values[:, 0], [4, 1.25, 0])


def test_points_of_several_starts_are_walks_of_one_walker(read) -> None:
    both = np.stack([POINTS, POINTS + 1], axis=1)
    run = read(packed(points=both, step=[0, 10, 20], loss=np.ones((3, 2))))
    np.testing.assert_array_equal(run.starts, [(2, 0), (3, 1)])
    assert run.steps == 20


@pytest.mark.parametrize(
    ("held", "told"),
    [
        ({"points": np.zeros((3, 3))}, r"points has shape \(3, 3\); it must be \(rows, 2\)"),
        ({"points": POINTS, "loss": np.zeros(4)}, r"loss has shape \(4,\); beside points of"),
        ({"x": np.zeros(3), "y": np.zeros(2)}, r"holds x \(3,\), y \(2,\); it must hold points"),
        ({"x": np.array([{}, {}]), "y": np.zeros(2)}, "holds Python objects, which are not read"),
        ({"x": np.zeros(2, complex), "y": np.zeros(2)}, "x holds complex128, neither numbers nor"),
        ({"a": np.zeros(2), "b": np.zeros(2)}, "no columns x and y among a, b"),
        ({}, "holds nothing"),
    ],
)
def test_arrays_that_are_no_run_are_told_in_one_line(read, held, told) -> None:
    with pytest.raises(ValueError, match=told):
        read(packed(**held))


def test_what_is_large_once_it_is_unpacked_is_refused() -> None:
    held = io.BytesIO()
    np.savez_compressed(held, points=np.zeros((4_000_000, 2)))
    assert len(held.getvalue()) < 1_000_000
    with pytest.raises(ValueError, match=r"takes 64\.0 MB unpacked; at most 20\.0 MB are read"):
        npz_table(held.getvalue(), "run.npz")
