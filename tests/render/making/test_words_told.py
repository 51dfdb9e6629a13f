"""Words that cannot be set are told with file and line, before anything is computed or written."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from render.command.cli import steepest

Write = Callable[[str, str], Path]
Tiny = Callable[..., str]

PLACES = {
    'title="A tiny film"': ('title="{}"', "title: '{}'"),
    "SGD(0.01)": ('SGD(0.01, label="{}")', "SGD: label '{}'"),
    "steps=4,": ('steps=4, captions={{2: "{}"}},', "caption at 2: '{}'"),
}


@pytest.mark.parametrize(
    "command",
    [
        "render a.mp4",
        pytest.param("render a.gif", marks=pytest.mark.thorough),
        pytest.param("still a.png", marks=pytest.mark.thorough),
        "still a.svg",
    ],
)
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("谷", "has '谷', which the font lacks; write it otherwise"),
        ("$x_$", "is no TeX that can be set: nothing stands after the _"),
        ("$" + "{" * 10_000, "has 10 001 letters; at most 1 000 can be set"),
    ],
)
def test_a_word_that_cannot_be_set_is_told_with_file_line_and_field(
    write: Write, tiny: Tiny, command: str, place: str, text: str, fault: str
) -> None:
    written, told = PLACES[place]
    assert place in tiny()
    write("valley", tiny().replace(place, written.format(text)))
    what, output = command.split()
    Path(output).write_text("older")
    result = CliRunner().invoke(steepest, [what, "valley", "-o", output])
    assert result.exit_code == 1
    shown = text if len(text) <= 60 else f"{text[:59]}…"
    assert result.stderr == f"scenes/valley.py:6: {told.format(shown)} {fault}\n"
    assert Path(output).read_text() == "older"
    assert sorted(path.name for path in Path().iterdir()) == [output, "scenes"]


@pytest.mark.thorough
@pytest.mark.parametrize("suffix", [".pdf", ".svg"])
def test_no_page_holds_the_font_s_sign_for_a_missing_character(
    write: Write, tiny: Tiny, suffix: str
) -> None:
    write("valley", tiny().replace("A tiny film", "Ænigma → $\\\\mathbb{R}^2$ – ж"))
    result = CliRunner().invoke(steepest, ["still", "valley", "-o", f"a{suffix}"])
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    assert b".notdef" not in Path(f"a{suffix}").read_bytes()
