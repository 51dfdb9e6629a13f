"""Surfaces of Python functions: how their gradients are taken, and which are refused."""

import copy
import math
import pickle
from typing import Any

import numpy as np
import pytest

import surfaces
from optimizers import SGD
from render import Contour, Scene
from render.dependencies.walks import walk_of
from surfaces import Surface
from surfaces.function import CentralDifferences, ComplexSteps

DOMAIN = ((-1.5, 4.0), (-3.0, 4.0))


def mccormick(x: Any, y: Any) -> Any:
    return np.sin(x + y) + (x - y) ** 2 - 1.5 * x + 2.5 * y + 1


def right_mccormick(x: Any, y: Any) -> Any:
    slope = np.cos(x + y)
    return slope + 2 * (x - y) - 1.5, slope - 2 * (x - y) + 2.5


def dixon_price(x: Any, y: Any) -> Any:
    return (x - 1) ** 2 + 2 * (2 * y**2 - x) ** 2


def right_dixon_price(x: Any, y: Any) -> Any:
    return 2 * (x - 1) - 4 * (2 * y**2 - x), 16 * y * (2 * y**2 - x)


EXACT = {
    "a polynomial": lambda x, y: x**4 - 3 * x * y + y**2,
    "McCormick": mccormick,
    "a square of a distance": lambda x, y: np.exp(-((x - 1) ** 2) - y**2),
    "a branch that is smooth": lambda x, y: np.where(x > 1, x**2, 2 * x - 1) + y,
}
ROUGH = {
    "an absolute value": lambda x, y: np.abs(x - 0.3) + y**2,
    "a distance": lambda x, y: np.abs(x + 1j * y) ** 3,
    "a maximum": lambda x, y: np.maximum(np.abs(x), y),
    "numbers made real": lambda x, y: np.asarray(x).real ** 2 + y**2,
    "numbers made floats": lambda x, y: np.float64(1) * np.array(x, dtype=float) ** 2 + y**2,
    "no complex numbers taken": lambda x, y: np.floor(x) * 0 + x**2 + y,
    "an absolute value in a corner alone": lambda x, y: (
        x**2 + y**2 + np.abs(np.maximum(x.real, 3) - 3)
    ),
}


@pytest.mark.parametrize("f", EXACT.values(), ids=EXACT.keys())
def test_the_gradient_is_by_complex_steps_where_they_are_right(f: Any) -> None:
    surface = Surface.from_function(f, domain=DOMAIN)
    assert isinstance(surface.df, ComplexSteps)
    assert str(surface.df) == "by complex steps, exact to rounding"


@pytest.mark.parametrize("f", ROUGH.values(), ids=ROUGH.keys())
@pytest.mark.filterwarnings("ignore::numpy.exceptions.ComplexWarning")
def test_the_gradient_is_by_differences_where_complex_steps_would_be_wrong(f: Any) -> None:
    surface = Surface.from_function(f, domain=DOMAIN)
    assert isinstance(surface.df, CentralDifferences)
    assert "central differences" in str(surface.df)


@pytest.mark.parametrize("name", ["himmelblau", "easom"])
def test_either_gradient_is_that_written_by_hand(name: str) -> None:
    known = getattr(surfaces, name)
    low, high = np.transpose(known.domain)
    points = low + (high - low) * np.random.default_rng(5).uniform(0, 1, (500, 2))
    expected = known.gradient(points)
    size = np.abs(expected).max()
    exact = Surface.from_function(known.f, domain=known.domain)
    rough = Surface.from_function(lambda x, y: known.f(x.real, y.real), domain=known.domain)
    np.testing.assert_allclose(exact.gradient(points), expected, rtol=1e-11, atol=1e-13 * size)
    np.testing.assert_allclose(rough.gradient(points), expected, rtol=1e-8, atol=1e-9 * size)


def test_minima_and_critical_points_are_found() -> None:
    surface = Surface.from_function(mccormick, domain=DOMAIN)
    kinds = [one.kind for one in surface.critical]
    assert kinds == ["minimum", "minimum", "saddle"]
    assert surface.minima[0] == pytest.approx((-0.547197551197, -1.547197551197, -1.91322295498104))
    assert surface.name == "mccormick"


@pytest.mark.parametrize(
    ("f", "right"), [(mccormick, right_mccormick), (dixon_price, right_dixon_price)]
)
def test_a_right_gradient_is_taken_as_it_is(f: Any, right: Any) -> None:
    assert Surface.from_function(f, domain=DOMAIN, gradient=right).df is right


