"""The scene that is written of a formula: a file that a person might have written."""

import ast

import numpy as np
import pytest

from render import Scene
from render.making.recipe import Recipe
from render.trying.declaring import declared
from render.trying.ground import Formula, exported
from render.trying.line_up import USUAL, Named, kinds, labels, named
from render.trying.listing import listed
from render.trying.source import NAMES, Trial, optimizer, source_of, title_of
from render.trying.written import quoted
from surfaces import rosenbrock, sphere, surface_from

BOWL = "(x - 1)**2 + 3*y**2"

TRIAL = Trial(
    ground=Formula("x**2 + y**2", ((-2.0, 2.0), (-1.5, 2.0))),
    title='A "quoted" walk, it\'s one',
    starts=((1.0, -0.5), (0.25, 1.0)),
    line_up=(("SGD", 0.1, None), ("AdaDelta", 1.0, None), ("Adam", 0.05, "Adam 0.05")),
    steps=30,
    chosen="The learning rates are as given on the command line.",
)


GROUND = Formula("x", ((-1.0, 1.0), (-1.0, 1.0)))


def run(source: str) -> Scene:
    names: dict[str, object] = {}
    exec(compile(source, "formula.py", "exec"), names)
    scene = names["scene"]
    assert isinstance(scene, Scene)
    return scene


def test_the_source_declares_the_scene_of_the_trial() -> None:
    scene = run(source_of(TRIAL))
    assert scene.title == TRIAL.title
    assert scene.surface.name == "x**2 + y**2"
    assert scene.shown == ((-2.0, 2.0), (-1.5, 2.0))
    np.testing.assert_array_equal(scene.starts, TRIAL.starts)
    assert scene.labels == ("SGD", "AdaDelta", "Adam 0.05")
    assert [one.learning_rate for one in scene.optimizers] == [0.1, 1.0, 0.05]
    assert scene.steps == 30
    assert tuple(view.name for view in scene.views) == NAMES


def test_where_heights_are_on_a_log_scale_so_are_the_curves() -> None:
    for surface, log in ((rosenbrock, True), (sphere, False)):
        ground = exported(surface.name)
        made, _ = declared(
            surface, ground, starts=[(-1.5, 2)], line_up=[Named("SGD", 1e-3)], steps=3, title=None
        )
        source = source_of(made)
        assert max(map(len, source.splitlines())) <= 100
        panels = {view.name: view for view in run(source).views}["panels"]
        assert f"log={log}" in repr(panels)


def test_the_source_is_short_of_lines_says_how_rates_were_chosen_and_can_be_carried() -> None:
    source = source_of(TRIAL)
    assert max(map(len, source.splitlines())) <= 100
    assert "rates" in (ast.get_docstring(ast.parse(source)) or "")
    assert Recipe(source, "formula.py", ("render",), {}).text()
    assert source_of(TRIAL) == source


@pytest.mark.parametrize("text", ["plain", "it's", 'a "word"', "both ' and \"", "a\\b", "π² − 1"])
def test_a_text_is_written_so_that_python_reads_the_same(text: str) -> None:
    assert ast.literal_eval(quoted(text)) == text


def test_titles_say_who_walks_from_where() -> None:
    assert title_of(["SGD"], [(1, -0.5)]) == "SGD from (1, −0.5)"
    assert title_of(USUAL, [(0, 0)]) == "Six optimizers from (0, 0)"
    assert title_of(["SGD", "Adam"], [(0, 0)] * 3) == "SGD and Adam from three starts"
    assert title_of(["SGD", "Adam", "SGD"], [(0, 0)]) == "Three optimizers from (0, 0)"


def test_optimizers_are_named_in_any_case_with_or_without_a_rate() -> None:
    assert named([]) == [Named(kind) for kind in USUAL]
    assert named(["adam=0.05", "SGD", " RMSprop = 1e-2"]) == [
        Named("Adam", 0.05),
        Named("SGD"),
        Named("RMSProp", 0.01),
    ]
    assert kinds()["adadelta"] == "AdaDelta"
    assert {"optimizer", "schedule", "constant", "walker"}.isdisjoint(kinds())


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("momentm", "no optimizer 'momentm'; did you mean 'Momentum'?"),
        ("adam=", "adam=: the rate is ''; write a number above 0: adam=0.01"),
        ("adam=fast", "adam=fast: the rate is 'fast'; write a number above 0"),
        ("sgd=-1", "sgd=-1: the rate is '-1'; write a number above 0"),
        ("sgd=inf", "sgd=inf: the rate is 'inf'; write a number above 0"),
        ("sgd=0", "write a number above 0"),
    ],
)
def test_what_is_no_optimizer_is_told(word: str, told: str) -> None:
    with pytest.raises(ValueError, match=r".") as error:
        named([word])
    assert told in str(error.value)


