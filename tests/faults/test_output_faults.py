"""Outputs that cannot be: refused before the first step is taken, for every kind of file."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from disk import mounted
from marking import MARKING
from trial import Trial

FILMS, STILLS = ("clip.mp4", "clip.gif"), ("clip.png", "clip.svg", "clip.pdf")
WAYS = {name: ("render", name) for name in FILMS} | {name: ("still", name) for name in STILLS}
SMALL = ("--size", "160x90")


def a_folder(path: Path) -> None:
    path.mkdir()


def a_full_device(path: Path) -> None:
    path.symlink_to("/dev/full")


def a_named_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(path))  # the whole path may be too long for a socket


def a_link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def a_link_below_a_file(path: Path) -> None:
    path.symlink_to("../scenes/marked.py/clip.mp4")


IN_THE_WAY = {
    a_folder: "is a folder; the output must be a regular file or a new name$",
    a_full_device: "is a device; the output must be a regular file or a new name$",
    a_named_pipe: "is a named pipe; the output must be a regular file or a new name$",
    a_socket: "is a socket; the output must be a regular file or a new name$",
    a_link_to_itself: "cannot write: Too many levels of symbolic links; choose another place",
    a_link_below_a_file: "cannot write: Not a directory; a part of the path is a file: choose",
}


def refused_before_a_step(trial: Trial, *arguments: str | Path, told: str) -> None:
    trial.refused(*arguments, told=told)
    assert not (trial.folder / "begun").exists()


@pytest.fixture
def marked(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> Trial:
    monkeypatch.chdir(trial.folder)
    trial.scene(MARKING, name="marked")
    (trial.folder / "outputs").mkdir()
    return trial


def test_a_step_leaves_its_mark(marked: Trial) -> None:
    assert marked.run("render", "marked", "-o", "other.mp4", *SMALL).status == 0
    assert (marked.folder / "begun").exists()


def stands_in_the_way(
    trial: Trial, command: str, name: str, make: Callable[[Path], None], told: str
) -> None:
    output = trial.folder / "outputs" / name
    make(output)
    before = output.lstat()
    refused_before_a_step(
        trial, command, "marked", "-o", f"outputs/{name}", told=rf"outputs/{name}: {told}"
    )
    assert (output.lstat().st_ino, output.lstat().st_mode) == (before.st_ino, before.st_mode)
    assert list(output.parent.iterdir()) == [output]


@pytest.mark.parametrize("make", [a_folder, a_link_below_a_file])
def test_what_is_no_file_is_refused_before_a_step(
    marked: Trial, make: Callable[[Path], None]
) -> None:
    stands_in_the_way(marked, "render", "clip.mp4", make, IN_THE_WAY[make])


@pytest.mark.soak
@pytest.mark.parametrize(("command", "name"), WAYS.values(), ids=WAYS)
@pytest.mark.parametrize(("make", "told"), IN_THE_WAY.items())
def test_what_is_no_file_is_refused_before_a_step_for_every_kind(
    marked: Trial, command: str, name: str, make: Callable[[Path], None], told: str
) -> None:
    stands_in_the_way(marked, command, name, make, told)


WORDS = {
    (
        "render",
        "clip.avi",
    ): r"clip.avi: cannot write '.avi'; known formats: .gif .html .mov .mp4 ",
    ("render", "clip"): r"clip: has no suffix; known formats: .gif .html .mov .mp4 ",
    ("render", "clip.svg"): r"clip.svg: is a still; make it with `steepest still`$",
    (
        "render",
        "/dev/full",
    ): r"/dev/full: has no suffix; known formats: .gif .html .mov .mp4 ",
    ("still", "clip.bmp"): r"clip.bmp: cannot write '.bmp'; known formats of stills: ",
    ("still", "clip.mp4"): r"clip.mp4: is a film; make it with `steepest render`$",
    ("render", "clip.mp4/a/b.mp4"): r"clip.mp4/a/b.mp4: .* a part of the path is a file",
    ("render", "x" * 252 + ".mp4"): r"x{252}.mp4: cannot write: File name too long; .* shorter",
    ("still", "x/" * 2100 + "x.png"): r"(x/)+x.png: cannot write: File name too long; .* shorter",
    ("render", "a.mp4", "--size", "161x91"): r"a.mp4: size 161x91: .* even; try 162x92$",
    ("render", "a.gif", "--size", "90000x9"): r"a.gif: size 90000x9: each side .* 32 to 7680 pix",
    ("still", "a.svg", "--size", "2x2"): r"a.svg: size 2x2: each side must be 32 to 7680 pixels$",
    ("render", "a.mp4", "--fps", "0"): r"a.mp4: cannot play 0 frames a second; .* 0.01 to 240$",
    ("render", "a.mp4", "--fps", "nan"): r"a.mp4: cannot play nan frames a second; allowed: ",
    ("render", "a.gif", "--fps", "-1"): r"a.gif: cannot play -1 frames a second; .* above 0, fin",
    ("render", "a.gif", "--fps", "inf"): r"a.gif: cannot play inf frames a second; .* finite$",
}
QUICK = ("clip.avi", "161x91", "nan")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(
            words, told, marks=() if {*words} & {*QUICK} else pytest.mark.soak, id=words[1][-9:]
        )
        for words, told in WORDS.items()
    ],
)
def test_names_sizes_and_rates_that_cannot_be_are_refused_before_a_step(
    marked: Trial, words: tuple[str, ...], told: str
) -> None:
    command, output, *options = words
    refused_before_a_step(marked, command, "marked", "-o", output, *options, told=told)


@pytest.mark.soak
@pytest.mark.parametrize("rate", ["30", "60", "37.5", "0.3"])
def test_a_rate_that_a_gif_cannot_play_is_told_with_the_one_it_plays(
    marked: Trial, rate: str
) -> None:
    ran = marked.run("render", "marked", "-o", "new.gif", "--fps", rate, *SMALL)
    assert ran.status == 0
    assert ran.told.startswith("new.gif: GIF plays ")
    assert ran.told.endswith(f" frames a second, not {rate}\n")


@pytest.mark.parametrize(
    ("command", "name"),
    [
        pytest.param(*way, marks=() if name == "clip.mp4" else pytest.mark.soak, id=name)
        for name, way in WAYS.items()
    ],
)
@pytest.mark.parametrize("below", ["", "deep/er/"])
def test_a_disk_that_cannot_be_written_is_refused_before_a_step(
    marked: Trial, command: str, name: str, below: str
) -> None:
    with mounted(marked.folder / "outputs", "ro,size=64k"):
        output = f"outputs/{below}{name}"
        told = f"{output}: cannot write: Read-only file system; choose a folder that you may write"
        refused_before_a_step(marked, command, "marked", "-o", output, told=told)


def test_a_disk_without_room_for_one_more_file_is_refused_before_a_step(marked: Trial) -> None:
    folder = marked.folder / "outputs"
    with mounted(folder, "nr_inodes=2,size=64k"):
        marked.stands("outputs/clip.mp4")
        told = "outputs/clip.mp4: cannot write: No space left on device; the disk is full: free"
        refused_before_a_step(marked, "render", "marked", "-o", "outputs/clip.mp4", told=told)
        marked.earlier.clear()


def test_a_film_refused_makes_no_folder(marked: Trial) -> None:
    marked.scene(MARKING.replace("def step(", "def missed("), name="wrong")
    marked.refused("render", "wrong", "-o", "deep/er/clip.mp4", told="scenes/wrong.py:")
    assert not (marked.folder / "deep").exists()


def test_a_missing_folder_is_made_and_a_dangling_link_gets_its_file(marked: Trial) -> None:
    (marked.folder / "link.mp4").symlink_to("elsewhere/real.MP4")
    ran = marked.run("render", "marked", "-o", "link.mp4", *SMALL)
    assert ran.status == 0
    assert (marked.folder / "link.mp4").is_symlink()
    assert (marked.folder / "elsewhere" / "real.MP4").stat().st_size > 1000
    marked.left_nothing()


@pytest.mark.soak
@pytest.mark.parametrize("name", ["a b.MP4", "50%03d [x] é 山.gif", "-o.mp4", "x" * 251 + ".mp4"])
def test_a_strange_name_is_only_a_name(marked: Trial, name: str) -> None:
    ran = marked.run("render", "marked", f"--output={name}", *SMALL)
    assert ran.status == 0
    assert (marked.folder / name).stat().st_size > 1000


@pytest.mark.parametrize("stills", [pytest.param((), marks=pytest.mark.soak), ("--stills",)])
def test_a_build_tells_each_output_that_cannot_be_and_makes_the_others(
    marked: Trial, stills: tuple[str, ...]
) -> None:
    bad, good = ("svg", "png") if stills else ("gif", "mp4")
    (marked.folder / "outputs" / f"marked-contour.{bad}").mkdir()
    ran = marked.run("build", *stills, "marked")
    assert ran.status == 1
    assert ran.lines[0].startswith("1 ")
    (line,) = ran.lines[1:]
    assert line.startswith(f"outputs/marked-contour.{bad}: is a folder; the output must be a ")
    assert (marked.folder / "outputs" / f"marked-contour.{good}").stat().st_size > 1000
    marked.left_nothing()
