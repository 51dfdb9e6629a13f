"""What is known of rules and surfaces is what their classes and docstrings say."""

import json

import pytest

import optimizers
import surfaces
from render.facts.described import every_object, lines_of_all, lines_of_one, object_of, one_of
from render.facts.grounds import grounds, minima_told
from render.facts.looks import colour_words, marker_words
from render.facts.pieces import pieces
from render.facts.rules import parameters, rules, written
from render.facts.told import told
from render.form import Form
from render.scene.themes import LIGHT
from surfaces import Surface

WHAT_GOES_AROUND = ("Cautious", "Clipped", "Decayed", "Grams", "Lookahead", "PolyakAverage")
SCHEDULES = ("Constant", "Cosine", "Linear", "WarmRestarts", "WarmUp")


def test_a_docstring_is_a_fact_remarks_and_a_source() -> None:
    parts = told("A fact\n    on two lines.\n\n    Why.\n\n    Source: Someone, 1951.\n\n    More.")
    assert parts == ("A fact on two lines.", ("Why.", "More."), "Someone, 1951.")


def test_adam_is_told_as_its_class_has_it() -> None:
    adam = one_of("adam")
    assert adam in rules()
    data = object_of(adam)
    assert data["rule"].startswith("m ← β₁m + (1 − β₁)g; v ← β₂v")
    assert (data["family"], data["year"], data["after"]) == (
        "adaptive",
        2015,
        ["Momentum", "RMSProp"],
    )
    assert data["source"].startswith("Kingma & Ba")
    assert data["hyperparameters"][:2] == [
        {"name": "learning_rate", "default": None, "allowed": "greater than 0 and finite"},
        {"name": "beta1", "default": "0.9", "allowed": "at least 0 and less than 1"},
    ]
    assert data["hyperparameters"][-1]["default"] == "1e-8"
    assert data["colours"]["light"] == LIGHT.paths["Adam"]
    assert data["marker"] == "hexagon"
    assert data["example"] == "Adam(0.01)"
    assert object_of(one_of("AdaDelta"))["example"] == "AdaDelta()"


def test_who_grew_out_of_whom_is_told_from_both_ends() -> None:
    known = {one.name: one for one in rules()}
    for one in known.values():
        for name in one.origin.after:
            if name in known:
                assert one.name in known[name].before
        for name in one.before:
            assert one.name in known[name].origin.after


def test_every_example_makes_an_optimizer() -> None:
    for one in rules():
        made = eval(one.example, dict(vars(optimizers)))  # our own words
        assert type(made).__name__ == one.name


def test_every_piece_and_schedule_is_told_and_its_example_makes_it() -> None:
    told_of = {one.name: one for one in pieces()}
    assert set(told_of) == {*WHAT_GOES_AROUND, *SCHEDULES}
    for one in told_of.values():
        made = eval(one.example, dict(vars(optimizers)))  # our own words
        within = made if one.kind == "piece" else made.learning_rate
        assert type(within).__name__ == one.name
        assert all(each.allowed for each in one.parameters)
        assert one.source or one.name == "Constant"
        assert object_of(one)["example"] == one.example
        assert all("\n" not in line for line in lines_of_one(one))


def test_every_rule_and_every_surface_has_all_that_is_told() -> None:
    exported = {name for name, one in vars(surfaces).items() if isinstance(one, Surface)}
    assert set(grounds()) == exported
    for one in (*rules(), *grounds().values()):
        assert one.source, one.name
        assert len(list(lines_of_one(one))) > 8
        assert all("\n" not in line for line in lines_of_one(one))
    lines = list(lines_of_all())
    told_of = (*rules(), *pieces(), *exported)
    assert sum(line.startswith("  ") for line in lines) == len(told_of)
    assert lines[0] == "Plain descent"


def test_the_objects_are_json_with_stable_keys() -> None:
    data = json.loads(json.dumps(every_object(), allow_nan=False))
    assert list(data) == ["optimizers", "pieces", "surfaces"]
    keys = {tuple(one) for one in data["optimizers"]}
    assert keys == {
        (
            *("kind", "name", "summary", "rule", "remarks", "source", "family", "year", "after"),
            *("before", "hyperparameters", "colours", "marker", "example"),
        )
    }
    keys = {tuple(one) for one in data["pieces"]}
    assert keys == {
        ("kind", "name", "summary", "rule", "remarks", "source", "hyperparameters", "example")
    }
    keys = {tuple(one) for one in data["surfaces"]}
    assert keys == {
        ("kind", "name", "formula", "tex", "remarks", "source", "domain", "minima", "scale")
    }
    for one in (*data["optimizers"], *data["pieces"], *data["surfaces"]):
        for key in one:
            assert key in (object_of.__doc__ or ""), key


@pytest.mark.parametrize(
    ("name", "found"),
    [("ADAM", "Adam"), ("rms-prop", "RMSProp"), ("Bukin 6", "bukin_6"), ("beale", "beale")],
)
def test_a_name_is_found_whatever_its_case(name: str, found: str) -> None:
    assert one_of(name).name == found


@pytest.mark.parametrize(
    ("name", "told_of"),
    [
        ("momentm", "no optimizer or surface 'momentm'; did you mean 'Momentum'?"),
        ("beal", "no optimizer or surface 'beal'; did you mean 'beale'?"),
        ("zzz", "no optimizer or surface 'zzz'; `steepest info` lists them"),
        ("", "no optimizer or surface ''; `steepest info` lists them"),
    ],
)
def test_a_name_that_is_none_is_told_with_the_nearest(name: str, told_of: str) -> None:
    with pytest.raises(ValueError, match=r".") as error:
        one_of(name)
    assert str(error.value) == told_of


def test_of_many_minima_the_first_are_told() -> None:
    assert minima_told(surfaces.beale.minima) == "(3, 0.5), 0"
    assert minima_told(()) == "none"
    assert minima_told(surfaces.beale.minima * 8).endswith("; and 2 more")


@pytest.mark.parametrize(
    ("colour", "words"),
    [
        ("#ff0000", "red"),
        ("#00ff00", "green"),
        ("#0000ff", "blue"),
        ("#ffffff", "white"),
        ("#000000", "black"),
        ("#808080", "grey"),
        ("#ffff00", "yellow"),
        ("#800000", "dark red"),
        ("#7c14e2", "violet"),
        ("#b56d00", "brown"),
        ("#706000", "olive"),
        ("#dfcfff", "pale violet"),
    ],
)
def test_a_colour_is_called_what_one_would_call_it(colour: str, words: str) -> None:
    assert colour_words(colour) == words


def test_a_marker_is_called_what_one_would_call_it() -> None:
    assert marker_words(Form("up")) == "triangle pointing up"
    assert marker_words(Form("hexagon", "across")) == "hexagon, parted by a bar across"
    assert len({marker_words(form) for form in LIGHT.markers.values()}) == len(
        set(LIGHT.markers.values())
    )


def test_defaults_are_written_as_one_writes_them() -> None:
    assert [written(one) for one in (1e-8, 1e-3, 0.004, 0.999, 10.0, (0.0, 0.9))] == [
        "1e-8",
        "1e-3",
        "0.004",
        "0.999",
        "10.0",
        "(0.0, 0.9)",
    ]
    assert parameters(int) == ()
