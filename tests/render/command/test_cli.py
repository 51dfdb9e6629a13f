import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from probe import pictures

from render.command.cli import steepest
from render.encode import FORMATS

pytestmark = pytest.mark.commands

Write = Callable[[str, str], Path]
Tiny = Callable[..., str]


def run(*arguments: str) -> Result:
    here = ["--here"] if arguments[0] in {"render", "still", "frames"} else []
    return CliRunner().invoke(steepest, [*arguments, *here], prog_name="steepest")


@pytest.fixture
def unsimulated(monkeypatch: pytest.MonkeyPatch) -> None:
    def simulate(*_: Any, **__: Any) -> None:
        raise AssertionError("simulated before everything was checked")

    # `render.simulate` is the function by now, and its module stands behind it.
    monkeypatch.setattr(sys.modules["render.simulation.simulate"], "simulate", simulate)


@pytest.mark.parametrize("suffix", [kind.suffix for kind in FORMATS])
def test_render_makes_a_film_and_tells_it_in_one_line(
    write: Write, tiny: Tiny, suffix: str
) -> None:
    write("valley", tiny())
    output = f"out put/välley{suffix}"
    result = run("render", "valley", "-o", output, "--size", "160x90")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith(f"{output}  160 × 90, 5 frames, 0.2 s, ")
    assert result.stdout.endswith(" kB\n")
    assert result.stderr == ""
    alike = suffix == ".webp"  # two are, and one of them is shown so much longer
    assert len(pictures(Path(output))) == 5 - alike
    assert len(list(Path(output).parent.iterdir())) == 1


def test_view_is_chosen_by_name_and_is_the_first_otherwise(write: Write, tiny: Tiny) -> None:
    write("valley", tiny(views="Contour(), Landscape()", duration=0.04))
    for output, view in (("one.gif", ""), ("two.gif", "contour"), ("three.gif", "landscape")):
        chosen = ("--view", view) if view else ()
        assert run("render", "valley", "-o", output, "--size", "160x90", *chosen).exit_code == 0
    one, two, three = (Path(f"{name}.gif").read_bytes() for name in ("one", "two", "three"))
    assert one == two != three


def test_rate_that_a_format_cannot_play_is_replaced_and_told(write: Write, tiny: Tiny) -> None:
    write("valley", tiny())
    result = run("render", "valley", "-o", "clip.gif", "--size", "160x90", "--fps", "30")
    assert result.exit_code == 0
    assert result.stderr == "clip.gif: GIF plays 25 frames a second, not 30\n"
    assert "5 frames, 0.2 s" in result.stdout


@pytest.mark.usefixtures("unsimulated")
@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (
            ["valley", "-o", "clip.avi"],
            "clip.avi: cannot write '.avi'; known formats: .gif .html .mov .mp4 .png .webm .webp",
        ),
        (
            ["valley", "-o", "clip"],
            "clip: has no suffix; known formats: .gif .html .mov",
        ),
        (
            ["valley", "-o", ".mp4"],
            ".mp4: has no suffix; known formats: .gif .html .mov",
        ),
        (["valley", "-o", ""], "has no suffix; known formats: .gif .html .mov"),
        (
            ["valley", "-o", "clip.mp4", "--view", "contuor"],
            "scenes/valley.py: no view 'contuor'; did you mean 'contour'?",
        ),
        (["valley", "-o", "clip.mp4", "--size", "641x360"], "642x360"),
        (["valley", "-o", "clip.mp4", "--size", "999999x999998"], "clip.mp4: size 999999x999998"),
        (["valley", "-o", "clip.mp4", "--size", "2x2"], "clip.mp4: size 2x2"),
        (["valley", "-o", "clip.mp4", "--fps", "0"], "clip.mp4: cannot play 0 frames a second"),
        (["valley", "-o", "clip.mp4", "--fps", "-5"], "clip.mp4: cannot play -5 frames a second"),
        (["valley", "-o", "clip.gif", "--fps", "nan"], "clip.gif: cannot play nan frames a second"),
        (["valley", "-o", "clip.gif", "--fps", "inf"], "clip.gif: cannot play inf frames a second"),
        (["vallei", "-o", "clip.gif"], "no scene 'vallei'; did you mean 'valley'"),
    ],
)
def test_fault_is_told_in_one_line_before_anything_is_simulated(
    write: Write, tiny: Tiny, arguments: list[str], fault: str
) -> None:
    write("valley", tiny())
    result = run("render", *arguments)
    assert result.exit_code == 1
    assert fault in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""
    assert [path.name for path in Path().iterdir()] == ["scenes"]


@pytest.mark.parametrize("size", ["12", "0x0", "160x", "-2x2", "1e3x2", "160x90x3"])
def test_size_that_is_none_is_wrong_usage(write: Write, tiny: Tiny, size: str) -> None:
    write("valley", tiny())
    result = run("render", "valley", "-o", "clip.mp4", f"--size={size}")
    assert result.exit_code == 2
    assert f"{size!r} is no size" in result.stderr


