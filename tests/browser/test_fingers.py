"""Pages under fingers, on a phone: what turns, what scrolls, what is drawn."""

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from render import simulate
from render.film.ranking import significant
from tests.browser.conftest import Seen
from tests.browser.paged import SCENE, settle
from tests.browser.test_tuning_in_chromium import Tuned, tuning

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PHONE = {"has_touch": True, "is_mobile": True, "viewport": {"width": 390, "height": 844}}

POST = """<!doctype html><html lang="en"><meta name="viewport" content="width=device-width">
<title>A post</title><body style="margin:0"><p style="height:300px">Before</p>
<iframe src="light.html" title="A film" style="width:100%;height:600px;border:0"></iframe>
<p style="height:3000px">After</p>"""

Point = tuple[float, float]


def draw(page: "Page", *paths: Sequence[Point]) -> None:
    """Fingers go down at once, each along its path, and are lifted."""
    hand = page.context.new_cdp_session(page)

    def touch(kind: str, points: Sequence[Point]) -> None:
        touched = [{"x": x, "y": y, "id": finger} for finger, (x, y) in enumerate(points)]
        hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touched})

    for at, points in enumerate(zip(*paths, strict=True)):
        touch("touchMove" if at else "touchStart", points)
    touch("touchEnd", [])
    hand.detach()


def line(start: Point, end: Point, steps: int = 12) -> list[Point]:
    """Points from one to the other."""
    shares = [step / steps for step in range(steps + 1)]
    return [tuple(a + (b - a) * share for a, b in zip(start, end, strict=True)) for share in shares]


def middle(place: Any) -> Point:
    box = place.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def covered(picture: bytes) -> float:
    """The share of a picture that is not its ground."""
    from PIL import Image

    pixels = np.asarray(Image.open(BytesIO(picture)).convert("RGB"))
    return float(np.mean(np.any(pixels != pixels[0, 0], axis=-1)))


class Post:
    """A post on a phone, the page of a film within it."""

    def __init__(self, seen: Seen) -> None:
        self.seen = seen
        self.frame = seen.page.frame_locator("iframe")
        self.frame.locator("#side").wait_for()
        settle(seen)

    def draw(self, *ways: tuple[Point, Point]) -> None:
        """Fingers that begin and end so many pixels from the landscape's middle."""
        x, y = middle(self.frame.locator("#landscape"))
        moved = [tuple((x + right, y + down) for right, down in way) for way in ways]
        draw(self.seen.page, *(line(*way) for way in moved))
        settle(self.seen)

    def tap(self) -> None:
        x, y = middle(self.frame.locator("#landscape"))
        draw(self.seen.page, [(x, y)])
        settle(self.seen)

    @property
    def scrolled(self) -> float:
        return float(self.seen.page.evaluate("scrollY"))

    def picture(self) -> bytes:
        return self.frame.locator("#panes").screenshot()


@pytest.fixture
def post(see: Callable[..., Seen], pages: Path) -> Post:
    (pages / "post.html").write_text(POST)
    return Post(see((pages / "post.html").as_uri(), reduced_motion="reduce", **PHONE))


def test_before_a_tap_a_finger_sideways_turns_and_the_post_stays(post: Post) -> None:
    before = post.picture()
    post.draw(((-80, 0), (80, 6)))
    assert post.picture() != before
    assert post.scrolled == 0


def test_before_a_tap_a_finger_upwards_scrolls_the_post_and_turns_nothing(post: Post) -> None:
    before = post.picture()
    post.draw(((0, 60), (4, -120)))
    post.seen.until("scrollY > 50")
    post.seen.page.evaluate("scrollTo(0, 0)")
    settle(post.seen)
    assert post.picture() == before
    post.draw(((-60, 0), (60, 0)))
    assert post.picture() != before


def test_after_a_tap_a_finger_turns_both_ways(post: Post) -> None:
    post.tap()
    pictures = {post.picture()}
    for way in (((-60, 0), (60, 0)), ((0, 60), (0, -60)), ((0, -60), (0, 60))):
        post.draw(way)
        pictures.add(post.picture())
    assert len(pictures) >= 3
    assert post.scrolled == 0


