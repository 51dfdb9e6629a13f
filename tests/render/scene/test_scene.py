"""What a scene refuses, and in which words."""

import dataclasses
from typing import Any

import numpy as np
import pytest

from optimizers import SGD, Adam, Momentum
from render import Clock, Contour, Landscape, Scene
from render.scene.themes import DARK, LIGHT
from surfaces import Surface, saddle

PARTS: dict[str, Any] = {
    "title": "A walk",
    "surface": saddle,
    "starts": [(0.5, 0.25), (-0.75, 0.125)],
    "optimizers": [SGD(0.1), Adam(0.1)],
    "steps": 10,
    "views": [Contour()],
}

POLE = Surface(
    name="pole",
    formula="1/x",
    f=lambda x, _: 1 / x,
    df=lambda x, y: (-1 / x**2, 0 * y),
    domain=((-1, 1), (-1, 1)),
)


def scene(**parts: object) -> Scene:
    return Scene(**{**PARTS, **parts})


def faults_of(**parts: object) -> list[str]:
    with pytest.raises(ValueError, match=r".") as error:
        scene(**parts)
    return str(error.value).split("\n")


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ({"surface": "sadle"}, ["surface is 'sadle'", "str", "not a Surface"]),
        ({"surface": None}, ["surface is None", "not a Surface"]),
        (
            {"surface": abs},
            [
                "surface is <built-in function abs>, of type builtin_function_or_method, not a "
                "Surface; make one: Surface(name=…, formula=…, f=…, df=…, domain=…)"
            ],
        ),
        ({"surface": np.eye(2)}, ["of type ndarray, not a Surface"]),
        ({"title": ""}, ["title is ''; it must be a string that is not blank"]),
        ({"title": " \n"}, ["title is ' \\n'"]),
        ({"title": 3}, ["title is 3; it must be a string"]),
        ({"title": None}, ["title is None"]),
        ({"start_outside": "yes"}, ["start_outside is 'yes'; it must be True or False"]),
        ({"start_outside": float("nan")}, ["start_outside is nan"]),
        ({"start_outside": 1}, ["start_outside is 1"]),
        ({"starts": []}, ["starts has shape (0,)", "at least one"]),
        ({"starts": (0.5, 0.25)}, ["starts has shape (2,)", "list of (x, y)"]),
        ({"starts": [(0.5, 0.25, 0)]}, ["starts has shape (1, 3)"]),
        ({"starts": [[(0.5, 0.25)]]}, ["starts has shape (1, 1, 2)"]),
        ({"starts": [(0.5, 0.25), (1,)]}, ["starts is [(0.5, 0.25), (1,)]", "list of (x, y)"]),
        ({"starts": [("a", "b")]}, ["starts is [('a', 'b')]"]),
        ({"starts": [(None, 1)]}, ["starts is [(None, 1)]"]),
        ({"starts": [(1j, 1)]}, ["starts is [(1j, 1)]"]),
        ({"starts": None}, ["starts is None"]),
        ({"starts": [(0.5, float("nan"))]}, ["start (0.5, nan) is not finite"]),
        ({"starts": [(float("inf"), 0)]}, ["start (inf, 0) is not finite"]),
        (
            {"starts": [(5, 1)]},
            ["start (5, 1)", "x ∈ [-1, 1], y ∈ [-1, 1]", "start_outside=True"],
        ),
        ({"starts": [(0, -1.01)]}, ["start (0, -1.01) lies outside the domain"]),
        (
            {"domain": ((0.6, 2), (0, 3)), "starts": [(0.5, 1)]},
            ["start (0.5, 1)", "x ∈ [0.6, 2], y ∈ [0, 3]"],
        ),
        ({"surface": POLE, "starts": [(0, 0.5)]}, ["start (0, 0.5)", "pole is inf there"]),
        ({"starts": [(1e200, 1)], "start_outside": True}, ["saddle is inf there"]),
        ({"steps": 0}, ["steps is 0", "whole number, at least 1"]),
        ({"steps": -3}, ["steps is -3"]),
        ({"steps": 2.5}, ["steps is 2.5"]),
        ({"steps": 3.0}, ["steps is 3.0"]),
        ({"steps": True}, ["steps is True"]),
        ({"steps": "10"}, ["steps is '10'"]),
        ({"steps": float("nan")}, ["steps is nan"]),
        ({"optimizers": []}, ["optimizers is empty"]),
        ({"optimizers": SGD(0.1)}, ["optimizers is SGD(", "not a list"]),
        ({"optimizers": None}, ["optimizers is None"]),
        ({"optimizers": [SGD]}, ["optimizer SGD is a class, not an instance; write SGD(…)"]),
        ({"optimizers": ["SGD"]}, ["optimizer 'SGD' has no start and no step"]),
        (
            {"optimizers": [Momentum(0.1, momentum=lambda t: t / 9)]},
            ["Momentum: momentum at step 9 is 1", "less than 1"],
        ),
        (
            {"optimizers": [SGD(lambda t: 0.5 - t)]},
            ["SGD: learning_rate at step 1 is -0.5", "at least 0 and finite"],
        ),
        ({"views": []}, ["views is empty", "Landscape()"]),
        ({"views": Contour()}, ["views is Contour(", "not a list"]),
        ({"views": [Contour]}, ["view Contour is no view; is it an instance"]),
        ({"views": [Landscape(), "contour"]}, ["view 'contour' is no view"]),
        ({"views": [Contour(8), Contour(9)]}, ["Contour and Contour", "'contour'", "give name="]),
        ({"domain": ((1, 0), (-1, 1))}, ["domain is ((1, 0), (-1, 1))", "lower one first"]),
        ({"domain": ((0, 0), (-1, 1))}, ["domain is ((0, 0), (-1, 1))"]),
        ({"domain": ((float("nan"), 1), (0, 1))}, ["domain is ((nan, 1), (0, 1))", "finite"]),
        ({"domain": (0, 1, 0, 1)}, ["domain is (0, 1, 0, 1)", "((x0, x1), (y0, y1))"]),
        ({"theme": "drak"}, ["theme is 'drak'", "did you mean 'dark'?"]),
        ({"theme": "solarized"}, ["theme is 'solarized'", "known: dark, light"]),
        ({"theme": ["light"]}, ["theme is ['light']"]),
        ({"clock": 10}, ["clock is 10, not a Clock", "Clock(duration=10)"]),
        ({"clock": Clock(pauses={11: 1})}, ["pause at step 11", "steps 0 to 10"]),
        (
            {"clock": Clock(steps_per_second=1e-9)},
            ["steps_per_second is 1e-09", "more than a day"],
        ),
        ({"steps": 10**8}, ["steps is 100 000 000", "at most 10 000 000", "fewer steps"]),
    ],
)
def test_a_fault_is_told_in_one_line_with_what_was_given_and_what_is_allowed(
    parts: dict[str, object], told: list[str]
) -> None:
    (line,) = faults_of(**parts)
    assert [words for words in told if words not in line] == []


