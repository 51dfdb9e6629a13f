"""Methods of scipy beside scipy itself; the simplex, the population, the end of a way."""

import numpy as np
import pytest
from walking import STARTS, scene, walks

from adapters import from_scipy
from adapters.from_scipy import ASKS
from render import Outcome, simulate
from surfaces import Surface, hessian, himmelblau, rastrigin, rosenbrock

pytestmark = pytest.mark.adapters

STEPS = 60


def recorded(method, start, surface=rosenbrock, **options):
    """What scipy tells after each iteration, and its own end."""
    from scipy.optimize import minimize

    points = [np.array(start)]
    asked = {"jac": surface.gradient, "hess": lambda point: hessian(surface, point)}
    made = minimize(
        surface.value,
        start,
        method=method,
        callback=lambda intermediate_result: points.append(intermediate_result.x.copy()),
        options={"maxiter": STEPS, **options},
        **{name: asked[name] for name in ASKS[method]},
    )
    return np.array(points), made.x


@pytest.mark.parametrize("method", [name for name in ASKS if name != "differential evolution"])
def test_a_method_walks_as_scipy_tells_and_stands_where_it_ends(method) -> None:
    for start, found in zip(STARTS, walks(from_scipy(method), steps=STEPS), strict=True):
        points, end = recorded(method, start)
        np.testing.assert_array_equal(found[: len(points)], points)
        np.testing.assert_array_equal(found[len(points) - 1 :] - end, 0)
        assert len(points) < STEPS + 1 or method in {"CG", "Newton-CG"}


def test_a_simplex_begins_as_it_is_told_and_one_corner_moves_or_all_shrink() -> None:
    (one,) = simulate(scene(from_scipy("Nelder-Mead", size=0.5), steps=STEPS, starts=STARTS[:1]))
    simplex = one.spread.points
    np.testing.assert_array_equal(simplex[0], STARTS[0] + np.array([(0, 0), (0.5, 0), (0, 0.5)]))
    moved = (np.diff(simplex, axis=0) != 0).any(axis=-1).sum(axis=1)
    assert set(moved.tolist()) <= {0, 1, 2}
    assert (moved == 1).sum() > 30
    best = np.take_along_axis(
        simplex, rosenbrock.value(simplex).argmin(axis=1)[:, None, None], axis=1
    )[:, 0]
    np.testing.assert_array_equal(one.points[1:], best[1:])
    points, _ = recorded("Nelder-Mead", STARTS[0], initial_simplex=simplex[0])
    np.testing.assert_array_equal(one.points[: len(points)], points)
    assert one.spread.outline


def evolved(seed, *, steps=20):
    walker = from_scipy("differential evolution", seed=seed, popsize=6)
    return simulate(scene(walker, steps=steps, starts=[(-2, 3.5)], surface=rastrigin))[0]


def test_a_population_keeps_to_the_domain_and_its_best_member_walks() -> None:
    one = evolved(1)
    members = one.spread.points
    assert members.shape == (21, 12, 2)
    assert not one.spread.outline
    assert (members[0] == (-2, 3.5)).all(axis=-1).any()
    assert ((members >= -5.12) & (members <= 5.12)).all()
    values = rastrigin.value(members)
    np.testing.assert_array_equal(one.values[1:], values.min(axis=1)[1:])
    assert (np.diff(values, axis=0) <= 0).sum() > 0.9 * np.diff(values, axis=0).size
    kept = (np.diff(members, axis=0) == 0).all(axis=-1)
    assert kept.any(axis=1).all()


def test_a_population_is_that_of_scipys_own_run_with_the_seed() -> None:
    from scipy.optimize import differential_evolution

    told = []
    differential_evolution(
        lambda point: float(rastrigin.value(point)),
        rastrigin.domain,
        maxiter=20,
        polish=False,
        popsize=6,
        x0=(-2, 3.5),
        rng=np.random.default_rng(1),
        callback=lambda intermediate_result: told.append(intermediate_result.population.copy()),
    )
    for ours, theirs in zip(evolved(1).spread.points[1:], told, strict=False):
        assert sorted(ours.tolist()) == sorted(theirs.tolist())
    assert not np.array_equal(evolved(1).points, evolved(2).points)


def test_several_starts_go_as_each_alone() -> None:
    for method in ASKS:
        together = walks(from_scipy(method), steps=15)
        for start, points in zip(STARTS, together, strict=True):
            (alone,) = walks(from_scipy(method), steps=15, starts=[start])
            np.testing.assert_array_equal(alone, points)


def test_each_method_has_a_colour_and_a_label_of_its_own() -> None:
    declared = scene(*[from_scipy(name) for name in ASKS])
    assert len(set(declared.colours)) == len(set(declared.labels)) == len(ASKS)


@pytest.mark.parametrize("method", ASKS)
def test_ground_that_overflows_hangs_and_warns_of_nothing(method) -> None:
    steep = Surface(
        name="steep",
        formula="e^{x^4 + y^2}",
        f=lambda x, y: np.exp(x**4 + y**2),
        df=lambda x, y: (
            4 * x**3 * np.exp(x**4 + y**2),
            2 * y * np.exp(x**4 + y**2),
        ),
        domain=((-7, 7), (-7, 7)),
    )
    (one,) = simulate(scene(from_scipy(method), surface=steep, starts=[(4, 4)]))
    assert one.outcome in set(Outcome)
    assert np.isfinite(one.points).all()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"method": "bfsg"}, "method is 'bfsg'; did you mean 'BFGS'"),
        ({"method": None}, "method is None; known: Nelder-Mead, "),
        ({"method": "BFGS", "size": 1}, "size is the first simplex's, and BFGS has none"),
        ({"method": "nelder mead", "size": 0}, "size is 0; it must be a number, greater than 0"),
        ({"method": "BFGS", "maxiter": 3}, "maxiter is set here, and cannot be given"),
        ({"method": "nelder-mead", "initial_simplex": 1}, "initial_simplex cannot be given: it"),
        ({"method": "nelder-mead", "maxfev": 9}, "maxfev cannot be given: each iteration"),
        ({"method": "BFGS", "seed": -1}, "seed is -1; it must be"),
        ({"method": "BFGS", "gtool": 1}, "BFGS: .*Unknown solver options: gtool"),
        ({"method": "Nelder-Mead", "xtol": 1}, "Nelder-Mead: .*Unknown solver options: xtol"),
        ({"method": "differential evolution", "popsze": 3}, "unexpected keyword argument 'popsze'"),
    ],
)
def test_what_is_no_method_or_option_is_told(given, told) -> None:
    with pytest.raises(ValueError, match=told) as caught:
        walks(from_scipy(**given))
    assert "\n" not in str(caught.value)


def test_a_start_outside_the_domain_is_none_of_its_population() -> None:
    declared = scene(
        from_scipy("differential evolution"),
        starts=[(9, 9)],
        start_outside=True,
        surface=himmelblau,
    )
    with pytest.raises(ValueError, match=r"start \(9, 9\) lies outside the domain x ∈ \[-5, 5\]"):
        simulate(declared)
