"""What a surface refuses to be."""

from typing import Any

import numpy as np
import pytest

from surfaces import Surface, as_domain, within

PARTS: dict[str, Any] = {
    "name": "bent",
    "formula": "x + y",
    "f": lambda x, y: x + y,
    "df": lambda x, _: (np.ones_like(x), 1),
    "domain": ((0, 1), (2, 5)),
}


def raises_at_once(x: Any, y: Any) -> Any:  # noqa: ARG001
    raise ZeroDivisionError("by nought")


def raises_in_lines(x: Any, y: Any) -> Any:  # noqa: ARG001
    raise RuntimeError("x\n  y")


def raises_no_word(x: Any, y: Any) -> Any:  # noqa: ARG001
    raise AssertionError


@pytest.mark.parametrize(
    ("part", "wrong", "told"),
    [
        ("f", lambda x, _: x[..., :2], ["f returns shape (1, 2)", "(1, 3)"]),
        ("f", lambda x, y: np.stack([x, y], -1), ["f returns shape (1, 3, 2)"]),
        ("f", lambda x, _: x + 1j, ["f returns complex128", "not real"]),
        ("f", lambda x, _: x.astype(object), ["f returns object", "not real"]),
        ("f", lambda *_: None, ["f returns object", "not real"]),
        ("f", lambda x, _: x > 0, ["f returns bool", "not real"]),
        ("f", raises_at_once, ["f fails on arrays of shape (1, 3): ZeroDivisionError: by nought"]),
        ("f", raises_in_lines, ["RuntimeError: x y"]),
        ("f", raises_no_word, ["f fails on arrays of shape (1, 3): AssertionError"]),
        ("f", 3, ["f fails", "TypeError: 'int' object is not callable"]),
        ("name", 3, ["surface 3: name is 3, not a string"]),
        ("name", None, ["name is None, not a string"]),
        ("formula", b"x", ["surface 'bent': formula is b'x', not a string"]),
        ("df", raises_at_once, ["df fails", "by nought"]),
        ("df", lambda x, _: (x,), ["df returns a tuple of length 1, not the pair (∂f/∂x, ∂f/∂y)"]),
        (
            "df",
            lambda x, y: np.stack([x, y], -1),
            ["df returns an array of shape (1, 3, 2), not the pair (∂f/∂x, ∂f/∂y)"],
        ),
        ("df", lambda *_: np.array(3.0), ["df returns an array of shape", "pair"]),
        ("df", lambda *_: 3.0, ["df returns 3.0", "pair"]),
        ("df", lambda x, y: (x, y * 1j), ["df returns complex128"]),
        ("df", lambda x, y: (x, y[0, :2]), ["df returns shape (2,)"]),
        ("domain", ((1, 0), (2, 5)), ["domain is ((1, 0), (2, 5))", "lower one first"]),
        ("domain", ((0, 1), (5, 5)), ["domain is ((0, 1), (5, 5))", "lower one first"]),
        ("domain", ((0, 1), (float("nan"), 5)), ["nan", "finite"]),
        ("domain", ((0, float("inf")), (2, 5)), ["inf", "finite"]),
        ("domain", (0, 1, 2, 5), ["domain is (0, 1, 2, 5)", "((x0, x1), (y0, y1))"]),
        ("domain", (("a", "b"), (2, 5)), ["'a'", "((x0, x1), (y0, y1))"]),
        ("domain", None, ["domain is None"]),
        ("minima", [(0.5, float("nan"), 1)], ["'bent'", "minima", "nan"]),
        ("minima", [(0.5, 3, float("inf"))], ["'bent'", "minima", "inf"]),
    ],
)
def test_a_part_that_cannot_be_is_refused_and_named(
    part: str,
    wrong: object,
    told: list[str],
) -> None:
    with pytest.raises(ValueError, match=r".") as error:
        Surface(**{**PARTS, part: wrong})
    assert [words for words in told if words not in str(error.value)] == []
    assert "\n" not in str(error.value)


def test_a_fault_of_f_names_the_surface() -> None:
    with pytest.raises(ValueError, match=r"^surface 'bent': f "):
        Surface(**{**PARTS, "f": lambda x, _: x + 1j})


def test_a_shape_that_is_wrong_for_other_points_alone_is_told() -> None:
    def few(x: Any, y: Any) -> Any:  # noqa: ARG001
        return np.zeros(3)

    one = Surface(**{**PARTS, "f": lambda x, y: few(x, y) if x.size > 3 else x})
    two = Surface(**{**PARTS, "df": lambda x, y: few(x, y) if x.size > 3 else (x, y)})
    told = "returns an array of shape (3,) for points of shape (5,)"
    with pytest.raises(ValueError, match=r".") as error:
        one.value(np.zeros((5, 2)))
    assert str(error.value) == f"surface 'bent': f {told}"
    with pytest.raises(ValueError, match=r".") as error:
        two.gradient(np.zeros((5, 2)))
    assert str(error.value) == f"surface 'bent': df {told}"


