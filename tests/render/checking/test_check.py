"""Checks: right optimizers pass, planted slips are named, and what is told first is where."""

from typing import Any

import numpy as np
import pytest
from planted import BODIES, SLIPS, source

from optimizers import SGD, AdaDelta, Adam, Spread, Walk
from render.checking.check import check, nearest
from render.checking.comparing import difference, parting
from render.checking.making import OTHER_NAMES, make, rule_numbers
from render.checking.rules.known import RULES


def needing_more(lr: float, *, radius: float) -> Adam:
    return Adam(lr * radius)


def adam_of(lr: float) -> Adam:
    return Adam(lr)


def mine(rule: str, *changes: tuple[str, str]) -> Any:
    names: dict[str, Any] = {}
    exec(source(rule, *changes), names)
    return names["Mine"]


@pytest.mark.parametrize("name", RULES)
def test_our_own_classes_pass_and_so_does_a_right_one_in_another_hand(name: str) -> None:
    rule = RULES[name]
    ours = check(rule.make, rule, name="ours", given={})
    assert ours.agrees
    assert "over 8 surfaces, 60 steps" in ours.lines[0]
    theirs = check(mine(name), rule, name="theirs", given={})
    assert theirs.agrees, theirs.lines
    assert theirs.lines[0].startswith(f"theirs: the same as {rule.source} to ")


def test_every_rule_has_a_class_of_a_user() -> None:
    assert set(BODIES) == set(RULES)
    assert {rule for rule, _, _ in SLIPS} == set(RULES)


@pytest.mark.parametrize(("name", "changes", "words"), SLIPS)
def test_a_planted_slip_is_named(name: str, changes: Any, words: str) -> None:
    verdict = check(mine(name, *changes), RULES[name], name="mine", given={}, steps=25)
    assert not verdict.agrees
    assert words in verdict.lines[2]


def test_what_the_defaults_of_a_rule_hide_shows_with_other_numbers() -> None:
    wrong = mine("sophia", ("m / np", "m / (1 - self.one**t) / np"))
    hidden = check(wrong, RULES["sophia"], name="mine", given={}, steps=25)
    assert hidden.agrees  # by its defaults every step is clipped here
    shown = {"beta2": 0.5, "gamma": 1.0, "interval": 2}
    verdict = check(wrong, RULES["sophia"], name="mine", given=shown, steps=25)
    assert "corrects m for its bias" in verdict.lines[2]


def test_where_they_part_is_told_with_both_numbers() -> None:
    first = check(
        mine("adam", ("v / (1 - self.two**t)", "v")), RULES["adam"], name="mine", given={}
    )
    assert first.lines[:2] == (
        "mine: not Adam (Kingma & Ba 2015, algorithm 1), with learning_rate 0.01, beta1 0.9, "
        "beta2 0.999, epsilon 1e-08",
        # m̂ = g and v = 0.001 g² at the first step: √1000 times as long a step
        "first apart on the bowl x² + 5y², from (1, 1), at step 1, in x: 0.683772283983, "
        "not 0.99000000005",
    )


def test_a_number_that_is_set_holds_for_both_by_any_of_its_names() -> None:
    for given in ({"learning_rate": 0.05, "eps": 1e-4}, {"lr": 0.05, "epsilon": 1e-4}):
        verdict = check(mine("adam"), RULES["adam"], name="mine", given=given)
        assert verdict.agrees
        assert "learning_rate 0.05, beta1 0.9, beta2 0.999, epsilon 0.0001" in verdict.lines[0]
    pair = make(mine("adam"), RULES["adam"], {"beta2": 0.5}, rate=0.1)
    assert (pair.optimizer.one, pair.optimizer.two) == (0.9, 0.5)


