"""A preview's page in Chromium, with a preview that answers as the test says."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from optimizers import SGD, Momentum
from render import Contour, Scene, simulate
from render.page.document import Page as Document
from render.page.html import live_html
from render.page.packet import packed
from surfaces import ellipse
from tests.browser.conftest import PATIENCE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, WebSocketRoute

pytestmark = pytest.mark.browser

HERE = "http://127.0.0.1:9/"

ERROR = "scenes/bowl.py:12: NameError: name 'Momentu' is not defined; did you mean 'Momentum'?"


def scene_of(rate: float, start: tuple[float, float] = (-1.5, 0.5)) -> Scene:
    return Scene(
        title="A bowl",
        surface=ellipse,
        starts=[start],
        optimizers=[SGD(0.005), Momentum(rate)],
        steps=300,
        views=[Contour()],
    )


def settings(rate: float) -> list[dict[str, Any]]:
    def one(value: float) -> dict[str, Any]:
        told = {"name": "learning_rate", "spoken": "learning rate", "symbol": "η", "text": ""}
        return {**told, "value": value, "low": value / 100, "high": 1.0, "logarithmic": True}

    names = (("SGD", 0.005), ("Momentum", 0.01))
    parameters = [[one(0.005)], [{**one(0.01), "value": rate}]]
    return [
        {"walker": place, "label": name, "parameters": own}
        for place, ((name, _), own) in enumerate(zip(names, parameters, strict=True))
    ]


@dataclass
class Preview:
    """What a page says, and what it is answered."""

    heard: list[dict[str, Any]] = field(default_factory=list)
    sockets: list["WebSocketRoute"] = field(default_factory=list)
    answers: bool = True

    def opened(self, socket: "WebSocketRoute") -> None:
        self.sockets.append(socket)
        socket.on_message(lambda text: self._hear(socket, json.loads(text)))
        self.tell(**self._scene(0.01), live=self._live(0.01))

    def _live(self, rate: float) -> dict[str, Any]:
        return {"serial": 0, "draggable": True, "parameters": settings(rate)}

    def _scene(self, rate: float, **more: Any) -> dict[str, Any]:
        scene = scene_of(rate, **more)
        return Document.of(scene).document(simulate(scene))

    def tell(self, **message: Any) -> None:
        self.sockets[-1].send(packed(message))

    def _hear(self, socket: "WebSocketRoute", message: dict[str, Any]) -> None:
        self.heard.append(message)
        if not self.answers:
            return
        match message:
            case {"set": [1, "learning_rate", rate], "serial": serial}:
                walker = {"index": 1, **self._scene(rate)["walkers"][1]}
                told = {"walkers": [walker], "settings": settings(rate)}
            case {"start": [0, x, y], "serial": serial}:
                scene = self._scene(0.01, start=(x, y))
                walkers = [{"index": k, **one} for k, one in enumerate(scene["walkers"])]
                told = {"walkers": walkers, "starts": scene["starts"]}
                told["laidStarts"] = scene["laidStarts"]
            case {"copy": True}:
                socket.send(packed({"kind": "source", "text": "scene = Scene(1)\n"}))
                return
            case _:
                return
        self.tell(kind="update", serial=serial, **told)


@dataclass
class Tuned:
    page: "Page"
    preview: Preview

    def until(self, condition: Callable[[], bool]) -> None:
        for _ in range(PATIENCE):
            if condition():
                return
            self.page.wait_for_timeout(100)
        raise AssertionError("it never came true")

    @property
    def slider(self) -> Any:
        return self.page.get_by_role("group", name="Momentum").get_by_label("learning rate η")

    def row(self) -> str:
        return self.page.locator("#lineup li").nth(1).locator(".runner").inner_text()


@contextmanager
def tuning(browser: "Browser", **context: Any) -> Iterator[Tuned]:
    """The page once it shows the scene; what it complains of fails the test in the end."""
    shown = {"viewport": {"width": 1280, "height": 720}, "reduced_motion": "reduce", **context}
    page = browser.new_page(**shown)
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda one: said.append(one.text) if one.type == "error" else None)
    preview = Preview()
    body = live_html(title="bowl")
    page.route(HERE + "**", lambda one: one.fulfill(body=body, content_type="text/html"))
    page.route_web_socket("**/live?token=secret", preview.opened)
    page.goto(f"{HERE}?token=secret")
    page.locator(".start").first.wait_for()
    yield Tuned(page, preview)
    page.close()
    assert said == []


@pytest.fixture
def tuned(browser: "Browser") -> Iterator[Tuned]:
    """The page of a window in which both views have room."""
    with tuning(browser) as shown:
        shown.page.locator("#contour .start").wait_for()
        yield shown


def test_a_diverging_rate_is_found_by_dragging(tuned: Tuned) -> None:
    before = tuned.slider.evaluate("one => getComputedStyle(one).getPropertyValue('--fill')")
    box = tuned.slider.bounding_box()
    y = box["y"] + box["height"] / 2
    tuned.page.mouse.move(box["x"] + box["width"] / 2, y)
    tuned.page.mouse.down()
    tuned.page.mouse.move(box["x"] + box["width"] + 20, y, steps=6)
    tuned.page.mouse.up()
    tuned.until(lambda: "diverged at step" in tuned.row())
    (walk,) = simulate(scene_of(1.0))[1:]
    assert tuned.row().split()[-1] == str(walk.stopped_at + 1)
    name = tuned.page.locator(".lost .name span")
    assert name.inner_text() == "Momentum"
    assert name.evaluate("one => getComputedStyle(one).textDecorationLine") == "line-through"
    tuned.page.set_viewport_size({"width": 1000, "height": 600})
    assert name.bounding_box()["height"] < 34
    after = tuned.slider.evaluate("one => getComputedStyle(one).getPropertyValue('--fill')")
    assert after != before
    serials = [one["serial"] for one in tuned.preview.heard]
    assert serials == list(range(1, len(serials) + 1))
    tuned.slider.dblclick()
    tuned.until(lambda: "diverged" not in tuned.row())
    assert tuned.preview.heard[-1]["set"] == [1, "learning_rate", 0.01]


def test_a_rate_that_leaves_uphill_is_marked_too(tuned: Tuned) -> None:
    number = tuned.page.get_by_label("learning rate, as a number").nth(1)
    number.fill("0,09")
    number.press("Enter")
    tuned.until(lambda: "left: " in tuned.row())
    assert tuned.page.locator(".lost .name").inner_text() == "Momentum"


def test_numbers_are_typed_kept_within_the_slider_or_put_back(tuned: Tuned) -> None:
    number = tuned.page.get_by_label("learning rate, as a number").nth(1)
    for typed, shown in (("abc", "0.01"), ("2e-2", "0.02"), ("7", "1")):
        number.fill(typed)
        number.press("Enter")
        assert number.input_value() == shown
    tuned.until(lambda: [one["set"][2] for one in tuned.preview.heard] == [0.02, 1])


def test_of_many_values_the_latest_is_sent_and_not_all(tuned: Tuned) -> None:
    tuned.preview.answers = False
    tuned.slider.focus()
    for _ in range(5):
        tuned.page.keyboard.press("ArrowRight")
    last = float(tuned.page.get_by_label("learning rate, as a number").nth(1).input_value())
    heard = tuned.preview.heard
    tuned.until(lambda: bool(heard) and heard[-1]["set"][2] == last)
    assert len(heard) < 5


def test_a_start_is_dragged_in_the_contour_and_moved_by_keys(tuned: Tuned) -> None:
    ring = tuned.page.locator("#contour .start")
    box = ring.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    tuned.page.mouse.move(x, y)
    tuned.page.mouse.down()
    tuned.page.mouse.move(x + 40, y + 10, steps=3)
    tuned.page.mouse.up()
    tuned.until(lambda: ring.bounding_box()["x"] == pytest.approx(box["x"] + 40, abs=2))
    index, right, up = tuned.preview.heard[-1]["start"]
    assert (index, right > -1.5, up < 0.5) == (0, True, True)
    ring.focus()
    tuned.page.keyboard.press("ArrowRight")
    tuned.until(lambda: tuned.preview.heard[-1]["start"][1] > right)
    assert tuned.preview.heard[-1]["start"][2] == pytest.approx(up, abs=1e-3)


def test_keys_that_are_pressed_faster_than_answers_come_all_count(tuned: Tuned) -> None:
    tuned.preview.answers = False
    tuned.page.locator("#contour .start").focus()
    for _ in range(5):
        tuned.page.keyboard.press("ArrowRight")
    (low, high), _ = ellipse.domain
    expected = pytest.approx(-1.5 + 5 * 0.01 * (high - low), abs=1e-6)
    heard = tuned.preview.heard
    tuned.until(lambda: bool(heard) and heard[-1]["start"][1] == expected)


def test_an_error_stands_until_the_next_scene_and_the_last_film_stays(tuned: Tuned) -> None:
    banner = tuned.page.locator("#banner")
    assert not banner.is_visible()
    tuned.preview.tell(kind="error", message=ERROR)
    banner.wait_for()
    assert banner.inner_text() == ERROR
    assert tuned.page.locator("#contour canvas").first.is_visible()
    scene = tuned.preview._scene(0.01)
    live = tuned.preview._live(0.01)
    tuned.preview.tell(**{**scene, "title": "Mended"}, live=live)
    banner.wait_for(state="hidden")
    assert tuned.page.locator("h1").inner_text() == "Mended"


def test_a_lost_preview_is_told_of_and_found_again(tuned: Tuned) -> None:
    tuned.preview.sockets[-1].close()
    tuned.page.get_by_text("The preview does not answer").wait_for()
    tuned.until(lambda: len(tuned.preview.sockets) == 2)
    tuned.page.locator("#banner").wait_for(state="hidden")


def test_why_a_preview_closed_the_connection_is_told(tuned: Tuned) -> None:
    tuned.preview.sockets[-1].close(code=1013, reason="16 pages are open already")
    tuned.page.get_by_text("closed the connection: 16 pages are open already").wait_for()
    tuned.page.locator("#banner").wait_for(state="hidden")


def test_a_scene_is_copied_or_shown_where_that_is_not_allowed(tuned: Tuned) -> None:
    tuned.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject() }")
    tuned.page.get_by_role("button", name="Copy as scene").click()
    field = tuned.page.get_by_role("textbox", name="This scene in Python")
    field.wait_for()
    assert field.input_value() == "scene = Scene(1)\n"


def test_no_rule_of_accessibility_is_broken_in_a_preview(tuned: Tuned) -> None:
    from axe_playwright_python.sync_playwright import Axe

    tuned.preview.tell(kind="error", message=ERROR)
    number = tuned.page.get_by_label("learning rate, as a number").nth(1)
    number.fill("1")
    number.press("Enter")
    tuned.until(lambda: "diverged" in tuned.row())
    assert Axe().run(tuned.page).response["violations"] == []
