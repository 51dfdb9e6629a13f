"""Code of the scene that fails after the scene is loaded."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from render.command.cli import steepest
from render.loading.scene_code import SceneError, scene_code
from render.system.stopping import Stopped

Write = Callable[[str, str], Path]
Tiny = Callable[..., str]

MINE = """class Mine:
    label = "mine"
    def start(self, position):
        return 0
    def step(self, gradient, position, state):
        {step}
"""

STEP_LINE = len(MINE.splitlines())

HILL = """from dataclasses import replace
def function(x, y):
    if {when}:
        {fails}
    return saddle.{field}(x, y)
hill = replace(saddle, {field}=function)
"""


def render(write: Write, source: str) -> Result:
    write("valley", source)
    arguments = ["render", "--here", "valley", "-o", "clip.gif", "--size", "160x90"]
    return CliRunner().invoke(steepest, arguments)


def told(result: Result) -> str:
    """The one line on standard error of a command that made nothing."""
    assert (result.exit_code, result.stdout) == (1, "")
    assert isinstance(result.exception, SystemExit)
    assert not Path("clip.gif").exists()
    (line,) = result.stderr.splitlines()
    return line


def mine(tiny: Tiny, step: str) -> str:
    return MINE.format(step=step) + tiny().replace("SGD(0.01)", "Mine()")


@pytest.mark.parametrize(
    ("step", "fault"),
    [
        ("return 1 / 0", "ZeroDivisionError: division by zero"),
        ("return positon, state", "NameError: name 'positon' is not defined; did you mean "),
        ("raise KeyError('a')", "KeyError: 'a'"),
        ("raise ValueError('mine')", "ValueError: mine"),
        ("raise OSError('no file')", "OSError: no file"),
        ("raise BrokenPipeError('mine')", "BrokenPipeError: mine"),
        ("raise BaseException('mine')", "BaseException: mine"),
        ("raise StopIteration", "StopIteration"),
        ("raise SystemExit(0)", "the scene file exits (sys.exit); it must not"),
        ("from optimizers import SGD; SGD(-1)", "SGD: learning_rate is -1; it must be"),
    ],
)
def test_a_step_that_fails_is_told_with_its_line(
    write: Write, tiny: Tiny, step: str, fault: str
) -> None:
    line = told(render(write, mine(tiny, step)))
    assert line.startswith(f"scenes/valley.py:{STEP_LINE}: {fault}")


@pytest.mark.parametrize(
    ("right", "wrong", "fault"),
    [
        ("step(self, gradient, position, state)", "step(self)", "Mine.step cannot be called with"),
        ("start(self, position)", "start(self)", "Mine.start cannot be called with what it is"),
    ],
)
def test_methods_that_take_other_arguments_are_told_with_what_they_are_given(
    write: Write, tiny: Tiny, right: str, wrong: str, fault: str
) -> None:
    source = mine(tiny, "return 0, 0").replace(right, wrong)
    line = told(render(write, source.replace("Mine()", "SGD(0.1), Mine()")))
    assert fault in line
    assert line.endswith(f"def {right}")


def test_what_a_step_may_not_return_is_told_with_the_file(write: Write, tiny: Tiny) -> None:
    line = told(render(write, mine(tiny, "return position")))
    assert line == (
        "scenes/valley.py: Mine.step returned an array of shape (1, 2); "
        "it must return (positions, state)"
    )


@pytest.mark.parametrize(
    ("field", "when", "fails", "fault"),
    [
        ("f", "x.size == 5", "1 / 0", "ZeroDivisionError: division by zero"),  # along a path
        (
            "f",
            "x.size > 99",
            "1 / 0",
            "surface 'saddle' fails on arrays of shape (",
        ),  # on the grid that is drawn
        ("f", "x.size > 99", "exit()", "the scene file exits"),
        ("df", "x.size == 1", "1 / 0", "ZeroDivisionError: division by zero"),
    ],
)
def test_a_surface_that_fails_on_other_points_is_told_with_its_line(
    write: Write, tiny: Tiny, field: str, when: str, fails: str, fault: str
) -> None:
    own = HILL.format(field=field, when=when, fails=fails)
    source = tiny().replace("scene =", own + "scene =").replace("surface=saddle", "surface=hill")
    number = source.splitlines().index(f"        {fails}") + 1
    assert told(render(write, source)).startswith(f"scenes/valley.py:{number}: {fault}")


def test_a_schedule_that_fails_while_walking_is_told_with_its_line(
    write: Write, tiny: Tiny
) -> None:
    own = "calls = []\ndef rate(t):\n    calls.append(t)\n    return 1 / (len(calls) < 7)\n"
    source = own + tiny().replace("SGD(0.01)", "SGD(rate)")
    assert told(render(write, source)) == (
        "scenes/valley.py:4: ZeroDivisionError: division by zero"
    )


def test_a_view_that_fails_while_it_is_drawn_is_told_with_its_line(
    write: Write, tiny: Tiny
) -> None:
    own = (
        "class Odd(Contour):\n"
        "    def stage(self, *args, **kwargs):\n"
        "        made = super().stage(*args, **kwargs)\n"
        "        object.__setattr__(made, 'still', True)\n"
        "        object.__setattr__(made, 'actors', lambda moment: 1 / 0)\n"
        "        return made\n"
    )
    source = tiny(views="Odd()").replace("scene =", own + "scene =")
    number = next(i for i, line in enumerate(source.splitlines(), 1) if "1 / 0" in line)
    line = told(render(write, source))
    assert line == f"scenes/valley.py:{number}: ZeroDivisionError: division by zero"


def test_a_module_beside_the_scene_is_there_while_the_scene_walks(
    write: Write, tiny: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "loaded_late", raising=False)
    write("loaded_late", "def moved(position):\n    return position + 0.1\n")
    step = "from loaded_late import moved; return moved(position), state"
    result = render(write, mine(tiny, step))
    monkeypatch.delitem(sys.modules, "loaded_late", raising=False)
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("error", [Stopped(2), BrokenPipeError()])
def test_what_asks_the_command_to_end_passes(error: BaseException) -> None:
    with pytest.raises(type(error)), scene_code(Path("scenes/valley.py")):
        raise error


def test_what_is_not_the_scenes_own_passes_where_only_that_is_told() -> None:
    with pytest.raises(OSError, match="disk full"), scene_code(Path("scenes/valley.py"), own=True):
        raise OSError("disk full")
    told = pytest.raises(SceneError, match=r"^scenes/valley\.py: OSError: disk full$")
    with told, scene_code(Path("scenes/valley.py")):
        raise OSError("disk full")


def test_a_scene_that_changes_the_folder_does_not_move_the_film(write: Write, tiny: Tiny) -> None:
    write("wanderer", "import os\nos.chdir('/')\n" + tiny())
    arguments = ["render", "--here", "wanderer", "-o", "clip.gif", "--size", "160x90"]
    result = CliRunner().invoke(steepest, arguments)
    assert result.exit_code == 0
    assert Path("clip.gif").exists()


@pytest.mark.parametrize(
    ("views", "words"),
    [
        ("Landscape | Contour", "write instances: Landscape() | Contour()"),
        ("Landscape / Contour()", "views are joined by | and /, as instances"),
        ("Landscape() + Contour()", "views are joined by | and /, as instances"),
        ("Contour() | Landscape().ratio(1, 2)", "(Landscape() | Contour()).ratio(…)"),
    ],
)
def test_views_that_are_joined_in_another_way_are_told_the_right_one(
    write: Write, tiny: Tiny, views: str, words: str
) -> None:
    line = told(render(write, tiny(views=views)))
    assert line.startswith("scenes/valley.py:")
    assert words in line


def test_causes_that_run_in_a_ring_are_followed_once_around_and_told() -> None:
    error = LookupError("round")
    error.__cause__ = error
    told = pytest.raises(SceneError, match=r"^scenes/valley\.py: LookupError: round$")
    with told, scene_code(Path("scenes/valley.py")):
        raise error
