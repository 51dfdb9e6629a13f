"""Every surface that the package offers, against oracles that know nothing of its code."""

import importlib
import pkgutil
import re
from collections.abc import Callable

import numpy as np
import pytest
from matplotlib.mathtext import MathTextParser
from numpy.typing import NDArray

import surfaces
from surfaces import Minimum, Surface

SURFACES = {name: thing for name, thing in vars(surfaces).items() if isinstance(thing, Surface)}

PUBLISHED = {
    "ackley": [(0, 0, 0)],
    "banana": [(1, 1 / 3, 0)],
    "beale": [(3, 0.5, 0)],
    "booth": [(1, 3, 0)],
    "branin": [
        (-np.pi, 12.275, 0.397887357729738),
        (np.pi, 2.275, 0.397887357729738),
        (3 * np.pi, 2.475, 0.397887357729738),
    ],
    "bukin_6": [(-10, 1, 0)],
    "drop_wave": [(0, 0, -1)],
    "easom": [(np.pi, np.pi, -1)],
    "eggholder": [(512, 404.231805113757811, -959.640662720850803)],
    "ellipse": [(0, 0, 0)],
    "goldstein_price": [(0, -1, 3), (-0.6, -0.4, 30), (1.8, 0.2, 84), (1.2, 0.8, 840)],
    "griewank": [(0, 0, 0)],
    "hills": [
        (0.900306522299307, -0.653401158303949, -0.158808610034414),
        (0.0415071256995618, -0.000640377637654304, 0.0482849607961309),
    ],
    "himmelblau": [
        (3, 2, 0),
        (-2.80511808695, 3.13131251825, 0),
        (-3.77931025338, -3.28318599129, 0),
        (3.58442834033, -1.84812652696, 0),
    ],
    "levy_13": [(1, 1, 0)],
    "long_valley": [(0, -2, 0), (0, 2, 0)],
    "matyas": [(0, 0, 0)],
    "mccormick": [
        (-0.547197551197, -1.547197551197, -1.91322295498104),
        (2.594395102393, 1.594395102393, 1.22836969860875),
    ],
    "michalewicz": [
        (2.20290552017261, np.pi / 2, -1.80130341009855),
        (2.20290552017261, 2.71157148384301, -1.21405951562082),
    ],
    "monkey_saddle": [],
    "plateau": [(-1.5, 0, -2.6875)],
    "radford_saddle": [],
    "rastrigin": [(0, 0, 0)],
    "ripple": [(0, 0, -1)],
    "rosenbrock": [(1, 1, 0)],
    "saddle": [],
    "six_hump_camel": [
        (0.0898420131, -0.7126564030, -1.03162845348988),
        (-0.0898420131, 0.7126564030, -1.03162845348988),
        (1.703606714969981, -0.7960835686726251, -0.215463824383718),
        (-1.703606714969981, 0.7960835686726251, -0.215463824383718),
        (1.6071047529201972, 0.5686514548841314, 2.10425031031126),
        (-1.6071047529201972, -0.5686514548841314, 2.10425031031126),
    ],
    "sphere": [(0, 0, 0)],
    "styblinski_tang": [
        (-2.90353402777, -2.90353402777, -78.3323314075428),
        (-2.90353402777, 2.74680277099, -64.1956123590554),
        (2.74680277099, -2.90353402777, -64.1956123590554),
        (2.74680277099, 2.74680277099, -50.0588933105679),
    ],
    "three_hump_camel": [
        (0, 0, 0),
        (-1.74755234583, 0.873776172915, 0.298638442237),
        (1.74755234583, -0.873776172915, 0.298638442237),
    ],
    "two_wells": [(-0.936300634011, 0, -2.06309025177), (0.905317899160, 0, -1.09273199920)],
    "zakharov": [(0, 0, 0)],
}
"""Every minimum given as x, y, f, to the digits published, or found by Newton's method."""

CUT_BY_THE_EDGE = {"eggholder": "the ground goes on falling beyond x = 512, where its domain ends"}
"""Surfaces whose minimum is one of the domain alone, each with its reason."""

Check = Callable[[Surface], None]

each_surface = pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES.keys())


def specimen(**wrong: object) -> Surface:
    """An off-origin, stretched bowl, right but for what is named."""
    parts: dict[str, object] = {
        "name": "specimen",
        "formula": "2(x - 3)^2 + 50(y + 1)^2 - 4",
        "f": lambda x, y: 2 * (x - 3) ** 2 + 50 * (y + 1) ** 2 - 4,
        "df": lambda x, y: (4 * (x - 3), 100 * (y + 1)),
        "domain": ((1, 4), (-2, 1)),
        "minima": [Minimum(3, -1, value=-4)],
    }
    return Surface(**(parts | wrong))  # type: ignore[arg-type]


def points_about(surface: Surface) -> NDArray[np.float64]:
    """200 points of the domain and of a margin as wide as half of it, the same each time."""
    low, high = np.transpose(surface.domain)
    return low + (high - low) * np.random.default_rng(20).uniform(-0.5, 1.5, (200, 2))


