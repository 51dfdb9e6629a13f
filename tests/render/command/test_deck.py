"""The command `deck`, as a user gives it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from render.command.cli import steepest
from render.encode import EncodeError

pytestmark = pytest.mark.commands

SCENE = '''"""A bowl & two ways <down> it. More."""
from optimizers import SGD
from render import Clock, Contour, Scene
from surfaces import sphere
scene = Scene(title="A <bowl> & \\"more\\"", surface=sphere, starts=[(0.5, 0.2)],
    optimizers=[SGD(0.1), SGD(0.4, label="SGD <fast>")], steps=12, views=[Contour()],
    CAPTIONS clock=Clock(duration=3, fps=10, hold_start=0.2, hold_end=0.4))
'''

Bowl = Callable[..., None]


@pytest.fixture
def bowl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bowl:
    monkeypatch.chdir(tmp_path)

    def write(captions: str = "", name: str = "bowl.py") -> None:
        Path(name).write_text(SCENE.replace("CAPTIONS", captions))

    write()
    return write


def deck(*words: str) -> Result:
    return CliRunner().invoke(steepest, ["deck", *words, "--size=160x90"], prog_name="steepest")


@pytest.mark.usefixtures("bowl")
@pytest.mark.parametrize(
    ("output", "told"),
    [
        ("talk.key", "talk.key: cannot write '.key'; known formats of decks: .html .pptx .qmd"),
        ("talk", "talk: has no suffix; known formats of decks: .html .pptx .qmd"),
        ("talk.ppt", "known formats of decks: .html .pptx .qmd"),
    ],
)
def test_a_format_that_is_none_of_ours_is_refused(output: str, told: str) -> None:
    result = deck("bowl.py", "-o", output)
    assert result.exit_code == 1
    assert told in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert {path.name for path in Path().iterdir()} == {"bowl.py"}


@pytest.mark.usefixtures("bowl")
@pytest.mark.parametrize(
    ("output", "needs"), [("talk.pptx", "python-pptx"), ("talk.html", "pyreveal")]
)
def test_a_package_that_is_missing_is_named_and_its_extra(
    monkeypatch: pytest.MonkeyPatch, output: str, needs: str
) -> None:
    monkeypatch.setattr("render.publishing.decks.formats.find_spec", lambda _: None)
    result = deck("bowl.py", "-o", output)
    assert result.exit_code == 1
    assert f"needs {needs}" in result.stderr
    assert "install steepest with its extra `slides`" in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.usefixtures("bowl")
@pytest.mark.parametrize(
    ("scene", "told"),
    [
        ("bwol.py", "did you mean 'bowl.py'?"),
        ("bowl.py:contuor", "bowl.py: no view 'contuor'; did you mean 'contour'?"),
        ("bowl.py:", "bowl.py: no view ''; known: contour"),
        ("saddel:contour", "no scene 'saddel'; did you mean 'saddle'?"),
    ],
)
def test_a_scene_or_view_that_is_not_there_is_told(scene: str, told: str) -> None:
    result = deck("bowl.py", scene, "-o", "talk.qmd")
    assert result.exit_code == 1
    assert told in result.stderr
    assert not Path("talk.qmd").exists()
    assert not list(Path().glob("outputs/*.mp4"))


def test_two_scenes_of_one_name_are_refused(bowl: Bowl) -> None:
    Path("other").mkdir()
    bowl(name="other/bowl.py")
    result = deck("bowl.py", "other/bowl.py", "-o", "talk.qmd")
    assert result.exit_code == 1
    assert "bowl.py and other/bowl.py: both would make bowl-…" in result.stderr


def test_a_colon_may_be_a_files_own(bowl: Bowl) -> None:
    bowl(name="a:bowl.py")
    result = deck("a:bowl.py:contuor", "-o", "talk.qmd")
    assert "a:bowl.py: no view 'contuor'" in result.stderr


@pytest.mark.usefixtures("bowl")
def test_a_deck_of_one_scene_twice_has_its_film_once() -> None:
    result = deck("bowl.py", "bowl.py:contour", "-o", "talk.qmd")
    assert result.exit_code == 0, result.output
    assert "talk.qmd  2 slides" in result.stdout
    text = Path("talk.qmd").read_text(encoding="utf-8")
    assert text.count("\n## A \\<bowl\\>") == 2
    assert sorted(path.name for path in Path("talk-media").iterdir()) == [
        "bowl-contour-160x90.mp4",
        "bowl-contour-160x90.png",
    ]
    again = deck("bowl.py", "bowl.py:contour", "-o", "talk.qmd")
    assert "bowl-contour" not in again.stdout, "what is up to date is not made again"


def test_events_part_the_film_and_where_there_are_none_it_is_said(bowl: Bowl) -> None:
    bowl('captions={4: "At <four>", 8: "At eight"},')
    result = deck("bowl.py", "-o", "talk.qmd", "--advance", "events")
    assert result.exit_code == 0, result.output
    assert "talk.qmd  3 slides" in result.stdout
    assert "At \\<four\\>" in Path("talk.qmd").read_text(encoding="utf-8")
    assert {path.name for path in Path("outputs").glob("*.mp4")} == {
        f"bowl-contour-160x90-{number}of3.mp4" for number in (1, 2, 3)
    }
    bowl('captions={12: "The end"},')
    result = deck("bowl.py", "-o", "talk.qmd", "--advance", "events")
    assert result.exit_code == 0, result.output
    assert "bowl.py: nothing happens in it before its end; it is one slide" in result.stderr


def test_an_older_deck_stands_where_a_film_fails(bowl: Bowl) -> None:
    Path("talk.qmd").write_text("the older one")
    bowl("theme=None.look,")
    result = deck("bowl.py", "-o", "talk.qmd")
    assert result.exit_code == 1
    assert "bowl.py:7:" in result.stderr
    assert Path("talk.qmd").read_text() == "the older one"


@pytest.mark.usefixtures("bowl")
def test_an_older_deck_stands_where_the_disk_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("talk.qmd").write_text("the older one")

    def full(*_: object) -> None:
        raise EncodeError("talk.qmd: cannot write: the disk is full")

    monkeypatch.setattr("render.publishing.decks.quarto.placed", full)
    result = deck("bowl.py", "-o", "talk.qmd")
    assert result.exit_code == 1
    assert "the disk is full" in result.stderr
    assert Path("talk.qmd").read_text() == "the older one"
