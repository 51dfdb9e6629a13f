"""Critical points: those that are known, each once and of its kind; sets of them told by one."""

from collections import Counter

import numpy as np
import pytest

from surfaces import (
    CriticalPoint,
    Surface,
    critical_points,
    himmelblau,
    monkey_saddle,
    plateau,
    ripple,
    six_hump_camel,
    surface_from,
    two_wells,
)

DOMAIN = ((-3.0, 2.5), (-2.0, 2.0))

COUNTS = {
    himmelblau: {"minimum": 4, "saddle": 4, "maximum": 1},
    six_hump_camel: {"minimum": 6, "maximum": 2, "saddle": 7},
    monkey_saddle: {"flat": 1},
    plateau: {"minimum": 1, "flat": 1},
    two_wells: {"minimum": 2, "saddle": 1},
    ripple: {"minimum": 1, "ridge": 1},
}
"""Of each surface, how many there are of each kind."""


@pytest.mark.parametrize("surface", COUNTS, ids=lambda one: one.name)
def test_a_known_surface_has_as_many_of_each_kind_as_it_is_known_to(surface: Surface) -> None:
    found = critical_points(surface)
    assert Counter(one.kind for one in found) == COUNTS[surface]
    low, high = np.transpose(surface.domain)
    for one in found:
        assert ((low <= one[:2]) & (one[:2] <= high)).all()
        assert one.value == pytest.approx(float(surface.value(one[:2])))
        np.testing.assert_allclose(surface.gradient(one[:2]), 0, atol=1e-7)


@pytest.mark.parametrize("surface", [himmelblau, six_hump_camel, plateau], ids=lambda s: s.name)
def test_minima_lie_where_they_are_published(surface: Surface) -> None:
    found = np.array([one[:3] for one in critical_points(surface) if one.kind == "minimum"])
    published = np.array(surface.minima)
    away = np.linalg.norm(found[:, None] - published, axis=-1).min(axis=0)
    assert (away < 1e-8).all()


def test_the_flat_point_of_the_article_and_its_minimum() -> None:
    surface = surface_from("x**4 + 2*x**3 + y**2 - 1", domain=((-2.5, 1.5), (-2, 2)))
    assert surface.critical == (
        CriticalPoint(-1.5, 0.0, -2.6875, "minimum"),
        CriticalPoint(0.0, 0.0, -1.0, "flat"),
    )
    assert surface.minima == ((-1.5, 0.0, -2.6875),)


ONE = {
    "x**2 + y**2": ("minimum", (0, 0)),
    "1e8*(x - 1)**2 + 1e8*y**2": ("minimum", (1, 0)),
    "-1e-8*x**2 - 1e-8*y**2": ("maximum", (0, 0)),
    "x*y": ("saddle", (0, 0)),
    "x**4 + y**4": ("minimum", (0, 0)),
    "-x**6 - y**2": ("maximum", (0, 0)),
    "x**4 - y**4": ("saddle", (0, 0)),
    "x**3 - 3*x*y**2": ("flat", (0, 0)),
    "x**3 + y**2": ("flat", (0, 0)),
    "abs(x - 1) + 2*abs(y + 0.3)": ("minimum", (1, -0.3)),
    "-sqrt(x**2 + y**2)": ("maximum", (0, 0)),
    "max(abs(x), abs(y))": ("minimum", (0, 0)),
    "abs(x)**1.5 + abs(y)**1.5": ("minimum", (0, 0)),
    "abs(x)**1.2 + abs(y - 1)**1.7": ("minimum", (0, 1)),
    "-abs(x)**1.01 - abs(y)**1.99": ("maximum", (0, 0)),
    "abs(x - 1)**1.4 + y**2": ("minimum", (1, 0)),
    "max(x, y, -x)": ("valley", None),
    "abs(x - y)": ("valley", None),
    "-abs(x**2 - y)": ("ridge", None),
    "abs(x)**1.5": ("valley", None),
    "(1 - x)**2 + 100*(y - x**2)**2": ("minimum", (1, 1)),
    "exp(-50*(x**2 + y**2))": ("maximum", (0, 0)),
    "x**2": ("valley", None),
    "-(x + y)**2": ("ridge", None),
    "max(x, 0)": ("level", None),
}


