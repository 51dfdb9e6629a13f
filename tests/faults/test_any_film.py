"""Any scene that is declared becomes a film, or is refused in a sentence of our own."""

import warnings
from typing import Any

import numpy as np
import pytest
from anything import parts, sizes
from hypothesis import HealthCheck, given, settings

from render import Scene, simulate
from render.film.film import Film
from render.film.filming import film_of

LATER = (
    "Curves: ",
    "Stability: ",
    "surface ",
    "formula ",
    "panels leave one of them",
    "which the font lacks",
    "cannot be set",
)
"""What is told once the film is set up: it hangs on the size, or needs the whole ground."""


def film_or_refusal(declared: dict[str, Any], size: tuple[int, int]) -> Film | None:
    try:
        scene = Scene(**declared)
    except ValueError as refused:
        told = str(refused)
        assert told.strip()
        return None
    trajectories = simulate(scene)
    try:
        return film_of(scene, scene.views[0], trajectories, size=size, fps=scene.clock.fps)
    except ValueError as refused:
        told = str(refused)
    assert any(words in told for words in LATER), told
    return None


def holds(declared: dict[str, Any], size: tuple[int, int]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        film = film_or_refusal(declared, size)
        if film is None:
            return
        for frame in {0, len(film) // 2, len(film) - 1}:
            drawn = film[frame]
            assert drawn.dtype == np.uint8
            assert drawn.shape == (size[1], size[0], 3)
            assert (film[frame] == drawn).all()


@settings(derandomize=True, deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(parts(), sizes)
def test_any_scene_is_filmed_or_refused_in_our_own_words(
    declared: dict[str, Any], size: tuple[int, int]
) -> None:
    holds(declared, size)


@pytest.mark.soak
@settings(
    derandomize=True, deadline=None, max_examples=1500, suppress_health_check=list(HealthCheck)
)
@given(parts(), sizes)
def test_any_of_many_scenes_is_filmed_or_refused_in_our_own_words(
    declared: dict[str, Any], size: tuple[int, int]
) -> None:
    holds(declared, size)
