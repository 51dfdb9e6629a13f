from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from render.command.cli import steepest
from render.making.recipe import recipe_in

Write = Callable[[str, str], Path]
Tiny = Callable[..., str]

SIZE = ("--size", "160x90")


def run(*arguments: str) -> Result:
    here = ["--here"] if arguments[0] in {"render", "still"} else []
    return CliRunner().invoke(steepest, [*arguments, *here], prog_name="steepest")


@pytest.fixture
def valley(write: Write, tiny: Tiny) -> None:
    write("valley", tiny(duration=1))


pytestmark = [pytest.mark.commands, pytest.mark.usefixtures("valley")]


@pytest.mark.parametrize(
    "options",
    [
        ("--loop", "3"),
        ("--hold-end", "0.4", "--hold-start", "0"),
        ("--boomerang",),
        ("--boomerang", "--hold-end", "0.4", "--loop", "2"),
    ],
    ids=" ".join,
)
def test_a_film_that_plays_otherwise_is_made_again(options: tuple[str, ...]) -> None:
    done = run("render", "valley", "-o", "a.gif", *SIZE, *options)
    assert done.exit_code == 0, done.output
    assert set(options) <= set(recipe_in(Path("a.gif")).command)
    again = run("remake", "a.gif", "--yes")
    assert again.exit_code == 0, again.output
    assert Path("a-remade.gif").read_bytes() == Path("a.gif").read_bytes()


def frames(name: str) -> list[np.ndarray]:
    with Image.open(name) as file:
        found = []
        for index in range(file.n_frames):  # type: ignore[attr-defined]
            file.seek(index)
            found.append(np.asarray(file.convert("RGB")).astype(int))
        return found


def test_a_film_says_how_often_it_is_shown() -> None:
    run("render", "valley", "-o", "a.gif", *SIZE, "--loop", "3")
    with Image.open("a.gif") as file:
        assert file.info["loop"] == 2  # again, after the first time


def test_a_longer_hold_stands_longer_on_the_end() -> None:
    run("render", "valley", "-o", "a.gif", *SIZE, "--hold-end", "0.6", "--hold-start", "0")
    shown = frames("a.gif")
    assert len(shown) == 25
    assert all(np.abs(one - shown[-1]).max() <= 8 for one in shown[12:])
    assert np.abs(shown[7] - shown[-1]).max() > 8


def test_a_boomerang_holds_as_long_as_was_asked_for() -> None:
    options = ("--hold-end", "0.4", "--hold-start", "0", "--boomerang")
    run("render", "valley", "-o", "a.gif", *SIZE, *options)
    shown = frames("a.gif")
    still = [k for k, one in enumerate(shown) if np.abs(one - shown[20]).max() <= 4]
    assert len(shown) == 2 * 20 - 2
    assert still == list(range(still[0], still[-1] + 1))
    assert 9 <= len(still) <= 13  # 0.4 s are 10 frames


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("-o", "a.mp4", "--loop", "3"), "a.mp4: MP4 cannot say how often it is shown; the page"),
        (("-o", "a.gif", "--loop", "-1"), "--loop"),
        (("-o", "a.gif", "--loop", "65536"), "--loop"),
        (("-o", "a.gif", "--hold-end", "-1"), "'-1' is no time; write seconds, 0 or more"),
        (("-o", "a.gif", "--hold-start", "nan"), "'nan' is no time"),
        (("-o", "a.gif", "--hold-end", "2"), "a.gif: holds and pauses take 2 s of 1 s; no time"),
        (("-o", "a.gif", "--hold-end", "999999"), "a.gif: --hold-end is 999999.0; it must be"),
        (("-o", "a.gif", "--poster", "a.svg"), "a.svg: a poster is a .png file"),
        (("-o", "a.gif", "--poster-at", "0.5"), "give --poster FILE.png too"),
        (("-o", "a.gif", "--poster", "p.png", "--poster-at", "9"), "p.png: step 9: the scene has"),
        (("-o", "a.gif", "--budget", "2"), "'2' is no size of a file; write 500kB, 2MB"),
        (("-o", "a.gif", "--budget", "0MB"), "'0MB' is no size of a file"),
        (("-o", "a.gif", "--budget", "-2MB"), "'-2MB' is no size of a file"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_made(options: tuple[str, ...], told: str) -> None:
    done = run("render", "valley", *SIZE, *options)
    assert done.exit_code != 0
    assert told in done.output
    assert not [path for path in Path().iterdir() if path.is_file()]


def test_a_poster_is_the_still_of_its_film_and_carries_its_own_recipe() -> None:
    done = run("render", "valley", "-o", "a.gif", *SIZE, "--poster", "a.png", "--poster-at", "2")
    assert done.stdout.endswith("; poster a.png\n")
    assert done.stdout.count("\n") == 1
    run("still", "valley", "-o", "b.png", *SIZE, "--at", "2")
    assert Path("a.png").read_bytes() == Path("b.png").read_bytes()
    assert recipe_in(Path("a.png")).command[0] == "still"
    assert "--poster" not in recipe_in(Path("a.gif")).command


def test_a_film_that_fails_leaves_no_poster() -> None:
    done = run("render", "valley", "-o", "a.gif", "--poster", "a.png", "--budget", "1kB")
    assert done.exit_code == 1
    assert not [path for path in Path().iterdir() if path.is_file()]


@pytest.mark.parametrize("suffix", [".gif", ".mp4"])
def test_a_film_fits_its_budget_or_is_not_made(suffix: str) -> None:
    name = f"a{suffix}"
    free = run("render", "valley", "-o", name, "--budget", "1GB")
    assert free.exit_code == 0, free.output
    best = Path(name).stat().st_size
    tight = run("render", "valley", "-o", name, "--budget", f"{best * 0.8:.0f}B")
    assert tight.exit_code == 0, tight.output
    assert Path(name).stat().st_size <= best * 0.8
    assert "; for " in tight.stdout
    before = Path(name).read_bytes()
    again = run("remake", name, "--yes")
    assert again.exit_code == 0, again.output
    assert Path(f"a-remade{suffix}").read_bytes() == before
    none = run("render", "valley", "-o", name, "--budget", "2kB")
    assert none.exit_code == 1
    assert f"{name}: cannot be made in 2 kB; the least is " in none.output
    assert "a shorter film" in none.output
    assert Path(name).read_bytes() == before
    assert not list(Path().glob(".*.part"))


def test_what_was_asked_for_is_no_matter_of_a_budget() -> None:
    asked = (*SIZE, "--fps", "25")
    done = run("render", "valley", "-o", "a.gif", *asked, "--budget", "2kB")
    assert done.exit_code == 1
    assert "160 × 90 pixels" in done.output
    assert "25 frames a second" in done.output
