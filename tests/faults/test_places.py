"""Places and names that cannot be: a folder that has gone, names that are too long."""

import subprocess
import sys

import pytest
from trial import Trial

LONG = "x" * 5000
ACCENTS = "é" * 140


def in_a_folder_that_has_gone(trial: Trial, *arguments: str) -> subprocess.CompletedProcess[str]:
    line = f'mkdir gone; cd gone; rmdir ../gone; exec "{sys.executable}" -P -m render "$@"'
    return subprocess.run(
        ["sh", "-c", line, "sh", *arguments],
        cwd=trial.folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("command", ["list", "build", "still", "remake"])
def test_a_current_folder_that_has_gone_is_told(trial: Trial, command: str) -> None:
    path = str(trial.scene())
    output = ["-o", "/nowhere/a.png"] if command == "still" else []
    ran = in_a_folder_that_has_gone(trial, command, path, *output)
    assert ran.returncode == 1
    assert ran.stderr == "the current folder has been deleted; cd elsewhere\n"


NO_SCENE = r"no scene 'x{50} … x{50}'; known: "

WORDS = {
    "name": (("render", LONG, "-o", "a.mp4"), NO_SCENE),
    "path": (("render", f"{LONG}.py", "-o", "a.mp4"), r"no scene file 'x{50} … x{47}\.py'$"),
    "build": (("build", LONG), NO_SCENE),
    "list": (("list", LONG), NO_SCENE),
    "remake": (("remake", LONG), r"no file 'x{50} … x{50}'$"),
    "a bare suffix": (("render", ".py", "-o", "a.mp4"), r"\.py: has no name before \.py; a scene "),
    "a link to itself": (("remake", "ring.svg"), r"ring\.svg: cannot be read: too many levels of "),
    "a link to nothing": (
        ("remake", "loose.svg"),
        r"loose\.svg: cannot be read: a link to nothing",
    ),
}


@pytest.mark.parametrize(("words", "told"), WORDS.values(), ids=WORDS)
def test_a_name_that_cannot_be_is_told_in_a_short_line(
    trial: Trial, words: tuple[str, ...], told: str
) -> None:
    (trial.folder / ".py").write_text("")
    (trial.folder / "ring.svg").symlink_to("ring.svg")
    (trial.folder / "loose.svg").symlink_to("nowhere.svg")
    trial.refused(*words, told=told)


def test_a_folder_of_outputs_too_long_is_told_by_each_film(trial: Trial) -> None:
    trial.scene()
    ran = trial.run("build", "valley", "--outputs", ACCENTS)
    assert ran.status == 1
    heading, line = ran.lines
    assert heading == "0 films made, 0 up to date; not made:"
    assert line.endswith(".gif: cannot write: File name too long; choose a shorter name")
    trial.left_nothing()
