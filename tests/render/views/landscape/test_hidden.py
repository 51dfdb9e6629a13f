"""What a hill hides, as marching over its formula says: heads, paths, shadows, pixels, vectors."""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from page_reader import discs, opacity_at, page
from sight import Eye, Ground, in_sight

from render import Clock, Landscape, Scene, simulate
from render.film.film import Film
from render.film.filming import film_of
from render.raster import Canvas
from render.scene.mixing import rgb
from render.shapes import Line, Shadow, plain
from render.still import save
from surfaces import Surface

RISE = 1.0
APART = 10.0
"""Pixels between two heads, neither of which then touches the other."""

GROUNDS = {
    "hill": lambda x, y: np.exp(-9 * (x * x + y * y)),
    "ridge": lambda x, y: np.exp(-12 * (0.6 * x + 0.8 * y - 0.1) ** 2),
    "pit": lambda x, y: (x - 0.2) ** 2 + y * y,
    "waves": lambda x, y: np.sin(4 * x + 1) * np.cos(3 * y),
    "three hills": lambda x, y: (
        np.exp(-14 * ((x + 0.5) ** 2 + (y - 0.3) ** 2))
        + 0.8 * np.exp(-20 * ((x - 0.4) ** 2 + (y - 0.4) ** 2))
        + 0.6 * np.exp(-9 * ((x - 0.1) ** 2 + (y + 0.5) ** 2))
    ),
}


@dataclass(frozen=True)
class Case:
    """A film, and of each point which pixel shows it and whether it can be seen there."""

    film: Film
    frame: int
    truth: list[tuple[tuple[float, float], bool]]


def surface_of(name: str) -> Surface:
    height = GROUNDS[name]

    def slope(x, y):
        h = 1e-6
        across = (height(x + h, y) - height(x - h, y)) / (2 * h)
        return across, (height(x, y + h) - height(x, y - h)) / (2 * h)

    return Surface(name, "x", height, slope, ((-1, 1), (-1, 1)))


def filmed(drift, name: str, view, starts, way) -> Film:
    declared = Scene(
        "Sight", surface_of(name), starts, [drift(*way)], 1, [view], clock=Clock(duration=1)
    )
    return film_of(declared, view, simulate(declared), size=(480, 270), fps=10)


def scattered(rng: np.random.Generator, ground: Ground, eye: Eye) -> list[tuple[float, float]]:
    """Random places that are seen apart from each other."""
    places, seen = [], []
    for x, y in rng.uniform(-0.95, 0.9, (400, 2)).tolist():
        at = eye.pixel((x, y, ground.z(x, y)), zoom=90, x=0, y=0)
        if all(np.hypot(*np.subtract(at, other)) > 1.3 * APART for other in seen):
            places.append((x, y))
            seen.append(at)
    return places


