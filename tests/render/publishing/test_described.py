"""What is said of a scene, in words and numbers."""

import json
from pathlib import Path

import pytest

from render.jobs.progress import Silent
from render.loading.load import load
from render.loading.scene_code import SceneError
from render.publishing.alternative import alternative
from render.publishing.chapters import chapters
from render.publishing.described import described
from render.publishing.describing import described_apart
from render.publishing.description import Description

SCENE = '''"""Two ways down.

More of it, on
two lines.
"""

import numpy as np
from optimizers import SGD, Adam
from render import Contour, Scene, Sweep
from surfaces import sphere


class Home:
    """θ ← 0.

    In one step.
    """

    label = "Home, at once"

    def __init__(self, learning_rate=1.0):
        self.learning_rate = learning_rate

    def start(self, position):
        return None

    def step(self, gradient, position, state):
        return np.zeros_like(position), state


scene = Scene(
    title=r"Rates of $\\eta = 10^{-2}$",
    surface=sphere,
    starts=[(0.5, 0.25)],
    optimizers=[SGD(0.01), Home(), SGD(3.0, label="SGD, far too fast")],
    steps=8,
    views=[Contour()],
    MORE
)
'''


@pytest.fixture
def make_scene(tmp_path: Path) -> object:
    def make(more: str = "", name: str = "two_ways") -> Path:
        path = tmp_path / f"{name}.py"
        path.write_text(SCENE.replace("\\\\", "\\").replace("MORE", more), encoding="utf-8")
        return path

    return make


def test_a_scene_is_told_in_words(make_scene) -> None:
    told = described(load(str(make_scene())))
    assert told.title == "Rates of η = 10⁻²"
    assert told.about == "Two ways down.\nMore of it, on two lines."
    assert (told.surface, told.formula, told.equation) == ("sphere", "x^2 + y^2", "x² + y²")
    assert [walker.rule for walker in told.walkers][:2] == ["θ ← θ − η∇f(θ).", "θ ← 0."]
    assert [walker.end for walker in told.walkers] == [("wandering",), ("converged",), ("left",)]
    assert len({walker.colour for walker in told.walkers}) == 3
    assert told.seconds == 10
    assert told.happenings
    assert all(0 <= one.begin < one.end <= told.seconds for one in told.happenings)


def test_its_text_says_who_walks_where_and_how_it_ends(make_scene) -> None:
    text = alternative(described(load(str(make_scene()))))
    assert text.startswith(
        "Rates of η = 10⁻². SGD; Home, at once and SGD, far too fast walk 8 steps down "
        "f(x, y) = x² + y² (sphere), from (0.5, 0.25). "
    )
    assert text.endswith(
        "In the end Home, at once is at a minimum, or where it is flat, SGD, far too fast is "
        "outside the picture and SGD is still on the way."
    ), text


def test_a_sweep_is_told_by_its_values_and_the_captions_written_for_it(make_scene) -> None:
    told = described(
        load(str(make_scene("sweep=Sweep(learning_rate=[0.1, 0.2]), captions={4: 'Half way'},")))
    )
    assert told.swept == ("η = 0.1", "η = 0.2")
    assert [happening.sentence for happening in told.happenings] == ["Half way"]
    assert told.happenings[0].step == 4
    text = alternative(told)
    assert "Once each for η = 0.1, η = 0.2. Half way." in text
    assert "In the end" not in text


def test_chapters_go_from_one_happening_to_the_next_and_cover_the_film(make_scene) -> None:
    told = described(load(str(make_scene("captions={0: 'A < B & C', 4: 'Half way'},"))))
    cues = chapters(told).split("\n\n")
    assert cues[0] == "WEBVTT"
    times = [cue.splitlines()[0].split(" --> ") for cue in cues[1:]]
    assert times[0][0] == "00:00:00.000"
    assert [end for _, end in times[:-1]] == [begin for begin, _ in times[1:]]
    assert times[-1][1] == "00:00:10.000"
    assert "A &lt; B &amp; C" in chapters(told)


def test_a_description_goes_through_a_pipe_and_nothing_strange_is_taken_for_one(
    make_scene,
) -> None:
    told = described(load(str(make_scene())))
    message = json.loads(json.dumps(told.message()))
    assert Description.of(message) == told
    for name in message:
        for strange in (None, 7.5 if isinstance(message[name], str) else "seven", [[None]]):
            assert Description.of({**message, name: strange}) is None, (name, strange)
    assert Description.of({}) is None
    assert Description.of(None) is None


def test_several_are_described_apart_and_what_fails_is_told_with_its_place(
    make_scene, tmp_path: Path
) -> None:
    good, other = make_scene(), make_scene(name="other")
    found = described_apart([good, other], walks=tmp_path / "walks", progress=Silent())
    assert [one.name for one in found] == ["two_ways", "other"]
    assert len(list((tmp_path / "walks").glob("*.npz"))) == 1  # both walk the same way
    bad = tmp_path / "bad.py"
    bad.write_text("1 / 0\n")
    with pytest.raises(SceneError, match=r"bad\.py:1: ZeroDivisionError"):
        described_apart([good, bad], progress=Silent())
