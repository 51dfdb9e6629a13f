"""Panels: what the operators make, where each view stands, and that all show one step."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from optimizers import SGD, Momentum
from render import Contour, Landscape, Scene, simulate
from render.film.filming import film_of
from render.scene.mixing import rgb
from render.scene.panels import MOST, Panels, leaves
from render.scene.panels import laid_out as arranged
from render.scene.view import Box
from render.shapes import Label
from scenes.saddle import scene as saddle_scene
from surfaces import saddle

LANDSCAPE, MAP, OTHER = Landscape(azimuth=40), Contour(), Contour(8, name="coarse")
BOX = Box(100, 50, 620, 410)


def places(picture, box: Box = BOX, gap: float = 20) -> list[tuple[float, float, float, float]]:
    return [(b.left, b.top, b.width, b.height) for _, b in arranged(picture, box, gap=gap)]


def test_a_bar_sets_views_side_by_side_and_a_stroke_one_above_another() -> None:
    assert places(LANDSCAPE | MAP) == [(100, 50, 300, 410), (420, 50, 300, 410)]
    assert places(LANDSCAPE / MAP) == [(100, 50, 620, 195), (100, 265, 620, 195)]


def test_operators_nest_as_they_read() -> None:
    assert places(LANDSCAPE | (MAP / OTHER)) == [
        (100, 50, 300, 410),
        (420, 50, 300, 195),
        (420, 265, 300, 195),
    ]
    assert places((MAP | OTHER) / LANDSCAPE) == [
        (100, 50, 300, 195),
        (420, 50, 300, 195),
        (100, 265, 620, 195),
    ]


def test_three_in_a_row_have_equal_parts_whatever_the_operators_order() -> None:
    widths = [width for _, _, width, _ in places(LANDSCAPE | MAP | OTHER)]
    assert widths == [pytest.approx(580 / 3)] * 3
    nested = [width for _, _, width, _ in places(LANDSCAPE | (MAP | OTHER))]
    assert nested == [300, 140, 140]


def test_a_ratio_gives_the_parts_their_sizes() -> None:
    assert [p[2] for p in places((LANDSCAPE | MAP).ratio(2, 1))] == [400, 200]
    assert [p[3] for p in places((LANDSCAPE / MAP).ratio(1, 3))] == [97.5, 292.5]
    # A ratio closes a row: what is added later stands beside all of it.
    assert [p[2] for p in places((LANDSCAPE | MAP).ratio(3, 1) | OTHER, gap=0)] == [
        232.5,
        77.5,
        310,
    ]


def test_a_single_view_has_the_whole_box() -> None:
    assert arranged(MAP, BOX, gap=20) == [(MAP, BOX)]


def test_the_name_is_that_of_the_views_or_its_own() -> None:
    assert (LANDSCAPE | (MAP / OTHER)).name == "landscape-contour-coarse"
    assert (LANDSCAPE | MAP).named("both").name == "both"


pictures = st.recursive(
    st.sampled_from([LANDSCAPE, MAP, OTHER]),
    lambda below: st.builds(
        lambda one, other, stacked: one / other if stacked else one | other,
        below,
        below,
        st.booleans(),
    ),
    max_leaves=8,
)


@settings(deadline=None, derandomize=True)
@given(pictures)
def test_panels_lie_within_the_box_and_apart(picture) -> None:
    found = arranged(picture, BOX, gap=6)
    assert [view for view, _ in found] == list(leaves(picture))
    for k, (_, one) in enumerate(found):
        assert BOX.left <= one.left + 1e-6
        assert one.right <= BOX.right + 1e-6
        assert BOX.top <= one.top + 1e-6
        assert one.bottom <= BOX.bottom + 1e-6
        for _, other in found[:k]:
            across = max(one.left, other.left) - min(one.right, other.right)
            down = max(one.top, other.top) - min(one.bottom, other.bottom)
            assert max(across, down) > 5


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: MAP | 3, "panels: 3 is no view"),
        (lambda: MAP / Contour, "panels: Contour is no view; write an instance"),
        (lambda: Panels((MAP,)), "panels: 1 given; at least 2"),
        (lambda: Panels((MAP,) * (MOST + 1)), f"at most {MOST}"),
        (lambda: (MAP | OTHER).ratio(1), "ratio of 1 for 2 panels"),
        (lambda: (MAP | OTHER).ratio(1, 0), "ratio 0; each must be a number greater than 0"),
        (lambda: (MAP | OTHER).ratio(1, "2"), "ratio '2'"),
        (lambda: (MAP | OTHER).ratio(1, float("nan")), "ratio nan"),
        (lambda: (MAP | OTHER).ratio(1, 1e5), "at least 5% of the sum"),
        (lambda: (MAP | OTHER).ratio(float("inf"), 1), "ratio inf"),
        (lambda: (MAP | OTHER).ratio(10**400, 1), "1e-06 to 1e+06"),
        (lambda: (MAP | OTHER).named(3), "name is 3; it must be a word"),
        (lambda: (MAP | OTHER).named(""), "name is ''"),
    ],
)
def test_what_is_wrong_with_panels_is_told(make, told: str) -> None:
    with pytest.raises(ValueError, match=r".") as error:
        make()
    assert told in str(error.value)


def test_a_scene_refuses_two_pictures_of_one_name_and_names_that_are_no_file_names() -> None:
    for views, told in (
        ([LANDSCAPE | MAP, LANDSCAPE | MAP], "both named 'landscape-contour'"),
        ([(LANDSCAPE | MAP).named("Both!")], "view name 'Both!'"),
    ):
        with pytest.raises(ValueError, match=told):
            Scene("x", saddle, [(0.5, 0.5)], [SGD(0.1)], 5, views)


def test_the_same_step_stands_in_all_panels_of_a_frame() -> None:
    picture = LANDSCAPE | (MAP / OTHER)
    film = film_of(saddle_scene, picture, simulate(saddle_scene), size=(960, 540), fps=7)
    landscape, one, other = (panel.stage for panel in film.panels)
    for frame in (0, 5, 23, 41, len(film) - 1):
        step = film.timeline.step(frame)
        number = next(
            s.text for s in film.shapes(frame) if isinstance(s, Label) and s.text.isdigit()
        )
        assert number == str(int(step + 1e-9))
        walkers = [strand.path.head(step).point for strand in one.strands]
        moment = film.moment(frame)
        for stage in (one, other):
            drawn = [(m.x, m.y) for m in stage.actors(moment)[-len(walkers) :]]
            np.testing.assert_allclose(drawn, stage.place(np.array(walkers)))
        drawn = [(m.x, m.y) for m in landscape.actors(moment)[-len(walkers) :]]
        laid = landscape.block.place(np.array(walkers))
        np.testing.assert_allclose(drawn, landscape.camera.project(laid)[0])


def test_each_of_two_landscapes_hides_its_own_paths() -> None:
    """Seen over a rim that hides it, a path is as faint in the first panel as in the second."""
    declared = Scene("Hidden", saddle, [(0.9, 0.05)], [Momentum(0.01)], 60, [Contour()])
    low = [Landscape(azimuth=10, elevation=6, name=name) for name in ("one", "other")]
    high = [Landscape(azimuth=10, elevation=70, name=name) for name in ("one", "other")]

    def strengths(one: Landscape, other: Landscape) -> list[int]:
        film = film_of(declared, one | other, simulate(declared), size=(1280, 720), fps=5)
        red, green, blue = rgb(film.key.colours[0])
        near = np.abs(film[-1].astype(int) - (red, green, blue)).max(axis=-1) < 24
        boxes = [panel.stage.box for panel in film.panels]
        rows = slice(int(boxes[0].top), int(boxes[0].bottom))
        return [int(near[rows, int(box.left) : int(box.right)].sum()) for box in boxes]

    hidden, seen = strengths(*low), strengths(*high)
    assert hidden[0] == pytest.approx(hidden[1], abs=60)
    assert max(hidden) < 0.5 * min(seen)
