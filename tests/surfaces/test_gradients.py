"""The gradient of every surface at ten thousand random points, against two oracles of its value."""

import zlib
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pytest
from numpy.typing import NDArray

import surfaces
from surfaces import Surface

SURFACES = {name: thing for name, thing in vars(surfaces).items() if isinstance(thing, Surface)}


class Crease(NamedTuple):
    """Why complex steps cannot judge f, and what is 0 along each of its creases."""

    reason: str
    off: Callable[..., tuple[NDArray[np.float64], ...]]


CREASED = {
    "bukin_6": Crease(
        "the root of an absolute value, and another absolute value",
        lambda x, y: (y - 0.01 * x**2, x + 10),
    ),
    "eggholder": Crease(
        "the roots of two absolute values", lambda x, y: (y + x / 2 + 47, x - y - 47)
    ),
}
"""Surfaces with absolute values: differences judge them, but near their creases."""

ROUGHER = {
    "drop_wave": ("a cosine of up to 170 has lost three digits where it is flat", 10, 1),
    "levy_13": ("its waves are no longer than 500 of the differences' steps", 1, 3),
    "michalewicz": ("a twentieth power of next to nothing has lost two digits", 4, 1),
}
"""Why a gradient may be off by more, by how many times for complex steps, and for differences."""

NEAR = 100
"""Steps of the differences from a crease within which they do not tell its slope."""

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
    allowed = OF_COMPLEX_STEPS * ROUGHER.get(surface.name, ("", 1, 1))[1]
    assert (off <= allowed * np.linalg.norm(expected, axis=-1)).all()


def off_creases(surface: Surface, points: NDArray[np.float64], h: NDArray[np.float64]):
    if surface.name not in CREASED:
        return points
    off = np.abs(CREASED[surface.name].off(*points.T))
    return points[(off > NEAR * h.max()).all(axis=0)]


def check_differences(surface: Surface) -> None:
    low, high = np.transpose(surface.domain)
    h = 1e-4 * (high - low)
    points = off_creases(surface, points_about(surface), h)
    assert len(points) > 9_000
    slopes = []
    for axis in range(2):
        away = h * np.eye(2)[axis]
        near, far = (
            surface.value(points + n * away) - surface.value(points - n * away) for n in (1, 2)
        )
        slopes.append((8 * near - far) / (12 * h[axis]))
    expected = np.stack(slopes, axis=-1)
    off = np.linalg.norm(surface.gradient(points) - expected, axis=-1)
    allowed = OF_DIFFERENCES * ROUGHER.get(surface.name, ("", 1, 1))[2]
    assert (off <= allowed * np.maximum(np.linalg.norm(expected, axis=-1), 1)).all()


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


def test_exceptions_are_surfaces_with_a_reason() -> None:
    assert {*CREASED, *ROUGHER} <= set(SURFACES)
    assert all(reason for reason, *_ in [*CREASED.values(), *ROUGHER.values()])


@pytest.mark.parametrize("name", CREASED)
def test_there_is_a_finite_number_for_a_gradient_in_a_crease(name: str) -> None:
    surface = SURFACES[name]
    for x in np.linspace(*surface.domain[0], 21):
        for y in (0.01 * x**2, -47 - x / 2, x - 47):  # all creases, some not of this surface
            assert np.isfinite(surface.gradient((x, y))).all()


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
