"""What a line-up refuses, and how it calls what is in it."""

from typing import Any

import pytest

from optimizers import SGD, AdaDelta, Adam
from render import Contour, Scene
from render.scene.line_up import line_up_faults
from surfaces import saddle


class Object:
    """No optimizer."""


class Half:
    """An optimizer that stands."""

    step = None

    def start(self, position: Any) -> None: ...


class Lazy(Half):
    """An optimizer without a label."""

    def step(self, gradient: Any, position: Any, state: Any) -> Any: ...


class Walker(Lazy):
    """An optimizer with a label of its own."""

    def __init__(self, label: Any) -> None:
        self.label = label


class Unread(Lazy):
    """An optimizer whose label lacks @property."""

    def label(self) -> str:
        return "Unread"


def line_up(*optimizers: Any) -> Scene:
    return Scene("A walk", saddle, [(0.5, 0.25)], optimizers, 3, [Contour()])


@pytest.mark.parametrize(
    ("optimizers", "told"),
    [
        ([SGD], "optimizer SGD is a class, not an instance; write SGD(…)"),
        (["SGD"], "optimizer 'SGD' has no start and no step"),
        ([abs], "optimizer <built-in function abs> has no start and no step"),
        ([Object()], "optimizer Object has no start and no step"),
        ([Half()], "optimizer Half has no step"),
        ([Walker(3)], "Walker: label is 3, not a word"),
        ([Walker(None)], "Walker: label is None, not a word"),
        ([Walker(" ")], "Walker: label is empty"),
        ([Unread()], "Unread: label is a method, not a word; a property?"),
        ([SGD(0.1), SGD(0.2)], "SGD(0.1) and SGD(0.2) are both labelled 'SGD'; give label="),
        (
            [Adam(1e-3), AdaDelta(label="Adam")],
            "Adam(0.001) and AdaDelta(1) are both labelled 'Adam'; give label=",
        ),
        (
            [SGD(lambda _: 0.1), Walker("SGD")],
            "SGD and Walker are both labelled 'SGD'; give label=",
        ),
        ([Lazy(), Walker("Lazy")], "Lazy and Walker are both labelled 'Lazy'; give label="),
    ],
)
def test_a_fault_of_the_line_up_is_told_in_one_line_by_the_scene(
    optimizers: list[Any], told: str
) -> None:
    with pytest.raises(ValueError, match=r".") as error:
        line_up(*optimizers)
    assert str(error.value) == told


def test_all_faults_are_told_and_every_pair_of_one_label() -> None:
    walkers = [SGD(0.1), Unread(), SGD(0.2), Half(), SGD(0.3), Walker(" ")]
    assert len(line_up_faults(walkers, steps=1)) == 6


def test_an_own_optimizer_without_a_label_goes_by_its_class() -> None:
    assert line_up(SGD(0.1), Lazy()).labels == ("SGD", "Lazy")


class Stand(Lazy):
    """One that stands for another's walk, and takes its colour."""

    def __init__(self, kind: Any, label: str) -> None:
        self.kind = kind
        self.label = label


def test_a_member_takes_the_colour_of_the_class_that_it_names() -> None:
    scene = line_up(Stand("Adam", "one"), Adam(0.1), SGD(0.1), Stand("SGD", "two"))
    look = scene.look
    assert scene.colours == tuple(look.colours_of(["Adam", "Adam", "SGD", "SGD"]))
    assert scene.colours[0] == look.paths["Adam"]
    assert len(set(scene.colours)) == 4


@pytest.mark.parametrize("kind", [None, 3, Adam])
def test_what_names_no_class_takes_its_own_classs_colour(kind: Any) -> None:
    scene = line_up(Adam(0.1), Stand(kind, "own"))
    assert scene.colours == tuple(scene.look.colours_of(["Adam", "Stand"]))
