"""A preview that runs, in Chromium: tuned, saved, broken and mended."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from optimizers import SGD, Momentum
from render import Contour, Scene, simulate
from surfaces import ellipse
from tests.browser.conftest import PATIENCE
from tests.preview.running import SCENE, Running, running

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

FIRST = SCENE.replace("SGD(0.05)", "SGD(0.03)")
"""With which neither of both leaves."""


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    scene = tmp_path_factory.mktemp("previewed") / "first.py"
    scene.write_text(FIRST)
    with running(scene) as found:
        yield found


@pytest.fixture
def page(browser: "Browser", preview: Running) -> Iterator["Page"]:
    """The preview's page as the file says; what it complains of fails the test in the end."""
    opened = browser.new_page(viewport={"width": 1280, "height": 720}, reduced_motion="reduce")
    opened.set_default_timeout(100 * PATIENCE)
    said: list[str] = []
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.on("console", lambda one: said.append(one.text) if one.type == "error" else None)
    opened.goto(preview.address)
    opened.locator("#tools").wait_for()
    yield opened
    opened.close()
    assert said == []


def written(page: "Page", name: str) -> str:
    """What the table of results says of a walker."""
    page.evaluate("() => { document.querySelector('#results').open = true }")
    return page.locator("#results tr", has_text=name).inner_text()


def test_a_tuned_walker_ends_where_simulate_puts_it(page: "Page") -> None:
    before = {name: written(page, name) for name in ("SGD", "Momentum")}
    rate = page.get_by_role("group", name="Momentum").get_by_label("learning rate, as a number")
    rate.fill("0.0123")
    rate.press("Enter")
    page.locator("#results tr", has_text="0.0123").wait_for(state="attached")
    _, walked = simulate(
        Scene("First", ellipse, [(-1.5, 0.5)], [SGD(0.03), Momentum(0.0123)], 20, [Contour()])
    )
    assert f"\t{walked.values[-1]:.3g}\t" in written(page, "Momentum")
    assert written(page, "SGD") == before["SGD"]
    page.get_by_role("button", name="Reset", exact=True).click()
    page.locator("#results tr", has_text="0.02").wait_for(state="attached")
    assert written(page, "Momentum") == before["Momentum"]


def test_a_scene_is_edited_broken_and_mended(page: "Page", preview: Running) -> None:
    scene: Path = preview.scene
    title, banner = page.locator("h1"), page.locator("#banner")
    scene.write_text(FIRST.replace("First", "Second"))
    page.locator("h1", has_text="Second").wait_for()
    scene.write_text(FIRST.replace("Momentum(0.02)", "Momentu(0.02)"))
    banner.wait_for()
    assert banner.inner_text().startswith(f"{scene}:10: NameError: name 'Momentu' is not defined")
    assert title.inner_text() == "Second"
    scene.write_text(FIRST)
    page.locator("h1", has_text="First").wait_for()
    assert not banner.is_visible()
