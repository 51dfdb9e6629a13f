"""A page within the frames that posts give it: all of it is seen at once."""

from collections.abc import Callable
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

import pytest

from optimizers import SGD, Adam, Momentum
from render import Scene, simulate
from render.page.document import Page
from render.page.html import html_of
from render.page.packet import packed
from tests.browser.conftest import Seen
from tests.browser.paged import POSTER, SCENE, settle

pytestmark = pytest.mark.browser

FRAMES = [(560, 315), (640, 360), (800, 450), (1280, 720), (390, 600)]
"""What posts give to what they embed, in pixels; the last one a phone's."""

SEVEN = ("SGD", "Momentum", "Nesterov", "AdaGrad", "AdaDelta", "RMSProp", "Adam")

TEN = (
    *("Stochastic gradient descent without momentum", "Momentum with a heavy ball, rate halved"),
    *("Adaptive moments, corrected for their bias", "RMSProp as in lecture 6e", "Adadelta"),
    *("Donaudampfschifffahrtsgesellschaft", "AdamW, weight decay 0.01", "Adam, ten times the rate"),
    *("Adagrad with sums that begin at zero", "SGD with warmup and a cosine decay"),
)

HUNDRED = tuple(f"SGD with a rate of its own, number {number}" for number in range(100))

TITLES = {
    SEVEN: "Leaving a saddle",
    TEN: "Ten of them leave a saddle between two high valleys",
    HUNDRED: "W" * 200,
}

MISPLACED = """() => {
  const seen = [..."h1 #now #formula #stage #caption .runner .value #play #time #views #reset #help"
    .split(" "), "summary"].flatMap((one) => [...document.querySelectorAll(one)])
    .filter((one) => one.getClientRects().length)
    .filter((one) => !getComputedStyle(one).clipPath.includes("inset"));
  const box = (one) => one.getBoundingClientRect();
  const told = (one) => `${one.id || one.className || one.tagName} ${one.textContent.trim()}`;
  const root = document.documentElement;
  const wrong = root.scrollHeight > innerHeight || root.scrollWidth > innerWidth
    ? [`scrolls: ${root.scrollWidth} x ${root.scrollHeight}`] : [];
  for (const one of seen) {
    const { left, top, right, bottom, height } = box(one);
    if (left < 0 || top < 0 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5) {
      wrong.push(`outside: ${told(one)}`);
    }
    if (one.id === "stage" && height < 112) wrong.push(`a picture ${height} pixels high`);
    if (one.scrollWidth > one.clientWidth + 8 && one.matches(".runner, #views, h1")) {
      wrong.push(`wider than its place: ${told(one)}`);
    }
    for (const other of seen) {
      if (one === other || one.contains(other) || other.contains(one)) continue;
      const [a, b] = [box(one), box(other)];
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (wide > 1.5 && high > 1.5) wrong.push(`${told(one)} lies on ${told(other)}`);
    }
  }
  return wrong;
}"""
"""What of a page is not seen, or lies on something else."""


def scene_of(labels: tuple[str, ...], theme: str, rate: float) -> Scene:
    rules = islice(cycle([SGD(rate), Momentum(rate), Adam(0.02)]), len(labels))
    optimizers = [replace(rule, label=label) for rule, label in zip(rules, labels, strict=True)]
    title = TITLES[labels]
    captions = {5: "Here & there is something that takes two lines to be told in a small frame"}
    return replace(SCENE, title=title, optimizers=optimizers, theme=theme, captions=captions)


def resize(seen: Seen, width: int, height: int) -> None:
    seen.page.set_viewport_size({"width": width, "height": height})
    seen.until(f"innerWidth === {width} && innerHeight === {height}")
    settle(seen)


@pytest.fixture
def framed(see: Callable[..., Seen], tmp_path: Path) -> Callable[..., Seen]:
    """Opens the page of a line-up of these names."""

    def opened(
        labels: tuple[str, ...],
        theme: str = "light",
        rate: float = 0.01,
        frame: tuple[int, int] = (1280, 900),
    ) -> Seen:
        scene = scene_of(labels, theme, rate)
        packet = packed(Page.of(scene).document(simulate(scene)))
        page = html_of(packet, title=scene.title, description="Paths", poster=POSTER)
        (tmp_path / "page.html").write_bytes(page)
        size = {"width": frame[0], "height": frame[1]}
        seen = see((tmp_path / "page.html").as_uri(), reduced_motion="reduce", viewport=size)
        seen.until("!document.querySelector('#side').hidden")
        return seen

    return opened


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("labels", [SEVEN, TEN], ids=["seven", "ten"])
def test_nothing_scrolls_or_lies_on_anything_else(
    framed: Callable[..., Seen], labels: tuple[str, ...], theme: str
) -> None:
    seen = framed(labels, theme)
    for width, height in FRAMES:
        resize(seen, width, height)
        for view in "lb":
            seen.page.keyboard.press(view)
            settle(seen)
            assert (width, height, seen.page.evaluate(MISPLACED)) == (width, height, [])


