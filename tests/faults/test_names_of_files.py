"""Files of any name: exactly that one is made and told in a legible line, or it is refused."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sources import scene
from trial import Trial

from render.loading.load import find
from render.loading.scene_code import SceneError
from render.messages.wording import legible

QUICK = ["-x.gif", "%03d.gif", "\u202efig.gif", b"\xff.gif"]
MORE = ["--here.mp4", "file:x.mp4", "pipe:1.mp4", "concat:a|b.mp4", " '\".gif", "é.GIF"]


def names(trial: Trial) -> set[bytes]:
    return {os.fsencode(path.name) for path in trial.folder.iterdir()}


def made_alone(trial: Trial, name: str | bytes) -> None:
    trial.scene(scene())
    before = names(trial)
    ran = trial.run("render", "valley", "-o", os.fsdecode(name), "--size", "64x36")
    assert (ran.status, ran.told) == (0, "")
    assert names(trial) - before == {os.fsencode(name)}
    assert ran.said.removesuffix("\n").isprintable()


@pytest.mark.parametrize("name", QUICK, ids=ascii)
def test_a_film_of_an_odd_name_is_made_under_it_alone(trial: Trial, name: str | bytes) -> None:
    made_alone(trial, name)


@pytest.mark.soak
@pytest.mark.parametrize("name", MORE, ids=ascii)
def test_a_film_of_any_odd_name_is_made_under_it_alone(trial: Trial, name: str | bytes) -> None:
    made_alone(trial, name)


@pytest.mark.parametrize("name", ["a\nb.mp4", "\x1b[2J.mp4", "\u2028.gif", "\x85.gif"], ids=ascii)
def test_a_control_character_in_a_name_is_refused(trial: Trial, name: str) -> None:
    trial.scene(scene())
    told = r".*has a control character; choose another name$"
    trial.refused("render", "valley", "-o", name, told=told)


def test_a_scene_that_is_no_regular_file_is_told_what_it_is(trial: Trial) -> None:
    scenes = trial.scene(scene()).parent
    os.mkfifo(scenes / "pipe.py")
    (scenes / "null.py").symlink_to("/dev/null")
    (scenes / "loop.py").symlink_to("loop.py")
    (scenes / "none.py").symlink_to("nothing")
    for name, told in {
        "pipe": "is a named pipe, not a scene file",
        "null": "is a device, not a scene file",
        "loop": "cannot be read: too many levels of symbolic links",
        "none": "cannot be read: a link to nothing",
    }.items():
        asked = name if name in {"pipe", "loop"} else f"scenes/{name}.py"
        trial.refused("render", asked, "-o", "clip.mp4", told=f"scenes/{name}.py: {told}$")


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.text(max_size=80))
def test_any_line_is_told_without_a_character_that_a_terminal_acts_on(line: str) -> None:
    told = legible(line)
    assert told.replace("\t", "").isprintable()
    assert len(told.splitlines()) <= 1


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.binary(min_size=1, max_size=60).filter(lambda name: b"\0" not in name))
def test_any_name_of_a_scene_that_is_not_there_is_refused_in_one_line(name: bytes) -> None:
    with pytest.raises(SceneError) as refused:
        find(f"{os.fsdecode(name)}/nosuch.py")
    assert len(str(refused.value).splitlines()) == 1


def test_views_cannot_lead_out_of_the_folder_of_outputs(trial: Trial) -> None:
    trial.scene(scene(views="[Contour(name='../clip')]"))
    trial.refused("render", "valley", "-o", "clip.mp4", told=r".*view name '\.\./clip' must be of")
    assert trial.run("build", "valley").status == 1
    assert not (trial.folder / "outputs").exists()
    trial.left_nothing()
