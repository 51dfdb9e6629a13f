"""A page's pictures beside the film's own, of the same place, size, step and camera."""

import io
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from optimizers import SGD, AdaGrad, Adam, Momentum, Nesterov
from render import Contour, Landscape, Scene, simulate
from render.command.cli import steepest
from render.page.document import Page
from render.page.html import html_of
from render.page.packet import packed
from render.raster import Canvas
from render.scene.themes import THEMES
from render.scene.view import Box, Moment
from surfaces import himmelblau
from tests.browser.conftest import Seen

pytestmark = pytest.mark.browser

SCENE = Scene(
    title="Beside the film",
    surface=himmelblau,
    starts=[(-1.2, -0.5), (0.1, 0.9)],
    optimizers=[SGD(0.005), Momentum(0.004), Nesterov(0.004), AdaGrad(0.5), Adam(0.1)],
    steps=80,
    views=[Landscape(), Contour()],
)
"""Paths share lines, wear, and lie behind hills."""

INSETS = {"landscape": Box(0, 12, 0, 12), "contour": Box(0, 8, 18, 8)}
"""What the page keeps free: to the left and above, and of the width and the height."""

PLACE = """
(name) => {
  const host = document.getElementById(name);
  const { x, y } = host.getBoundingClientRect();
  return [Math.round(x), Math.round(y), host.clientWidth, host.clientHeight];
}
"""

NEAR = 0.3
"""Of 255, on the average over all pixels and channels; letters alone make a third of it."""

APART, FEW = 48, 0.005
"""What is another colour, and how many pixels may be: edges of letters and of stripes."""


ROOT = Path(__file__).parents[2]


def film(name: str, theme: str, width: int, height: int) -> np.ndarray:
    """What the film's stage draws in a box so large, at the last step."""
    scene = replace(SCENE, theme=theme)
    view = next(one for one in scene.views if one.name == name)
    inset = INSETS[name]
    box = Box(inset.left, inset.top, width - inset.width, height - inset.height)
    stage = view.stage(scene, simulate(scene), box, scale=1.0)
    moment = Moment(float(scene.steps), 1.0)
    shapes = [*stage.backdrop(moment), *stage.actors(moment)]
    return Canvas.blank((width, height), scene.look.ground).with_drawn(shapes).pixels


@pytest.mark.parametrize("name", ["landscape", "contour"])
@pytest.mark.parametrize("theme", list(THEMES))
def test_a_picture_of_the_page_is_the_film_s(
    see: Callable[..., Seen], tmp_path: Path, theme: str, name: str
) -> None:
    from PIL import Image

    scene = replace(SCENE, theme=theme)
    packet = packed(Page.of(scene).document(simulate(scene)))
    path = tmp_path / "page.html"
    path.write_bytes(html_of(packet, title=scene.title, description="Five paths", poster=b""))
    seen = see(path.as_uri(), reduced_motion="reduce")
    seen.until("!document.querySelector('#side').hidden")
    seen.page.keyboard.press(name[0])
    seen.page.clock.run_for(600)
    left, top, width, height = seen.page.evaluate(PLACE, name)
    whole = Image.open(io.BytesIO(seen.page.screenshot())).convert("RGB")
    shot = whole.crop((left, top, left + width, top + height))
    told = film(name, theme, width, height)
    apart = np.abs(np.asarray(shot).astype(int) - told)
    Image.fromarray(told).save(tmp_path / "film.png")
    shot.save(tmp_path / "page.png")
    assert apart.mean() < NEAR
    assert (apart.max(axis=-1) > APART).mean() < FEW


def test_seven_walkers_take_less_than_a_post_can_bear(tmp_path: Path) -> None:
    page = tmp_path / "saddle.html"
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        result = CliRunner().invoke(steepest, ["render", "saddle", "-o", str(page)])
    finally:
        os.chdir(before)
    assert result.exit_code == 0, result.output
    assert page.stat().st_size < 400_000