@pytest.mark.parametrize(
    ("thing", "given", "words"),
    [
        (mine("sgd"), {"momentum": 0.5}, "takes no 'momentum'"),
        (mine("adam"), {"epsilom": 0.5}, "did you mean 'epsilon'"),
        (SGD(0.1), {"learning_rate": 0.5}, "made already"),
        (needing_more, {}, "needs 'radius'"),
    ],
)
def test_numbers_that_cannot_be_given_are_refused(thing: Any, given: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        check(thing, RULES["sgd" if "momentum" in given else "adam"], name="mine", given=given)


def test_one_that_takes_no_rate_is_checked_with_its_own() -> None:
    bare = mine("adadelta", ("self, lr=1.0, rho", "self, rho"), ("self.lr, self.rho", "self.rho"),
                (" = lr, rho, eps", " = rho, eps"), ("self.lr * way,", "way,"))  # fmt: skip
    assert check(bare, RULES["adadelta"], name="mine", given={}).agrees
    assert check(AdaDelta(), RULES["adadelta"], name="mine", given={}).agrees
    assert check(Adam(0.02), RULES["adam"], name="mine", given={}).agrees


def test_a_function_that_makes_one_is_called() -> None:
    assert check(adam_of, RULES["adam"], name="mine", given={}).agrees


def test_a_walker_that_goes_its_whole_way_at_once_is_checked_too() -> None:
    class Whole:
        label = "Whole"

        def __init__(self, lr: float) -> None:
            self.lr = lr

        def walk(self, ground: Any, starts: Any, *, steps: int) -> Walk:
            points = [starts]
            for _ in range(steps):
                points.append(points[-1] - self.lr * ground.gradient(points[-1]))
            return Walk(np.array(points), spread=None if steps else Spread(points, outline=True))

    assert check(Whole, RULES["sgd"], name="mine", given={}).agrees


def test_without_a_rule_the_nearest_is_found() -> None:
    rule, verdict = nearest(mine("nesterov"), name="mine", given={}, steps=10)
    assert (rule.name, verdict.agrees) == ("nesterov", True)
    wrong = mine("adam", ("m / (1 - self.one**t)", "m"))
    rule, verdict = nearest(wrong, name="mine", given={}, steps=10)
    assert (rule.name, verdict.agrees) == ("adam", False)
    assert "does not correct m" in verdict.lines[2]


def test_another_rule_is_told_by_its_name() -> None:
    verdict = check(mine("rmsprop"), RULES["adagrad"], name="mine", given={})
    assert verdict.lines[2] == "it walks as RMSProp (Hinton 2012, lecture 6e) does"


def test_changing_what_was_given_is_noted_and_no_fault_by_itself() -> None:
    change = ("return position - self.lr * g,", "position -= self.lr * g; return position,")
    verdict = check(mine("sgd", change), RULES["sgd"], name="mine", given={})
    assert verdict.agrees
    assert "in place; return new ones" in verdict.lines[-1]


def test_memory_that_outlives_a_walk_is_a_fault() -> None:
    kept = mine(
        "momentum",
        ('old("v", zero)', 'type(self).kept.get("v", zero)'),
        ("return position", 'type(self).kept["v"] = v; return position'),
    )
    kept.kept = {}
    verdict = check(kept, RULES["momentum"], name="mine", given={})
    assert not verdict.agrees
    assert "another way the second time" in verdict.lines[0]


def test_one_that_takes_a_number_alone_is_said_not_to_be_tried_with_a_schedule() -> None:
    assert (
        "given one, it raises TypeError"
        in check(mine("sgd"), RULES["sgd"], name="", given={}).lines[-1]
    )
    assert len(check(mine("momentum"), RULES["momentum"], name="", given={}).lines) == 1


def test_differences_are_counted_up_to_where_both_diverge() -> None:
    one = np.array([[[1.0, 1.0]], [[2.0, 2.0]], [[1e9, 3.0]], [[np.nan, 4.0]]])
    other = one.copy()
    other[3] = 7.0
    assert difference(other, one).max() == 0
    other[2] = 5.0
    assert difference(other, one).max() == np.inf
    assert parting(one, one) is None
    assert parting(other, one) == (2, 0, 0, 5.0, 1e9)


def test_every_hyperparameter_of_a_rule_has_other_names() -> None:
    for rule in RULES.values():
        assert set(rule_numbers(rule)) <= set(OTHER_NAMES)
