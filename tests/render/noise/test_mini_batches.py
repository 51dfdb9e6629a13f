"""Mini-batches: every example once an epoch, the same batches for all, means that are exact."""

import numpy as np
import pytest

import networks
from optimizers import SGD, Adam
from render import Contour, Gaussian, MiniBatches, Scene, simulate
from surfaces import Averaged, ellipse

COLUMNS = np.random.default_rng(1).normal(size=(2, 30))
STARTS = [(1.0, 0.5), (-1.0, 0.2)]

bowls = Averaged(
    name="bowls",
    formula="",
    loss=lambda x, y, a, b: (x - a) ** 2 + (y - b) ** 2,
    dloss=lambda x, y, a, b: (2 * (x - a), 2 * (y - b)),
    data=COLUMNS,
    domain=((-2, 2), (-2, 2)),
)


def scene(noise, *optimizers, surface=bowls):
    return Scene("Batches", surface, STARTS, optimizers, 12, [Contour()], noise=noise)


@pytest.mark.parametrize(("size", "sizes"), [(10, [10, 10, 10]), (30, [30])])
def test_every_example_comes_once_an_epoch_in_another_order_each(size, sizes) -> None:
    at = MiniBatches(size, runs=3).batches(30)
    epochs = [
        np.concatenate([at(e * len(sizes) + k) for k in range(len(sizes))], axis=1)
        for e in range(3)
    ]
    assert [at(k).shape for k in range(len(sizes))] == [(3, n) for n in sizes]
    orders = np.concatenate(epochs)
    np.testing.assert_array_equal(np.sort(orders, axis=1), np.tile(np.arange(30), (9, 1)))
    assert len(np.unique(orders, axis=0)) == 9


def test_those_that_fill_no_batch_are_left_out_of_their_epoch_as_a_networks_are() -> None:
    at = MiniBatches(7, runs=3).batches(30)
    epochs = [np.concatenate([at(4 * e + k) for k in range(4)], axis=1) for e in range(9)]
    for run in np.concatenate(epochs):
        assert len(run) == len(np.unique(run)) == 28
    assert set(np.concatenate(epochs).ravel().tolist()) == set(range(30))
    theirs = networks.batches(30, batch=7, steps=4, seed=0)
    assert theirs.shape == (4, 7)
    assert len(np.unique(theirs)) == 28


def test_the_mean_over_an_epoch_is_the_gradient_to_rounding() -> None:
    at = MiniBatches(6, seed=4).gradients(bowls, starts=2)
    points = np.array(STARTS)
    mean = np.mean([at(step)(points) for step in range(5)], axis=0)
    np.testing.assert_allclose(mean, bowls.gradient(points), rtol=1e-13)


def test_with_replacement_examples_come_twice_and_all_as_often() -> None:
    at = MiniBatches(10, with_replacement=True, runs=4).batches(30)
    drawn = np.concatenate([at(step) for step in range(600)], axis=1)
    assert drawn.shape == (4, 6000)
    counts = np.bincount(drawn.ravel(), minlength=30)
    assert np.abs(counts / 800 - 1).max() < 0.15
    assert any(len(set(batch)) < 10 for step in range(3) for batch in at(step).tolist())


def test_every_optimizer_meets_the_same_batches() -> None:
    met: list[list[np.ndarray]] = []

    class Noting(SGD):
        def start(self, position):
            met.append([])
            return super().start(position)

        def step(self, gradient, position, state):
            met[-1].append(gradient(np.zeros_like(position)))
            return super().step(gradient, position, state)

    simulate(scene(MiniBatches(4, runs=2), Noting(0.1), Noting(0.01, label="other"), Adam(0.1)))
    first, other = met
    np.testing.assert_array_equal(first, other)
    assert len(np.unique(np.array(first)[:, :2])) > 12


def test_all_starts_of_a_run_meet_one_batch() -> None:
    gradient = MiniBatches(3, runs=2).gradients(bowls, starts=2)(5)
    found = gradient(np.zeros((4, 2)))
    np.testing.assert_array_equal(found[0], found[1])
    np.testing.assert_array_equal(found[2], found[3])
    assert not np.array_equal(found[0], found[2])


def test_another_seed_gives_other_batches_and_the_same_seed_the_same() -> None:
    ends = [
        simulate(scene(noise, SGD(0.1)))[0].points[-1].tolist()
        for noise in (MiniBatches(3), MiniBatches(3), MiniBatches(3, seed=1))
    ]
    assert ends[0] == ends[1] != ends[2]


def test_a_run_goes_as_it_would_alone() -> None:
    fan = simulate(scene(MiniBatches(3, runs=5), Adam(0.1)))[1].fan
    alone = simulate(scene(MiniBatches(3), Adam(0.1)))[1]
    assert fan is not None
    np.testing.assert_array_equal(fan.points[0], alone.points)


def test_batches_of_all_examples_are_no_noise_but_for_rounding() -> None:
    with_all, exact = (
        simulate(scene(noise, SGD(0.1)))[0].points for noise in (MiniBatches(30), None)
    )
    np.testing.assert_allclose(with_all, exact, rtol=1e-12, atol=1e-14)


def test_a_surface_without_data_and_batches_beyond_it_are_refused() -> None:
    with pytest.raises(ValueError, match="surface 'ellipse' is no mean over data"):
        scene(MiniBatches(3), SGD(0.1), surface=ellipse)
    with pytest.raises(ValueError, match="size is 31, and the data of 'bowls' has 30 examples"):
        scene(MiniBatches(31), SGD(0.1))
    assert scene(Gaussian(0.1), SGD(0.1)).noise is not None  # other noise suits it as well


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"size": 0}, "size is 0; it must be a whole number, at least 1"),
        ({"size": 2.5}, "size is 2.5"),
        ({"size": True}, "size is True"),
        ({"size": 3, "seed": 1.5}, "seed is 1.5"),
        ({"size": 3, "runs": 0}, "runs is 0"),
        ({"size": 3, "with_replacement": 1}, "with_replacement is 1"),
    ],
)
def test_what_cannot_be_is_refused(given, told) -> None:
    with pytest.raises(ValueError, match=told):
        MiniBatches(**given)
