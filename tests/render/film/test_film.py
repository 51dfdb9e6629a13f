"""Films: a frame depends on its number alone, and shows the step that the clock says."""

import hashlib
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest

from optimizers import SGD, Momentum
from render import Clock, Contour, Landscape, Scene, simulate
from render.film.film import Film
from render.film.filming import film_of
from render.scene.mixing import rgb
from render.shapes import Label, Line, Marker, Solid, plain
from scenes.saddle import scene as saddle_scene
from surfaces import Minimum, Surface, plateau, saddle

SIZE = (480, 270)
VIEWS = [Landscape(azimuth=40), Landscape(azimuth=40, turn=90), Contour()]

HASHES = """
import hashlib
from render import Clock, Contour, Landscape, simulate
from render.film.filming import film_of
from scenes.saddle import scene

film = film_of(scene, {view!r}, simulate(scene), size={size!r}, fps=10)
for frame in {frames!r}:
    print(hashlib.sha256(film[frame]).hexdigest())
"""


def film(scene: Scene, view, *, size=SIZE, fps: float = 10) -> Film:
    return film_of(scene, view, simulate(scene), size=size, fps=fps)


def fingerprint(frame: np.ndarray) -> str:
    return hashlib.sha256(frame).hexdigest()


@pytest.mark.parametrize("view", VIEWS, ids=["still", "turning", "contour"])
def test_frames_are_the_same_in_any_order_and_process(view) -> None:
    made = film(saddle_scene, view)
    last = len(made) - 1
    frames = [0, last, last // 2, last // 2 - 1, 1]
    forwards = {frame: fingerprint(made[frame]) for frame in frames}
    again = film(saddle_scene, view)
    with ThreadPoolExecutor(3) as pool:
        backwards = dict(
            zip(frames[::-1], pool.map(lambda i: fingerprint(again[i]), frames[::-1]), strict=True)
        )
    script = HASHES.format(view=view, size=SIZE, frames=frames)
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout.split()
    assert forwards == backwards == dict(zip(frames, told, strict=True))
    assert len(set(forwards.values())) > 2


@pytest.mark.parametrize("view", VIEWS, ids=["still", "turning", "contour"])
def test_a_frame_has_the_films_size_and_background(view) -> None:
    made = film(saddle_scene, view)
    frame = made[3]
    assert frame.shape == (270, 480, 3)
    assert frame.dtype == np.uint8
    assert frame.flags.c_contiguous
    assert tuple(frame[-1, 0]) == rgb(saddle_scene.look.ground)


def test_a_turning_camera_shows_the_block_from_another_side_in_each_frame() -> None:
    made = film(saddle_scene, VIEWS[1])
    blocks = [next(s for s in made.shapes(i) if isinstance(s, Solid)) for i in (0, 50, 99)]
    first, middle, last = (block.meshes[0].points for block in blocks)
    assert not np.allclose(first, middle)
    assert not np.allclose(middle, last)
    ground = np.array(rgb(saddle_scene.look.ground))
    assert (made[50] != ground).any(axis=-1).mean() > 0.1


def test_the_film_has_as_many_frames_as_its_clock_and_no_more() -> None:
    made = film(replace(saddle_scene, clock=Clock(1.3)), Contour(), fps=10)
    assert len(made) == 13
    assert (made[-1] == made[12]).all()
    with pytest.raises(IndexError):
        made[13]


def test_the_step_number_counts_to_the_last_step() -> None:
    made = film(saddle_scene, Contour(), size=(800, 450))
    numbers = [
        next(s.text for s in made.shapes(i) if isinstance(s, Label) and s.text.isdigit())
        for i in range(len(made))
    ]
    assert numbers[0] == "0"
    assert numbers[-1] == "300"
    assert [int(n) for n in numbers] == sorted(int(n) for n in numbers)


@pytest.mark.parametrize("view", VIEWS, ids=["still", "turning", "contour"])
def test_each_walker_has_a_path_and_a_head(view) -> None:
    made = film(saddle_scene, view)
    shapes = plain(made.shapes(60))
    paths = [s for s in shapes if isinstance(s, Line) and s.casing_width > 0]
    heads = [s for s in shapes if isinstance(s, Marker) and s.ring == saddle_scene.look.casing]
    heads = [s for s in heads if s.colour != saddle_scene.look.ink]
    colours = list(made.key.colours)
    assert [path.colour for path in paths] == colours
    assert [head.colour for head in heads] == colours


def count(frame: np.ndarray, colour: str) -> int:
    return int((np.abs(frame.astype(int) - rgb(colour)).max(axis=-1) <= 24).sum())


@pytest.mark.parametrize("view", VIEWS[:1] + VIEWS[2:], ids=["still", "contour"])
def test_two_paths_on_one_line_are_both_visible(view) -> None:
    scene = Scene(
        "One line",
        saddle,
        [(0.9, 0.0)],
        [SGD(0.02), Momentum(0.02, momentum=0.0)],
        60,
        [view],
    )
    one, other = simulate(scene)
    assert (one.points == other.points).all()
    made = film(scene, view, size=(1280, 720))
    frame = made[len(made) - 1].copy()
    ranked = int(made.layout.key.left)
    frame[:, ranked:] = 0
    counts = [count(frame, colour) for colour in made.key.colours]
    assert min(counts) > max(100, 0.5 * max(counts))


def test_momentum_and_nesterov_are_both_visible_on_the_ridge() -> None:
    for view in saddle_scene.views[:2]:
        made = film(saddle_scene, view, size=(1280, 720))
        frame = made[len(made) - 1].copy()
        frame[:, int(made.layout.key.left) :] = 0
        colours = dict(zip(saddle_scene.labels, made.key.colours, strict=True))
        assert count(frame, colours["Momentum"]) > 150
        assert count(frame, colours["Nesterov"]) > 150


def test_a_walker_that_starts_at_a_minimum_gives_a_still_clip() -> None:
    at_rest = Scene(
        "At rest", plateau, [(-1.5, 0.0)], saddle_scene.optimizers, 50, [Contour()], clock=Clock(2)
    )
    made = film(at_rest, Contour(), size=(160, 90))
    assert all((made[i] == made[0]).all() for i in range(len(made)))


def test_a_walker_that_diverged_is_drawn_up_to_where_it_left() -> None:
    for view in VIEWS:
        scene = Scene("Blast", plateau, [(1.0, 0.5)], [SGD(50.0)], 20, [view])
        made = film(scene, view)
        head = made.shapes(len(made) - 1)
        markers = [s for s in head if isinstance(s, Marker) and s.ring == scene.look.casing]
        assert markers[-1].hollow
        assert made[len(made) - 1].any()


def test_a_surface_as_flat_as_a_table_is_drawn() -> None:
    table = Surface(
        "table", "1", lambda x, y: 1 + 0 * x * y, lambda x, y: (0 * x, 0 * y), ((-1, 1), (-1, 1))
    )
    for view in (*VIEWS, Landscape(azimuth=30, height="sqrt"), Contour(scale="log")):
        scene = Scene("Flat", table, [(0.5, 0.5)], [SGD(0.1)], 5, [view])
        assert film(scene, view)[5].any()


def test_the_palettes_colours_are_those_of_theme_and_line_up() -> None:
    colours = film(saddle_scene, Contour()).colours
    look = saddle_scene.look
    assert {look.ground, look.ink, look.casing, *saddle_scene.colours} <= set(colours)


def test_two_of_one_class_are_told_apart_by_shade_and_label() -> None:
    scene = Scene(
        "Two", saddle, [(0.5, 0.1)], [SGD(0.01), SGD(0.1, label="SGD, 0.1")], 5, [Contour()]
    )
    one, other = film(scene, Contour()).key.colours
    assert one != other


def test_a_minimum_at_the_edge_and_a_tiny_domain_are_drawn() -> None:
    bowl = Surface(
        "bowl",
        "x^2 + y^2",
        lambda x, y: x**2 + y**2,
        lambda x, y: (2 * x, 2 * y),
        ((0, 1e-9), (-1e9, 1e9)),
        [Minimum(0, 0, 0)],
    )
    for view in VIEWS:
        scene = Scene("Thin", bowl, [(1e-10, 1e8)], [SGD(0.1)], 5, [view])
        assert film(scene, view)[7].any()
