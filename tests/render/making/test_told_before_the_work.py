"""What cannot be made is told before anything is simulated, drawn or written."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from render.command.cli import steepest
from render.encode import EncodeError, refuse_unwritable

pytestmark = pytest.mark.commands

WALKED = """
from pathlib import Path
from optimizers import SGD

class Telling(SGD):
    def step(self, gradient, position, state):
        Path("walked").touch()
        return super().step(gradient, position, state)
"""


@pytest.fixture
def telling(write: Callable[[str, str], Path], tiny: Callable[..., str]) -> Path:
    """A scene whose optimizer leaves a file where it takes a step."""
    return write("telling", WALKED + tiny().replace("[SGD(0.01)]", "[Telling(0.01)]"))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("render -o a.mp4 --size 999999999x999999999", "each side must be 32 to 7680 pixels"),
        ("render -o a.mp4 --size 99999999999x9", "is no size; write width x height in pixels"),
        ("render -o a.mp4 --fps 1e308", "allowed: 0.01 to 240"),
        ("render -o a.mp4 --fps nan", "allowed: 0.01 to 240"),
        ("render -o a.mp4 --fps 0", "allowed: 0.01 to 240"),
        ("render -o a.mp4 --fps 5e-324", "allowed: 0.01 to 240"),
        ("render -o a.gif --fps inf", "allowed: above 0, finite"),
        ("render -o folder", "has no suffix; known formats: .gif .html .mov .mp4 .png .webm .webp"),
        ("render -o a.gif --transparent", "needs another format: .mov .png .webm .webp"),
        ("render -o a.webm --transparent --codec av1", "by av1; it can by vp9"),
        ("render -o a.webm --codec av2", "a.webm: no codec 'av2'; did you mean 'av1'?"),
        ("render -o a.mp4 --codec vp9", "MP4 has one codec alone; leave out 'vp9'"),
        ("render -o a.png --fps 61", "cannot play 61 frames a second; allowed: 0.01 to 60"),
        ("frames -o file", "file: is a file; the output must be a folder or a new name"),
        ("frames -o new --size 33x32", "both sides must be even; try 34x32"),
        ("render -o file/a.mp4", "a part of the path is a file: choose another folder"),
        (f"render -o {'a' * 300}.mp4", "choose a shorter name"),
        ("still -o a.png --scale 1000000000", "is not in the range 1<=x<=8"),
        ("still -o a.png --scale 8", "at most 7680 a side can be drawn"),
        ("still -o a.png --width 999999mm", "each side must be 32 to 7680 pixels"),
        ("still -o a.png --width 0.0001mm", "each side must be 32 to 7680 pixels"),
        ("still -o a.png --at 999999999", "step 999999999: the scene has steps 0 to 4"),
        ("still -o a.png --at 9999999999999", "is no place in a film"),
        ("still -o folder.png", "is a folder; the output must be a regular file"),
        ("still -o file/a.png", "a part of the path is a file: choose another folder"),
        ("build --jobs 1000000000", "is not in the range 1<=x<=256"),
    ],
)
@pytest.mark.usefixtures("telling")
def test_what_cannot_be_made_is_told_in_one_line_before_a_step_is_taken(
    words: str, told: str
) -> None:
    Path("file").write_text("older")
    Path("folder.png").mkdir()
    before = sorted(Path().rglob("*"))
    run = CliRunner().invoke(steepest, [*words.split(), "telling"])
    assert run.exit_code in {1, 2}
    (*usage, line) = run.output.splitlines()
    assert told in line
    assert [other for other in usage if other and not other.startswith(("Usage", "Try"))] == []
    assert sorted(Path().rglob("*")) == before


@pytest.mark.parametrize(
    ("scene", "told"),
    [
        ("duration=86_400, fps=1", "tiny.mp4: the film would have 8 640 000 frames; at most a mil"),
        ("duration=1, fps=1", ""),
    ],
)
def test_a_film_of_too_many_frames_at_another_rate_is_told_before_a_step_is_taken(
    scene: str, told: str, write: Callable[[str, str], Path], tiny: Callable[..., str]
) -> None:
    source = (
        tiny().replace("[SGD(0.01)]", "[Telling(0.01)]").replace("Clock(0.2)", f"Clock({scene})")
    )
    write("tiny", WALKED + source)
    words = ["render", "-o", "tiny.mp4", "--size", "64x36", "--fps", "100", "tiny"]
    run = CliRunner().invoke(steepest, words)
    assert run.output.startswith(told)
    assert Path("walked").exists() == (not told)


def test_an_output_that_can_be_written_is_not_refused(tmp_path: Path) -> None:
    refuse_unwritable(tmp_path / "new" / "folder" / "a.mp4")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "file").touch()
    with pytest.raises(EncodeError, match="a part of the path is a file"):
        refuse_unwritable(tmp_path / "file" / "folder" / "a.mp4")
