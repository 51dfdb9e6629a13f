"""A film's page as Chromium shows it, from a file: what a reader sees, and can do."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from render import simulate
from render.events.standing import Standing
from render.film.ranking import significant
from render.scene.mixing import rgb
from render.scene.themes import THEMES
from tests.browser.conftest import Seen
from tests.browser.paged import SCENE, settle

pytestmark = pytest.mark.browser

See = Callable[..., Seen]

BLIND = """
const get = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
  return kind === "webgl2" ? null : get.call(this, kind, ...more);
};
"""
"""Takes WebGL2 away."""

ROWS = """
[...document.querySelectorAll("#lineup li")]
  .sort((one, other) => one.style.order - other.style.order)
  .map((one) => [".name", ".value"].map((part) => one.querySelector(part).textContent))
"""
"""The names in their order, and their values."""

STEP = "document.querySelector('#now').textContent"


def picture(seen: Seen) -> bytes:
    settle(seen)
    return seen.page.locator("#panes").screenshot()


def rows(seen: Seen) -> list[str]:
    return [one.text_content() for one in seen.page.locator("#results tbody tr").all()]


@pytest.mark.parametrize("width", [320, 360, 800, 1280, 1920, 3840])
def test_nothing_is_wider_than_the_window(look: See, width: int) -> None:
    seen = look(width=width)
    seen.page.locator("summary").click()
    assert seen.page.evaluate("document.documentElement.scrollWidth") == width
    assert seen.page.locator("#landscape canvas").first.bounding_box()["width"] > 250


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_rule_of_accessibility_is_broken(look: See, theme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    seen = look(f"{theme}.html")
    seen.page.keyboard.press("2")
    seen.page.keyboard.press("b")
    seen.page.locator("summary").click()
    settle(seen)
    assert Axe().run(seen.page).response["violations"] == []
    seen.page.keyboard.press("l")
    seen.page.get_by_role("button", name="Keys").click()
    assert Axe().run(seen.page).response["violations"] == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_has_the_colours_of_the_film(look: See, theme: str) -> None:
    seen = look(f"{theme}.html")
    ground = seen.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb({}, {}, {})".format(*rgb(THEMES[theme].ground))
    assert seen.page.locator("h1").inner_text() == SCENE.title
    assert seen.page.locator("#formula svg path").count() == 1


def test_it_plays_once_and_stops_at_the_end(look: See) -> None:
    seen = look(reduced_motion="no-preference")
    seen.until("document.querySelector('#play').ariaLabel === 'Play again'")
    assert seen.page.evaluate(STEP) == "step 40"
    seen.page.clock.pause_at(seen.page.evaluate("Date.now()") + 1000)
    seen.page.get_by_role("button", name="Play again").click()
    seen.page.clock.run_for(900)
    step = int(seen.page.evaluate(STEP).removeprefix("step "))
    assert 0 < step < 40
    seen.page.get_by_role("button", name="Pause").click()
    seen.page.clock.run_for(1000)
    assert seen.page.evaluate(STEP) == f"step {step}"


def test_who_wants_less_motion_sees_the_end_and_nothing_moves(look: See) -> None:
    seen = look()
    assert seen.page.evaluate(STEP) == "step 40"
    before = picture(seen)
    seen.page.clock.run_for(3000)
    assert picture(seen) == before


def test_a_step_is_gone_to_by_keys_and_by_the_line_of_time(look: See) -> None:
    seen = look()
    for key, step in (("Home", 0), ("ArrowRight", 1), ("Shift+ArrowRight", 11), ("End", 40)):
        seen.page.keyboard.press(key)
        settle(seen)
        assert seen.page.evaluate(STEP) == f"step {step}"
    assert seen.page.locator("#said").text_content() == "step 40"
    line = seen.page.get_by_role("slider", name="Step")
    line.fill("5")
    settle(seen)
    assert seen.page.evaluate(STEP) == "step 5"
    assert line.get_attribute("aria-valuetext") == "step 5 of 40"
    assert seen.page.locator("#caption").inner_text() == "Here & there"


def test_values_and_their_order_are_the_film_s(look: See) -> None:
    seen = look()
    seen.page.get_by_role("slider", name="Step").fill("7")
    settle(seen)
    shown = seen.page.evaluate(ROWS)
    walks = sorted(simulate(SCENE), key=lambda one: one.values[7])
    assert shown == [[one.label, significant(float(one.values[7]))] for one in walks]


def test_the_landscape_turns_and_the_data_do_not(look: See) -> None:
    seen = look()
    seen.page.locator("summary").click()
    before, told = picture(seen), rows(seen)
    box = seen.page.locator("#landscape").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    seen.page.mouse.move(x, y)
    seen.page.mouse.down()
    seen.page.mouse.move(x + 80, y + 10, steps=4)
    seen.page.mouse.up()
    dragged = picture(seen)
    assert dragged != before
    seen.page.keyboard.press("ArrowLeft")
    assert seen.page.evaluate("document.activeElement.id") == "landscape"
    assert picture(seen) != dragged
    assert seen.page.evaluate(STEP) == "step 40"
    seen.page.mouse.move(0, 0)
    seen.page.keyboard.press("f")
    seen.page.evaluate("document.activeElement.blur()")
    assert picture(seen) == before
    assert rows(seen) == told


def test_names_have_the_focus_in_the_order_in_which_they_stand(look: See) -> None:
    seen = look()
    seen.page.locator("#landscape").focus()
    focused = []
    for _ in SCENE.labels:
        seen.page.keyboard.press("Tab")
        focused.append(seen.page.evaluate("document.activeElement.textContent"))
    assert focused == [name for name, _ in seen.page.evaluate(ROWS)]
    assert focused != list(SCENE.labels)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_where_colours_are_the_readers_the_chosen_view_and_the_step_are_seen(
    look: See, scheme: str
) -> None:
    seen = look(forced_colors="active", color_scheme=scheme)
    chosen, other = (
        seen.page.get_by_role("button", name=name, exact=True).evaluate(
            "one => getComputedStyle(one).backgroundColor"
        )
        for name in ("Landscape", "Contour")
    )
    assert chosen != other
    line = "getComputedStyle(document.querySelector('#time')).getPropertyValue('--fill')"
    assert seen.page.evaluate(line) == "CanvasText"


def test_views_are_chosen_by_keys_and_by_buttons(look: See) -> None:
    seen = look()
    shown = "['landscape', 'contour'].filter(one => !document.getElementById(one).hidden)"
    assert seen.page.evaluate(shown) == ["landscape"]
    for key, panes in (("c", ["contour"]), ("b", ["landscape", "contour"]), ("l", ["landscape"])):
        seen.page.keyboard.press(key)
        settle(seen)
        assert seen.page.evaluate(shown) == panes
    seen.page.get_by_role("button", name="Both").click()
    settle(seen)
    assert seen.page.evaluate(shown) == ["landscape", "contour"]
    pressed = seen.page.locator("#views [aria-pressed=true]")
    assert pressed.all_inner_texts() == ["Both"]


def test_a_name_stands_out_and_all_come_back(look: See) -> None:
    seen = look()
    before = picture(seen)
    name = seen.page.get_by_role("button", name="Momentum")
    name.click()
    seen.page.mouse.move(0, 0)
    assert picture(seen) != before
    assert seen.page.locator("[aria-pressed=true].name").all_inner_texts() == ["Momentum"]
    name.click()
    seen.page.mouse.move(0, 0)
    assert picture(seen) == before
    seen.page.keyboard.press("1")
    settle(seen)
    first = seen.page.locator("[aria-pressed=true].name").inner_text()
    ranked = Standing.of(simulate(SCENE), SCENE.shown, starts=1).ranked[-1]
    assert first == SCENE.labels[int(np.argmin(ranked))]


def test_a_path_tells_whose_it_is_and_where(look: See) -> None:
    seen = look()
    seen.page.keyboard.press("c")
    settle(seen)
    box = seen.page.locator("#contour").bounding_box()
    tip = seen.page.locator("#tip")
    for share in np.linspace(0.2, 0.8, 120):
        seen.page.mouse.move(box["x"] + share * box["width"], box["y"] + 0.42 * box["height"])
        if tip.is_visible():
            break
    told = tip.inner_text()
    walk = next(one for one in simulate(SCENE) if one.label in told)
    step = int(told.partition("step ")[2].split()[0])
    numbers = (*walk.points[step], walk.values[step])
    assert told.split()[-6:] == [
        part
        for name, number in zip("xyf", numbers, strict=True)
        for part in (name, significant(float(number)))
    ]


def test_an_embedded_page_leaves_the_wheel_to_the_blog_until_it_is_clicked(look: See) -> None:
    seen = look("blog.html")
    frame = seen.page.frame_locator("iframe")
    frame.locator("#side").wait_for()
    frame.locator("#landscape").hover()
    seen.page.mouse.wheel(0, 100)
    seen.until("scrollY > 0")
    assert frame.locator("#hint").is_visible()
    seen.page.evaluate("scrollTo(0, 0)")
    frame.locator("#landscape").click()
    before = frame.locator("#panes").screenshot()
    seen.page.mouse.wheel(0, -100)
    settle(seen)
    assert frame.locator("#panes").screenshot() != before
    assert seen.page.evaluate("scrollY") == 0


def test_without_webgl_there_is_a_poster_and_the_table(look: See) -> None:
    seen = look(before=BLIND)
    assert seen.page.locator("#poster").is_visible()
    assert seen.page.locator("#poster").get_attribute("alt") == "Three paths"
    assert not seen.page.locator("#controls").is_visible()
    assert seen.page.get_by_role("heading", level=1).count() == 1
    seen.page.locator("summary").click()
    assert len(rows(seen)) == 3


def test_a_browser_that_cannot_read_the_scene_shows_the_poster(see: See, pages: Path) -> None:
    seen = see((pages / "light.html").as_uri(), before="delete window.DecompressionStream")
    seen.until("getComputedStyle(document.querySelector('#poster')).display === 'block'")
    (complaint,) = seen.complaints
    assert "DecompressionStream" in complaint
    seen.complaints.clear()


def test_without_scripts_there_is_a_poster(see: See, pages: Path) -> None:
    seen = see((pages / "light.html").as_uri(), java_script_enabled=False)
    assert seen.page.locator("#poster").is_visible()
    assert seen.page.locator("button:visible").count() == 0


def test_the_table_tells_every_walk(look: See) -> None:
    seen = look()
    seen.page.get_by_text("Results as a table").click()
    table = seen.page.get_by_role("table")
    for walk in simulate(SCENE):
        row = table.get_by_role("row").filter(has_text=walk.label).inner_text()
        assert walk.outcome.value in row
        assert significant(float(walk.values[-1])) in row