def check_minima(surface: Surface) -> None:
    angles = np.linspace(0, 2 * np.pi, 60)
    ring = 1e-3 * np.stack([np.cos(angles), np.sin(angles)], axis=-1)
    cut = surface.name in CUT_BY_THE_EDGE
    low, high = np.transpose(surface.domain)
    for *place, value in surface.minima:
        assert surface.value(place) == pytest.approx(value, abs=1e-11)
        outwards = (np.array(place) == high).astype(int) - (np.array(place) == low)
        assert outwards.any() == cut
        slope, around = surface.gradient(place), ring + place
        np.testing.assert_allclose(slope[outwards == 0], 0, atol=1e-9)
        assert (slope * outwards <= 0).all()  # it falls beyond the edge, if there is one
        inside = ((low <= around) & (around <= high)).all(axis=1)
        assert inside.sum() >= len(ring) // 2 - 1
        assert (surface.value(around[inside]) > surface.value(place)).all()


def check_shapes(surface: Surface) -> None:
    for shape in [(2,), (7, 2), (3, 4, 2)]:
        points = points_about(surface)[: np.prod(shape[:-1], dtype=int)].reshape(shape)
        values, gradients = surface.value(points), surface.gradient(points)
        assert values.shape == shape[:-1]
        assert gradients.shape == shape
        for index in np.ndindex(shape[:-1]):
            np.testing.assert_array_equal(values[index], surface.value(points[index]))
            np.testing.assert_array_equal(gradients[index], surface.gradient(points[index]))


def check_formula(surface: Surface) -> None:
    MathTextParser("path").parse(f"${surface.formula}$")
    power = r"\\(sin|cos)\^\{?(\d+)\}?\(([^()]*)\)"
    told = re.sub(r"\|([^|]*)\|", r"abs(\1)", re.sub(power, r"\\\1(\3)^{\2}", surface.formula))
    python = re.sub(r"\\(pi)", r"(\1)", told).replace(r"\,", " ").replace("\\", "")
    python = python.translate(str.maketrans("{}[]", "()()")).replace("^", "**")
    python = re.sub(r"(?<=[\dexy)])\s*(?=[a-z(])", "*", python)  # what stands side by side
    points = points_about(surface)
    values = eval(python, vars(np) | {"x": points[:, 0], "y": points[:, 1]})
    np.testing.assert_allclose(values, surface.value(points), rtol=1e-12, atol=1e-12)


CHECKS_AND_THEIR_SPECIMENS = [
    (check_minima, specimen(minima=[Minimum(3, -1, value=-4.0000001)])),
    (check_minima, specimen(minima=[Minimum(3, -1.00001, value=-4)])),
    (check_minima, specimen(df=lambda x, y: (4 * (x - 3), 100 * (y + 1) + 1e-6))),
    (check_minima, specimen(f=lambda x, y: 2 * (x - 3) ** 2 - 50 * (y + 1) ** 2 - 4)),
    (check_shapes, specimen(f=lambda x, y: x**2 + np.max(y) ** 2)),
    (check_shapes, specimen(df=lambda x, y: (4 * (x - np.mean(x)), y))),
    (check_formula, specimen(formula="2(x - 3)^2 + 50(y + 1)^2 + 4")),
    (check_formula, specimen(formula=r"2(x - 3)^2 + \frac{50(y + 1)^2 - 4")),
]


def test_the_table_holds_every_surface_that_a_module_of_the_package_makes() -> None:
    modules = [module.name for module in pkgutil.iter_modules(surfaces.__path__)]
    made = {
        thing.name
        for name in modules
        for thing in vars(importlib.import_module(f"surfaces.{name}")).values()
        if isinstance(thing, Surface)
    }
    assert set(SURFACES) == made


@each_surface
def test_minima_have_the_published_value_no_gradient_and_higher_ground_about(
    surface: Surface,
) -> None:
    check_minima(surface)


def test_minima_are_those_published() -> None:
    assert {name: list(surface.minima) for name, surface in SURFACES.items()} == PUBLISHED


@each_surface
def test_any_leading_shape_of_points_gives_the_numbers_of_each_point(surface: Surface) -> None:
    check_shapes(surface)


@each_surface
def test_the_formula_can_be_drawn_and_says_what_is_computed(surface: Surface) -> None:
    check_formula(surface)


@each_surface
def test_a_surface_is_named_as_its_module_and_in_it(surface: Surface) -> None:
    module = importlib.import_module(f"surfaces.{surface.name}")
    assert getattr(module, surface.name) is surface
    assert SURFACES[surface.name] is surface


@pytest.mark.parametrize("check", [check_minima, check_shapes, check_formula])
def test_each_check_accepts_a_right_surface_off_the_origin(check: Check) -> None:
    check(specimen())


@pytest.mark.parametrize(("check", "wrong"), CHECKS_AND_THEIR_SPECIMENS)
def test_each_check_rejects_a_wrong_surface(check: Check, wrong: Surface) -> None:
    with pytest.raises((AssertionError, ValueError)):
        check(wrong)
