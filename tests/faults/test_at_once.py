"""Two commands at once on one target, and parts that others left: every film is whole."""

from pathlib import Path

import av
import pytest
from trial import Trial, tiny

pytestmark = pytest.mark.soak
SMALL = ("--size", "160x90")


def is_whole(path: Path, frames: int) -> bool:
    with av.open(path) as film:
        return sum(1 for _ in film.decode(video=0)) == frames


@pytest.mark.parametrize("name", ["new.mp4", "new.gif"])
def test_two_renders_of_one_film_at_once_both_end_well(trial: Trial, name: str) -> None:
    trial.scene(tiny(views="Landscape(turn=90)", duration=2))
    both = [trial.begin("render", "valley", "-o", name, *SMALL, "--fps=10") for _ in range(2)]
    assert [(ran.status, ran.lines) for ran in map(trial.ended, both)] == [(0, [])] * 2
    assert is_whole(trial.folder / name, 20)
    trial.left_nothing()


def test_two_builds_and_a_render_at_once_all_end_well(trial: Trial) -> None:
    trial.scene(tiny(views="Landscape(turn=90)", duration=1))
    film = "outputs/valley-landscape.mp4"
    ways = (("build", "valley"), ("build", "valley"), ("render", "valley", "-o", film))
    three = [trial.begin(*way) for way in ways]
    assert [(ran.status, ran.lines) for ran in map(trial.ended, three)] == [(0, [])] * 3
    assert is_whole(trial.folder / film, 25)
    assert is_whole(trial.folder / "outputs/valley-landscape.gif", 25)
    trial.left_nothing()


def test_parts_of_a_killed_run_are_swept_and_those_of_others_kept(trial: Trial) -> None:
    trial.scene()
    mine, other = trial.stands(".new.mp4.0a1b2c3d.part"), trial.stands(".old.mp4.0a1b2c3d.part")
    assert trial.run("render", "valley", "-o", "new.mp4", *SMALL).status == 0
    assert not mine.exists()
    assert trial.parts() == [other]