@pytest.mark.parametrize(("formula", "expected"), ONE.items())
def test_a_single_point_is_told_once_and_a_set_by_one(formula: str, expected) -> None:
    kind, place = expected
    (found,) = surface_from(formula, domain=DOMAIN).critical
    assert found.kind == kind
    if place is not None:
        assert found[:2] == pytest.approx(place, abs=2e-5)


@pytest.mark.parametrize(
    ("formula", "place"),
    [
        ("x**2", (0, 0)),
        ("(x - 1/3)**2", (1 / 3, 0)),
        ("(x + y)**2", (0, 0)),
        ("-(y - 1)**2", (0, 1)),
    ],
)
def test_a_line_is_told_by_a_point_of_few_digits(formula: str, place) -> None:
    (found,) = surface_from(formula, domain=DOMAIN).critical
    assert found[:2] == pytest.approx(place, abs=1e-11)


def test_a_ring_is_told_by_one_of_its_points_beside_the_top_in_its_middle() -> None:
    ring, top = surface_from("(x**2 + y**2 - 1)**2", domain=DOMAIN).critical
    assert ring.kind == "valley"
    assert np.hypot(*ring[:2]) == pytest.approx(1, abs=1e-6)
    assert top == (0, 0, 1, "maximum")


@pytest.mark.parametrize(
    "formula",
    [
        "x + y",
        "abs(x - y) + x/50",
        "99*abs(x - 2*y) + y",
        "tan(x) + y**2",
        "1/(x - 0.1) + y",
        "exp(x)*y",
    ],
)
def test_where_there_is_none_none_is_told(formula: str) -> None:
    found = surface_from(formula, domain=DOMAIN).critical
    assert [one for one in found if one.kind != "saddle"] == []


def test_the_creases_of_a_folded_sheet_are_told_apart() -> None:
    found = surface_from("abs(sin(x))", domain=((-4, 4), (-2, 2))).critical
    valleys = [one for one in found if one.kind == "valley"]
    assert sorted(round(one.x, 6) for one in valleys) == [-3.141593, 0, 3.141593]
    assert {one.kind for one in found} == {"valley", "ridge"}


def test_points_are_looked_for_in_any_domain() -> None:
    assert len(critical_points(himmelblau, ((2, 4), (1, 3)))) == 1
    with pytest.raises(ValueError, match=r"^domain is 3"):
        critical_points(himmelblau, 3)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ([(0, 0, 1)], "critical is .*, not a list of CriticalPoint"),
        ([(0, 0, 1, "hill")], "kind 'hill' is none of minimum, maximum, saddle, flat"),
        ([(0, float("nan"), 1, "flat")], "critical .* are not all finite"),
        (3, "critical is 3, not a list"),
    ],
)
def test_critical_points_that_are_none_are_refused(wrong, told: str) -> None:
    with pytest.raises(ValueError, match=rf"^surface 'p': {told}"):
        Surface("p", "x", plateau.f, plateau.df, DOMAIN, critical=wrong)


@pytest.mark.parametrize("times", [1e-290, 1e-14, 1.0, 1e200, 1e300])
def test_critical_points_are_found_lowest_first_on_ground_of_any_height(times: float) -> None:
    found = Surface.from_function(
        lambda x, y: times * ((x**2 - 1) ** 2 + y**2 + 0.1 * x), domain=((-2, 2), (-2, 2))
    ).critical
    assert [one.kind for one in found] == ["minimum", "minimum", "saddle"]
    assert [one.x for one in found] == pytest.approx([-1.01227, 0.98726, 0.02502], abs=1e-4)
    assert [one.value for one in found] == sorted(one.value for one in found)
