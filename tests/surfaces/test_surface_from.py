"""A formula's numbers: its derivatives, to the last bit alone and in crowds, kept, told apart."""

import copy
import pickle
import subprocess
import sys
import zlib
from typing import Any

import numpy as np
import pytest
from test_bits import check_bits, points_of

import surfaces
from optimizers import SGD
from render import Contour, Scene
from render.dependencies.meaning import meaning
from render.dependencies.walks import walk_of
from surfaces import Surface, hessian, surface_from
from surfaces.differences import slopes_and_doubts

DOMAIN = ((-1.5, 2.0), (-1.0, 1.7))

SMOOTH = [
    "x**4 + 2*x**3 + y**2 - 1",
    "(x**2 + y - 11)**2 + (x + y**2 - 7)**2 + 1/(9 + x*y)",
    "-20*exp(-0.2*sqrt(0.5*((x-9)**2 + y**2))) - exp(0.5*(cos(2*pi*x) + cos(2*pi*y))) + 20 + e",
    "sin(x*y)*cos(x - y)/(2 + tan(x/3)^2)",
    "atan(x*y) + asin(x/5)*acos(y/5) + tanh(x)*sinh(y) + cosh(x*y/2)",
    "log(5 + x + y)**3 - (3 + x)**y + 2**x",
    "(x + 4)**2.5/(y + 3)**1.5 + (x + 4)**-3 + x**17",
]
CREASED = ["abs(x - 0.123) + max(x, y)**2 + min(x*y, 0.1)", "max(abs(x), abs(y), 1/2)"]

each_formula = pytest.mark.parametrize("formula", [*SMOOTH, *CREASED])

PACKAGED = {
    "himmelblau": "(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
    "easom": "-cos(x)*cos(y)*exp(-(x - pi)^2 - (y - pi)^2)",
    "six_hump_camel": "(4 - 2.1*x^2 + x^4/3)*x^2 + x*y + (4*y^2 - 4)*y^2",
    "plateau": "x**4 + 2*x**3 + y**2 - 1",
}


@pytest.mark.parametrize(("name", "formula"), PACKAGED.items())
def test_a_formula_of_the_package_has_the_values_and_slopes_written_by_hand(
    name: str, formula: str
) -> None:
    by_hand = getattr(surfaces, name)
    typed = surface_from(formula, domain=by_hand.domain)
    low, high = np.transpose(by_hand.domain)
    points = low + (high - low) * np.random.default_rng(3).uniform(-0.2, 1.2, (2000, 2))
    for of in (
        lambda s: s.value(points),
        lambda s: s.gradient(points),
        lambda s: hessian(s, points),
    ):
        expected = of(by_hand)
        size = np.abs(expected).max()
        np.testing.assert_allclose(of(typed), expected, rtol=1e-9, atol=1e-10 * size)


@each_formula
def test_the_gradient_is_that_of_differences(formula: str) -> None:
    surface = surface_from(formula, domain=DOMAIN)
    low, high = np.transpose(DOMAIN)
    points = low + (high - low) * np.random.default_rng(4).uniform(0, 1, (500, 2))
    expected, doubt = slopes_and_doubts(surface.f, points, DOMAIN)
    off = np.abs(surface.gradient(points) - expected)
    assert (off <= 5 * doubt + 1e-9 * np.abs(expected)).all()
    assert np.quantile(doubt, 0.25) < 1e-3


@pytest.mark.parametrize("formula", SMOOTH)
def test_second_derivatives_are_those_of_the_gradient(formula: str) -> None:
    surface = surface_from(formula, domain=DOMAIN)
    rough = Surface("rough", "x", surface.f, surface.df, DOMAIN)
    low, high = np.transpose(DOMAIN)
    points = low + (high - low) * np.random.default_rng(5).uniform(0, 1, (500, 2))
    expected = hessian(rough, points)
    size = np.abs(expected).max(axis=(1, 2), keepdims=True)
    np.testing.assert_allclose(hessian(surface, points) / size, expected / size, atol=1e-7)


def test_at_a_crease_the_gradient_is_the_mean_of_both_sides() -> None:
    surface = surface_from("abs(x) + max(x, y)", domain=DOMAIN)
    np.testing.assert_array_equal(surface.gradient((0.0, 0.0)), (0.5, 0.5))


