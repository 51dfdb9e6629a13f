import io
import sys

import pytest

from render.jobs.progress import DRAWING, PREPARING, Bars, Lines, Silent, shown_progress
from render.making.account import Account


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_silent_where_standard_error_is_no_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with shown_progress() as progress:
        assert type(progress) is Silent
        progress.at("film.gif", DRAWING, 3, 5)
        progress.end("film.gif")
        progress.say("a line")
        progress.note("a note")
    assert tuple(capsys.readouterr()) == ("a line\n", "a note\n")


def test_terminal_is_shown_the_stage_and_how_far_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = Terminal()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setattr(sys, "stderr", terminal)
    with shown_progress() as progress:
        assert isinstance(progress, Bars)
        progress.at("[x].gif", PREPARING)
        progress.at("[x].gif", DRAWING, 3, 4)
        progress.note("a note on [x].gif")
    assert f"[x].gif  {DRAWING}" in terminal.getvalue()
    assert "75%" in terminal.getvalue()
    assert "a note on [x].gif" in terminal.getvalue()
    assert capsys.readouterr().out == ""


def test_line_for_a_file_goes_there_while_the_bars_are_on_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with shown_progress() as progress:
        progress.say("film.gif made")
    assert capsys.readouterr().out == "film.gif made\n"
    assert "film.gif made" not in terminal.getvalue()


def test_parent_is_told_one_object_a_line() -> None:
    pipe = io.StringIO()
    lines = Lines(pipe)
    lines.at("film.gif", DRAWING, 3, 5)
    lines.made("film.gif  made\n", Account({"title": "a"}).message)
    assert pipe.getvalue().count("\n") == 2
    assert '"done": 3' in pipe.getvalue()
