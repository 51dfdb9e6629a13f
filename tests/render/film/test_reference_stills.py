"""A few frames beside the stills kept of them: small differences pass, changes do not.

`pytest --rewrite-references` keeps what is drawn now, to be looked at before it is committed.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from likeness import FAR, likeness, strayed
from matplotlib import __version_info__ as matplotlib_version
from PIL import Image

import render
from optimizers import SGD, Adam, Momentum
from render import Basins, Contour, Curves, Landscape, Scene, grid, simulate
from render.film.film import Film
from render.film.filming import film_of
from render.raster import Canvas
from render.scene.mixing import rgb
from render.scene.panels import Panels, Picture, leaves
from render.scene.themes import THEMES
from render.shapes import Bands, Label, Line, Marker, Shape, Solid
from scenes.how_robust import scene as robust_scene
from scenes.learning_rates import scene as rates_scene
from scenes.rosenbrock import scene as rosenbrock_scene
from scenes.saddle import scene as saddle_scene
from scenes.sparse_gradients import scene as sparse_scene
from scenes.too_large_a_rate import scene as stability_scene
from scenes.vector_diagram import scene as vector_scene
from surfaces import himmelblau, plateau, six_hump_camel, two_wells

FOLDER = Path(__file__).parents[2] / "references"
SIZE = (480, 270)

wells = Scene(
    "Wells",
    two_wells,
    [(0.75, 1.6), (-1.5, 1.7)],
    saddle_scene.optimizers[:3],
    200,
    [Landscape(height="sqrt")],
    theme="dark",
)
turning = Scene("Plateau", plateau, [(1, -0.8)], saddle_scene.optimizers, 190, [Contour()])
swept = replace(rates_scene, views=[Contour()], captions={}, title="Swept from above")
basins = Scene("Basins", himmelblau, [(0.25, 3.5)], [Momentum(0.01)], 100, [Basins()], theme="dark")
crowd = Scene(
    "Crowd",
    six_hump_camel,
    grid(six_hump_camel, columns=40, rows=25),
    [SGD(0.01), Adam(0.05)],
    60,
    [Landscape(azimuth=-60, elevation=52)],
)
STILLS: dict[str, tuple[Scene, Picture, float]] = {
    "saddle-landscape": (saddle_scene, saddle_scene.views[0], 0.7),
    "saddle-contour": (saddle_scene, saddle_scene.views[1], 0.7),
    "saddle-panels": (saddle_scene, saddle_scene.views[2], 0.45),
    "wells-dark": (wells, Landscape(height="sqrt"), 0.7),
    "flow-dark": (replace(stability_scene, theme="dark"), Contour(flow=True), 0.8),
    "stability": (stability_scene, stability_scene.views[0], 0.8),
    "curves": (rosenbrock_scene, Curves("value", log=True), 0.7),
    "plateau-turning": (turning, Landscape(azimuth=60, elevation=25, turn=120), 0.7),
    "vector-diagram": (vector_scene, vector_scene.views[0], 0.7),
    "swept-curves": (rates_scene, rates_scene.views[0], 0.7),
    "swept-contours": (swept, Contour(), 0.9),
    "sensitivity": (robust_scene, robust_scene.views[0], 0.6),
    "fan": (sparse_scene, sparse_scene.views[0], 0.6),
    "basins-dark": (basins, basins.views[0], 0.5),
    "particles": (crowd, crowd.views[0], 0.25),
}


def film(name: str) -> tuple[Film, int]:
    scene, view, share = STILLS[name]
    made = film_of(scene, view, simulate(scene), size=SIZE, fps=10)
    return made, round(share * len(made))


@cache
def shapes_of(name: str) -> tuple[Film, tuple[Shape, ...]]:
    """What a still is made of, its words neither coming nor going."""
    made, frame = film(name)
    return made, tuple(made.settled().picture(frame))


def drawn(made: Film, shapes: list[Shape]) -> np.ndarray:
    blank = Canvas.blank(SIZE, made.scene.look.ground)
    return blank.with_drawn(shapes).pixels


def kept(name: str) -> np.ndarray:
    with Image.open(FOLDER / f"{name}.png") as file:
        return np.asarray(file.convert("RGB"))


# The pinned versions never skip it: this is for those who install with an older matplotlib.
@pytest.mark.skipif(
    matplotlib_version < (3, 11),
    reason="words are set by another FreeType before matplotlib 3.11, and layouts follow them",
)
@pytest.mark.parametrize("name", STILLS)
def test_a_frame_looks_as_it_was_kept(
    name: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    made, frame = film(name)
    picture = made[frame]
    if request.config.getoption("--rewrite-references"):
        Image.fromarray(picture).save(FOLDER / f"{name}.png", optimize=True)
    far = likeness(picture, kept(name))
    difference = np.clip(4 * strayed(picture, kept(name)), 0, 255).astype(np.uint8)
    Image.fromarray(difference).save(tmp_path / f"{name}-difference.png")
    Image.fromarray(picture).save(tmp_path / f"{name}-drawn.png")
    assert far <= FAR, f"{far:.1f} levels astray; see {tmp_path}/{name}-difference.png"


def shown_views(stills: dict[str, tuple[Scene, Picture, float]]) -> set[str]:
    return {type(leaf).__name__ for _, view, _ in stills.values() for leaf in leaves(view)}


def test_every_view_and_theme_has_a_reference() -> None:
    views = {name for name in render.__all__ if hasattr(getattr(render, name), "stage")}
    assert views == shown_views(STILLS)
    assert "Stability" in views
    del (fewer := dict(STILLS))["stability"]
    assert views - shown_views(fewer) == {"Stability"}
    looks = {scene.theme for scene, _, _ in STILLS.values()}
    assert looks == set(THEMES)


def test_panels_sweeps_names_captions_and_a_turning_camera_have_a_reference() -> None:
    assert any(isinstance(view, Panels) for _, view, _ in STILLS.values())
    assert any(scene.sweep is not None for scene, _, _ in STILLS.values())
    made = {name: shapes_of(name) for name in STILLS}
    assert any(f.layout.caption is not None for f, _ in made.values())
    assert any(p.names is not None for f, _ in made.values() for p in f.panels)
    assert any(not p.stage.stands for f, _ in made.values() for p in f.panels)


def test_every_reference_is_of_a_still_and_small() -> None:
    files = {path.stem: path.stat().st_size for path in FOLDER.iterdir()}
    assert set(files) == set(STILLS)
    assert max(files.values()) < 70_000


Spoil = Callable[[Film, list[Shape]], list[list[Shape]]]


def without_a_word(made: Film, shapes: list[Shape]) -> list[list[Shape]]:
    del made
    words = [s for s in shapes if isinstance(s, Label) and s.text.strip() and s.strength > 0.5]
    return [[s for s in shapes if s is not word] for word in words]


def with_a_word_moved(made: Film, shapes: list[Shape]) -> list[list[Shape]]:
    del made
    words = [s for s in shapes if isinstance(s, Label) and s.text.strip() and s.strength > 0.5]
    return [
        [replace(s, x=s.x + 2.5, y=s.y + 2) if s is word else s for s in shapes] for word in words
    ]


def in_sight(made: Film, shapes: list[Shape]) -> list[Marker]:
    """The heads of two pixels or more whose middle shows their colour, or that of a hollow one."""
    whole = drawn(made, shapes).astype(int)
    heads = [s for s in shapes if isinstance(s, Marker) and s.colour in made.key.colours]
    return [
        head
        for head in heads
        if head.radius > 2
        and all(np.hypot(head.x - o.x, head.y - o.y) > head.radius for o in heads if o is not head)
        and np.abs(
            whole[int(head.y), int(head.x)] - rgb(head.ring if head.hollow else head.colour)
        ).max()
        < 12
    ]


def without_a_head(made: Film, shapes: list[Shape]) -> list[list[Shape]]:
    return [[s for s in shapes if s is not head] for head in in_sight(made, shapes)]


def with_a_head_of_another_colour(made: Film, shapes: list[Shape]) -> list[list[Shape]]:
    colours = made.key.colours
    if len(set(colours)) == 1:
        return []
    other = dict(zip(colours, colours[1:] + colours[:1], strict=True))
    return [
        [replace(s, colour=other[head.colour]) if s is head else s for s in shapes]
        for head in in_sight(made, shapes)
        if not head.hollow
    ]


def with_a_path_moved(made: Film, shapes: list[Shape]) -> list[list[Shape]]:
    """By two pixels, across its way; the last one drawn, which none covers."""
    paths = [
        s
        for s in shapes
        if isinstance(s, Line) and s.colour in made.key.colours and s.casing_width > 0
        if len(s.points) > 2 and np.ptp(s.points, axis=0).max() > 12
    ][-1:]
    moved = []
    for path in paths:
        way = path.points[-1] - path.points[0]
        across = 2 * np.array([-way[1], way[0]]) / np.linalg.norm(way)
        moved.append([replace(s, points=s.points + across) if s is path else s for s in shapes])
    return moved


def without_isolines(made: Film, shapes: list[Shape]) -> list[list[Shape]]:
    if made.scene.look is THEMES["dark"]:  # there they are faint on purpose
        return []
    bare = [replace(s, strength=0.0) if isinstance(s, Solid | Bands) else s for s in shapes]
    return [bare] if any(isinstance(s, Solid | Bands) for s in shapes) else []


SPOILT = ["saddle-landscape", "swept-contours"]
"""The stills that are spoilt in every run of the tests; the others take longer together."""

SPOILS: list[Spoil] = [
    without_a_word,
    with_a_word_moved,
    without_a_head,
    with_a_head_of_another_colour,
    with_a_path_moved,
    without_isolines,
]


@pytest.mark.thorough
@pytest.mark.parametrize("spoil", SPOILS, ids=lambda spoil: spoil.__name__)
def test_a_spoilt_picture_is_far_from_its_reference(spoil: Spoil) -> None:
    count = 0
    for name in SPOILT:
        made, shapes = shapes_of(name)
        whole = drawn(made, list(shapes))
        for spoilt in spoil(made, list(shapes)):
            count += 1
            assert likeness(drawn(made, spoilt), whole) > FAR, name
    assert count >= 2


@pytest.mark.soak
@pytest.mark.parametrize("spoil", SPOILS, ids=lambda spoil: spoil.__name__)
@pytest.mark.parametrize("name", STILLS)
def test_every_spoilt_picture_is_far_from_its_reference(name: str, spoil: Spoil) -> None:
    made, shapes = shapes_of(name)
    whole = drawn(made, list(shapes))
    far = [likeness(drawn(made, spoilt), whole) for spoilt in spoil(made, list(shapes))]
    assert min(far, default=np.inf) > FAR
    sys.stdout.write(f"{name}: {len(far)} pictures, {min(far, default=np.inf):.1f} or more\n")