WRONG = {
    "McCormick with a sign turned": (
        mccormick,
        lambda x, y: (np.cos(x + y) + 2 * (x - y) - 1.5, np.cos(x + y) - 2 * (x - y) - 2.5),
        "∂f/∂y",
    ),
    "McCormick with a factor lost": (
        mccormick,
        lambda x, y: (np.cos(x + y) + (x - y) - 1.5, np.cos(x + y) - 2 * (x - y) + 2.5),
        "∂f/∂x",
    ),
    "Dixon and Price with the weight lost": (
        dixon_price,
        lambda x, y: (2 * (x - 1) - 2 * (2 * y**2 - x), 8 * y * (2 * y**2 - x)),
        "∂f/∂x",
    ),
    "x and y exchanged": (mccormick, lambda x, y: right_mccormick(x, y)[::-1], "∂f/∂x"),
    "a thousandth too steep": (
        dixon_price,
        lambda x, y: (1.001 * right_dixon_price(x, y)[0], right_dixon_price(x, y)[1]),
        "∂f/∂x",
    ),
    "wrong beyond x = 3 alone": (
        mccormick,
        lambda x, y: (right_mccormick(x, y)[0], right_mccormick(x, y)[1] + (x > 3)),
        "∂f/∂y",
    ),
    "not a number": (mccormick, lambda x, y: (np.nan * x, y), "given as nan"),
}


@pytest.mark.parametrize(("f", "gradient", "told"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_gradient_is_refused_with_a_point_and_both_numbers(f, gradient, told: str) -> None:
    with pytest.raises(ValueError, match=r"^surface 'w': the gradient contradicts f: ") as error:
        Surface.from_function(f, domain=DOMAIN, name="w", gradient=gradient)
    assert told in str(error.value)
    assert "where the slope of f is" in str(error.value)
    assert "of 1,000 points" in str(error.value)


@pytest.mark.parametrize(
    ("f", "told"),
    [
        (lambda x, y: math.sin(x) + y, "take numpy's functions, np.sin for math.sin"),
        (lambda x, y: x if x > y else y, r"take np.where\(condition, …, …\) for if"),
        (lambda x: x, "f fails on arrays"),
        (3, "not callable"),
    ],
)
def test_a_function_that_takes_no_arrays_is_told_what_to_do(f, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        Surface.from_function(f, domain=DOMAIN)


def test_a_surface_of_a_function_can_be_kept_and_seen_through() -> None:
    surface = Surface.from_function(mccormick, domain=DOMAIN)
    for other in (copy.deepcopy(surface), pickle.loads(pickle.dumps(surface))):
        np.testing.assert_array_equal(other.gradient((1.0, 2.0)), surface.gradient((1.0, 2.0)))
    scene = Scene("W", surface, [(0.5, 0.5)], [SGD(0.01)], 5, [Contour()])
    assert walk_of(scene) is not None


def contradicting(**wrong: Any) -> Surface:
    parts: dict[str, Any] = {
        "f": dixon_price,
        "df": right_dixon_price,
        "minima": [(1, math.sqrt(0.5), 0)],
    }
    return Surface(**{"name": "dp", "formula": "x", "domain": DOMAIN} | parts | wrong)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"df": lambda x, y: right_dixon_price(x, y)[::-1]}, "the gradient contradicts f"),
        (
            {"df": lambda x, y: tuple(-g for g in right_dixon_price(x, y))},
            "the gradient contradicts f",
        ),
        ({"minima": [(1, math.sqrt(0.5), 5)]}, "is told to have the value 5, and f is "),
        ({"minima": [(1, 3, 0)]}, "is told to have the value 0, and f is 578 there"),
    ],
)
def test_a_scene_refuses_a_surface_that_contradicts_itself(wrong, told: str) -> None:
    surface = contradicting(**wrong)
    assert any(told in one for one in surface.contradictions())
    with pytest.raises(ValueError, match=r"^surface 'dp': ") as error:
        Scene("W", surface, [(0.5, 0.5)], [SGD(0.01)], 5, [Contour()])
    assert told in str(error.value)


def rising(f: Any, x: Any = 1, y: Any = 1) -> Surface:
    """A surface without minima, of constant slopes unless others are given."""
    slopes = [g if callable(g) else (lambda x, y, g=g: g + 0 * (x + y)) for g in (x, y)]
    return contradicting(f=f, df=lambda x, y: tuple(g(x, y) for g in slopes), minima=())