def test_no_page_scrolls_sideways_before_its_picture_is_drawn_anew(
    framed: Callable[..., Seen],
) -> None:
    seen = framed(SEVEN)
    settle(seen)
    seen.page.evaluate("window.requestAnimationFrame = () => 1")  # and so it never is
    for width, height in FRAMES:
        seen.page.set_viewport_size({"width": width, "height": height})
        seen.until(f"innerWidth === {width} && innerHeight === {height}")
        assert seen.page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("labels", [SEVEN, TEN, HUNDRED], ids=["seven", "ten", "hundred"])
def test_no_rule_of_accessibility_is_broken_in_a_small_frame(
    framed: Callable[..., Seen], labels: tuple[str, ...]
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    seen = framed(labels)
    for width, height in ((560, 315), (390, 600)):
        resize(seen, width, height)
        assert Axe().run(seen.page).response["violations"] == []


def test_seven_names_are_never_cut(framed: Callable[..., Seen]) -> None:
    seen = framed(SEVEN)
    for width, height in FRAMES:
        resize(seen, width, height)
        cut = seen.page.evaluate(
            "[...document.querySelectorAll('.name span')]"
            ".filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.textContent)"
        )
        assert (width, cut) == (width, [])


@pytest.mark.parametrize("first", FRAMES, ids=str)
def test_names_stay_whole_beside_those_who_diverge(
    framed: Callable[..., Seen], first: tuple[int, int]
) -> None:
    seen = framed(SEVEN, rate=1e9, frame=first)
    for width, height in (first, *FRAMES):
        resize(seen, width, height)
        assert seen.page.get_by_text("diverged at step").count() > 2
        high = seen.page.evaluate(
            "[...document.querySelectorAll('.name span')].map(one => one.clientHeight)"
        )
        assert (width, height, max(high) < 34) == (width, height, True)
        assert (width, seen.page.evaluate(MISPLACED)) == (width, [])


def test_what_a_path_tells_never_covers_it(framed: Callable[..., Seen]) -> None:
    seen = framed(SEVEN, frame=(560, 315))
    seen.page.keyboard.press("c")
    settle(seen)
    box = seen.page.locator("#contour").bounding_box()
    tip, told = seen.page.locator("#tip"), 0
    for x in range(int(box["x"]) + 20, int(box["x"] + box["width"]), 15):
        for y in range(int(box["y"]) + 2, int(box["y"] + box["height"]), 15):
            seen.page.mouse.move(x, y)
            if not tip.is_visible():
                continue
            told += 1
            at = tip.bounding_box()
            across = at["x"] <= x <= at["x"] + at["width"]
            assert not (across and at["y"] <= y <= at["y"] + at["height"])
            assert at["x"] >= 0
            assert at["x"] + at["width"] <= 560
            assert at["y"] + at["height"] <= 315
    assert told > 3


def test_a_name_that_is_cut_is_told_in_full(framed: Callable[..., Seen]) -> None:
    seen = framed(TEN)
    resize(seen, 560, 315)
    for label in TEN:
        name = seen.page.get_by_role("button", name=label, exact=True)
        assert name.get_attribute("title").startswith(label)


def test_a_hundred_names_scroll_by_themselves_and_a_word_without_end_is_broken(
    framed: Callable[..., Seen],
) -> None:
    seen = framed(HUNDRED)
    for width, height in ((800, 450), (1280, 720)):
        resize(seen, width, height)
        wrong = seen.page.evaluate(MISPLACED)
        assert [one for one in wrong if "SGD" not in one and "value " not in one] == []
        last = seen.page.get_by_role("button", name=HUNDRED[-1], exact=True)
        last.scroll_into_view_if_needed()
        assert last.bounding_box()["y"] < height
        assert seen.page.evaluate("scrollY") == 0


def test_a_frame_too_small_for_all_scrolls(framed: Callable[..., Seen]) -> None:
    seen = framed(TEN)
    resize(seen, 300, 200)
    summary = seen.page.locator("summary")
    summary.scroll_into_view_if_needed()
    assert summary.bounding_box()["y"] < 200
    wrong = [one for one in seen.page.evaluate(MISPLACED) if " lies on " in one]
    assert wrong == []


def test_the_picture_stays_as_large_while_words_change(framed: Callable[..., Seen]) -> None:
    seen = framed(SEVEN)
    sizes = set()
    for step in (0, 10, 20, 30, 40):
        seen.page.get_by_role("slider", name="Step").fill(str(step))
        settle(seen)
        box = seen.page.locator("#stage").bounding_box()
        sizes.add((box["width"], box["height"]))
    assert len(sizes) == 1
