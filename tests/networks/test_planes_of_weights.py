"""Planes: what they hold of a path, principal components, and filter-normalised directions."""

import numpy as np
import pytest
from problem import NETWORK, clouds

from networks import MLP, Plane, Run, principal_plane, projected, random_plane, shares_held, train
from networks.directions import filter_normalised
from optimizers import SGD, Adam


def drawn(*shape: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=shape)


def run_along(weights: np.ndarray, *, label: str = "run", stopped_at: int | None = None) -> Run:
    """A run with these weights, and losses that tell the step."""
    steps = np.arange(len(weights), dtype=float)
    return Run(
        label=label,
        kind="Adam",
        weights=np.array(weights, dtype=float),
        losses=steps,
        test_losses=steps + 100,
        accuracies=steps / 1000,
        stopped_at=stopped_at,
    )


def slanted() -> Plane:
    """A plane whose directions are neither of length 1 nor square to each other."""
    across, up = drawn(2, 43)
    return Plane(NETWORK.initial(seed=1), across, 3 * up + across)


def test_a_path_within_the_plane_is_projected_exactly_and_held_wholly() -> None:
    plane, points = slanted(), drawn(20, 2)
    run = run_along(plane.weights(points))
    assert plane.coordinates(run.weights) == pytest.approx(points, rel=1e-11, abs=1e-12)
    told = shares_held(plane, [run])
    assert (told.way, told.steps, told.variance) == pytest.approx((1, 1, 1), rel=1e-12)


def test_of_a_path_square_to_the_plane_nothing_is_held() -> None:
    plane = slanted()
    square = np.linalg.svd(plane.directions)[2][2:]
    run = run_along(plane.centre + drawn(20, 41) @ square)
    told = shares_held(plane, [run])
    assert (told.way, told.steps, told.variance) == pytest.approx((0, 0, 0), abs=1e-24)
    assert plane.coordinates(run.weights) == pytest.approx(np.zeros((20, 2)), abs=1e-12)


def test_way_and_steps_are_told_apart() -> None:
    plane = Plane(np.zeros(3), np.array([1.0, 0, 0]), np.array([0, 1.0, 0]))
    zigzag = [[0, 0, 0], [1, 0, 2], [2, 0, 0], [3, 0, 4]]
    told = shares_held(plane, [run_along(np.array(zigzag))])
    assert told.way == pytest.approx(9 / 25)
    assert told.steps == pytest.approx(3 / (5 + 5 + 17))
    assert told.variance == pytest.approx((1 + 4 + 9) / (5 + 4 + 25))


def test_the_nearest_point_of_the_plane_is_the_nearest() -> None:
    plane, weights = slanted(), NETWORK.initial(seed=9)
    best = np.linalg.norm(plane.weights(plane.coordinates(weights)) - weights)
    around = plane.coordinates(weights) + 0.01 * drawn(50, 2)
    assert (np.linalg.norm(plane.weights(around) - weights, axis=1) > best).all()


@pytest.mark.parametrize("steps", [5, 60])  # fewer weights in all than each has numbers, and more
@pytest.mark.parametrize("given", [False, True])
def test_principal_directions_are_the_first_singular_vectors(steps, given) -> None:
    runs = train(NETWORK, clouds(), [SGD(0.5), Adam(0.1)], steps=steps, batch=8, seed=0)
    weights = np.concatenate([run.weights for run in runs])
    centre = weights.mean(axis=0) if given else runs[0].weights[0]
    plane = principal_plane(runs, centre=centre if given else None)
    _, singular, vectors = np.linalg.svd(weights - centre)
    for direction, expected in zip(plane.directions, vectors, strict=False):
        assert abs(direction @ expected) == pytest.approx(1, rel=1e-9)
        assert direction[abs(direction).argmax()] > 0
    assert plane.directions @ plane.directions.T == pytest.approx(np.eye(2), abs=1e-9)
    assert np.array_equal(plane.centre, centre)
    explained = (singular[:2] ** 2).sum() / (singular**2).sum()
    assert shares_held(plane, runs).variance == pytest.approx(explained, rel=1e-9)


def test_two_components_hold_three_quarters_of_a_random_walk_as_published() -> None:
    run = run_along(np.cumsum(drawn(120, 1000, seed=1), axis=0))
    told = shares_held(principal_plane([run], centre=run.weights.mean(axis=0)), [run])
    assert told.variance == pytest.approx(7.5 / np.pi**2, abs=0.03)
    assert told.steps < 0.03


