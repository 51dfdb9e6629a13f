"""The gallery as Chromium shows it, from a file: what a reader sees, and can do."""

from collections.abc import Callable

import pytest

from render.scene.mixing import rgb
from render.scene.themes import DARK, LIGHT
from tests.browser.conftest import Seen, Site

pytestmark = pytest.mark.browser

See = Callable[..., Seen]

SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => shifts.push(...list.getEntries().map((one) => one.value)))
  .observe({ type: "layout-shift", buffered: true });
addEventListener("DOMContentLoaded", () => { window.boxes = measured(); });
window.measured = () => {
  return [...document.querySelectorAll(".card, .frame, h2, video, figure")].map((one) => {
    const box = one.getBoundingClientRect();
    return [box.x, box.y, box.width, box.height];
  });
};
"""
"""Notes where everything stands before any poster is read, and each time that anything moves."""

PLAYS = "[...document.querySelectorAll('video')].filter(one => one.currentTime > 0.1).length === 1"


def ground(seen: Seen) -> str:
    return seen.page.evaluate("getComputedStyle(document.body).backgroundColor")


def visible(seen: Seen) -> list[str]:
    return [one.inner_text() for one in seen.page.locator(".card:visible h2").all()]


def test_every_poster_is_there_and_nothing_has_moved(see: See, site: Site) -> None:
    seen = see(site.gallery, before=SHIFTS)
    assert visible(seen) == ['A <b> & "b"', "Four wells", "Four wells"]
    seen.page.locator("footer").scroll_into_view_if_needed()
    seen.until("[...document.images].every(one => one.complete && one.naturalWidth === 1280)")
    seen.page.evaluate("scrollTo(0, 0)")
    assert seen.page.evaluate("boxes") == seen.page.evaluate("measured()")
    assert seen.page.evaluate("shifts") == []
    assert seen.page.locator("video").count() == 1  # the large one, which nothing shows yet


@pytest.mark.parametrize("width", [320, 390, 1280, 2200])
def test_nothing_is_wider_than_the_window(see: See, site: Site, width: int) -> None:
    seen = see(site.gallery, width=width)
    seen.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert seen.page.evaluate("document.documentElement.scrollWidth") == width
    assert seen.page.locator(".card").first.bounding_box()["width"] > 280


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_rule_of_accessibility_is_broken(see: See, site: Site, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    seen = see(site.gallery, color_scheme=scheme)
    seen.page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert Axe().run(seen.page).response["violations"] == []
    seen.page.locator(".play").first.click()
    assert Axe().run(seen.page).response["violations"] == []


def test_a_film_plays_under_the_pointer_and_one_alone(see: See, site: Site) -> None:
    seen = see(site.gallery)
    frames = seen.page.locator(".frame")
    for place in (0, 1):
        frames.nth(place).hover()
        seen.page.clock.run_for(500)
        seen.until(PLAYS)
        assert frames.nth(place).locator("video").count() == 1
        assert seen.video("paused").count(False) == 1
    seen.page.locator("h1").hover()
    assert seen.page.locator(".frame video").count() == 0
    assert seen.video("paused") == [True]


def test_escape_stops_what_plays_under_the_pointer(see: See, site: Site) -> None:
    seen = see(site.gallery)
    seen.page.locator(".frame").first.hover()
    seen.page.clock.run_for(500)
    seen.until(PLAYS)
    seen.page.keyboard.press("Escape")
    assert seen.page.locator(".frame video").count() == 0


def test_the_keyboard_alone_opens_plays_and_closes(see: See, site: Site) -> None:
    seen = see(site.gallery)
    for _ in range(40):
        seen.page.keyboard.press("Tab")
        if seen.page.evaluate("document.activeElement.className") == "play":
            break
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert seen.page.evaluate(outline) == "solid"
    seen.page.keyboard.press("Enter")
    seen.until(PLAYS)
    assert seen.page.locator("#large-title").inner_text() == 'A <b> & "b"'
    seen.page.keyboard.press("Space")
    seen.until("document.querySelector('dialog video').paused")
    seen.page.keyboard.press("Escape")
    assert not seen.page.locator("dialog").is_visible()
    assert seen.page.evaluate("document.activeElement.className") == "play"
    assert seen.video("currentSrc.length && !video.paused") == [False]


def test_what_happens_can_be_gone_to(see: See, site: Site) -> None:
    seen = see(site.gallery, reduced_motion="reduce")
    seen.page.locator(".play").first.click()
    seen.until(PLAYS)
    seen.page.locator("dialog video").evaluate("one => { one.pause(); one.currentTime = 0 }")
    begin = float(seen.page.locator("dialog [data-at]").get_attribute("data-at") or "")
    seen.page.get_by_role("button", name="Go to").click()
    assert seen.video("currentTime") == [pytest.approx(begin, abs=0.01)]


def test_who_wants_less_motion_sees_none_before_asking(see: See, site: Site) -> None:
    seen = see(site.gallery, reduced_motion="reduce")
    seen.page.locator(".frame").first.hover()
    seen.page.clock.run_for(5000)
    assert seen.page.locator(".frame video").count() == 0
    seen.page.locator(".play").first.click()
    seen.until(PLAYS)


def test_a_filter_narrows_stands_in_the_address_and_is_found_there(see: See, site: Site) -> None:
    seen = see(site.gallery)
    seen.page.get_by_label("Momentum").check(force=True)
    assert visible(seen) == ["Four wells", "Four wells"]
    seen.page.get_by_label("View").select_option("landscape")
    assert visible(seen) == ["Four wells"]
    assert seen.page.locator("#count").inner_text() == "1 of 3 films"
    told = seen.page.evaluate("location.hash")
    assert told == "#view=landscape&optimizer=Momentum"
    again = see(site.gallery + told)
    assert visible(again) == ["Four wells"]
    again.page.get_by_label("Search").fill("nothing LIKE this")
    assert visible(again) == []
    assert again.page.locator("#none").is_visible()
    again.page.get_by_role("button", name="Show all").click()
    again.page.clock.run_for(100)
    assert len(visible(again)) == 3
    again.page.get_by_label("Search").fill("ADAM saddle")
    assert visible(again) == ['A <b> & "b"']
    assert visible(see(site.gallery + "#surface=strange&x=%")) == visible(see(site.gallery))


@pytest.mark.parametrize(
    ("scheme", "theme", "other"), [("light", LIGHT, DARK), ("dark", DARK, LIGHT)]
)
def test_the_ground_is_that_of_the_scheme_and_can_be_turned(
    see: See, site: Site, scheme: str, theme: object, other: object
) -> None:
    seen = see(site.gallery, color_scheme=scheme)
    assert ground(seen) == "rgb({}, {}, {})".format(*rgb(theme.ground))
    seen.page.get_by_role("button", name="Dark").click()
    assert ground(seen) == "rgb({}, {}, {})".format(*rgb(other.ground))
    seen.page.reload()
    assert ground(seen) == "rgb({}, {}, {})".format(*rgb(other.ground))


def test_without_scripts_films_have_controls_and_no_filter_is_shown(see: See, site: Site) -> None:
    seen = see(site.gallery, java_script_enabled=False)
    assert not seen.page.locator("#filter").is_visible()
    assert seen.page.locator("button:visible").count() == 0
    films = seen.page.locator("video[controls]:visible")
    assert films.count() == 3
    frames = seen.page.locator(".frame")
    assert films.first.bounding_box() == frames.first.bounding_box()
