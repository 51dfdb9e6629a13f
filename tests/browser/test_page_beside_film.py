"""A scene's page beside its film: the same picture, from the same side, in few bytes."""

import io
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from numpy.typing import NDArray
from PIL import Image

from render import simulate
from render.command.cli import steepest
from render.raster import Canvas
from render.scene.view import Box, Moment
from scenes.saddle import scene
from tests.browser.conftest import Seen

pytestmark = pytest.mark.browser

See = Callable[..., Seen]
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def saddle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    page = tmp_path_factory.mktemp("pages") / "saddle.html"
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        result = CliRunner().invoke(steepest, ["render", "saddle", "-o", str(page)])
    finally:
        os.chdir(before)
    assert result.exit_code == 0, result.output
    return page


@pytest.fixture
def still(see: See, saddle: Path) -> Seen:
    """The page for a reader who prefers less motion: at its end, and standing."""
    seen = see(saddle.as_uri(), reduced_motion="reduce")
    seen.until("document.querySelector('#now b').textContent === '300'")
    return seen


def drawn(seen: Seen, pane: str) -> NDArray[np.int64]:
    seen.page.mouse.move(5, 5)
    seen.page.wait_for_timeout(300)
    canvas = seen.page.locator(f"#{pane} canvas").first.bounding_box()
    picture = seen.page.screenshot(clip=canvas)
    return np.asarray(Image.open(io.BytesIO(picture)).convert("RGB")).astype(np.int64)


INSETS = {"landscape": (0, 0, 0, 0), "contour": (0, 8, 18, 0)}
"""Pixels left, above, right and below that the page leaves free around a picture."""


def filmed(view: int, pane: str, step: int, shape: tuple[int, ...]) -> NDArray[np.int64]:
    """The film's own drawing of one of the scene's views, without title and ranking."""
    height, width = shape[:2]
    left, above, right, below = INSETS[pane]
    box = Box(left, above, width - left - right, height - above - below)
    trajectories = simulate(scene)
    stage = scene.views[view].stage(replace(scene, captions={}), trajectories, box, scale=1.0)
    moment = Moment(float(step), 1.0)
    canvas = Canvas.blank((width, height), scene.look.ground)
    shapes = [*stage.backdrop(moment), *stage.actors(moment)]
    return canvas.with_drawn(shapes).pixels.astype(np.int64)


def test_seven_walkers_take_less_than_a_post_can_bear(saddle: Path) -> None:
    assert saddle.stat().st_size < 400_000


@pytest.mark.parametrize("step", [60, 300])
@pytest.mark.parametrize(("view", "pane"), [(0, "landscape"), (1, "contour")])
def test_the_picture_is_the_films_own_from_the_same_side(
    still: Seen, view: int, pane: str, step: int
) -> None:
    still.page.locator(f"button[data-view={pane}]").click()
    still.page.locator("#time").evaluate(
        "(one, step) => { one.value = step; one.dispatchEvent(new Event('input')) }", step
    )
    page = drawn(still, pane)
    film = filmed(view, pane, step, page.shape)
    differ = abs(page - film)
    assert differ.mean() < 2
    assert (differ.max(axis=-1) > 24).mean() < 0.03
