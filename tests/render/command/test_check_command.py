"""`steepest check` as it is run: what is printed, the exit status, and what is refused."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from render.command.cli import steepest

pytestmark = pytest.mark.commands

SGD = """
class Mine:
    def __init__(self, lr):
        self.lr = lr
    def start(self, position):
        return None
    def step(self, gradient, position, state):
        return {returned}
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(steepest, ["check", *arguments], prog_name="steepest")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, returned: str = "position - self.lr * gradient(position), None") -> None:
    Path(f"{name}.py").write_text(SGD.format(returned=returned), encoding="utf-8")


def test_a_right_one_is_told_and_exits_0_by_file_and_by_module() -> None:
    write("right")
    for target in ("right.py:Mine", "right:Mine", "right.py"):
        result = run(target, "--against", "SGD")
        assert result.exit_code == 0, result.stderr
        assert "the same as SGD (Robbins & Monro 1951)" in result.stdout
    assert "the same as SGD" in run("right:Mine", "--set", "lr=0.01", "--steps", "5").stdout


def test_a_wrong_one_is_told_on_standard_error_and_exits_1() -> None:
    write("wrong", "position + self.lr * gradient(position), None")
    result = run("wrong.py:Mine", "--against", "gd")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "it goes uphill" in result.stderr


def test_ours_is_checked_as_any_module() -> None:
    assert run("optimizers:Adam", "--against", "adam").exit_code == 0


@pytest.mark.parametrize(
    ("returned", "words"),
    [
        ("1 / 0, None", "bad.py:8: ZeroDivisionError"),
        ("position[0], None", "Mine.step returned positions of shape (2,) for positions of shape"),
        ("position", "it must return (positions, state)"),
        ("positon, None", "did you mean 'position'"),
    ],
)
def test_code_that_fails_is_told_with_its_line(returned: str, words: str) -> None:
    write("bad", returned)
    result = run("bad.py:Mine", "--against", "sgd")
    assert result.exit_code == 1
    assert words in result.stderr
    assert "Traceback" not in result.stderr


def test_a_module_that_cannot_be_imported_is_told_with_its_line() -> None:
    Path("broken.py").write_text("import numpyy\n", encoding="utf-8")
    for target in ("broken.py:Mine", "broken:Mine"):
        result = run(target)
        assert (result.exit_code, "broken.py:1: ModuleNotFoundError" in result.stderr) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["right.py:Mien"], 1, "no optimizer 'Mien'; did you mean 'Mine'?"),
        (["rihgt.py:Mine"], 1, "no file 'rihgt.py'; did you mean 'right.py'?"),
        (["rihgt:Mine"], 1, "no module 'rihgt'; did you mean 'right'?"),
        (["nowhere.nothing:Mine"], 1, "no module 'nowhere.nothing'"),
        (["a/b:Mine"], 1, "is no module"),
        ([":Mine"], 1, "write module:Name"),
        (["right:Mine", "--against", "sdg"], 1, "did you mean 'sgd'?"),
        (["right:Mine", "--against", "sgd", "--set", "mu=1"], 1, "takes no 'mu'"),
        (["right:Mine", "--set", "mu"], 2, "is not name=number"),
        (["math:sin"], 1, "sin makes a float, which has no start and step"),
        (["math:pi"], 1, "without start and step"),
        (["math"], 1, "has no class with start and step"),
    ],
)
def test_wrong_use_is_told_in_a_line(arguments: list[str], status: int, words: str) -> None:
    write("right")
    result = run(*arguments)
    assert result.exit_code == status
    assert "Traceback" not in result.stderr
    assert words in result.stderr


def test_one_that_never_ends_is_ended() -> None:
    Path("slow.py").write_text("while True:\n    pass\n", encoding="utf-8")
    result = run("slow.py:Mine", "--limit", "1.5")
    assert (result.exit_code, "did not finish in 1.5 s" in result.stderr) == (1, True)
