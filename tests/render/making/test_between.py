"""A part of a film shows what the whole film shows there."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from render.encode import Reordered
from render.film.filming import film_of
from render.jobs.progress import Silent
from render.loading.load import load
from render.making.between import frames_between
from render.making.make import make
from render.making.playback import Playback
from render.making.recipe import recipe_in
from render.making.wanted import Wanted
from render.scene.timeline import Timeline
from render.simulation.simulate import simulate

TIMELINE = Timeline(steps=100, fps=10, duration=14, hold_start=2, hold_end=2)
"""Twenty frames stand, a hundred walk a step each, nineteen or twenty stand again."""


def test_a_step_stands_for_the_first_frame_that_shows_it() -> None:
    frames = frames_between(TIMELINE, 40, 60)
    assert TIMELINE.step(frames[0] - 1) < 40 <= TIMELINE.step(frames[0]) < 41
    assert 60 <= TIMELINE.step(frames[-1]) < 61


def test_what_is_not_said_is_the_whole_film_with_its_holds() -> None:
    assert frames_between(TIMELINE, 0.0, 1.0) == range(140)
    assert frames_between(TIMELINE, 0, 1.0) == range(140)
    assert frames_between(TIMELINE, 0.0, 100)[-1] == TIMELINE.walked < 139
    assert frames_between(replace(TIMELINE, duration=0.1), 0.0, 1.0) == range(1)


def test_parts_meet_in_the_frame_that_they_share() -> None:
    whole: list[int] = []
    for begin, end in ((0.0, 0.123456789), (0.123456789, 0.5), (0.5, 1.0)):
        part = frames_between(TIMELINE, begin, end)
        assert not whole or part[0] == whole[-1]
        whole += part if not whole else part[1:]
    assert whole == list(range(140))


@pytest.mark.parametrize(
    ("begin", "end", "told"),
    [
        (101, 1.0, "--from 101: the scene has steps 0 to 100"),
        (0.0, 101, "--to 101: the scene has steps 0 to 100"),
        (60, 40, "--to must be the later"),
        (0.5, 0.5, "--to must be the later"),
        (0.0, 0, "--to must be the later"),
    ],
)
def test_a_part_that_is_none_is_refused(begin: float, end: float, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        frames_between(TIMELINE, begin, end)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> object:
    path = tmp_path_factory.mktemp("scene") / "bowl.py"
    path.write_text(
        "from optimizers import SGD\nfrom render import Clock, Contour, Scene\n"
        "from surfaces import sphere\n"
        "scene = Scene(title='Bowl', surface=sphere, starts=[(0.5, 0.2)], optimizers=[SGD(0.1)],\n"
        "    steps=12, views=[Contour()], captions='events', clock=Clock(duration=2, fps=10,\n"
        "    hold_start=0.2, hold_end=0.4))\n"
    )
    return load(str(path))


def test_a_frame_of_a_part_is_that_of_the_whole(loaded) -> None:
    scene = loaded.scene
    film = film_of(scene, scene.views[0], simulate(scene), size=(160, 90), fps=10)
    part = Reordered(film, range(5, 9))
    assert (len(part), part.size, part.fps) == (4, (160, 90), 10)
    assert (part.colours, part.transparent) == (film.colours, False)
    assert np.array_equal(part[0], film[5])
    assert np.array_equal(part[-1], film[8])
    with pytest.raises(IndexError):
        part[4]


def test_a_film_of_a_part_says_so_in_its_recipe(loaded, tmp_path: Path, capsys) -> None:
    output = tmp_path / "part.gif"
    make(
        loaded,
        output,
        wanted=Wanted(size=(160, 90)),
        playback=Playback(begin=3, end=0.75),
        progress=Silent(),
    )
    command = " ".join(recipe_in(output).command)
    assert command.endswith("--from 3 --to 0.750000000000")
    frames = len(frames_between(loaded.scene.timeline(fps=10), 3, 0.75))
    assert f"{frames} frames" in capsys.readouterr().out


def test_a_whole_films_recipe_does_not_speak_of_parts(loaded, tmp_path: Path) -> None:
    make(loaded, tmp_path / "whole.gif", wanted=Wanted(size=(160, 90)), progress=Silent())
    assert "--from" not in recipe_in(tmp_path / "whole.gif").command
