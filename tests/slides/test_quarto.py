"""A Quarto document, made slides of by pandoc, on which Quarto is built."""

import re
import subprocess
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner

from render.command.cli import steepest

pytestmark = pytest.mark.slides

HOSTILE = "<b> & 2*3* {x} [y](z) 'q' _u_ # @no $m$ ~~s~~"

SCENE = f'''"""1) {HOSTILE} said. More."""
from optimizers import SGD
from render import Clock, Contour, Scene
from surfaces import sphere
scene = Scene(title="{HOSTILE.replace("$", "")}", surface=sphere, starts=[(0.5, 0.2)],
    optimizers=[SGD(0.1)], steps=12, views=[Contour()], captions={{4: "At four"}},
    clock=Clock(duration=3, fps=10, hold_start=0.2, hold_end=0.4))
'''


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("quarto")
    (folder / "bowl.py").write_text(SCENE)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        words = ["deck", "bowl.py", "-o", "talk.qmd", "--advance=events", "--size=160x90"]
        result = CliRunner().invoke(steepest, words, prog_name="steepest")
        assert result.exit_code == 0, result.output
        told = ["-f", "markdown", "-t", "revealjs", "--standalone", "--slide-level=2", "talk.qmd"]
        made = subprocess.run(["pandoc", *told], check=True, capture_output=True, text=True)
    assert made.stderr == ""
    return made.stdout


def sections(page: str) -> list[str]:
    return re.findall(r"<section.*?</section>", page, re.DOTALL)


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


def straight(text: str) -> str:
    return text.replace("’", "'").replace("‘", "'")


def test_each_segment_is_a_slide_and_nothing_else_is(page: str) -> None:
    found = sections(page)
    assert len(found) == 2
    titles = [words(re.search(r"<h2.*?</h2>", one, re.DOTALL)[0]) for one in found]
    plain = HOSTILE.replace("$", "")
    assert [straight(title) for title in titles] == [f"{plain} (1 of 2)", f"{plain} (2 of 2)"]
    assert page.count("<h1") == 0


def test_its_film_plays_by_itself_and_is_there(page: str) -> None:
    for one in sections(page):
        film = re.search(r"<video[^>]*>", one)[0]
        assert "data-autoplay" in film
        assert "muted" in film
        assert "loop" not in film
        assert 'data-background-color="#' in one


def test_words_are_as_they_were_and_the_notes_are_notes(page: str) -> None:
    first = sections(page)[0]
    notes = re.search(r'<aside class="notes">(.*?)</aside>', first, re.DOTALL)[1]
    assert f"1) {HOSTILE} said. More." in straight(words(notes))
    assert "<ol" not in page
    assert "<em" not in page
    assert "sphere: f(x, y) = x² + y²" in words(notes)
    assert "At four" in words(first.replace(notes, ""))


def test_what_it_names_lies_beside_it(page: str, tmp_path_factory) -> None:
    folder = tmp_path_factory.getbasetemp()
    names = re.findall(r'(?:src|poster)="(talk-media/[^"]*)"', page)
    assert len(names) == 4
    lying = {path.name for path in folder.glob("quarto*/talk-media/*")}
    assert {Path(name).name for name in names} <= lying
