"""The ranking: lowest value first, digits that can be read, words for who is gone."""

from dataclasses import replace

import numpy as np
import pytest

from optimizers import SGD, Momentum
from render import Contour, Scene, simulate
from render.ranking import Ranking, significant
from render.shapes import Label, Line
from render.views.view import Box
from surfaces import plateau, saddle

BOX = Box(500, 100, 266, 300)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (0.25, "0.250"),
        (-0.4444, "−0.444"),
        (0.00123, "0.001"),
        (3.14e-7, "3.1e−7"),
        (-0.000999, "−1.0e−3"),
        (0.99951, "1.00"),
        (1.5, "1.50"),
        (9.999, "10.0"),
        (99.99, "100"),
        (145.1, "145"),
        (999.9, "1.0e3"),
        (-123456.0, "−1.2e5"),
        (1e300, "1.0e300"),
    ],
)
def test_values_show_their_significant_digits(value: float, text: str) -> None:
    assert significant(value) == text


def ranking(scene: Scene, *, fps: float = 10) -> Ranking:
    return Ranking.of(scene, simulate(scene), scene.timeline(fps=fps), 1.0)


def words(found: Ranking, frame: int) -> list[tuple[str, str]]:
    """Names and values, from the top down."""
    labels = [s for s in found.shapes(frame, BOX) if isinstance(s, Label)][1:]
    pairs = [(a.y, a.text, b.text) for a, b in zip(labels[::2], labels[1::2], strict=True)]
    return [(name, value) for _, name, value in sorted(pairs)]


@pytest.fixture
def crossing(drift) -> Scene:
    slow, fast = drift(-0.001, 0.0, label="slow"), drift(-0.1, 0.0, label="fast")
    return Scene("Race", saddle, [(0.9, 0.0)], [slow, fast], 8, [Contour()])


def test_the_lowest_value_stands_first(crossing: Scene) -> None:
    found = ranking(crossing)
    assert [name for name, _ in words(found, 0)] == ["slow", "fast"]
    assert [name for name, _ in words(found, 99)] == ["fast", "slow"]


def test_the_values_are_those_of_the_frames_step(crossing: Scene) -> None:
    found = ranking(crossing)
    for frame in (0, 40, 99):
        step = int(found.timeline.step(frame))
        assert dict(words(found, frame))["fast"] == significant((0.9 - 0.1 * step) ** 2)


def test_a_walker_outside_the_domain_left(drift) -> None:
    scene = Scene("Out", saddle, [(0.0, 0.5)], [drift(0.0, 0.2)], 6, [Contour()])
    assert words(ranking(scene), 99) == [("Drift", "left")]
    assert words(ranking(scene), 0) == [("Drift", "−0.250")]


def test_a_walker_that_diverged_is_told_from_the_step_on() -> None:
    scene = Scene("Blast", plateau, [(1.0, 0.5)], [SGD(50.0)], 20, [Contour()])
    (walk,) = simulate(scene)
    assert walk.stopped_at is not None
    found = ranking(scene)
    frames = [found.timeline.step(i) for i in range(len(found.timeline))]
    last = max(i for i, step in enumerate(frames) if step < walk.stopped_at)
    assert words(found, last) != [("SGD", "diverged")]
    assert words(found, 99) == [("SGD", "diverged")]


def test_several_starts_are_shown_by_their_median(drift) -> None:
    scene = Scene(
        "Many", saddle, [(0.1, 0.0), (0.2, 0.0), (0.9, 0.0)], [drift(0.0, 0.0)], 2, [Contour()]
    )
    found = ranking(scene)
    assert words(found, 5) == [("Drift", "0.040")]
    assert any("median" in s.text for s in found.shapes(5, BOX) if isinstance(s, Label))


def test_rows_on_their_way_past_each_other_never_cover_each_other(crossing: Scene) -> None:
    found = ranking(replace(crossing, fps=25), fps=25)
    for frame in range(len(found.timeline)):
        names = [
            s
            for s in found.shapes(frame, BOX)
            if isinstance(s, Label) and s.text in ("slow", "fast")
        ]
        if abs(names[0].y - names[1].y) < 0.8 * found.size:
            assert min(name.strength for name in names) == 0.0


def test_the_rows_carry_the_line_ups_colours_and_names() -> None:
    scene = Scene(
        "Two", saddle, [(0.5, 0.1)], [SGD(0.01), Momentum(0.01, label="heavy")], 4, [Contour()]
    )
    found = ranking(scene)
    shapes = found.shapes(0, BOX)
    assert [s.colour for s in shapes if isinstance(s, Line)] == ["#544a4d", "#871800"]
    assert [name for name, _ in words(found, 0)] == ["SGD", "heavy"]
    assert all(s.colour == scene.look.ink for s in shapes if getattr(s, "text", "") == "heavy")


def test_the_values_of_walkers_far_gone_are_ranked_without_warnings() -> None:
    scene = Scene("Far", saddle, [(0.0, 0.5)], [SGD(0.4), SGD(0.3, label="b")], 900, [Contour()])
    assert np.isfinite(ranking(scene).values).all()
    assert len(words(ranking(scene), 50)) == 2
