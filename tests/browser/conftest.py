"""Chromium, and a gallery and a page of a few short films, made once."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from render import simulate
from render.command.cli import steepest
from render.page.document import Page
from render.page.html import html_of
from render.page.packet import packed
from render.scene.themes import THEMES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SCENE = '''"""What is to be seen in it.

And how its rate was chosen.
"""

from optimizers import SGD, Adam, Momentum
from render import Clock, Contour, Landscape, Scene
from surfaces import himmelblau, saddle

scene = Scene(
    title={title!r},
    surface={surface},
    starts=[(0.5, 0.1)],
    optimizers=[SGD(0.01), {other}(0.01)],
    steps=20,
    views=[{views}],
    clock=Clock(1.2),
    captions={{5: "Here & there"}},
)
'''

QUIET = (
    *("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)
"""What keeps Chromium from asking for anything by itself."""

DRAWS = ("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
"""What gives it WebGL2 without a graphics card."""

PATIENCE = 600
"""Tenths of a second."""

PAGES = {
    "valley": {"title": 'A <b> & "b"', "surface": "saddle", "other": "Adam"},
    "wells": {"title": "Four wells", "surface": "himmelblau", "other": "Momentum"},
}


@dataclass(frozen=True)
class Site:
    """A folder of pages: a gallery in it, and a page with one film embedded."""

    folder: Path

    @property
    def gallery(self) -> str:
        return (self.folder / "outputs" / "index.html").as_uri()

    @property
    def page(self) -> str:
        return (self.folder / "page.html").as_uri()


@dataclass
class Seen:
    """A page as it is seen, and what it said and asked for meanwhile."""

    page: "Page"
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", lambda said: self._keep(said.type, said.text))
        self.page.on("pageerror", lambda error: self._keep("error", str(error)))
        self.page.on("request", self._asked)
        self.page.on("requestfailed", lambda one: self._keep(str(one.failure), one.url))

    def _keep(self, kind: str, told: str) -> None:
        # A film that is stopped while it is read is no failure; reading pixels is slow in software.
        slow = "GL Driver Message (OpenGL, Performance" in told
        if kind not in {"log", "info"} and "ERR_ABORTED" not in kind and not slow:
            self.complaints.append(f"{kind}: {told}")

    def _asked(self, request: Any) -> None:
        if not request.url.startswith(("file:", "data:")):
            self.complaints.append(f"asked for {request.url}")

    def video(self, what: str) -> object:
        """What is true of the films of the page, one after another."""
        script = f"[...document.querySelectorAll('video')].map(video => video.{what})"
        return self.page.evaluate(script)

    def until(self, condition: str) -> None:
        # Asked from here: a page that is not in front draws nothing, and may have no turns.
        for _ in range(PATIENCE):
            if self.page.evaluate(condition):
                return
            self.page.wait_for_timeout(100)
        raise AssertionError(f"it never came true: {condition}")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("site")
    (folder / "scenes").mkdir()
    for name, its in PAGES.items():
        views = "Contour(), Landscape()" if name == "wells" else "Contour()"
        text = SCENE.format(views=views, **its)
        (folder / "scenes" / f"{name}.py").write_text(text, encoding="utf-8")
    before = Path.cwd()
    os.chdir(folder)
    try:
        for told in (["gallery", "valley", "wells"], ["embed", "valley", "-o", "page.html"]):
            result = CliRunner().invoke(steepest, told)
            assert result.exit_code == 0, result.output
    finally:
        os.chdir(before)
    return Site(folder)


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium")
    assert path is not None, "no chromium: make browser installs it"
    arguments = [*QUIET, *DRAWS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=arguments)
        yield chromium
        chromium.close()


@pytest.fixture
def see(browser: "Browser") -> Iterator[Callable[..., Seen]]:
    """Opens a page of its own; what it complains of fails the test in the end."""
    seen: list[Seen] = []

    def opened(url: str, *, width: int = 1280, before: str = "", **context: Any) -> Seen:
        page = browser.new_page(**{"viewport": {"width": width, "height": 900}, **context})
        one = Seen(page)
        seen.append(one)
        page.clock.install()
        if before:
            page.add_init_script(before)
        page.goto(url)
        return one

    yield opened
    for one in seen:
        one.page.context.close()
    assert [complaint for one in seen for complaint in one.complaints] == []


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a small scene in both themes, and one that embeds it."""
    from tests.browser.paged import POSTER, SCENE

    folder = tmp_path_factory.mktemp("pages")
    for theme in THEMES:
        scene = replace(SCENE, theme=theme)
        packet = packed(Page.of(scene).document(simulate(scene)))
        page = html_of(packet, title=scene.title, description="Three paths", poster=POSTER)
        (folder / f"{theme}.html").write_bytes(page)
    frame = '<iframe src="light.html" width="800" height="450" title="A film"></iframe>'
    blog = f'<!doctype html><html lang="en"><title>A blog</title>{frame}<p style="height:3000px">'
    (folder / "blog.html").write_text(blog)
    return folder


@pytest.fixture
def look(see: Callable[..., Seen], pages: Path) -> Callable[..., Seen]:
    """Opens the page and waits until it shows the scene."""
    from tests.browser.paged import settle

    def opened(name: str = "light.html", **context) -> Seen:
        seen = see((pages / name).as_uri(), **{"reduced_motion": "reduce", **context})
        if name != "blog.html":
            seen.until("!document.querySelector('#side').hidden")
        settle(seen)
        return seen

    return opened
