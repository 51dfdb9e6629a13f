"""Words that cannot be set are refused, whatever the size of the film."""

from dataclasses import replace
from typing import Any

import pytest

from optimizers import SGD
from render import Contour, Scene, simulate
from render.filming import film_of
from render.header import refuse_words
from surfaces import two_wells


def scene(*, formula: str = "x", **parts: Any) -> Scene:
    surface = replace(two_wells, formula=formula)
    given = {"title": "A walk", "optimizers": [SGD(0.01)], **parts}
    return Scene(surface=surface, starts=[(0.5, 0.5)], steps=2, views=[Contour()], **given)


@pytest.mark.parametrize("size", [(160, 90), (1280, 720)])
def test_a_formula_that_cannot_be_set_is_refused_in_one_line(size: tuple[int, int]) -> None:
    bad = scene(formula=r"\frac{x")
    with pytest.raises(ValueError, match=r".") as error:
        film_of(bad, Contour(), simulate(bad), size=size, fps=10)
    name = repr(two_wells.name)
    beginning = rf"surface {name}: formula '\\frac{{x' cannot be set: ParseSyntaxException: "
    assert str(error.value).startswith(beginning)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("formula", ["x\ny", "x $ y", r"\unknown", "x^"])
def test_what_is_no_tex_is_refused(formula: str) -> None:
    with pytest.raises(ValueError, match=r"formula .* cannot be set: .") as error:
        refuse_words(scene(formula=formula))
    assert "\n" not in str(error.value)


def test_all_words_that_cannot_be_set_are_told_at_once() -> None:
    walkers = [SGD(0.01, label="$x^$"), SGD(0.01, label="\U00013000")]
    bad = scene(formula="x^", title=r"$\frac$", optimizers=walkers)
    with pytest.raises(ValueError, match=r".") as error:
        refuse_words(bad)
    told = str(error.value).split("\n")
    assert [line.split(" cannot be set: ")[0] for line in told if "cannot be" in line] == [
        repr(r"$\frac$"),
        "'$x^$'",
        f"surface {two_wells.name!r}: formula 'x^'",
    ]
    assert len(told) == 4


def test_dollars_that_are_no_tex_are_left_alone() -> None:
    refuse_words(scene(title="Worth $5", optimizers=[SGD(0.01, label="$")]))


@pytest.mark.parametrize(("title", "formula"), [("$中$", "x"), ("Fine", "x + 谷")])
def test_a_character_that_the_font_lacks_is_told_in_tex_too(title: str, formula: str) -> None:
    with pytest.raises(ValueError, match="which the font lacks"):
        refuse_words(scene(title=title, formula=formula))
