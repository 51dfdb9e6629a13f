"""Names at the heads: in the picture, apart from heads and each other, moving with their heads."""

from itertools import combinations

import numpy as np
import pytest

from render.film.names import MOST, SIDES, Names
from render.form import DISC
from render.scene.themes import LIGHT
from render.scene.view import Box
from render.shapes import Array, Label, Line, Marker
from scenes.saddle import scene as saddle_scene

BOX = Box(0, 0, 640, 360)
FPS = 25.0


def names(heads: Array, *, taken: Array | None = None) -> Names:
    walkers = heads.shape[1]
    return Names.of(
        [f"Walker {k}" for k in range(walkers)],
        ["#ff0000"] * walkers,
        heads,
        BOX,
        LIGHT,
        markers=[DISC] * walkers,
        scale=1.0,
        fps=FPS,
        taken=np.empty((0, 4)) if taken is None else taken,
    )


def walks(seed: int, *, walkers: int = 5, frames: int = 120) -> Array:
    """Smooth ways that meet, part and turn near the edge."""
    rng = np.random.default_rng(seed)
    t = np.linspace(0, 2, frames)[:, None, None]
    phase, speed = rng.uniform(0, 6, (2, 1, walkers, 2))
    middle, reach = np.array([320, 180]), np.array([300, 170])
    heads: Array = middle + reach * np.sin(phase + speed * t)
    return heads


def shown(found: Names, frame: int) -> list[tuple[int, int, Array]]:
    """Walker, side and rectangle of each name that shows at all."""
    return [
        (int(walker), int(side), found.rectangles(int(walker))[frame, side])
        for walker, side in np.argwhere(found.strengths[frame] > 0)
    ]


def meet(a: Array, b: Array) -> bool:
    return bool(a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3])


@pytest.mark.parametrize("seed", range(6))
def test_a_name_covers_no_head_no_other_name_and_no_edge(seed: int) -> None:
    heads = walks(seed)
    found = names(heads)
    count = 0
    for frame in range(len(heads)):
        rows = shown(found, frame)
        count += len(rows)
        for walker, _, box in rows:
            assert box[0] >= BOX.left
            assert box[1] >= BOX.top
            assert box[2] <= BOX.right
            assert box[3] <= BOX.bottom
            for other, (x, y) in enumerate(heads[frame]):
                if other != walker:
                    near = np.hypot(max(box[0] - x, 0, x - box[2]), max(box[1] - y, 0, y - box[3]))
                    assert near >= LIGHT.head
        for (one, _, a), (two, _, b) in combinations(rows, 2):
            assert one == two or not meet(a, b)
    assert count > 0.1 * heads.shape[0] * heads.shape[1]


@pytest.mark.parametrize("seed", range(6))
def test_a_name_moves_as_its_head_does_and_fades_when_it_comes_and_goes(seed: int) -> None:
    heads = walks(seed)
    found = names(heads)
    for walker in range(heads.shape[1]):
        rectangles = found.rectangles(walker)
        moved = np.diff(rectangles[..., :2], axis=0)
        assert moved == pytest.approx(
            np.broadcast_to(np.diff(heads[:, walker], axis=0)[:, None], moved.shape)
        )
    steps = np.abs(np.diff(found.strengths, axis=0))
    assert steps.max() <= 1 / (0.16 * FPS) + 1e-6


def test_a_walker_alone_is_named_on_the_side_liked_best() -> None:
    heads = np.broadcast_to(np.array([200.0, 180.0]), (50, 1, 2)).copy()
    strengths = names(heads).strengths
    assert (strengths[:, 0, 0] == 1).all()
    assert (strengths[:, 0, 1:] == 0).all()


def test_at_the_right_edge_a_name_stands_to_the_left() -> None:
    heads = np.broadcast_to(np.array([635.0, 180.0]), (50, 1, 2)).copy()
    (side,) = np.flatnonzero(names(heads).strengths[25, 0])
    assert SIDES[side, 0] == -1


def test_two_on_one_spot_are_named_on_different_sides_and_of_three_none_is() -> None:
    def sides(walkers: int) -> list[int]:
        heads = np.broadcast_to(np.array([300.0, 180.0]), (50, walkers, 2)).copy()
        return [side for _, side, _ in shown(names(heads), 25)]

    assert len(set(sides(2))) == 2
    assert sides(3) == []


def test_a_name_does_not_stand_on_what_the_paths_have_drawn() -> None:
    heads = np.broadcast_to(np.array([200.0, 180.0]), (100, 2, 2)).copy()
    heads[:60, 1] = np.stack([np.linspace(330, 212, 60), np.full(60, 180.0)], axis=1)
    heads[60:, 1] = (600.0, 20.0)
    (side,) = [side for walker, side, _ in shown(names(heads), 99) if walker == 0]
    assert SIDES[side, 0] != 1 or SIDES[side, 1] != 0


def test_words_that_stand_are_left_free() -> None:
    heads = np.broadcast_to(np.array([200.0, 180.0]), (50, 1, 2)).copy()
    taken = np.array([(215.0, 170.0, 300.0, 190.0)])
    ((_, _, box),) = shown(names(heads, taken=taken), 25)
    assert not meet(box, taken[0])


def test_a_crowd_has_no_names() -> None:
    assert not names(walks(1, walkers=MOST + 1)).strengths.any()
    assert names(walks(1, walkers=MOST)).strengths.any()


def test_a_name_is_a_swatch_and_ink() -> None:
    found = names(np.broadcast_to(np.array([200.0, 180.0]), (50, 1, 2)).copy())
    pill, swatch, label = found.shapes(10)
    assert isinstance(pill, Line)
    assert isinstance(swatch, Marker)
    assert isinstance(label, Label)
    assert (pill.colour, swatch.colour, label.colour) == (LIGHT.ground, "#ff0000", LIGHT.ink)
    assert label.text == "Walker 0"


def test_about_half_of_the_saddles_walkers_are_named_at_a_time() -> None:
    from render import simulate
    from render.film.filming import film_of

    walked = simulate(saddle_scene)
    film = film_of(saddle_scene, saddle_scene.views[0], walked, size=(1280, 720), fps=25)
    assert (film.panels[0].names.strengths.max(axis=2) > 0.5).sum(axis=1).mean() > 3
