"""Rates by another name, and rates without a part in the step: refused, or said."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from optimizers import SGD
from render import Contour, Scene, Sensitivity, simulate, tuned
from render.film.filming import film_of
from render.making.filmed import rate_remarks
from surfaces import ellipse


class ByLr:
    """Gradient descent whose rate is called lr."""

    def __init__(self, lr: float) -> None:
        self.lr = lr

    def start(self, position: Any) -> None:  # noqa: ARG002  # as the protocol has it
        return None

    def step(self, gradient: Any, position: Any, state: None) -> Any:
        return position - self.lr * gradient(position), state


class Unused(ByLr):
    """Its learning_rate is kept, and has no part in its step."""

    def __init__(self, learning_rate: float) -> None:
        super().__init__(lr=0.02)
        self.learning_rate = learning_rate


def scene(*optimizers: Any, **parts: Any) -> Scene:
    given = {"views": [Contour()], **parts}
    return Scene("Race", ellipse, [(-1.5, 1)], list(optimizers), 12, **given)


def remarks(one: Scene) -> list[str]:
    film = film_of(one, one.views[0], simulate(one), size=(640, 360), fps=5)
    return rate_remarks(one, film)


def test_a_rate_by_another_name_is_refused_with_what_to_do() -> None:
    with pytest.raises(ValueError, match=r"ByLr has no learning_rate, but lr; call it .*keep=\["):
        tuned(scene(SGD(0.01), ByLr(0.01)))


def test_one_with_a_rate_by_another_name_can_be_kept_and_is_told_as_without() -> None:
    found = tuned(scene(SGD(0.01), ByLr(0.01)), rates=[0.01, 0.02], finer=0, keep=["ByLr"])
    assert found.rates_told[1] == "(–)"
    assert found.tuning is not None
    assert found.tuning.note(found.optimizers).endswith("for each, (–): has no constant one")


def test_a_rate_without_a_part_in_the_step_is_any_and_a_line_says_so() -> None:
    found = tuned(scene(SGD(0.01), Unused(0.3)), rates=[0.01, 0.02], finer=1)
    assert found.rates_told[1] == "any"
    assert found.optimizers[1].learning_rate == 0.3
    line = "Unused comes to the same f at every learning rate: has the rate a part in its step?"
    assert remarks(found) == [line]
    assert remarks(replace(found, views=[Sensitivity(rates=[0.1, 0.2])])) == [line]
    assert found.tuning is not None
    assert "any: the same at all" in found.tuning.note(found.optimizers)


def test_a_sensitivity_says_who_has_no_curve_and_whose_is_flat() -> None:
    view = Sensitivity(rates=[0.01, 0.02, 0.05])
    told = remarks(scene(SGD(0.01), ByLr(0.01), Unused(0.3), views=[view]))
    assert [line.partition(" ")[0] for line in told] == ["ByLr", "Unused"]
    assert "no curve; call it learning_rate" in told[0]
    assert "at every learning rate" in told[1]


def test_where_all_rates_do_what_they_are_for_nothing_is_said() -> None:
    view = Sensitivity(rates=[0.01, 0.02])
    assert remarks(tuned(scene(SGD(0.01), views=[view]), rates=[0.01, 0.02], finer=0)) == []


def test_numbers_of_numpy_are_numbers() -> None:
    whole = tuned(scene(SGD(0.01)), rates=[np.float32(0.01), np.int64(1)], finer=np.int64(2))
    same = tuned(scene(SGD(0.01)), rates=[float(np.float32(0.01)), 1], finer=2)
    assert whole.tuning == same.tuning