def test_folder_as_output_is_refused(write: Write, tiny: Tiny) -> None:
    write("valley", tiny())
    Path("clip.mp4").mkdir()
    result = run("render", "valley", "-o", "clip.mp4", "--size", "160x90")
    assert result.exit_code == 1
    assert result.stderr.startswith("clip.mp4: is a folder")


def test_a_film_of_one_frame_is_told_as_one(write: Write, tiny: Tiny) -> None:
    write("valley", tiny(duration=0.04))
    result = run("render", "valley", "-o", "clip.gif", "--size", "160x90")
    assert " 1 frame, " in result.stdout


def test_each_command_is_told_in_a_line_that_is_not_cut() -> None:
    commands = run("--help").stdout.partition("Commands:\n")[2].splitlines()
    names = [
        "build",
        "check",
        "compare",
        "completion",
        "deck",
        "embed",
        "frames",
        "gallery",
        "info",
        "list",
        "preview",
        "remake",
        "render",
        "simulate",
        "still",
        "try",
    ]
    assert [line.split()[0] for line in commands] == names
    assert all(line.endswith(".") and not line.endswith("...") for line in commands)


def test_walker_that_fails_in_mid_scene_is_told_with_the_scene(write: Write, tiny: Tiny) -> None:
    source = tiny() + "object.__setattr__(scene.optimizers[0], 'step', lambda *_: (_[1][:0], _[2]))"
    write("valley", source)
    result = run("render", "valley", "-o", "clip.mp4", "--size", "160x90")
    assert result.exit_code == 1
    assert result.stderr.startswith("scenes/valley.py: ")
    assert not Path("clip.mp4").exists()


def test_list_tells_titles_and_views_and_fails_for_a_scene_that_does(
    write: Write, tiny: Tiny
) -> None:
    write("valley", tiny(views="Contour(), Landscape()"))
    result = run("list")
    assert result.exit_code == 0
    listed = [line.split(maxsplit=1) for line in result.stdout.splitlines()]
    assert ["saddle", "Leaving a saddle  (landscape, contour, panels)"] in listed
    assert ["valley", "A tiny film  (contour, landscape)"] in listed
    assert listed == sorted(listed)
    write("bad", "import foo_bar")
    result = run("list", "valley", "bad")
    assert result.exit_code == 1
    assert "  A tiny film" in result.stdout
    assert result.stderr.startswith("scenes/bad.py:1: ModuleNotFoundError")


def test_module_is_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "render", "--help"], capture_output=True, check=True, text=True
    )
    assert done.stdout == run("--help").stdout
    assert done.stdout.startswith("Usage: steepest ")


def test_command_starts_without_anything_that_draws_or_encodes() -> None:
    heavy = {"matplotlib", "numba", "imageio", "imageio_ffmpeg", "rich", "PIL"}
    code = f"import sys, render.command.cli; print(*({heavy!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout == "\n"


@pytest.mark.parametrize(
    "arguments", [["list", "valley"], ["render", "valley", "-o", "clip.gif", "--size", "160x90"]]
)
def test_closed_standard_output_is_no_traceback(
    write: Write, tiny: Tiny, arguments: list[str]
) -> None:
    write("valley", tiny())
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "render", *arguments],
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)
    assert done.returncode == 1
    assert done.stderr == b""


def test_a_command_whose_standard_error_is_closed_still_makes_its_film(
    write: Write, tiny: Tiny
) -> None:
    write("quiet", tiny())
    line = f"{sys.executable} -m render render quiet -o clip.gif --size 160x90 2>&-"
    subprocess.run(["sh", "-c", line], check=True, capture_output=True)
    assert Path("clip.gif").exists()


def test_list_takes_scenes_by_name_and_path(write: Write, tiny: Tiny) -> None:
    write("valley", tiny(views="Contour(), Landscape()"))
    result = run("list", "scenes/valley.py")
    assert (result.exit_code, result.stdout) == (0, "valley  A tiny film  (contour, landscape)\n")
    result = run("list", "nosuch")
    assert result.exit_code == 1
    assert result.stderr.startswith("no scene 'nosuch'; known: ")


def test_captions_and_panels_that_find_no_room_are_noted(write: Write, tiny: Tiny) -> None:
    views = "Contour() / Contour(name='b') / Contour(name='c')"
    said = "captions={0: 'a', 1: 'b', 2: 'c', 3: 'd'}"
    source = tiny(views=views, duration=0.08).replace("steps=4,", f"steps=4, {said},")
    write("valley", source)
    result = run("render", "valley", "-o", "clip.gif", "--size", "480x270")
    assert result.exit_code == 0
    assert "3 of 3 panels are too small for their words" in result.stderr
    assert "captions have no frame of their own" in result.stderr


def test_the_help_says_that_a_scene_is_code() -> None:
    told = " ".join(run("--help").stdout.split())
    assert "A scene is code, and runs as you: run only what you trust." in told