SOUND = {
    "right": contradicting(),
    "digits of a book": contradicting(minima=[(1, 0.7071, 0)]),
    "a kink at the middle": rising(
        lambda x, y: np.abs(x - 1.25) + np.abs(y - 0.5),
        lambda x, _: np.where(x >= 1.25, 1, -1),
        lambda _, y: np.where(y >= 0.5, 1, -1),
    ),
    "huge": rising(lambda x, y: 1e200 * x**2 + y, lambda x, _: 2e200 * x),
    "tiny": rising(lambda x, y: 1e-200 * (x**2 + y), lambda x, _: 2e-200 * x, 1e-200),
    "high up": rising(lambda x, y: 1e20 + x + y),
    "a staircase with slopes": rising(lambda x, y: np.floor(5 * x) + np.floor(5 * y), 5, 5),
    "noise on it": rising(lambda x, y: x + y + 1e-3 * np.sin(1e9 * x + 3e8 * y)),
    "a wave finer than most steps": rising(
        lambda x, y: np.sin(1e6 * x) + np.sin(1e6 * y),
        lambda x, _: 1e6 * np.cos(1e6 * x),
        lambda _, y: 1e6 * np.cos(1e6 * y),
    ),
    "without a value somewhere": rising(lambda x, y: np.log(x - 2) + y, lambda x, _: 1 / (x - 2)),
}


@pytest.mark.parametrize("surface", SOUND.values(), ids=SOUND.keys())
def test_a_right_surface_is_never_said_to_contradict_itself(surface: Surface) -> None:
    assert surface.contradictions() == ()


def test_no_surface_of_the_package_contradicts_itself() -> None:
    known = [one for one in vars(surfaces).values() if isinstance(one, Surface)]
    assert [one.contradictions() for one in known if one.contradictions()] == []


def test_noise_is_hardly_ever_taken_for_a_slope() -> None:
    random = np.random.default_rng(8)

    def noisy(x: Any, y: Any) -> Any:  # noqa: ARG001
        return x + random.normal(size=np.shape(x))

    surface = rising(noisy, 1, 0)
    assert sum(bool(surface.contradictions()) for _ in range(500)) == 0


def moved(x: Any, y: Any) -> Any:
    x -= 1
    return x**2 + y**2


REFUSED = {
    "in place": (
        moved,
        r"f changes x, the array that it is given; write x = x - 1 where it says x -=",
    ),
    "a norm of all": (
        lambda x, y: np.linalg.norm([x, y]),
        r"f is 1\.34629 at \(1\.25, 0\.5\) alone, and .* among",
    ),
    "a sum of all": (lambda x, y: np.sqrt(np.sum(x**2) + y**2), "each point must stand for itself"),
    "a mean of all": (lambda x, y: x**2 + y - np.mean(x, axis=0), "in a row of others"),
    "a share of the largest": (lambda x, y: x / np.max(x) + y, "no sum, mean or largest"),
    "a constant": (lambda x, y: 3 + 0 * x * y, r"f is 3 everywhere in the domain \(\(-1\.5"),
    "one number": (
        lambda x, y: 3,  # noqa: ARG005  # it is a constant
        "a surface changes with x or y",
    ),
    "no number": (lambda x, y: x * y * np.nan, "f is finite nowhere in the domain"),
}


@pytest.mark.parametrize(("f", "told"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_function_of_each_point_by_itself_is_refused(f: Any, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        Surface.from_function(f, domain=DOMAIN)


def test_a_plain_surface_that_mixes_its_points_is_refused_by_a_scene() -> None:
    def f(x: Any, y: Any) -> Any:
        return np.sqrt(np.sum(x**2) + y**2)

    mixed = Surface("mixed", "", f, lambda x, y: (x / f(x, y), y / f(x, y)), DOMAIN)
    with pytest.raises(ValueError, match=r"surface 'mixed': f is .* alone, and .* among others"):
        Scene("Mixed", mixed, [(1, 1)], [SGD(0.1)], 10, [Contour()])


def test_noise_and_steps_and_a_needle_are_believed() -> None:
    generator = np.random.default_rng(1)
    needle = Surface.from_function(
        lambda x, y: np.where((abs(x) < 0.05) & (abs(y) < 0.05), -1, 0), domain=DOMAIN
    )
    assert needle.value((0, 0)) == -1
    Surface.from_function(lambda x, y: x**2 + y + generator.normal(size=x.shape), domain=DOMAIN)
