"""A deck as a page, opened in Chromium as a file, without a network."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from render.command.cli import steepest

pytestmark = pytest.mark.browser

SCENE = '''"""Two ways down. And more."""
from optimizers import SGD
from render import Clock, Contour, Scene
from surfaces import sphere
scene = Scene(title="A <bowl>", surface=sphere, starts=[(0.5, 0.2)],
    optimizers=[SGD(0.1)], steps=12, views=[Contour()], captions={4: "At four"},
    clock=Clock(duration=2, fps=10, hold_start=0.2, hold_end=0.4))
'''

PLAYED = "() => { const v = document.querySelector('section.present video');"
"""How a script in the page finds the film of the slide that is shown."""


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with whole.html, two slides, and parts.html, whose film is in two."""
    folder = tmp_path_factory.mktemp("a talk")
    for name in ("bowl", "dish"):
        (folder / f"{name}.py").write_text(SCENE)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for words in (
            ["bowl.py", "dish.py", "-o", "whole.html"],
            ["bowl.py", "-o", "parts.html", "--advance=events"],
        ):
            result = CliRunner().invoke(steepest, ["deck", *words, "--size=320x180"])
            assert result.exit_code == 0, result.output
    return folder


class Told:
    """A page, and what went wrong in it."""

    def __init__(self, browser, path: Path, **options: object) -> None:
        self.context = browser.new_context(
            viewport={"width": 1280, "height": 720}, offline=True, **options
        )
        self.page = self.context.new_page()
        self.faults: list[str] = []
        self.page.on("console", lambda said: self.faults.append(said.text))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("requestfailed", lambda one: self.faults.append(one.url))
        self.asked: list[str] = []
        self.page.on("request", lambda one: self.asked.append(one.url))
        self.page.goto(path.as_uri())
        self.page.wait_for_selector("section.present")


@pytest.fixture
def opened(browser, talk: Path) -> Iterator:
    pages: list[Told] = []

    def opened(name: str, **options: object) -> Told:
        pages.append(Told(browser, talk / name, **options))
        return pages[-1]

    yield opened
    for page in pages:
        page.context.close()


def test_a_film_plays_by_itself_again_and_again(opened) -> None:
    told = opened("whole.html")
    told.page.wait_for_function(f"{PLAYED} return v.currentTime > 0.3 && !v.paused; }}")
    told.page.wait_for_function(f"{PLAYED} return v.currentTime > 1.5; }}")
    told.page.wait_for_function(f"{PLAYED} return v.currentTime < 1 && !v.paused; }}")
    assert told.faults == []
    assert {url.partition(":")[0] for url in told.asked} == {"file"}


def test_an_arrow_goes_on_and_the_next_film_begins(opened) -> None:
    told = opened("whole.html")
    told.page.wait_for_function(f"{PLAYED} return v.currentTime > 0.3; }}")
    told.page.keyboard.press("ArrowRight")
    told.page.wait_for_function(f"{PLAYED} return v.currentSrc.includes('dish'); }}")
    told.page.wait_for_function(f"{PLAYED} return v.currentTime > 0.3 && !v.paused; }}")
    films = told.page.evaluate("() => [...document.querySelectorAll('video')].map(v => v.paused)")
    assert films == [True, False]


def test_a_segment_ends_and_stands_until_an_arrow_goes_on(opened) -> None:
    told = opened("parts.html")
    told.page.wait_for_function(f"{PLAYED} return v.ended; }}")
    assert told.page.locator("section.present h2").inner_text() == "A <bowl> (1 of 2)"
    told.page.keyboard.press("ArrowRight")
    told.page.wait_for_function(f"{PLAYED} return v.ended; }}")
    assert told.page.locator("section.present h2").inner_text() == "A <bowl> (2 of 2)"
    assert told.faults == []


def test_notes_are_there_and_not_seen(opened) -> None:
    told = opened("whole.html")
    notes = told.page.locator("section.present aside.notes")
    assert "sphere: f(x, y) = x² + y²" in notes.text_content()
    assert not notes.is_visible()
    assert told.page.evaluate("() => Reveal.hasPlugin('notes')")


def test_who_wants_no_motion_gets_a_film_that_stands(opened) -> None:
    told = opened("whole.html", reduced_motion="reduce")
    told.page.wait_for_function(f"{PLAYED} return v.readyState >= 2; }}")
    assert told.page.evaluate(f"{PLAYED} return v.paused && v.controls; }}")


def test_nothing_is_clipped_and_the_film_is_large(opened) -> None:
    told = opened("parts.html")
    for selector in ("h2", "p", "video"):
        box = told.page.locator(f"section.present > {selector}").first.bounding_box()
        assert box["x"] >= 0
        assert box["y"] >= 0
        assert box["x"] + box["width"] <= 1280
        assert box["y"] + box["height"] <= 720
    assert box["width"] > 0.8 * 1280
    overflowing = told.page.evaluate(
        "() => [...document.querySelectorAll('section > h2, section > p')]"
        ".filter(one => one.scrollHeight > one.clientHeight + 1).length"
    )
    assert overflowing == 0