@pytest.mark.parametrize("activation", ["tanh", "relu"])
def test_each_unit_of_a_random_direction_is_as_long_as_its_weights(activation) -> None:
    network = MLP((4, 6, 5, 3), activation=activation)
    centre = drawn(network.size)
    plane = random_plane(network, centre, seed=2)
    for direction in plane.directions:
        layers = zip(network.unpacked(direction), network.unpacked(centre), strict=True)
        for (d_matrix, d_bias), (matrix, bias) in layers:
            for unit in range(matrix.shape[1]):
                lengths = np.linalg.norm(d_matrix[:, unit]), np.linalg.norm(matrix[:, unit])
                assert lengths[0] == pytest.approx(lengths[1], rel=1e-12)
            assert abs(d_bias) == pytest.approx(abs(bias), rel=1e-12)
    assert not np.array_equal(plane.across, plane.up)
    assert np.array_equal(plane.across, random_plane(network, centre, seed=2).across)


def test_normalising_changes_no_units_direction() -> None:
    direction, centre = drawn(2, 43)
    scaled = filter_normalised(NETWORK, direction, centre)
    for (after, _), (before, _) in zip(
        NETWORK.unpacked(scaled), NETWORK.unpacked(direction), strict=True
    ):
        ratio = after / before
        assert (ratio > 0).all()
        assert ratio == pytest.approx(np.broadcast_to(ratio[:1], ratio.shape))


def test_a_bias_of_nothing_stays_nothing() -> None:
    plane = random_plane(NETWORK, NETWORK.initial(seed=0), seed=0)
    assert all((bias == 0).all() for _, bias in NETWORK.unpacked(plane.across))


def test_a_walker_has_the_true_losses_and_no_points_after_its_end() -> None:
    plane, points = slanted(), drawn(6, 2)
    run = run_along(plane.weights(points), label="Mine", stopped_at=3)
    walker = projected(run, plane)
    assert (walker.label, walker.kind) == ("Mine", "Adam")
    walk = walker.walk(None, walker.points[:1], steps=4)
    assert walk.points[:4, 0] == pytest.approx(points[:4], rel=1e-11, abs=1e-12)
    assert np.isnan(walk.points[4:]).all()
    assert walk.values[:, 0].tolist() == [0, 1, 2, 3, 4]
    assert walk.readings["test loss"][:, 0].tolist() == [100, 101, 102, 103, 104]
    assert walk.readings["accuracy"][-1, 0] == 0.004


@pytest.mark.parametrize(
    ("starts", "steps", "told"),
    [
        ([[0, 0]], 6, "run: 5 steps were taken; the scene has 6"),
        ([[9, 9]], 5, "write starts=section.starts"),
        ([[0, 0], [1, 1]], 5, "write starts=section.starts"),
    ],
)
def test_a_walker_walks_only_the_way_that_it_went(starts, steps, told) -> None:
    plane = slanted()
    walker = projected(run_along(plane.weights(np.zeros((6, 2)))), plane)
    with pytest.raises(ValueError, match=r"^run: ") as error:
        walker.walk(None, np.array(starts, dtype=float), steps=steps)
    assert told in str(error.value)


LINE = np.outer(np.arange(5), np.ones(43))


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: Plane(np.zeros(3), np.ones(3), np.ones(3)), "lie on one line"),
        (lambda: Plane(np.zeros(3), np.ones(3), np.zeros(3)), "lie on one line"),
        (lambda: Plane(np.zeros(3), np.ones(3), np.full(3, np.nan)), "up is not finite"),
        (lambda: Plane(np.zeros(3), np.ones(4), np.ones(4)), "all must be (P,)"),
        (lambda: principal_plane([]), "runs is empty"),
        (lambda: principal_plane([run_along(LINE)]), "the runs lie on one line"),
        (lambda: principal_plane([run_along(0 * LINE)]), "the runs lie on one line"),
        (lambda: random_plane(NETWORK, run_along(LINE), seed=0), "type Run, not weights"),
        (lambda: random_plane(NETWORK, np.zeros(5), seed=0), "it must be (..., 43)"),
    ],
)
def test_what_is_no_plane_is_told(make, told) -> None:
    with pytest.raises(ValueError, match=r"^[^\n]+$") as error:
        make()
    assert told in str(error.value)
