"""Formulas as they are read where no TeX is set."""

import pytest

import surfaces
from render.lettering.plain import plain, plain_formula
from surfaces import Surface

FORMULAS = [one for one in vars(surfaces).values() if isinstance(one, Surface)]


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        ("x^2 - y^2", "x² − y²"),
        (r"x-y", "x−y"),
        (r"-\cos(x)\,\cos(y)", "−cos(x) cos(y)"),
        (r"e^{-(x-\pi)^2}", "e^(−(x−π)²)"),
        (r"\sqrt{(x^2 + y^2)/2}", "√((x² + y²)/2)"),
        (r"\sqrt x", "√x"),
        (r"\frac{x + 1}{2}", "(x + 1)/2"),
        (r"\left(x^{10}\right)_{t+1}", "(x¹⁰)_(t+1)"),
        (r"\hat{m} \leq \Lambda\beta_1", "m ≤ Λβ₁"),
        (r"2\pi x", "2πx"),
        (r"e^{x^2}", "e^(x²)"),
        (r"x^", "x^"),
        (r"{x", "x"),
    ],
)
def test_a_formula_is_told_in_unicode(formula: str, told: str) -> None:
    assert plain_formula(formula) == told


def test_only_what_stands_between_dollars_is_a_formula() -> None:
    assert plain(r"Rates, $\eta = 10^{-2}$ and $\eta/2$") == "Rates, η = 10⁻² and η/2"
    assert plain(r"\$5 a step - no less") == "$5 a step - no less"


@pytest.mark.parametrize("surface", FORMULAS, ids=lambda surface: surface.name)
def test_nothing_of_tex_is_left_of_a_surface(surface: Surface) -> None:
    told = plain_formula(surface.formula)
    assert not set(told) & set("\\{}$_-")
    assert told.count("(") == told.count(")")
