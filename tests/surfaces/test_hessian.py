"""The Hessian of every surface, against complex steps of its gradient."""

import zlib
from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

import surfaces
from surfaces import Minimum, Surface, ackley, hessian

SURFACES = {name: thing for name, thing in vars(surfaces).items() if isinstance(thing, Surface)}

CUSPS = {"ackley": (0, 0), "bukin_6": (-10, 1)}
"""Where a gradient jumps, and neither the differences nor the complex steps mean anything."""

CREASED = {
    "bukin_6": "an absolute value under a root",
    "eggholder": "two absolute values under roots",
}
"""Surfaces whose gradient complex steps cannot judge, each with its reason."""

ROUGHER = {
    "levy_13": ("its waves are a third long", 4),
    "michalewicz": ("a twentieth power is steep beyond what five points tell", 400),
}
"""Why a Hessian may be off by more, and by how many times."""

FLAT = 1e-4
"""Curvature below which a place is flat: what is off there is off by no share of it."""

SMOOTH = [
    pytest.param(s, CUSPS.get(name), id=name) for name, s in SURFACES.items() if name not in CREASED
]
TABLE = [pytest.param(s, CUSPS.get(name), id=name) for name, s in SURFACES.items()]


def specimen(df: Callable[..., object] | None = None) -> Surface:
    """A translated, stretched saddle whose Hessian is [[4, 3], [3, −100]] everywhere."""
    return Surface(
        name="specimen",
        formula="2(x - 300)^2 + 3xy - 50(y + 1)^2",
        f=lambda x, y: 2 * (x - 300) ** 2 + 3 * x * y - 50 * (y + 1) ** 2,
        df=df or (lambda x, y: (4 * (x - 300) + 3 * y, 3 * x - 100 * (y + 1))),  # type: ignore[arg-type]
        domain=((299, 301), (-2, 1)),
    )


def points_about(surface: Surface, cusp: tuple[float, float] | None) -> NDArray[np.float64]:
    """Random points of the domain and about it, and the minima that are no cusp."""
    low, high = np.transpose(surface.domain)
    random = np.random.default_rng(zlib.crc32(surface.name.encode()))
    points = low + (high - low) * random.uniform(-0.5, 1.5, (10_000, 2))
    minima = [minimum[:2] for minimum in surface.minima if minimum[:2] != cusp]
    return np.concatenate([points, np.reshape(minima, (-1, 2))])


def by_complex_steps(surface: Surface, points: NDArray[np.float64]) -> NDArray[np.float64]:
    h = 1e-30
    x, y = points[:, 0].astype(complex), points[:, 1].astype(complex)
    columns = [surface.df(x + 1j * h, y), surface.df(x, y + 1j * h)]
    imaginary = [[np.imag(part) / h for part in column] for column in columns]
    return np.moveaxis(np.array(imaginary), (0, 1, 2), (2, 1, 0))


def check_hessian(surface: Surface, cusp: tuple[float, float] | None) -> None:
    points = points_about(surface, cusp)
    expected = by_complex_steps(surface, points)
    size = np.maximum(np.abs(expected).max(axis=(1, 2), keepdims=True), FLAT)
    off = 1e-10 * ROUGHER.get(surface.name, ("", 1))[1]
    np.testing.assert_allclose(hessian(surface, points) / size, expected / size, rtol=0, atol=off)


@pytest.mark.parametrize(("surface", "cusp"), SMOOTH)
def test_the_hessian_is_the_derivative_of_the_gradient_at_ten_thousand_points(
    surface: Surface, cusp: tuple[float, float] | None
) -> None:
    check_hessian(surface, cusp)


@pytest.mark.parametrize(("surface", "cusp"), TABLE)
def test_any_leading_shape_gives_the_matrix_of_each_point_bit_for_bit(
    surface: Surface, cusp: tuple[float, float] | None
) -> None:
    for shape in [(2,), (7, 2), (3, 4, 2)]:
        points = points_about(surface, cusp)[: np.prod(shape[:-1], dtype=int)].reshape(shape)
        matrices = hessian(surface, points)
        assert matrices.shape == (*shape, 2)
        np.testing.assert_array_equal(matrices, np.swapaxes(matrices, -1, -2))
        for index in np.ndindex(shape[:-1]):
            np.testing.assert_array_equal(matrices[index], hessian(surface, points[index]))


@pytest.mark.parametrize(("surface", "cusp"), TABLE)
def test_the_ground_curves_upwards_at_every_minimum_that_is_no_cusp(
    surface: Surface, cusp: tuple[float, float] | None
) -> None:
    places = [minimum[:2] for minimum in surface.minima if minimum[:2] != cusp]
    assert (np.linalg.eigvalsh(hessian(surface, np.reshape(places, (-1, 2)))) > 0).all()


def test_the_specimen_has_the_hessian_worked_by_hand() -> None:
    np.testing.assert_allclose(hessian(specimen(), (300.3, -0.2)), [[4, 3], [3, -100]], rtol=1e-9)
    check_hessian(specimen(), None)


@pytest.mark.parametrize(
    "df",
    [
        lambda x, y: (4 * (x - 300) + 3 * y, 3.0001 * x - 100 * (y + 1)),  # no gradient of any f
        lambda x, y: (4 * (x - 300) + 3 * y + np.abs(y), 3 * x - 100 * (y + 1)),  # a crease
    ],
)
def test_the_check_rejects_what_the_oracle_does_not_confirm(df: Callable[..., object]) -> None:
    with pytest.raises(AssertionError):
        check_hessian(specimen(df), None)


def test_numbers_are_finite_even_at_a_cusp() -> None:
    assert np.isfinite(hessian(ackley, (0, 0))).all()


def test_far_from_the_domain_the_step_grows_with_the_coordinate() -> None:
    bowl = Surface("b", "x^2", lambda x, _: x**2, lambda x, y: (2 * x, 0 * y), ((-1, 1), (-1, 1)))
    np.testing.assert_allclose(hessian(bowl, (3e14, 0)), [[2, 0], [0, 0]], rtol=1e-9)


def test_points_of_whole_numbers_are_taken() -> None:
    bowl = Surface(
        "bowl", "x^2 + xy", lambda x, y: x**2 + x * y, lambda x, y: (2 * x + y, x),
        ((-1, 1), (-1, 1)), [Minimum(0, 0, value=0)],
    )  # fmt: skip
    np.testing.assert_allclose(hessian(bowl, [[1, 2]]), [[[2, 1], [1, 0]]], atol=1e-10)
