"""CMA-ES beside the package itself: means, ellipses, seeds, and what it leaves as it was."""

import os

import numpy as np
import pytest
from walking import STARTS, scene, walks

from adapters import from_cma
from render import Outcome, simulate
from surfaces import Surface, rosenbrock

pytestmark = pytest.mark.adapters


def test_it_walks_as_cma_does_with_the_seed_and_its_ellipse_is_the_covariance() -> None:
    import cma

    (one,) = simulate(scene(from_cma(0.5, seed=7), steps=25, starts=STARTS[:1]))
    strategy = cma.CMAEvolutionStrategy(STARTS[0], 0.5, {"seed": 7, "verbose": -9})
    for point, corners in zip(one.points, one.spread.points, strict=True):
        np.testing.assert_allclose(point, strategy.mean, rtol=1e-12)
        away = corners - strategy.mean
        inverse = np.linalg.inv(strategy.sigma**2 * strategy.C)
        np.testing.assert_allclose(np.einsum("ki,ij,kj->k", away, inverse, away), 1, rtol=1e-6)
        np.testing.assert_allclose(
            2 * away.T @ away / len(away), strategy.sigma**2 * strategy.C, rtol=1e-9, atol=1e-16
        )
        samples = strategy.ask()
        strategy.tell(samples, [float(rosenbrock.value(sample)) for sample in samples])
    assert one.spread.outline


def test_a_seed_says_what_is_drawn_and_each_start_goes_as_alone() -> None:
    one, again, other = (walks(from_cma(0.5, seed=seed), steps=20) for seed in (1, 1, 2))
    np.testing.assert_array_equal(one, again)
    assert not np.array_equal(one, other)
    for start, points in zip(STARTS, one, strict=True):
        np.testing.assert_array_equal(walks(from_cma(0.5), steps=20, starts=[start])[0], points)


def test_it_arrives_and_stands() -> None:
    (one,) = simulate(scene(from_cma(0.5), steps=300, starts=STARTS[:1]))
    assert one.outcome is Outcome.CONVERGED
    assert (one.points[-1] == one.points[-50]).all()


def test_it_leaves_no_file_no_word_and_numpys_draws_as_they_were(
    tmp_path, monkeypatch, capfd
) -> None:
    monkeypatch.chdir(tmp_path)
    before = np.random.get_state()[1].tolist()  # noqa: NPY002  # what cma draws from
    walks(from_cma(0.5), steps=20)
    assert np.random.get_state()[1].tolist() == before  # noqa: NPY002  # likewise
    assert os.listdir() == []  # noqa: PTH208  # all there is
    assert capfd.readouterr() == ("", "")


def test_values_that_are_not_finite_count_as_the_worst_and_none_finite_as_diverged() -> None:
    def made(limit):
        return Surface(
            name="edge",
            formula="x^2 + y^2",
            f=lambda x, y: np.where(np.hypot(x, y) < limit, x**2 + y**2, np.inf),
            df=lambda x, y: (2 * x, 2 * y),
            domain=((-2, 2), (-2, 2)),
        )

    start = {"starts": [(1.0, 0.0)], "steps": 60}
    (one,) = simulate(scene(from_cma(0.3), surface=made(1.2), **start))
    assert one.values[-1] < 1e-9
    (one,) = simulate(scene(from_cma(1e5), surface=made(1.2), **start))
    assert one.outcome is Outcome.DIVERGED


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"sigma": 0}, "sigma is 0; it must be a number, greater than 0"),
        ({"sigma": 1, "seed": 0}, "seed is 0; it must be a whole number, 1 to"),
        ({"sigma": 1, "seed": None}, "seed is None; it must be"),
        ({"sigma": 1, "popsiz": 9}, "popsiz is not a valid option"),
        ({"sigma": 1, "verbose": 9}, "verbose is set here, and cannot be given"),
    ],
)
def test_what_cma_cannot_do_is_told(given, told) -> None:
    with pytest.raises(ValueError, match=told) as caught:
        walks(from_cma(**given))
    assert len(str(caught.value)) < 300
