import re
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from render import Clock
from render.command.cli import steepest
from render.making.still import laid_out, largest_density, placed
from scenes.saddle import scene as saddle_scene

Write = Callable[[str, str], Path]
Tiny = Callable[..., str]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(steepest, ["still", "--here", *arguments], prog_name="steepest")


@pytest.fixture
def unsimulated(monkeypatch: pytest.MonkeyPatch) -> None:
    def simulate(*_: Any, **__: Any) -> None:
        raise AssertionError("simulated before everything was checked")

    monkeypatch.setattr(sys.modules["render.simulation.simulate"], "simulate", simulate)


@pytest.mark.parametrize(
    ("suffix", "told"),
    [(".png", "640 × 360"), (".svg", "112.9 × 63.5 mm"), (".pdf", "112.9 × 63.5 mm")],
)
def test_a_still_is_made_and_told_in_one_line(
    write: Write, tiny: Tiny, suffix: str, told: str
) -> None:
    write("valley", tiny())
    output = f"out put/välley{suffix}"
    result = run("valley", "-o", output, "--size", "640x360")
    assert result.exit_code == 0, result.output
    assert re.fullmatch(rf"{output}  {told}, step 4, \d+ kB\n", result.stdout)
    assert result.stderr == ""
    assert [path.name for path in Path(output).parent.iterdir()] == [Path(output).name]


def test_a_scale_makes_as_many_pixels_more(write: Write, tiny: Tiny) -> None:
    write("valley", tiny())
    for scale, size in (("1", (320, 180)), ("3", (960, 540))):
        assert run("valley", "-o", "a.png", "--size", "320x180", "--scale", scale).exit_code == 0
        with Image.open("a.png") as picture:
            assert picture.size == size


def test_a_width_on_paper_is_kept_to_the_point(write: Write, tiny: Tiny) -> None:
    write("valley", tiny())
    for width, told in (("85mm", "85.0 × 48.0 mm"), ("3.3in", "83.8 × 47.2 mm")):
        result = run("valley", "-o", "a.svg", "--width", width)
        assert told in result.stdout
    assert 'width="237.6pt"' in Path("a.svg").read_text()
    assert "63.5 × 63.5 mm" in run("valley", "-o", "a.pdf", "--width=180pt", "--size=9x9").stdout


def test_panels_too_small_for_their_words_are_told_what_would_hold_them(
    write: Write, tiny: Tiny
) -> None:
    write("valley", tiny(views="Contour() / Contour(name='b') / Contour(name='c')"))
    told = "3 of 3 panels are too small for their words"
    small = run("valley", "-o", "a.png", "--size", "480x270")
    assert f"{told}; a larger --size would hold them" in small.stderr
    paper = run("valley", "-o", "a.png", "--size", "480x270", "--width", "85mm")
    assert f"{told}; a larger --width, or a taller --size, would hold them" in paper.stderr


def test_a_transparent_still_has_no_ground(write: Write, tiny: Tiny) -> None:
    write("valley", tiny())
    assert run("valley", "-o", "a.png", "--size", "320x180", "--transparent").exit_code == 0
    assert np.array(Image.open("a.png"))[0, 0].tolist() == [0, 0, 0, 0]


def test_a_view_is_chosen_by_name_and_a_place_by_step_or_share(write: Write, tiny: Tiny) -> None:
    write("valley", tiny(views="Contour(), Landscape()", duration=2))
    stills = {}
    for name, arguments in {
        "last": [],
        "all": ["--at", "100%"],
        "step": ["--at", "4"],
        "first": ["--at", "0"],
        "start": ["--at", "0.0"],
        "landscape": ["--view", "landscape"],
    }.items():
        plain = ("--size", "320x180", "--no-recipe")
        result = run("valley", "-o", f"{name}.png", *plain, *arguments)
        assert result.exit_code == 0, result.output
        stills[name] = Path(f"{name}.png").read_bytes()
    assert stills["last"] == stills["all"] == stills["step"]
    assert stills["first"] == stills["start"] != stills["last"] != stills["landscape"]


