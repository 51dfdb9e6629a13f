"""TeX: what is refused cannot be set, and what is taken for sure can."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import surfaces
from render.lettering.fonts import tex_fault
from render.lettering.tex import DEEPEST, LONGEST, PLAIN, TAKING, read
from surfaces import Surface

PIECES = sorted({*PLAIN, *TAKING} - {"\\" + c for c in "bfgjkpqvwz"})[::3]
LETTERS = ["x", "y", "2", "+", "-", "(", "|", ".", "!", ",", "'", "&", "@", "é", "−"]
GROUPS = ["{", "}", "\\left", "\\right", "(", "^", "_", "\\frac", "\\sqrt", "\\hat", "\\mathbb"]

anyhow = st.lists(st.sampled_from([*PIECES, *LETTERS, *GROUPS, *GROUPS]), min_size=1, max_size=9)
sound = st.recursive(
    st.sampled_from([*PIECES, *LETTERS]).filter(lambda piece: piece not in TAKING),
    lambda inner: (
        st.tuples(inner, inner).map(" ".join)
        | inner.map(lambda x: f"{{{x}}}")
        | st.tuples(inner, inner).map(lambda two: rf"\frac{{{two[0]}}}{{{two[1]}}}")
        | inner.map(lambda x: rf"\left( {x} \right|")
        | st.tuples(inner, inner).map(lambda two: f"{{{two[0]}}}^{{{two[1]}}}_i")
        | inner.map(lambda x: rf"\sqrt{{{x}}}")
    ),
    max_leaves=6,
)


def agrees(formula: str) -> None:
    reading = read(formula)
    fault = tex_fault(f"$f(x, y) = {formula}$", reading.commands)
    assert not (reading.sure and fault), "taken for sure, and cannot be set"


@settings(derandomize=True, deadline=None, max_examples=100)
@given(anyhow.map(" ".join))
def test_pieces_at_random_are_taken_for_sure_only_where_they_can_be_set(formula: str) -> None:
    agrees(formula)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(sound)
def test_what_is_written_by_the_rules_can_be_set(formula: str) -> None:
    assert read(formula).fault is None
    agrees(formula)


@pytest.mark.parametrize("command", sorted(PLAIN))
def test_every_command_that_is_taken_for_sure_can_be_set(command: str) -> None:
    assert read(command).sure
    assert tex_fault(f"${command}$") is None


def test_the_formula_of_every_surface_is_read_without_loading_a_font() -> None:
    grounds = [thing for thing in vars(surfaces).values() if isinstance(thing, Surface)]
    assert len(grounds) > 15
    assert [one.name for one in grounds if not read(one.formula).sure] == []


@pytest.mark.parametrize(
    ("formula", "fault"),
    [
        ("  ", "it is blank"),
        (r"\frac{x", "a { without its }"),
        ("x}", "a } without its {"),
        (r"\left( x", r"a \left without its \right"),
        (r"x \right)", r"a \right without its \left"),
        (r"\left( {x \right) }", r"a \right without its \left"),
        ("x^", "nothing stands after the ^"),
        ("x^_2", "nothing stands after the ^"),
        ("{x_} y", "nothing stands after the _"),
        ("x^2^3", "a second ^ on one thing; put the first in braces"),
        ("x_1^2_3", "a second _ on one thing; put the first in braces"),
        ("5 $ x", "$ cannot be set inside a formula; write it otherwise"),
        ("50%", "% cannot be set inside a formula; write it otherwise"),
        ("x\\", "\\ cannot be set inside a formula; write it otherwise"),
        (r"x\hspace{1e9}y", r"\hspace{1e9} is wider than 10 ems"),
        (r"x\hspace{-11}y", r"\hspace{-11} is wider than 10 ems"),
        ("{" * 11 + "x" + "}" * 11, "more than 10 groups inside one another cannot be set"),
        ("x" * 501, "it has 501 characters; at most 500 can be set"),
    ],
)
def test_a_fault_of_tex_is_told_in_words(formula: str, fault: str) -> None:
    assert read(formula).fault == fault


@pytest.mark.parametrize("opening", ["{", r"\sqrt{", r"\frac{x}{", "x^{", r"\left( "])
def test_as_deep_as_is_allowed_can_be_set(opening: str) -> None:
    closing = r"\right)" if "left" in opening else "}"
    agrees(deepest := opening * DEEPEST + "x" + closing * DEEPEST)
    assert read(deepest).fault is None
    assert read(opening + deepest + closing).fault is not None


def test_as_long_as_is_allowed_can_be_set() -> None:
    agrees("x+" * (LONGEST // 2 - 1) + "x")