def heads(drift, name: str, *, seed: int, turn: float = 0, panels: bool = False) -> Iterator[Case]:
    """Films of heads at random places, apart from each other, seen from a random side."""
    rng = np.random.default_rng(seed)
    azimuth, elevation = rng.uniform(0, 360), rng.choice([8, 12, 18, 25, 40, 65])
    view = Landscape(azimuth, elevation, turn, height="linear", rise=RISE)
    picture = view | Landscape(azimuth + 100, 20, height="linear", rise=RISE, name="b")
    way = np.array([0.03, 0.02])
    ground = Ground.of(GROUNDS[name], rise=RISE)
    places = np.array(scattered(rng, ground, Eye(azimuth, elevation)))
    film = filmed(drift, name, picture if panels else view, places, way)
    for frame in (len(film) - 1, len(film) // 2) if turn else (len(film) - 1,):
        moment = film.moment(frame)
        known: list[tuple[tuple[float, float], bool]] = []
        for panel in film.panels:
            camera = panel.stage.camera
            eye = Eye(camera.azimuth + turn * moment.fraction, camera.elevation)
            stand = places + way * moment.step
            at = [
                eye.pixel((x, y, ground.z(x, y)), zoom=camera.zoom, x=camera.x, y=camera.y)
                for x, y in stand
            ]
            apart = [
                min(np.hypot(*np.subtract(one, other)) for other in at if other is not one) > APART
                for one in at
            ]
            for pixel, (x, y), alone in zip(at, stand, apart, strict=True):
                seen = in_sight(ground, eye, float(x), float(y)) if alone else None
                if seen is not None:
                    known.append((pixel, seen))
        yield Case(film, frame, known)


def strength(shown: np.ndarray, bare: np.ndarray, pixel, colour: str) -> float:
    """How far a pixel has gone from what was there to a colour, 0 to 1."""
    column, row = int(pixel[0]), int(pixel[1])
    was = bare[row, column].astype(float)
    way = np.array(rgb(colour)) - was
    return float((shown[row, column] - was) @ way / (way @ way))


def bare(film: Film, frame: int) -> Canvas:
    """What stands behind the walkers, with its depths."""
    moment, standing = film.moment(frame), film.standing
    turning = [s for panel in film.panels if not panel.stage.stands
               for s in panel.stage.backdrop(moment)]  # fmt: skip
    return standing.with_drawn(turning)


def wrong_heads(case: Case, shown: np.ndarray) -> list[tuple[tuple[float, float], bool, float]]:
    """The heads whose pixels say something else than geometry."""
    film = case.film
    (colour,) = film.key.colours
    ground = bare(film, case.frame).pixels
    measured = [(p, seen, strength(shown, ground, p, colour)) for p, seen in case.truth]
    # A rim that cuts the pixel may hide one of its sixteen samples.
    return [one for one in measured if (one[2] > 0.93) != one[1] or one[2] < 0.2]


def enough(cases: list[Case], *, least: int) -> bool:
    counted = Counter(seen for case in cases for _, seen in case.truth)
    return min(counted[True], counted[False]) >= least


@pytest.mark.parametrize("name", GROUNDS)
def test_heads_are_hidden_where_the_ground_rises_over_the_ray_to_the_eye(drift, name) -> None:
    cases = [case for seed in (2, 3) for case in heads(drift, name, seed=seed)]
    assert [wrong_heads(case, case.film[case.frame]) for case in cases] == [[]] * 2
    assert enough(cases, least=8)


def test_heads_are_hidden_as_the_camera_turns(drift) -> None:
    cases = list(heads(drift, "waves", seed=2, turn=200))
    assert [wrong_heads(case, case.film[case.frame]) for case in cases] == [[], []]
    assert enough(cases, least=5)


def test_heads_are_hidden_in_each_of_two_panels_beside_each_other(drift) -> None:
    cases = [
        case for seed in (5, 6) for case in heads(drift, "three hills", seed=seed, panels=True)
    ]
    assert [wrong_heads(case, case.film[case.frame]) for case in cases] == [[], []]
    assert enough(cases, least=5)


def paths(drift, name: str, *, seed: int) -> Case:
    """A film of one path straight across the ground, along which it is known what is seen."""
    rng = np.random.default_rng(seed)
    azimuth, side = rng.uniform(0, 360), rng.uniform(0, 2 * np.pi)
    view = Landscape(azimuth, rng.choice([10, 20, 35]), height="linear", rise=RISE)
    begin = 0.9 * np.array([np.cos(side), np.sin(side)])
    end = 0.9 * np.array([np.cos(side + 2.3), np.sin(side + 2.3)])
    film = filmed(drift, name, view, [begin], end - begin)
    camera, ground = film.panels[0].stage.camera, Ground.of(GROUNDS[name], rise=RISE)
    eye = Eye(camera.azimuth, camera.elevation)
    told = []
    for share in np.linspace(0, 1, 100):
        x, y = map(float, begin + share * (end - begin))
        place = (x, y, ground.z(x, y))
        at = eye.pixel(place, zoom=camera.zoom, x=camera.x, y=camera.y)
        told.append((at, in_sight(ground, eye, x, y)))
    # A path that goes away from the eye may be seen where it hides its own hidden stretch.
    known = [
        (at, seen)
        for at, seen in told[5:-10]
        if seen is not None
        and all(now is seen or np.hypot(*np.subtract(at, other)) > 5 for other, now in told)
    ]
    return Case(film, len(film) - 1, known)


def wrong_stretches(case: Case) -> list[tuple[tuple[float, float], bool, float]]:
    """The pixels along a path that say something else than geometry."""
    film = case.film
    actors = plain(film.panels[0].stage.actors(film.moment(case.frame)))
    (line,) = (s for s in actors if type(s) is Line)
    ground = bare(film, case.frame)
    shown = ground.with_drawn([line]).pixels
    found = [(p, seen, strength(shown, ground.pixels, p, line.colour)) for p, seen in case.truth]
    hidden = film.scene.look.hidden
    return [one for one in found if (one[2] > 0.65) != one[1] or one[2] < hidden - 0.15]


@pytest.mark.parametrize("name", GROUNDS)
def test_a_path_is_hidden_along_the_stretches_that_geometry_hides(drift, name) -> None:
    cases = [paths(drift, name, seed=seed) for seed in range(20, 24)]
    assert [wrong_stretches(case) for case in cases] == [[]] * 4


def wrong_shadows(case: Case) -> list[tuple[tuple[float, float], bool, float]]:
    """Shadows that are dark where their walker is hidden, or faint where it is seen."""
    film, ground = case.film, bare(case.film, case.frame)
    moment = film.moment(case.frame)
    actors = plain(s for panel in film.panels for s in panel.stage.actors(moment))
    shadows = [shape for shape in actors if isinstance(shape, Shadow)]
    look, found = film.scene.look, []
    for (x, y), seen in case.truth:
        near = min(shadows, key=lambda s: np.hypot(s.x - x, s.y - y))
        shown = ground.with_drawn([near]).pixels
        row, column = int(y), int(x)  # where its walker stands
        square = ((column + 0.5 - near.x) ** 2 + (row + 0.5 - near.y) ** 2) / near.radius**2
        left = shown[row, column].sum() / ground.pixels[row, column].sum()
        dark = (1 - left) / look.shadow_strength / (1 - square) ** 2
        if dark < 0.1 or (dark > look.hidden + 0.2 and not seen):
            found.append(((x, y), seen, dark))
    return found


@pytest.mark.parametrize("name", ["ridge", "three hills"])
def test_the_shadow_of_a_hidden_walker_is_as_faint_as_it(drift, name) -> None:
    cases = [case for seed in (1, 2, 3) for case in heads(drift, name, seed=seed)]
    assert [wrong_shadows(case) for case in cases] == [[]] * 3


def wrong_on_page(case: Case, path: Path) -> list[tuple[tuple[float, float], bool, float]]:
    """Heads on a page, in discs of their own, that say something else than geometry.

    One across whose edge a hill runs is a small picture, and left out.
    """
    save(case.film, case.frame, path)
    drawn = discs(page(path), *case.film.key.colours)
    assert len(drawn) > 0.6 * len(case.truth)
    found = []
    for pixel, seen in case.truth:
        for middle, opacity in drawn:
            if np.hypot(*(middle - np.array(pixel) / 2)) < 0.2 and (opacity > 0.9) != seen:
                found.append((pixel, seen, opacity))
    return found


@pytest.mark.parametrize("suffix", [".svg", ".pdf"])
@pytest.mark.parametrize("name", ["ridge", "three hills"])
def test_a_page_hides_the_heads_that_geometry_hides(drift, tmp_path, name, suffix) -> None:
    cases = [case for seed in (1, 2) for case in heads(drift, name, seed=seed)]
    assert [wrong_on_page(case, tmp_path / f"a{suffix}") for case in cases] == [[]] * 2


@pytest.mark.parametrize("suffix", [".svg", ".pdf"])
@pytest.mark.parametrize("name", GROUNDS)
def test_a_page_hides_the_stretches_that_geometry_hides(drift, tmp_path, name, suffix) -> None:
    case = paths(drift, name, seed=22)
    save(case.film, case.frame, tmp_path / f"a{suffix}")
    drawn, (colour,) = page(tmp_path / f"a{suffix}"), case.film.key.colours
    hidden = case.film.scene.look.hidden
    for pixel, seen in case.truth:
        opacity = opacity_at(drawn, colour, np.array(pixel) / 2, near=0.4)
        assert opacity == pytest.approx(1 if seen else hidden, abs=0.02)


def test_what_is_hidden_by_a_hill_that_is_not_there_is_found(drift) -> None:
    """The measure itself: against the truth of another ground, many pixels are wrong."""
    (case,) = heads(drift, "three hills", seed=2)
    ground, (panel,) = Ground.of(GROUNDS["ridge"], rise=RISE), case.film.panels
    camera = panel.stage.camera
    eye = Eye(camera.azimuth, camera.elevation)
    told = [in_sight(ground, eye, x, y) for x, y in case.film.scene.starts]
    both = zip(case.truth, told, strict=False)
    other = Case(case.film, case.frame, [(p, not s if t is None else t) for (p, s), t in both])
    assert len(wrong_heads(other, case.film[case.frame])) > 5


@pytest.mark.soak
@pytest.mark.parametrize("name", GROUNDS)
def test_heads_and_shadows_are_hidden_from_many_sides(drift, name) -> None:
    cases = [case for seed in range(100, 130) for case in heads(drift, name, seed=seed)]
    cases += [case for seed in range(12) for case in heads(drift, name, seed=seed, turn=300)]
    cases += [case for seed in range(12) for case in heads(drift, name, seed=seed, panels=True)]
    assert [found for c in cases if (found := wrong_heads(c, c.film[c.frame]))] == []
    assert [found for case in cases if (found := wrong_shadows(case))] == []
    assert enough(cases, least=100)
    sys.stdout.write(f"{name}: {Counter(seen for c in cases for _, seen in c.truth)} heads\n")


@pytest.mark.soak
@pytest.mark.parametrize("name", GROUNDS)
def test_paths_are_hidden_from_many_sides(drift, name) -> None:
    cases = [paths(drift, name, seed=seed) for seed in range(200, 240)]
    assert [found for case in cases if (found := wrong_stretches(case))] == []
    assert enough(cases, least=100)
    sys.stdout.write(f"{name}: {Counter(seen for c in cases for _, seen in c.truth)} places\n")
