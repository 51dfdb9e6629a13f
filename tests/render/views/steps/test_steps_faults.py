"""What is wrong with a vector diagram, told when it or its scene is declared."""

from dataclasses import replace

import pytest

from render import Contour, Scene, Steps, simulate
from render.scene.view import Box
from scenes.vector_diagram import scene as declared


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"of": 3}, "Steps: of is 3; it must be the label of an optimizer"),
        ({"zoom": 0}, "Steps: zoom is 0; it must be a number greater than 0"),
        ({"zoom": -1.5}, "zoom is -1.5"),
        ({"zoom": float("inf")}, "zoom is inf"),
        ({"zoom": float("nan")}, "zoom is nan"),
        ({"zoom": 10**400}, "zoom is 1000"),
        ({"zoom": "wide"}, "zoom is 'wide'"),
        ({"zoom": True}, "zoom is True"),
    ],
)
def test_what_is_no_label_and_no_width_is_refused(options, told) -> None:
    with pytest.raises(ValueError, match=told):
        Steps(**options)


def test_both_faults_of_a_view_are_told_together() -> None:
    with pytest.raises(ValueError, match=r"of is 3.*\n.*zoom is 0"):
        Steps(3, zoom=0)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "view",
    [Steps("Nestrov"), Contour() | Steps("Nestrov"), Contour() / (Contour() | Steps("Nestrov"))],
)
def test_a_label_that_the_line_up_lacks_is_told_when_the_scene_is_declared(view) -> None:
    with pytest.raises(
        ValueError, match=r"^Steps: no optimizer 'Nestrov'; did you mean 'Nesterov'"
    ):
        replace(declared, views=[view])


def test_a_fault_is_told_once_and_after_those_of_the_scene_itself() -> None:
    twice = [Steps("Lion") | Steps("Lion")]
    with pytest.raises(ValueError, match="known: Momentum, Nesterov") as caught:
        replace(declared, views=twice)
    assert len(str(caught.value).splitlines()) == 1
    with pytest.raises(ValueError, match=r"^steps is 0; it must be a whole number, at least 1$"):
        replace(declared, views=twice, steps=0)


@pytest.mark.parametrize("zoom", [1e-9, 1e6])
def test_a_window_far_smaller_or_larger_than_the_domain_is_refused(zoom: float) -> None:
    with pytest.raises(ValueError, match=r"zoom is .*; in a domain 4 wide it must be 4e-06 to 400"):
        replace(declared, views=[Steps(zoom=zoom)])


def test_a_view_refuses_a_scene_that_lacks_its_walker_as_well() -> None:
    with pytest.raises(ValueError, match="no optimizer 'Adma'"):
        Steps("Adma").stage(declared, simulate(declared), Box(0, 0, 300, 200), scale=0.5)


def test_any_view_may_tell_its_faults() -> None:
    class Picky(Contour):
        def faults(self, scene: Scene) -> list[str]:
            return [f"Picky: {scene.title!r} is no title for me"]

    with pytest.raises(ValueError, match="is no title for me"):
        replace(declared, views=[Contour(name="plain"), Picky()])
