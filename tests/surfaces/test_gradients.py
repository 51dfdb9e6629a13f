"""The gradient of every surface at ten thousand random points, against two oracles of its value."""

import zlib
from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

import surfaces
from surfaces import Surface

SURFACES = {name: thing for name, thing in vars(surfaces).items() if isinstance(thing, Surface)}

CREASED: dict[str, str] = {}
"""Surfaces whose f complex steps cannot judge, each with its reason, such as an absolute value."""

ANALYTIC = [pytest.param(s, id=name) for name, s in SURFACES.items() if name not in CREASED]
ALL = [pytest.param(s, id=name) for name, s in SURFACES.items()]

OF_COMPLEX_STEPS = 1e-12
"""How far a gradient may be off, as a share of its length: 1.3 × 10⁻¹³ is the most there is …"""

OF_DIFFERENCES = 1e-8
"""… and for differences over 10⁻⁴ of the domain, of its length or of 1 where it is shorter."""

Oracle = Callable[[Surface], None]


def points_about(surface: Surface) -> NDArray[np.float64]:
    """Points of the domain and of a margin as wide as half of it, other ones for each surface."""
    low, high = np.transpose(surface.domain)
    random = np.random.default_rng(zlib.crc32(surface.name.encode()))
    return low + (high - low) * random.uniform(-0.5, 1.5, (10_000, 2))


def check_complex_steps(surface: Surface) -> None:
    points, h = points_about(surface), 1e-30
    x, y = points[:, 0].astype(complex), points[:, 1].astype(complex)
    expected = np.stack([surface.f(x + 1j * h, y).imag, surface.f(x, y + 1j * h).imag], -1) / h
    off = np.linalg.norm(surface.gradient(points) - expected, axis=-1)
    assert (off <= OF_COMPLEX_STEPS * np.linalg.norm(expected, axis=-1)).all()


def check_differences(surface: Surface) -> None:
    points = points_about(surface)
    low, high = np.transpose(surface.domain)
    h = 1e-4 * (high - low)
    slopes = []
    for axis in range(2):
        away = h * np.eye(2)[axis]
        near, far = (
            surface.value(points + n * away) - surface.value(points - n * away) for n in (1, 2)
        )
        slopes.append((8 * near - far) / (12 * h[axis]))
    expected = np.stack(slopes, axis=-1)
    off = np.linalg.norm(surface.gradient(points) - expected, axis=-1)
    assert (off <= OF_DIFFERENCES * np.maximum(np.linalg.norm(expected, axis=-1), 1)).all()


def specimen(f: Callable[..., object], df: Callable[..., tuple[object, object]]) -> Surface:
    """A surface off the origin and stretched."""
    return Surface("specimen", "x", f, df, ((1, 4), (-2, 1)))


BOWL = specimen(
    lambda x, y: 2 * (x - 3) ** 2 + 50 * (y + 1) ** 2, lambda x, y: (4 * (x - 3), 100 * (y + 1))
)
WITH_ABSOLUTE_VALUE = specimen(
    lambda x, y: np.abs(x - 3) ** 3 + 50 * (y + 1) ** 2,
    lambda x, y: (3 * (x - 3) * np.abs(x - 3), 100 * (y + 1)),
)
WRONG = {
    "a ten-millionth too steep": lambda x, y: (4.0000004 * (x - 3), 100.00001 * (y + 1)),
    "x and y exchanged": lambda x, y: (100 * (y + 1), 4 * (x - 3)),
    "wrong in one corner alone": lambda x, y: (
        4 * (x - 3) + 1e-5 * (x > 5) * (y > 2),
        100 * (y + 1),
    ),
    "downhill": lambda x, y: (-4 * (x - 3), -100 * (y + 1)),
}


@pytest.mark.parametrize("surface", ANALYTIC)
def test_the_gradient_is_the_complex_step_derivative_at_ten_thousand_points(
    surface: Surface,
) -> None:
    check_complex_steps(surface)


@pytest.mark.parametrize("surface", ALL)
def test_the_gradient_is_the_central_difference_at_ten_thousand_points(surface: Surface) -> None:
    check_differences(surface)


def test_surfaces_that_complex_steps_cannot_judge_are_surfaces_with_a_reason() -> None:
    assert set(CREASED) <= set(SURFACES)
    assert all(CREASED.values())


@pytest.mark.parametrize("check", [check_complex_steps, check_differences])
@pytest.mark.parametrize("df", WRONG.values(), ids=WRONG.keys())
def test_either_oracle_rejects_a_wrong_gradient(
    check: Oracle, df: Callable[..., tuple[object, object]]
) -> None:
    check(BOWL)
    with pytest.raises(AssertionError):
        check(specimen(BOWL.f, df))


def test_where_f_has_an_absolute_value_differences_judge_and_complex_steps_cannot() -> None:
    check_differences(WITH_ABSOLUTE_VALUE)
    with pytest.raises(AssertionError):
        check_complex_steps(WITH_ABSOLUTE_VALUE)
