"""Where a formula is shown of which nothing else is said."""

import numpy as np
import pytest

from surfaces import surface_from

CHOSEN = {
    "x**2 + y**2": ((-2, 2), (-2, 2)),
    "x**2 - y**2": ((-2, 2), (-2, 2)),
    "x + y": ((-2, 2), (-2, 2)),
    "(x - 50)**2 + (y - 30)**2": ((48, 52), (28, 32)),
    "(x**2 + y - 11)**2 + (x + y**2 - 7)**2": ((-5, 5), (-4.5, 4.5)),
    "x**4 + 2*x**3 + y**2 - 1": ((-2.8, 1.2), (-2, 2)),
    "sin(x)*cos(y)": ((-4.5, 4.5), (-4.5, 4.5)),
    "1/x": ((0.2, 2), (-2, 2)),
    "log(x) + y**2": ((0.2, 2), (-2, 2)),
    "sin(50*x)*sin(50*y)": ((-0.2, 0.2), (-0.2, 0.2)),
    "sin(5*x)*sin(5*y)": ((-2, 2), (-2, 2)),
    "max(x, y, -x)": ((-2, 2), (-2, 2)),
    "abs(x - y)": ((-2, 2), (-2, 2)),
    "exp(-100*(x**2 + y**2))": ((-0.24, 0.24), (-0.24, 0.24)),
}

HOLDS = {
    "(1 - x)**2 + 100*(y - x**2)**2": [(1, 1), (0, 0)],
    "-cos(x)*cos(y)*exp(-(x - pi)^2 - (y - pi)^2)": [(np.pi, np.pi)],
    "-20*exp(-0.2*sqrt(0.5*(x^2 + y^2))) - exp(0.5*(cos(2*pi*x) + cos(2*pi*y))) + 20 + e": [(0, 0)],
    "(x**2 + y**2 - 25)**2": [(5, 0), (0, -5), (-5, 0), (0, 5), (0, 0)],
    "(4 - 2.1*x^2 + x^4/3)*x^2 + x*y + (4*y^2 - 4)*y^2": [(1.7036, -0.796), (-1.607, -0.5687)],
    "sin(x)": [(-np.pi / 2, 0), (np.pi / 2, 0)],
}


@pytest.mark.parametrize(("formula", "domain"), CHOSEN.items())
def test_the_domain_is_one_that_one_would_choose_by_eye(formula: str, domain) -> None:
    assert surface_from(formula).domain == domain


@pytest.mark.parametrize(("formula", "points"), HOLDS.items())
def test_the_domain_holds_what_there_is_to_see_and_is_not_much_larger(formula: str, points) -> None:
    low, high = np.transpose(surface_from(formula).domain)
    shares = (np.array(points) - low) / (high - low)
    assert ((shares > 0.05) & (shares < 0.95)).all()
    assert (high - low < 23).all()


@pytest.mark.parametrize(
    "formula", ["1/(x^2 + y^2)", "tan(x) + y^2", "sqrt(1 - x^2 - y^2)", "x^y", "asin(x*y)"]
)
def test_the_ground_is_finite_all_over_the_domain_and_its_ends_are_round(formula: str) -> None:
    surface = surface_from(formula)
    axes = [np.linspace(low, high, 301) for low, high in surface.domain]
    assert np.isfinite(surface.value(np.stack(np.meshgrid(*axes), axis=-1))).all()
    assert all(len(f"{end:.12g}") <= 5 for pair in surface.domain for end in pair)


def test_what_has_no_value_about_the_origin_is_told() -> None:
    for formula in ("log(-x**2 - 1)", "sqrt(x - 1e6)"):
        with pytest.raises(ValueError, match=r"finite nowhere about \(0, 0\); give it a"):
            surface_from(formula)


@pytest.mark.parametrize(
    ("formula", "scale"),
    [
        ("x**2 + y**2", "linear"),
        ("(1 - x)^2 + 100*(y - x^2)^2", "sqrt"),
        ("exp(5*x) + y**2", "log"),
    ],
)
def test_heights_are_on_a_scale_on_which_the_ground_is_seen(formula: str, scale: str) -> None:
    assert surface_from(formula).scale == scale
    assert surface_from(formula, domain=((-1, 1), (-1, 1)), scale="sqrt").scale == "sqrt"