@pytest.mark.parametrize("tapped", [False, True])
def test_two_fingers_zoom_and_the_post_stays(post: Post, tapped: bool) -> None:
    if tapped:
        post.tap()
    before = covered(post.picture())
    post.draw(((-30, 0), (-120, 0)), ((30, 0), (120, 0)))
    nearer = covered(post.picture())
    assert nearer > 1.3 * before
    assert (post.scrolled, post.seen.page.evaluate("visualViewport.scale")) == (0, 1)
    post.draw(((-120, 0), (-15, 0)), ((120, 0), (15, 0)))
    assert covered(post.picture()) < before


def test_a_finger_that_stays_after_the_other_turns_without_a_jump(post: Post) -> None:
    page = post.seen.page
    x, y = middle(post.frame.locator("#landscape"))
    hand = page.context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[int, float, float]) -> None:
        touched = [{"id": finger, "x": x + right, "y": y + down} for finger, right, down in points]
        hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touched})

    post.tap()
    touch("touchStart", (0, -40, 0), (1, 40, 0))
    touch("touchMove", (0, -60, 0), (1, 60, 0))
    touch("touchMove", (0, -80, 0), (1, 80, 0))
    touch("touchEnd", (0, -80, 0))
    settle(post.seen)
    before = post.picture()
    touch("touchEnd")
    settle(post.seen)
    assert post.picture() == before


def test_a_tap_on_a_path_tells_its_step_and_value_farther_than_a_mouse(
    look: Callable[..., Seen],
) -> None:
    seen = look(**PHONE)
    seen.page.get_by_role("button", name="Contour").tap()
    settle(seen)
    box = seen.page.locator("#contour").bounding_box()
    tip = seen.page.locator("#tip")
    shares = [share / 100 for share in range(20, 80, 4)]
    places = [(box["x"] + one * box["width"], box["y"] + 0.42 * box["height"]) for one in shares]
    pointed, tapped = [], []
    for place in places:
        seen.page.mouse.move(*place)
        pointed.append(tip.is_visible())
    for place in places:
        draw(seen.page, [place])
        settle(seen)
        tapped.append(tip.is_visible())
        if tapped[-1]:
            told = tip.inner_text()
    assert all(tap for tap, point in zip(tapped, pointed, strict=True) if point)
    assert sum(tapped) > sum(pointed)
    walk = next(one for one in simulate(SCENE) if one.label in told)
    step = int(told.partition("step ")[2].split()[0])
    assert told.split()[-1] == significant(float(walk.values[step]))


def test_a_finger_on_the_line_of_time_goes_to_a_step_and_scrolls_nothing(post: Post) -> None:
    slider = post.frame.get_by_role("slider", name="Step")
    slider.scroll_into_view_if_needed()
    box, before = slider.bounding_box(), post.scrolled
    y = box["y"] + box["height"] / 2
    draw(
        post.seen.page,
        line((box["x"] + box["width"] - 9, y), (box["x"] + box["width"] / 2, y + 24)),
    )
    settle(post.seen)
    assert 17 <= int(slider.input_value()) <= 23
    assert post.scrolled == before


@pytest.fixture
def phone(browser: "Browser") -> Iterator[Tuned]:
    with tuning(browser, **PHONE) as shown:
        yield shown


def test_a_finger_draws_a_slider_of_a_preview_and_scrolls_nothing(phone: Tuned) -> None:
    phone.slider.scroll_into_view_if_needed()
    before, (x, y) = phone.page.evaluate("scrollY"), middle(phone.slider)
    draw(phone.page, line((x, y), (x + 300, y + 20)))
    phone.until(lambda: "diverged at step" in phone.row())
    assert phone.page.evaluate("scrollY") == before


@pytest.mark.parametrize("view", ["landscape", "contour"])
def test_a_finger_draws_the_start_of_a_preview_and_scrolls_nothing(phone: Tuned, view: str) -> None:
    phone.page.keyboard.press(view[0])
    ring = phone.page.locator(f"#{view} .start")
    ring.wait_for()
    x, y = middle(ring)
    draw(phone.page, line((x, y), (x + 60, y - 20)))
    phone.until(lambda: middle(ring)[0] == pytest.approx(x + 60, abs=6))
    assert middle(ring)[1] == pytest.approx(y - 20, abs=6)
    assert phone.page.evaluate("scrollY") == 0
    assert phone.preview.heard[-1]["start"][0] == 0