def test_constants_stand_for_arrays_in_value_and_gradient() -> None:
    slope = Surface(**{**PARTS, "f": lambda *_: 7, "df": lambda *_: (3, -1)})
    np.testing.assert_array_equal(slope.value(np.zeros((4, 2))), [7.0] * 4)
    np.testing.assert_array_equal(slope.gradient(np.zeros((4, 2))), [(3.0, -1.0)] * 4)


def test_values_may_be_infinite_or_not_a_number_somewhere() -> None:
    pole = Surface(**{**PARTS, "f": lambda x, _: np.log(x - 0.5), "df": lambda x, y: (x, y)})
    with np.errstate(all="ignore"):
        assert np.isnan(pole.value((0.0, 3.0)))


def test_a_domain_becomes_pairs_of_floats() -> None:
    assert as_domain([np.array([0, 1]), (2, 5)]) == ((0.0, 1.0), (2.0, 5.0))
    assert all(type(end) is float for pair in as_domain(((0, 1), (2, 5))) for end in pair)


def test_a_surface_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Surface(**PARTS).name = "other"  # type: ignore[misc]


@pytest.mark.parametrize(
    "domain", [((-1e101, 1), (0, 1)), ((0, 1e-101), (0, 1)), ((1, 1 + 1e-10), (0, 1))]
)
def test_a_domain_that_floats_cannot_divide_is_refused(domain) -> None:
    with pytest.raises(ValueError, match=r"domain is .*; ends may be 1e\+100 at most"):
        as_domain(domain)


@pytest.mark.parametrize("minima", [None, "abc", [(0, 0)], [("a", 0, 0)], [3]])
def test_minima_that_are_no_list_of_minima_are_refused(minima) -> None:
    with pytest.raises(ValueError, match=r"surface 'bad': minima is .*, not a list of Minimum"):
        Surface(
            "bad", "x", lambda x, y: x + y, lambda x, y: (x / x, y / y), ((0, 1), (0, 1)), minima
        )


def test_values_that_are_complex_beyond_the_probes_are_refused() -> None:
    root = Surface(
        "root",
        "x",
        lambda x, y: np.emath.sqrt(x) + 0 * y,
        lambda x, y: (0.5 / np.emath.sqrt(x), 0 * y),
        ((0, 1), (0, 1)),
    )
    assert root.value([0.25, 0]) == 0.5
    for of in (root.value, root.gradient):
        with pytest.raises(ValueError, match=r"surface 'root': d?f returns .*complex"):
            of([[-0.25, 0.0], [0.25, 0.0]])


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (lambda x: x.astype(str), "an array of shape .* of <U32 values, not real numbers, for "),
        (lambda x: x.astype("datetime64[s]"), r"an array of shape .* of datetime64\[s\] values"),
        (lambda x: x > 0, "an array of shape .* of bool values, not real numbers, for points of"),
        (lambda x: x.astype(object), "an array of shape .* of object values, not real"),
        (lambda x: ["1"] * len(x), "a list of length 9 for points of shape "),
        (lambda _: None, "None for points of shape "),
    ],
)
def test_values_of_another_kind_beyond_the_probes_are_refused(made: Any, told: str) -> None:
    def late(x: Any, y: Any) -> Any:
        return x + y if x.size < 9 else made(x)

    surface = Surface(**{**PARTS, "f": late, "df": lambda x, y: (late(x, y), y)})
    with pytest.raises(ValueError, match=f"^surface 'bent': f returns {told}"):
        surface.value(np.ones((9, 2)))
    with pytest.raises(ValueError, match=r"^surface 'bent': df returns a tuple of length 2"):
        surface.gradient(np.ones((9, 2)))


def test_points_lie_within_a_domain_edges_included() -> None:
    points = [[(0, 0), (1, 2), (1.01, 1)], [(0.5, -0.01), (np.nan, 1), (0.5, 2)]]
    inside = [[True, True, False], [False, False, True]]
    assert within(((0, 1), (0, 2)), points).tolist() == inside


def test_a_minimum_at_0_is_right_where_f_rounds_and_probes_tell_nothing_of_its_size() -> None:
    def f(x, y):
        return (x**2 - 2) ** 2 + y**2 + 0 * np.log(x + 0.5)

    def df(x, y):
        return 4 * x * (x**2 - 2) + 0 * np.log(x + 0.5), 2 * y

    domain = ((-3, 3), (-3, 3))
    root = 2**0.5
    known = Surface("holed", "", f, df, domain, minima=[(root, 0, 0)])
    with np.errstate(all="ignore"):
        assert known.contradictions() == ()
        off = Surface("holed", "", f, df, domain, minima=[(root, 0, 0.5)])
        assert len(off.contradictions()) == 1