def test_two_of_one_class_have_labels_that_tell_them_apart() -> None:
    line_up = [Named("Adam", 0.1), Named("SGD"), Named("Adam"), Named("Adam", 0.1)]
    assert labels(line_up) == ["Adam 0.1", None, "Adam", "Adam 0.1 (3)"]
    assert optimizer("Adam", 0.1, "Adam 0.1") == 'Adam(0.1, label="Adam 0.1")'
    assert optimizer("AdaDelta", 1.0, None) == "AdaDelta()"


def test_all_that_is_not_given_is_chosen_and_told() -> None:
    surface = surface_from(BOWL)
    trial, notes = declared(
        surface,
        Formula(BOWL, surface.domain),
        starts=[],
        line_up=[Named("SGD"), Named("Adam", 0.1)],
        steps=20,
        title=None,
    )
    assert len(trial.starts) == 1
    assert trial.line_up[1] == ("Adam", 0.1, None)
    assert notes[0].startswith("start (")
    assert notes[1].startswith("rates, each the best of ")
    assert "SGD" in notes[1]
    assert "Adam" not in notes[1]
    assert "render.tuned" in trial.chosen
    assert run(source_of(trial)).steps == 20


def test_where_no_rate_is_best_it_suits_the_slope_and_is_told() -> None:
    surface = surface_from("x**2 - y**2")
    _, notes = declared(surface, GROUND, starts=[(1, 0.1)], line_up=named([]), steps=20, title="A")
    assert "rates that suit the ground, as x**2 - y**2 has no minimum in the domain" in notes[0]


def test_critical_points_are_listed_and_of_many_the_first() -> None:
    lines = listed(surface_from("x**4 + 2*x**3 + y**2 - 1"), chosen=True)
    assert lines[0] == "f(x, y) = x**4 + 2*x**3 + y**2 - 1"
    assert lines[1].endswith("chosen; --domain -2.8,1.2,-2,2")
    assert [line.split() for line in lines[2:]] == [
        ["minimum", "(-1.5,", "0)", "f", "=", "-2.6875"],
        ["flat", "(0,", "0)", "f", "=", "-1"],
    ]
    many = listed(surface_from("sin(9*x)*cos(9*y)", domain=((-2, 2), (-2, 2))), chosen=False)
    assert many[22].startswith("  and ")
    assert " minima" in many[22]
    assert " saddles" in many[22]
    assert many[23].startswith("  none of these 264 is marked: too many")
    some = listed(surface_from("sin(50*x)*sin(50*y)"), chosen=True)
    assert "  marked are 18 of these 85 that a picture can tell apart: 18 minima" in some
    assert "level valley through" in listed(surface_from("x**2"), chosen=False)[2]
    assert "no critical point found in it" in listed(surface_from("x"), chosen=False)[2]


def test_what_is_too_much_to_be_listed_or_marked_is_told() -> None:
    surface = surface_from("sin(50*x)*sin(50*y)", domain=((-9, 9), (-9, 9)))
    many = listed(surface, chosen=False)
    assert many[-2].startswith("  there may be more still: 400 are told at most")
    assert many[-1].startswith("  none of these 400 is marked")
    middle = np.mean([one[:2] for one in surface.critical], axis=0)
    assert (np.abs(middle) < 1).all()


@pytest.mark.parametrize(
    ("formula", "start", "told"),
    [
        (BOWL, (9, 9), "start (9, 9) lies outside the domain, x from -1 to 3"),
        (BOWL, (1, 0), "start (1, 0): the ground is level there"),
        ("log(x) + y", (0.5, 0), "log(x) + y is not finite at (-"),
    ],
)
def test_a_start_or_a_domain_that_cannot_be_is_refused(formula, start, told: str) -> None:
    surface = surface_from(formula, domain=((-1, 3), (-2, 2)))
    with pytest.raises(ValueError, match=r".") as error:
        declared(surface, GROUND, starts=[start], line_up=named([]), steps=5, title="A")
    assert told in str(error.value)
