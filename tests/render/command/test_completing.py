"""What the shells complete: asked of click's classes, and of bash itself; no scene's code runs."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete, get_completion_class
from click.testing import CliRunner

from render.building.records import FOLDER
from render.command.cli import steepest
from render.command.completing import SHELLS, VARIABLE
from render.encode import FORMATS
from render.still import STILLS

Write = Callable[[str, str], Path]
Tiny = Callable[..., str]

RAN = "from pathlib import Path\nPath('it-ran').touch()\n"


@pytest.fixture(autouse=True)
def _folder(write: Write) -> None:
    for name in ("sad_hill", "valley"):
        write(name, RAN)
    for name in ("mine.py", "my film.mp4", "saddles.gif", "$(odd).py", ".hidden.py"):
        Path(name).write_text(RAN)
    Path("more", "deep").mkdir(parents=True)
    Path("more", "one.py").write_text(RAN)
    Path("more", "words.txt").touch()


def asked(shell: str = "bash") -> ShellComplete:
    kind = get_completion_class(shell)
    assert kind is not None
    return kind(steepest, {}, "steepest", VARIABLE)


def completed(*words: str) -> list[str]:
    """What may stand in place of the last word; `<file>` where the shell looks for files."""
    *before, incomplete = words
    found = asked().get_completions(before, incomplete)
    assert not Path("it-ran").exists()
    return [f"<{one.type}>" if one.type != "plain" else one.value for one in found]


@pytest.mark.parametrize("command", ["render", "still", "build", "list"])
def test_a_scene_is_completed_by_name_and_by_path(command: str) -> None:
    assert completed(command, "sad") == ["sad_hill", "saddle"]
    assert completed(command, "mi") == ["mine.py"]
    assert "himmelblau" in completed(command, "")
    assert completed(command, "more/o") == ["more/one.py"]
    assert completed(command, "./mi") == ["./mine.py"]
    assert completed(command, "scen") == ["<file>"]
    assert completed(command, "more/") == ["<file>"]
    assert completed(command, "nowhere/x") == []


def test_what_a_shell_would_run_and_what_is_hidden_is_not_offered() -> None:
    found = completed("render", "")
    assert "mine.py" in found
    assert not any("odd" in word or "hidden" in word for word in found)
    assert completed("render", ".h") == [".hidden.py"]


def test_a_second_scene_is_completed_where_many_are_taken() -> None:
    assert completed("build", "saddle", "val") == ["valley"]


def test_an_output_is_completed_by_suffix_and_by_the_name_of_the_scene() -> None:
    films = [*(kind.suffix for kind in FORMATS), ".html"]
    stills = [kind.suffix for kind in STILLS]
    assert completed("render", "saddle", "-o", "clip") == [f"clip{suffix}" for suffix in films]
    assert completed("render", "saddle", "-o", "clip.mp") == ["clip.mp4"]
    found = completed("render", "saddle", "-o", "new/clip.")
    assert found == [f"new/clip{suffix}" for suffix in films]
    assert completed("still", "more/one.py", "-o", "") == [f"one{suffix}" for suffix in stills]
    assert completed("render", "saddle", "--output", "sad") == ["<file>"]
    assert completed("render", "-o", "") == ["<file>"]


@pytest.mark.commands
def test_views_are_completed_from_what_a_build_has_found(write: Write, tiny: Tiny) -> None:
    assert completed("render", "hill", "--view", "") == []
    write("hill", tiny(views="Contour(), Landscape()"))
    assert completed("render", "hill", "--view", "") == []
    run = CliRunner().invoke(steepest, ["build", "hill", "--stills", "--outputs", "outputs"])
    assert run.exit_code == 0, run.output
    assert completed("render", "hill", "--view", "") == ["contour", "landscape"]
    assert completed("still", "hill", "-o", "a.png", "--view", "la") == ["landscape"]
    assert completed("render", "valley", "--view", "") == []
    record = Path("outputs", FOLDER, "hill.py.json")
    told = json.loads(record.read_text())
    record.write_text(json.dumps({**told, "scene": {"views": 3}}))
    assert completed("render", "hill", "--view", "") == []


def test_commands_and_options_are_completed_without_the_hidden_ones() -> None:
    words = completed("")
    shown = {name for name, command in steepest.commands.items() if not command.hidden}
    assert shown == set(words)
    assert {"render", "deck", "completion"} <= shown
    assert not {"inspect", "walk", "describe"} & shown
    assert completed("build", "--st") == ["--stills"]
    assert completed("completion", "") == list(SHELLS)


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_of_each_shell_asks_the_command(shell: str) -> None:
    run = CliRunner().invoke(steepest, ["completion", shell], prog_name="steepest")
    assert run.exit_code == 0
    assert f"{VARIABLE}={shell}_complete" in run.stdout
    words = {"COMP_WORDS": "steepest render sad", "COMP_CWORD": "sad" if shell == "fish" else "2"}
    told = subprocess.run(
        [sys.executable, "-m", "render"],
        env={**os.environ, VARIABLE: f"{shell}_complete", **words},
        check=True,
        capture_output=True,
        text=True,
    )
    assert (
        told.stdout.split()
        == {
            "bash": ["plain,sad_hill", "plain,saddle"],
            "zsh": ["plain", "sad_hill", "_", "plain", "saddle", "_"],
            "fish": ["plain,sad_hill", "plain,saddle"],
        }[shell]
    )
    assert told.stderr == ""


def test_an_unknown_shell_is_wrong_usage() -> None:
    run = CliRunner().invoke(steepest, ["completion", "tcsh"])
    assert run.exit_code == 2
    assert "'tcsh' is not one of 'bash', 'zsh', 'fish'" in run.stderr


BASH = """
set -e
steepest() { "$PYTHON" -m render "$@"; }
env() { local IFS=; command env "${@:1:$#-1}" "$PYTHON" -m render; }
source <(steepest completion bash)
complete -p steepest
COMP_WORDS=(steepest render sad) COMP_CWORD=2
_steepest_completion steepest sad render
printf '%s\\n' "${COMPREPLY[@]}"
"""


def test_bash_takes_the_script_and_offers_the_words() -> None:
    told = subprocess.run(
        ["bash", "--norc", "-c", BASH],
        env={**os.environ, "PYTHON": sys.executable},
        check=True,
        capture_output=True,
        text=True,
    )
    complete, *words = told.stdout.splitlines()
    assert complete.startswith("complete -o nosort -F _steepest_completion")
    assert words == ["sad_hill", "saddle"]


def test_completing_loads_nothing_that_draws() -> None:
    source = (
        "import sys\nfrom render.command.cli import main\n"
        "try: main()\nfinally: print(*sys.modules, file=sys.stderr)"
    )
    words = {"COMP_WORDS": "steepest render --view", "COMP_CWORD": "2"}
    told = subprocess.run(
        [sys.executable, "-c", source],
        env={**os.environ, VARIABLE: "bash_complete", **words},
        check=True,
        capture_output=True,
        text=True,
    )
    loaded = set(told.stderr.split())
    assert "render.command.completing" in loaded
    assert not loaded & {"numba", "matplotlib", "imageio", "imageio_ffmpeg", "PIL", "rich"}
    assert "plain,--view" in told.stdout


def test_surfaces_and_optimizers_are_completed_whatever_their_case() -> None:
    assert completed("compare", "Ros") == ["rosenbrock"]
    assert completed("compare", "beale", "--optimizers", "adag") == ["adagrad"]
    assert completed("compare", "beale", "--optimizers", "sgd,Mom") == ["sgd,momentum"]
    assert completed("compare", "beale", "--view", "con") == ["contour"]
    assert completed("compare", "beale", "--theme", "d") == ["dark"]
    assert completed("info", "saddl") == ["saddle"]
    assert completed("info", "adag") == ["adagrad"]
    assert completed("info", "Cl") == ["clipped"]
