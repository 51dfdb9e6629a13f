"""A film embedded in a page, as Chromium shows it from a file."""

from collections.abc import Callable

import pytest

from tests.browser.conftest import Seen, Site

pytestmark = pytest.mark.browser

See = Callable[..., Seen]

PLAYS = "document.querySelector('video').currentTime > 0.1"


def test_it_plays_by_itself_without_sound_and_keeps_its_place(see: See, site: Site) -> None:
    seen = see(site.page)
    box = seen.page.locator("video").bounding_box()
    seen.until(PLAYS)
    assert seen.video("muted && video.loop && video.controls") == [True]
    assert seen.page.locator("video").bounding_box() == box
    assert box["width"] / box["height"] == pytest.approx(16 / 9, rel=1e-3)
    assert seen.video("textTracks[0].kind") == ["chapters"]


@pytest.mark.parametrize("width", [320, 1280])
def test_it_fits_the_column(see: See, site: Site, width: int) -> None:
    seen = see(site.page, width=width)
    assert seen.page.evaluate("document.documentElement.scrollWidth") == width
    column = seen.page.locator("main").bounding_box()
    assert seen.page.locator("video").bounding_box()["width"] == column["width"]


def test_who_wants_less_motion_sees_the_poster_and_can_start_it(see: See, site: Site) -> None:
    seen = see(site.page, reduced_motion="reduce")
    assert seen.video("autoplay || !video.paused") == [False]
    assert seen.video("played.length") == [0]
    seen.page.locator("video").focus()
    seen.page.keyboard.press("Space")
    seen.until(PLAYS)


def test_without_scripts_it_plays_or_shows_the_poster_as_is_wanted(see: See, site: Site) -> None:
    still = see(site.page, reduced_motion="reduce", java_script_enabled=False)
    moving = see(site.page, java_script_enabled=False)
    moving.until(PLAYS)
    assert still.video("networkState") == [3]  # no source
    assert still.video("currentTime") == [0]
    link = still.page.get_by_role("link", name="Film, MP4")
    assert link.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_rule_of_accessibility_is_broken(see: See, site: Site, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    seen = see(site.page, color_scheme=scheme)
    seen.page.locator("summary").click()
    assert Axe().run(seen.page).response["violations"] == []


def test_its_caption_is_its_description(see: See, site: Site) -> None:
    seen = see(site.page)
    session = seen.page.context.new_cdp_session(seen.page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    (video,) = [one for one in nodes if one.get("role", {}).get("value") == "Video"]
    assert video["name"]["value"] == 'A <b> & "b", contour'
    assert video["description"]["value"] == "What is to be seen in it."
