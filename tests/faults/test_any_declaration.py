"""Any value in any field of any declaration: taken, or refused in sentences of our own."""

from pathlib import Path
from traceback import walk_tb
from typing import Any

import pytest
from anything import anything
from declarations import FIELDS, SCENE, in_scene
from hypothesis import HealthCheck, given, settings

from render import Curves, Scene, simulate
from render.film.filming import film_of

ROOT = Path(__file__).parents[2]


def refused_or_made(kind: Any, sound: dict[str, Any], field: str, value: object) -> Scene | None:
    """A scene with the value in its place; None where our own code raised ValueError."""
    try:
        return Scene(**{**SCENE, **in_scene(kind(**{**sound, field: value}))})
    except ValueError as error:
        raised_in = [frame.f_code.co_filename for frame, _ in walk_tb(error.__traceback__)][-1]
        told = str(error)
    assert Path(raised_in).is_relative_to(ROOT), f"{kind.__name__}.{field}: {told}"
    assert told.strip()
    return None


def drawn(scene: Scene) -> None:
    """Draws the last frame, unless our own code refuses what only then can be known."""
    try:
        film = film_of(scene, scene.views[0], simulate(scene), size=(64, 64), fps=25)
    except ValueError as error:
        raised_in = [frame.f_code.co_filename for frame, _ in walk_tb(error.__traceback__)][-1]
    else:
        assert film[len(film) - 1].shape == (64, 64, 3)
        return
    assert Path(raised_in).is_relative_to(ROOT)


@settings(derandomize=True, deadline=None, max_examples=25)
@given(anything)
def test_any_value_in_any_field_is_taken_or_refused_in_our_own_words(value: object) -> None:
    for kind, sound, field in FIELDS:
        refused_or_made(kind, sound, field, value)


@pytest.mark.soak
@settings(
    derandomize=True, deadline=None, max_examples=200, suppress_health_check=list(HealthCheck)
)
@given(anything)
def test_any_value_that_is_taken_can_be_drawn(value: object) -> None:
    for kind, sound, field in FIELDS:
        scene = refused_or_made(kind, sound, field, value)
        if scene is not None and len(scene.timeline()) < 300:
            drawn(scene)


def test_limits_of_any_iterable_are_kept_as_two_floats() -> None:
    scene = Scene(**{**SCENE, "views": [Curves("value", limits={1: "low", 2: "high"})]})  # type: ignore[arg-type]
    assert scene.views[0].limits == (1.0, 2.0)
    drawn(scene)


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("Theme", "ramp", None),
        ("Theme", "ground", ()),
        ("Theme", "paths", ["#000000"]),
        ("Theme", "spare", 3),
        ("Panels", "views", None),
        ("Panels", "ratios", 2**63),
        ("Panels", "stacked", "yes"),
        ("Panels", "label", 3),
        ("Contour", "scale", []),
        ("Contour", "name", None),
        ("Landscape", "height", []),
        ("Landscape", "azimuth", 10**400),
        ("Curves", "limits", (0, 10**400)),
    ],
    ids=lambda part: f"{part!r:.20}",
)
def test_a_value_of_another_type_is_refused_with_its_field(
    kind: str, field: str, value: object
) -> None:
    ((made, sound),) = {id(k): (k, s) for k, s, _ in FIELDS if k.__name__ == kind}.values()
    with pytest.raises(ValueError, match=rf"{field}|name") as refused:
        Scene(**{**SCENE, **in_scene(made(**{**sound, field: value}))})
    assert len(str(refused.value).splitlines()) == 1
