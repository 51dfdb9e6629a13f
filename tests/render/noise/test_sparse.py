"""Sparse gradients: as rare as stated, and on the average the gradient."""

import numpy as np
import pytest

from optimizers import SGD
from render import Contour, Scene, Sparse, simulate
from surfaces import ellipse

HERE = np.array([(1.5, 1.0), (-1.0, 0.5)])


def draws(noise, *, steps):
    at = noise.gradients(ellipse, starts=2)
    points = np.tile(HERE, (noise.runs, 1))
    return np.array([at(step)(points) for step in range(steps)]).reshape(steps, noise.runs, 2, 2)


def test_a_rare_coordinate_is_seen_as_often_as_stated_and_the_other_always() -> None:
    seen = draws(Sparse(y=0.1, runs=20), steps=1000) != 0
    assert seen[..., 0].all()
    assert abs(seen[..., 1].mean() - 0.1) < 0.005
    assert np.abs(seen[..., 1].mean(axis=0) - 0.1).max() < 0.05  # each run and start for itself


def test_the_mean_is_the_gradient() -> None:
    drawn = draws(Sparse(x=0.3, y=0.2, runs=10), steps=2000)
    np.testing.assert_allclose(drawn.mean(axis=(0, 1)), ellipse.gradient(HERE), rtol=0.06)


def test_not_unbiased_it_is_the_gradient_itself_or_nothing() -> None:
    drawn = draws(Sparse(y=0.2, unbiased=False), steps=200)[:, 0]
    exact = np.broadcast_to(ellipse.gradient(HERE), drawn.shape)
    assert ((drawn == exact) | (drawn == 0)).all()


def test_coordinates_are_seen_independently() -> None:
    seen = draws(Sparse(x=0.5, y=0.5, runs=10), steps=1000)[:, :, 0] != 0
    assert abs(seen.all(axis=-1).mean() - 0.25) < 0.02


def test_what_is_not_seen_is_nothing_even_where_the_slope_is_infinite() -> None:
    with np.errstate(all="ignore"):
        far = Sparse(y=1e-9).gradients(ellipse, starts=1)(0)(np.array([[1.0, 1e308]]))
    assert far[0, 1] == 0


def test_another_seed_another_walk() -> None:
    def end(noise):
        scene = Scene("Sparse", ellipse, HERE, [SGD(0.001)], 20, [Contour()], noise=noise)
        return simulate(scene)[0].points[-1].tolist()

    assert end(Sparse(y=0.5)) == end(Sparse(y=0.5)) != end(Sparse(y=0.5, seed=1))


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, r"seen at every step; write Sparse\(y=0\.1\)"),
        ({"y": 0}, "y is 0; it must be a probability"),
        ({"x": 1.5}, "x is 1.5"),
        ({"y": float("nan")}, "y is nan"),
        ({"y": 0.1, "unbiased": None}, "unbiased is None"),
        ({"y": 0.1, "runs": 0}, "runs is 0"),
    ],
)
def test_what_cannot_be_is_refused(given, told) -> None:
    with pytest.raises(ValueError, match=told):
        Sparse(**given)
