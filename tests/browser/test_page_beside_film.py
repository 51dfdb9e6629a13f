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
from render import Contour, Gaussian, Landscape, Scene, simulate
from render.command.cli import steepest
from render.page.document import Page
from render.page.html import html_of
from render.page.packet import packed
from render.raster import Canvas
from render.scene.themes import THEMES
from render.scene.view import Box, Moment
from render.shapes import Grown, Line
from render.views.landscape.terrain import MARGIN, Terrain
from render.views.paths.flow import flow_lines
from surfaces import himmelblau
from tests.browser.conftest import Seen
from tests.browser.paged import settle

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

NOISY = replace(SCENE, optimizers=SCENE.optimizers[1:4], noise=Gaussian(40, runs=24))
"""Runs leave the domain and come again, and many lie over one another."""

STARTS = [(x, y) for x in (-5, -2.5, 0.5, 4.6) for y in (-4.8, -0.9, 0.3, 4.7)]

FLOWING = replace(
    SCENE,
    optimizers=[SGD(0.001)],
    starts=STARTS,
    steps=2,
    views=[Landscape(), Contour(flow=True)],
)
"""Paths hide little of the flow, of which some lies behind hills."""

INSETS = {"landscape": Box(0, 12, 0, 12), "contour": Box(0, 8, 18, 8)}
"""What the page keeps free: to the left and above, and of the width and the height."""

SCRUB = """
(step) => {
  const time = document.getElementById("time");
  time.value = step;
  time.dispatchEvent(new Event("input"));
}
"""

PLACE = """
(name) => {
  const host = document.getElementById(name);
  const { x, y } = host.getBoundingClientRect();
  return [Math.round(x), Math.round(y), host.clientWidth, host.clientHeight];
}
"""

NEAR = 0.3
"""Of 255, on the average over all pixels and channels; letters alone make a third of it."""

THIN = 0.1
"""Of what thin lines make of a film's picture, where they do: how far from it a page's may be."""

APART, FEW = 48, 0.005
"""What is another colour, and how many pixels may be: edges of letters and of stripes."""


ROOT = Path(__file__).parents[2]


def film(
    scene: Scene, name: str, size: tuple[int, int], *, step: float, thin: bool = True
) -> np.ndarray:
    """What the film's stage draws so large at a step, with thin lines or without.

    The flow is on landscapes too.
    """
    (width, height), flows = size, scene.views[1].flow
    views = {"landscape": scene.views[0], "contour": replace(scene.views[1], flow=flows and thin)}
    inset = INSETS[name]
    box = Box(inset.left, inset.top, width - inset.width, height - inset.height)
    stage = views[name].stage(scene, simulate(scene), box, scale=1.0)
    moment = Moment(step, 1.0)
    solid, *marks = stage.backdrop(moment)
    laid = flow_on(stage, scene) if name == "landscape" and flows and thin else []
    actors = [one for one in stage.actors(moment) if thin or not isinstance(one, Grown)]
    shapes = [solid, *laid, *marks, *actors]
    return Canvas.blank((width, height), scene.look.ground).with_drawn(shapes).pixels


def flow_on(stage: Terrain, scene: Scene) -> list[Line]:
    """The flow on a landscape, which no film has, in dashes as long seen from above as a map's."""
    look, (low, high) = scene.look, np.transpose(scene.shown)
    inner = stage.box.height - MARGIN - 2.6 * look.type_size(look.tick_size, 1.0)
    lines = []
    for points in flow_lines(scene.surface, np.asarray(scene.starts), scene.shown):
        held = np.clip(points, low, high)
        tips = stage._tips(stage.camera, held)
        lengths = np.linalg.norm(np.diff(held * inner / (high - low), axis=0), axis=1)
        lines.append(
            Line(
                np.ascontiguousarray(tips[:, :2]),
                look.quiet,
                look.ghost,
                depth=np.ascontiguousarray(tips[:, 2]),
                hidden=look.hidden,
                strength=look.ghost_strength,
                shared=np.ones(len(held), dtype=np.int64),
                along=np.concatenate([[0.0], np.cumsum(lengths)]),
                stripe=0.6 * look.stripe,
            )
        )
    return lines