@pytest.mark.parametrize(
    "formula",
    [
        "sin(x)*asin(y/9)/tan(y + 1) - x**17 + x**2.5/y**3 + y**1.5*cosh(x) + log(abs(x))*2**y",
        *(pytest.param(formula, marks=pytest.mark.soak) for formula in [*SMOOTH, *CREASED]),
    ],
)
def test_a_point_has_the_same_numbers_alone_and_in_any_crowd(formula: str) -> None:
    surface = surface_from(formula, domain=DOMAIN)
    points = points_of(surface)[:400]
    check_bits(surface.value, points)
    check_bits(surface.gradient, points)


def test_where_there_is_no_value_it_is_not_finite_and_nothing_warns() -> None:
    surface = surface_from("log(x) + 1/y + sqrt(x)", domain=((0.1, 2), (0.1, 2)))
    assert np.isnan(surface.value((-1, 1)))
    assert np.isinf(surface.value((1, 0)))
    assert not np.isfinite(surface.gradient((0, 0))).any()


def test_a_formula_of_one_variable_is_a_trough() -> None:
    surface = surface_from("x**2", domain=DOMAIN)
    np.testing.assert_array_equal(surface.gradient([[1.0, 5.0], [-2.0, 0.0]]), [[2, 0], [-4, 0]])
    np.testing.assert_array_equal(hessian(surface, (3.0, 1.0)), [[2, 0], [0, 0]])


def scene_of(surface: Surface) -> Scene:
    return Scene("A walk", surface, [(0.5, 0.5)], [SGD(0.01)], 5, [Contour()])


@pytest.mark.parametrize("formula", [SMOOTH[2], CREASED[0]])
def test_a_surface_can_be_copied_kept_and_seen_through(formula: str) -> None:
    surface = surface_from(formula, domain=DOMAIN)
    for other in (copy.deepcopy(surface), pickle.loads(pickle.dumps(surface))):
        points = points_of(surface)[:100]
        np.testing.assert_array_equal(other.value(points), surface.value(points))
        assert meaning(other) == meaning(surface)
    assert walk_of(scene_of(surface)) is not None


def test_what_a_surface_means_is_its_formula_and_nothing_else() -> None:
    def told(formula: str, **more: Any) -> tuple[str, str | None]:
        surface = surface_from(formula, domain=DOMAIN, **more)
        return meaning(surface), walk_of(scene_of(surface))

    one = told("x^2 + y^2", name="a")
    assert told("x^2 + y^2", name="a") == one
    assert told("x^2 + 2*y^2", name="a")[1] != one[1]
    other = told("x**2+y**2", name="b")
    assert other[0] != one[0]
    assert other[1] == one[1]


def test_a_surface_is_the_same_in_any_process_whatever_its_seed_of_hashes() -> None:
    code = (
        "from surfaces import surface_from\n"
        f"s = surface_from({SMOOTH[2]!r}, domain={DOMAIN!r})\n"
        "import zlib; print(zlib.crc32(repr((s.f, s.df, s.ddf)).encode()))"
    )
    surface = surface_from(SMOOTH[2], domain=DOMAIN)
    here = zlib.crc32(repr((surface.f, surface.df, surface.ddf)).encode())
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONHASHSEED": "1", "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(run.stdout) == here


def test_a_surface_that_is_made_loads_no_more_than_numpy_to_be_walked_on() -> None:
    surface = surface_from("x^2 + y^2", domain=DOMAIN)
    code = (
        "import pickle, sys; s = pickle.loads(sys.stdin.buffer.read())\n"
        "assert s.value((1.0, 2.0)) == 5.0; assert 'sympy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], input=pickle.dumps(surface), check=True)


def test_a_domain_where_there_is_no_value_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^formula 'log\(x\)': it is finite nowhere in x from "):
        surface_from("log(x)", domain=((-2, -1), (0, 1)))
    with pytest.raises(ValueError, match=r"^domain is 3"):
        surface_from("x", domain=3)  # type: ignore[arg-type]


def test_a_surface_is_named_by_its_formula_unless_it_has_a_name() -> None:
    assert surface_from(" x**2 ", domain=DOMAIN).name == "x**2"
    assert surface_from("x**2", domain=DOMAIN, name="trough").name == "trough"
