"""Scenes that are wrong, each met by the command: refused in one line, and nothing else changes."""

import pytest
from trial import Trial, tiny

SCENES = {
    "1 steps": (
        tiny().replace("steps=4", "steps=0"),
        r"scenes/valley.py:6: steps is 0; it must be a whole number, at least 1$",
    ),
}


@pytest.mark.parametrize(("source", "told"), SCENES.values(), ids=SCENES)
def test_a_wrong_scene_is_refused_in_one_line(trial: Trial, source: str, told: str) -> None:
    trial.scene(source)
    trial.refused("render", "valley", "-o", "clip.mp4", told=told)