def test_all_faults_of_a_scene_are_told_at_once() -> None:
    told = faults_of(
        starts=[(float("nan"), 0), (5, 1), (0, 0)],
        optimizers=[SGD, Adam(0.1), Adam(0.2)],
        steps=10.5,
        views=[Contour(), Contour()],
        theme="lite",
        clock=Clock,
    )
    beginnings = [
        "start (nan, 0) is not finite",
        "start (5, 1) lies outside",
        "steps is 10.5",
        "optimizer SGD is a class",
        "Adam(",
        "views Contour",
        "theme is 'lite'",
        "clock is Clock",
    ]
    assert len(told) == len(beginnings)
    assert [b for b in beginnings if not any(line.startswith(b) for line in told)] == []


def test_surface_domain_and_shape_of_starts_are_told_together() -> None:
    told = faults_of(surface=None, domain=3, starts=3, optimizers=[], views=[])
    assert [line.split()[0] for line in told] == [
        "surface",
        "domain",
        "starts",
        "optimizers",
        "views",
    ]


def test_a_schedule_may_leave_its_range_after_the_scenes_steps() -> None:
    ends = Momentum(lambda t: 1 - t / 10, momentum=lambda t: t / 10)
    assert scene(optimizers=[ends], steps=10).optimizers == (ends,)
    assert len(faults_of(optimizers=[ends], steps=12)) == 2


def test_no_schedule_is_called_for_steps_that_are_too_many() -> None:
    def explodes(step: int) -> float:
        raise AssertionError(step)

    (line,) = faults_of(optimizers=[SGD(explodes)], steps=10**12)
    assert "at most 10 000 000 can be taken" in line


def test_the_memory_of_all_starts_and_optimizers_counts() -> None:
    starts = [(0.5, 0.25)] * 50
    most = 2**30 // (50 * 2 * 24)
    assert scene(steps=most, starts=starts).steps == most
    (line,) = faults_of(steps=most + 1, starts=starts)
    assert "at most 1 GiB is allowed: fewer steps, starts or optimizers" in line


def test_a_start_outside_is_allowed_where_it_is_meant() -> None:
    np.testing.assert_array_equal(scene(starts=[(5, 1)], start_outside=True).starts, [(5, 1)])


def test_starts_on_the_very_edge_lie_inside() -> None:
    corners = [(-1, -1), (1, 1), (-1, 1), (1, -1)]
    np.testing.assert_array_equal(scene(starts=corners).starts, corners)


def test_starts_are_a_copy_that_cannot_be_changed() -> None:
    given = np.array([(0.5, 0.25)])
    kept = scene(starts=given).starts
    given[0] = 9
    np.testing.assert_array_equal(kept, [(0.5, 0.25)])
    with pytest.raises(ValueError, match="read-only"):
        kept[0] = 1  # type: ignore[index]


def test_line_up_and_views_do_not_follow_the_lists_that_were_given() -> None:
    line_up, views = [SGD(0.1)], [Contour()]
    built = scene(optimizers=line_up, views=views)
    line_up.clear()
    views.clear()
    assert built.optimizers == (SGD(0.1),)
    assert built.views == (Contour(),)


def test_a_scene_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        scene().steps = 3  # type: ignore[misc]


def test_the_domain_shown_is_the_surfaces_unless_given() -> None:
    assert scene().shown == saddle.domain
    assert scene(domain=[(-2, 1), (0, 1)]).shown == ((-2.0, 1.0), (0.0, 1.0))


def test_steps_may_be_any_whole_number_type() -> None:
    assert scene(steps=np.int64(7)).steps == 7


def test_the_theme_is_found_by_its_name() -> None:
    assert (scene().look, scene(theme="dark").look) == (LIGHT, DARK)


def test_the_film_lasts_as_the_scenes_clock_says_at_any_rate() -> None:
    declared = scene(clock=Clock(4, fps=10))
    assert len(declared.timeline()) == 40
    assert len(declared.timeline(fps=50)) == 200