def apart(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    return np.abs(one.astype(int) - other)


Shot = Callable[..., tuple[np.ndarray, Callable[..., np.ndarray]]]


@pytest.fixture
def shot(see: Callable[..., Seen], tmp_path: Path) -> Shot:
    """A picture of a scene's page at a step, and what draws the film's of the same."""
    from PIL import Image

    def of(
        scene: Scene, name: str, step: int, key: str = ""
    ) -> tuple[np.ndarray, Callable[..., np.ndarray]]:
        document = Page.of(scene).document(simulate(scene))
        path = tmp_path / "page.html"
        page = html_of(packed(document), title=scene.title, description="Paths", poster=b"")
        path.write_bytes(page)
        seen = see(path.as_uri(), reduced_motion="reduce")
        seen.until("!document.querySelector('#side').hidden")
        seen.page.keyboard.press(name[0])
        seen.page.evaluate(SCRUB, step)
        if key:
            seen.page.keyboard.press(key)
        settle(seen)
        left, top, width, height = seen.page.evaluate(PLACE, name)
        whole = Image.open(io.BytesIO(seen.page.screenshot())).convert("RGB")
        found = whole.crop((left, top, left + width, top + height))
        found.save(tmp_path / "page.png")

        def told(**thin: bool) -> np.ndarray:
            pixels = film(scene, name, (width, height), step=float(step), **thin)
            Image.fromarray(pixels).save(tmp_path / "film.png")
            return pixels

        return np.asarray(found), told

    return of


@pytest.mark.parametrize("name", ["landscape", "contour"])
@pytest.mark.parametrize("theme", list(THEMES))
def test_a_picture_of_the_page_is_the_film_s(shot: Shot, theme: str, name: str) -> None:
    page, told = shot(replace(SCENE, theme=theme), name, SCENE.steps)
    other = apart(page, told())
    assert other.mean() < NEAR
    assert (other.max(axis=-1) > APART).mean() < FEW


@pytest.mark.parametrize("name", ["landscape", "contour"])
@pytest.mark.parametrize("theme", list(THEMES))
@pytest.mark.parametrize(
    ("scene", "step"),
    [(NOISY, 7), (NOISY, 80), (FLOWING, 2)],
    ids=["fan_on_the_way", "fan_at_the_end", "flow"],
)
def test_thin_lines_are_where_the_film_has_them(
    shot: Shot, scene: Scene, step: int, theme: str, name: str
) -> None:
    page, told = shot(replace(scene, theme=theme), name, step)
    lines = told()
    other, made = apart(page, lines), apart(told(thin=False), lines)
    there = made.max(axis=-1) > 0
    assert other.mean() < NEAR
    assert other[there].mean() < THIN * made[there].mean()
    assert (other.max(axis=-1) > APART).mean() < FEW


def test_runs_fade_with_their_walker_s_name(shot: Shot) -> None:
    """Of three walkers' runs one's stay, of the others' a seventh is left."""
    page, told = shot(NOISY, "contour", 80, "1")
    bare, lines = told(thin=False), told()
    there = apart(lines, bare).max(axis=-1) > 0
    left = apart(page, bare)[there].mean() / apart(lines, bare)[there].mean()
    assert 0.25 < left < 0.6


@pytest.mark.parametrize(("name", "most"), [("saddle", 200_000), ("noisy_moons", 500_000)])
def test_seven_walkers_take_less_than_a_post_can_bear(tmp_path: Path, name: str, most: int) -> None:
    """Without their thirty runs under noise, and with them."""
    page = tmp_path / f"{name}.html"
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        result = CliRunner().invoke(steepest, ["render", name, "-o", str(page)])
    finally:
        os.chdir(before)
    assert result.exit_code == 0, result.output
    assert page.stat().st_size < most