@pytest.mark.usefixtures("unsimulated")
@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (["valley", "-o", "a.mp4"], "a.mp4: is a film; make it with `steepest render`"),
        (["valley", "-o", "a.html"], "a.html: is a page; make it with `steepest render`"),
        (["valley", "-o", "a.jpg"], "cannot write '.jpg'; known formats of stills: .pdf .png .svg"),
        (["valley", "-o", "a"], "a: has no suffix; known formats of stills: .pdf .png .svg"),
        (["valley", "-o", "a.png", "--at", "5"], "a.png: step 5: the scene has steps 0 to 4"),
        (["valley", "-o", "a.png", "--view", "contuor"], "did you mean 'contour'?"),
        (["valley", "-o", "a.png", "--size", "641x360"], "642x360"),
        (["valley", "-o", "a.svg", "--width", "2mm"], "a.svg: size 12x6: each side must be 32"),
        (["vallei", "-o", "a.png"], "no scene 'vallei'; did you mean 'valley'"),
        (
            ["valley", "-o", "a.png", "--size", "4000x2000", "--scale", "2"],
            "a.png: scale 2 makes 8000 × 4000 pixels; at most 7680 a side can be drawn",
        ),
    ],
)
def test_a_fault_is_told_in_one_line_before_anything_is_simulated(
    write: Write, tiny: Tiny, arguments: list[str], fault: str
) -> None:
    write("valley", tiny())
    result = run(*arguments)
    assert result.exit_code == 1
    assert fault in result.stderr
    assert result.stderr.count("\n") == 1
    assert [path.name for path in Path().iterdir()] == ["scenes"]


def test_render_says_that_a_still_is_one(write: Write, tiny: Tiny) -> None:
    write("valley", tiny())
    result = CliRunner().invoke(steepest, ["render", "--here", "valley", "-o", "a.svg"])
    assert result.exit_code == 1
    assert result.stderr == "a.svg: is a still; make it with `steepest still`\n"


@pytest.mark.parametrize("at", ["1.5", "-1", "150%", "1e-1", "half", "", "%", "5.5.5"])
def test_what_is_no_place_is_wrong_usage(write: Write, tiny: Tiny, at: str) -> None:
    write("valley", tiny())
    result = run("valley", "-o", "a.png", f"--at={at}")
    assert result.exit_code == 2
    assert "0.0 to 1.0 or 0% to 100%" in result.stderr


@pytest.mark.parametrize("width", ["85", "85m", "0mm", "-3in", "1e2pt", "mm"])
def test_what_is_no_length_is_wrong_usage(write: Write, tiny: Tiny, width: str) -> None:
    write("valley", tiny())
    result = run("valley", "-o", "a.svg", f"--width={width}")
    assert result.exit_code == 2
    assert "write 85mm, 8.5cm, 3.3in or 240pt" in result.stderr


@pytest.mark.parametrize("duration", [0.04, 1, 10])
@pytest.mark.parametrize("easing", [1, 3])
def test_each_step_has_a_frame_that_shows_it(duration: float, easing: float) -> None:
    clock = Clock(duration, easing=easing, hold_start=0, hold_end=0)
    scene = replace(saddle_scene, clock=clock)
    for step in (0, 1, 2, 119, 120, 298, 299, 300):
        fps, frame = placed(scene, step)
        timeline = scene.timeline(fps=fps)
        assert int(timeline.step(frame) + 1e-9) == step
        assert fps % clock.fps == 0


def test_a_step_among_too_many_is_the_films_next_frame() -> None:
    scene = replace(saddle_scene, steps=1_000_000)
    fps, frame = placed(scene, 234_567)
    assert fps == 25
    assert frame == scene.timeline().reached(234_567)


def test_a_share_of_the_film_is_a_frame_of_it() -> None:
    assert [placed(saddle_scene, share) for share in (0.0, 0.5, 1.0)] == [
        (25, 0),
        (25, 124),
        (25, 249),
    ]


def test_a_layout_for_paper_has_two_pixels_a_point_and_the_sizes_shape() -> None:
    assert laid_out((1280, 720), None) == (1280, 720)
    assert laid_out((1280, 720), 240.0) == (480, 270)
    assert laid_out((100, 100), 240.945) == (482, 482)
    assert largest_density((1280, 720), 2) == 2
    assert largest_density((5000, 400), 2) == 1
