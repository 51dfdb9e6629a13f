import os
import pty
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from matplotlib.figure import Figure
from probe import pictures

from render.command.cli import steepest
from render.command.remake import numbered
from render.encode import FORMATS
from render.making.recipe import Recipe, recipe_in
from render.making.versions import versions

pytestmark = pytest.mark.commands

Write = Callable[[str, str], Path]
Tiny = Callable[..., str]

SIZE = ("--size", "160x90")


def run(*arguments: str) -> Result:
    here = ["--here"] if arguments[0] in {"render", "still"} else []
    return CliRunner().invoke(steepest, [*arguments, *here], prog_name="steepest")


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of temporary files, to see what is left in it."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def carrying(name: str, **changed: Any) -> Path:
    """A picture with a recipe in it, as another program may have made it."""
    fields: dict[str, Any] = {
        "source": "scene = 1\n",
        "file": "valley.py",
        "command": ("render", *SIZE),
        "versions": {"python": "3.11.0"},
    }
    text = Recipe(**{**fields, **changed}).text()
    Figure(figsize=(1, 1)).savefig(name, format="png", metadata={"Comment": text})
    return Path(name)


@pytest.mark.parametrize("suffix", [kind.suffix for kind in FORMATS])
def test_a_film_is_made_again_from_its_file_alone(
    write: Write, tiny: Tiny, scratch: Path, suffix: str
) -> None:
    views = "Contour(), Landscape(), Contour(name='flat', levels=7)"
    source = "# größer\r\n" + tiny(views=views)
    scene = write("valley", "")
    scene.write_bytes(source.encode())
    film = Path(f"clip{suffix}")
    done = run("render", "valley", "-o", str(film), *SIZE, "--view", "flat", "--fps", "12.5")
    assert done.exit_code == 0, done.output
    recipe = recipe_in(film)
    assert recipe.source == source
    assert recipe.file == "valley.py"
    rate = "10" if suffix == ".gif" else "12.5"
    assert recipe.command == ("render", "--view", "flat", "--size", "160x90", "--fps", rate)
    assert recipe.versions == versions(encoder=True)
    assert recipe.seed is None
    scene.unlink()
    again = run("remake", str(film), "--yes")
    assert again.exit_code == 0, again.output
    remade = Path(f"clip-remade{suffix}")
    assert again.stdout.startswith(f"{remade}  160 × 90, ")
    assert again.stdout.count("\n") == 1
    assert remade.read_bytes() == film.read_bytes()
    assert pictures(remade) == pictures(film)
    assert not list(scratch.iterdir())


@pytest.mark.parametrize(
    ("suffix", "options"),
    [(".webm", ("--codec", "av1")), (".webm", ("--transparent",)), (".png", ("--transparent",))],
)
def test_how_a_film_was_coded_is_carried_with_it(
    write: Write, tiny: Tiny, suffix: str, options: tuple[str, ...]
) -> None:
    write("valley", tiny())
    assert run("render", "valley", "-o", f"a{suffix}", *SIZE, *options).exit_code == 0
    assert recipe_in(Path(f"a{suffix}")).command[-len(options) :] == options
    again = run("remake", f"a{suffix}", "--yes")
    assert again.exit_code == 0, again.output
    assert Path(f"a-remade{suffix}").read_bytes() == Path(f"a{suffix}").read_bytes()


def test_what_made_a_film_is_shown_before_it_is_made_again(write: Write, tiny: Tiny) -> None:
    write("valley", tiny())
    run("render", "valley", "-o", "clip.gif", *SIZE)
    told = run("remake", "clip.gif", "-o", "other.gif", "--yes").stderr.splitlines()
    command = "--view contour --size 160x90 --fps 25"
    assert told[0] == f"made by: steepest render valley.py {command}"
    assert told[1].startswith("with: python 3.")
    assert told[2:] == ["valley.py:", *numbered(tiny())]
    assert Path("other.gif").read_bytes() == Path("clip.gif").read_bytes()


def test_versions_that_differ_here_are_told(write: Write) -> None:
    write("other", "")
    carrying("clip.png", versions={**versions(encoder=False), "numpy": "1.2.3", "torch": "9"})
    told = run("remake", "clip.png").stderr.splitlines()
    numpy = versions(encoder=False)["numpy"]
    assert told[2] == f"here: numpy {numpy}, torch absent; the picture may differ"


def test_a_film_carries_nothing_of_the_machine_or_the_time(
    write: Write, tiny: Tiny, tmp_path: Path
) -> None:
    write("valley", tiny())
    (tmp_path / "deep").mkdir()
    for name in ("clip.mp4", "deep/film.mp4"):
        scene = str((tmp_path / "scenes/valley.py").absolute())
        assert run("render", scene, "-o", str(tmp_path / name), *SIZE).exit_code == 0
    data = (tmp_path / "clip.mp4").read_bytes()
    assert data == (tmp_path / "deep/film.mp4").read_bytes()
    assert tmp_path.name.encode() not in data


def test_a_film_may_be_made_without_its_recipe(write: Write, tiny: Tiny) -> None:
    write("valley", tiny())
    for name in ("clip.mp4", "clip.gif"):
        assert run("render", "valley", "-o", name, *SIZE, "--no-recipe").exit_code == 0
        result = run("remake", name, "--yes")
        assert result.exit_code == 1
        assert result.stderr.startswith(f"{name}: carries no recipe; it was made with --no-recipe")
        assert b"steepest" not in Path(name).read_bytes()


@pytest.mark.parametrize(
    ("added", "reason"),
    [
        (b"#" * 100_000, b"it takes 1"),
        ("# coding: latin-1\n# é".encode("latin-1"), b"scenes/valley.py is not in UTF-8"),
    ],
    ids=["long", "latin"],
)
def test_a_scene_that_no_recipe_can_hold_is_filmed_all_the_same(
    write: Write, tiny: Tiny, added: bytes, reason: bytes
) -> None:
    write("valley", "").write_bytes(added + b"\n" + tiny().encode())
    result = run("render", "valley", "-o", "clip.gif", *SIZE)
    assert result.exit_code == 0
    assert result.stderr.startswith(f"clip.gif: carries no recipe: {reason.decode()}")
    assert result.stderr.count("\n") == 1


def test_a_source_with_a_character_that_is_not_printed_is_carried(write: Write, tiny: Tiny) -> None:
    source = tiny() + "# \x7f\x0c\u202e\n"
    write("valley", source)
    assert run("render", "valley", "-o", "clip.mp4", *SIZE).exit_code == 0
    assert recipe_in(Path("clip.mp4")).source == source


@pytest.mark.parametrize(
    ("command", "fault"),
    [
        (("render", "--output", "/tmp/x.gif"), "options '--output /tmp/x.gif'; allowed, each once"),
        (("render", "-o", "x.gif"), "options '-o x.gif'; allowed, each once: --view --size --fps"),
        (("render", "--view"), "options '--view'; allowed, each once"),
        (("render", "--vie", "x"), "options '--vie x'; allowed, each once"),
        (("render", "--fps", "1", "--fps", "2"), "options '--fps 1 --fps 2'; allowed, each once"),
        (("render", "--piped", "--view"), "options '--piped --view'; allowed, each once"),
        (("redner",), "no command 'redner'; did you mean 'render'?"),
        (("build", "--outputs", "/tmp"), "no command 'build'; known: render"),
        (("remake", "--yes"), "no command 'remake'"),
    ],
)
def test_a_recipe_of_other_commands_or_options_is_refused_before_it_is_shown(
    write: Write, command: tuple[str, ...], fault: str
) -> None:
    write("other", "")
    carrying("clip.png", command=command)
    result = run("remake", "clip.png", "--yes")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"clip.png: its recipe: {fault}")
    assert result.stderr.count("\n") == 1


def test_a_value_of_a_recipe_is_never_taken_for_an_option(write: Write, tiny: Tiny) -> None:
    write("other", "")
    carrying("clip.png", source=tiny(), command=("render", "--view", "--output=x.gif", *SIZE))
    result = run("remake", "clip.png", "-o", "clip.gif", "--yes")
    assert result.exit_code == 1
    assert "no view '--output=x.gif'" in result.stderr
    carrying("clip.png", source=tiny(), command=("render", "--size", "huge"))
    result = run("remake", "clip.png", "-o", "clip.gif", "--yes")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1].startswith("clip.png: its recipe: Invalid value for '--s")
    assert not list(Path().glob("*.gif"))


def test_a_scene_that_fails_here_is_told_with_its_line_and_leaves_nothing(
    write: Write, scratch: Path
) -> None:
    write("other", "")
    carrying("clip.png", source="\nimport a_module_beside_it\n")
    result = run("remake", "clip.png", "-o", "clip.gif", "--yes")
    assert result.exit_code == 1
    last = result.stderr.splitlines()[-1]
    told = "clip.png: its recipe: valley.py:2: ModuleNotFoundError: No module named 'a_module_"
    assert last.startswith(told)
    assert not list(scratch.iterdir())


SPY = "from pathlib import Path\nPath({!r}).touch()\nscene = 1\n"


def test_without_a_terminal_to_ask_at_nothing_is_run(write: Write, tmp_path: Path) -> None:
    write("other", "")
    carrying("clip.png", source=SPY.format(str(tmp_path / "ran")))
    result = run("remake", "clip.png")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1].endswith("there is no terminal to ask at: --yes runs it")
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    ("answer", "ran"), [("y", True), ("yes", True), ("n", False), ("", False), ("\x04", False)]
)
def test_the_scene_runs_only_where_the_user_agrees(
    write: Write, tmp_path: Path, answer: str, *, ran: bool
) -> None:
    write("other", "")
    carrying("clip.png", source=SPY.format(str(tmp_path / "ran")))
    ours, theirs = pty.openpty()
    os.write(ours, f"{answer}\n".encode())
    done = subprocess.run(
        [sys.executable, "-m", "render", "remake", "clip.png", "-o", "clip.gif"],
        stdin=theirs,
        capture_output=True,
        check=False,
        text=True,
        timeout=60,
    )
    os.close(ours)
    os.close(theirs)
    assert done.returncode == 1
    assert "A scene is code, and runs as you. Run it and write clip.gif? [y/N]" in done.stderr
    assert done.stdout == ""
    assert (tmp_path / "ran").exists() == ran
    assert ("`scene` is of type int" in done.stderr) == ran


def test_what_a_terminal_would_act_on_or_hide_is_spelt_out_in_the_source() -> None:
    source = "# harmless\rimport os\r\nx = 'é\x1b[2K\u202e'\n\n\tpass\x7f\u00a0\u200b\n"
    assert numbered(source) == [
        "    1  # harmless",
        "    2  import os",
        "    3  x = 'é\\x1b[2K\\u202e'",
        "    4",
        "    5  \tpass\\x7f\\xa0\\u200b",
    ]


def test_a_file_that_is_not_there_is_told_with_the_nearest(write: Write) -> None:
    write("other", "")
    carrying("clip.png")
    result = run("remake", "clib.png")
    assert result.exit_code == 1
    assert result.stderr == "no file 'clib.png'; did you mean 'clip.png'?\n"
