"""What happens in a film: each kind of event, and the scenes of the folder."""

import importlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from walks import UPHILL, along, scene_of, walk

import scenes
from optimizers import SGD, Adam, Momentum
from render import Contour, Scene, Trajectory, simulate
from render.events import Event, EventKind, events_of
from surfaces import Minimum, Surface, himmelblau, plateau, saddle, two_wells

NAMES = sorted(path.stem for path in Path(scenes.__file__).parent.glob("[!_]*.py"))

BOWL = Surface(
    name="bowl",
    formula="x^2",
    f=lambda x, y: x**2 + y**2,
    df=lambda x, y: (2 * x, 2 * y),
    domain=((-3, 3), (-4, 4)),  # a diagonal of 10: within 0.05 of the minimum is there
    minima=[Minimum(0, 0, value=0)],
)


def happens(surface: Surface, *trajectories: Trajectory, **more: Any) -> list[tuple[int, str]]:
    found = events_of(scene_of(surface, trajectories, **more), trajectories)
    return [(event.step, event.sentence) for event in found]


def events_in(name: str) -> list[Event]:
    scene = importlib.import_module(f"scenes.{name}").scene.variants[0].scene
    return list(events_of(scene, simulate(scene)))


def steps_of(events: list[Event], kind: EventKind) -> dict[str, int]:
    return {event.walkers[0]: event.step for event in events if event.kind is kind}


def test_who_leaves_the_saddles_picture_does_so_at_the_published_step() -> None:
    assert steps_of(events_in("saddle"), EventKind.LEAVES_PICTURE) == {
        "RMSProp": 73,
        "AdaDelta": 75,
        "Adam": 78,
        "Nesterov": 218,
        "Momentum": 231,
    }


def test_the_saddle_itself_is_left_by_the_same_five_and_before_the_picture() -> None:
    events = events_in("saddle")
    left = steps_of(events, EventKind.LEAVES_SADDLE)
    # AdaDelta, starting later and ending faster than Adam, overtakes it on the way out.
    assert list(left) == ["RMSProp", "Adam", "AdaDelta", "Nesterov", "Momentum"]
    out = steps_of(events, EventKind.LEAVES_PICTURE)
    assert all(left[label] < out[label] for label in out)
    first = events[0]
    assert first.sentence == f"RMSProp is the first to leave the saddle, at step {first.step}"
    walks = {way.label: way for way in simulate(importlib.import_module("scenes.saddle").scene)}
    lowest = min(way.values[(np.abs(way.points) <= 1).all(axis=1)].min() for way in walks.values())
    for label, step in left.items():
        assert walks[label].values[step] < lowest / 4 <= walks[label].values[step - 1]


@pytest.mark.parametrize("tilt", [(8.0, -22.0), (10.0, -6.0)])
def test_who_rolls_straight_into_a_minimum_is_not_said_to_leave_a_saddle(
    tilt: tuple[float, float],
) -> None:
    # The start lies on the ridge down to the only saddle near, which Adam passes at 1.67 or more,
    # a ninth of the diagonal: here it overshoots above the saddle's height, there it does not.
    a, b = tilt
    tilted = Surface(
        name="tilted",
        formula="f(x, y) + ax + by",
        f=lambda x, y: (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2 + a * x + b * y,
        df=lambda x, y: (
            4 * x * (x**2 + y - 11) + 2 * (x + y**2 - 7) + a,
            2 * (x**2 + y - 11) + 4 * y * (x + y**2 - 7) + b,
        ),
        domain=himmelblau.domain,
    )
    line_up = [SGD(0.003), *[Adam(rate, label=f"Adam {rate}") for rate in (0.1, 0.2, 0.4)]]
    scene = Scene("Tilted", tilted, [(0, 0)], line_up, 120, [Contour()], captions="events")
    left = steps_of(list(events_of(scene, simulate(scene))), EventKind.LEAVES_SADDLE)
    assert list(left) == ["SGD"]


def test_on_the_plateau_no_saddle_is_left() -> None:
    kinds = {event.kind for event in events_in("vanishing_gradient")}
    assert kinds == {EventKind.SETTLES, EventKind.TAKES_LEAD}


def test_which_of_two_wells_is_reached_is_said() -> None:
    found = {
        event.walkers: event.sentence.partition(" at step")[0]
        for event in events_in("two_wells")
        if event.kind is EventKind.SETTLES
    }
    assert found == {
        ("SGD",): "SGD settles in the higher minimum",
        ("Momentum",): "Momentum settles in the higher minimum",
        ("RMSProp",): "RMSProp settles in the lower minimum",
    }


@pytest.mark.parametrize("name", NAMES)
def test_every_scene_has_events_in_order_whose_sentences_fit(name: str) -> None:
    events = events_in(name)
    steps = importlib.import_module(f"scenes.{name}").scene.steps
    assert [event.step for event in events] == sorted(event.step for event in events)
    for event in events:
        assert 0 < event.step <= steps
        assert len(event.sentence) < 80
        assert str(event.step) in event.sentence


def test_the_walks_of_a_sweep_are_told_one_line_up_at_a_time() -> None:
    scene = importlib.import_module("scenes.learning_rates").scene
    with pytest.raises(ValueError, match=r"scene has a sweep.*scene\.variants"):
        events_of(scene, simulate(scene))


def test_where_nothing_happens_there_are_no_events(drift: Any) -> None:
    scene = Scene(
        "Still", plateau, [(1, 0.5)], [drift(0, 0), drift(0, 0.001, "up")], 40, [Contour()]
    )
    assert events_of(scene, simulate(scene)) == ()


def test_who_diverges_does_so_one_step_after_the_last_finite_point() -> None:
    way = [(1.0, 0), (2, 0), (2.9, 0), (2.9, 0), (2.9, 0)]
    assert happens(BOWL, walk(BOWL, way, stopped_at=2)) == [(3, "A diverges at step 3")]


def test_an_overshoot_leaves_the_picture_and_then_diverges_without_a_warning() -> None:
    scene = Scene(
        "Wild", plateau, [(1, -0.5)], [SGD(1e3), SGD(0.01, label="tame")], 60, [Contour()]
    )
    (wild, _) = trajectories = simulate(scene)
    assert wild.stopped_at is not None
    found = [(event.step, event.sentence) for event in events_of(scene, trajectories)]
    end = wild.stopped_at + 1
    expected = [(1, "SGD leaves the picture at step 1"), (end, f"SGD diverges at step {end}")]
    assert found == expected


def test_who_walks_to_the_largest_floats_raises_no_warning(drift: Any) -> None:
    scene = Scene(
        "Far", saddle, [(0.5, 0.25)], [drift(3e153, 0), drift(0, 3e153, "up")], 9, [Contour()]
    )
    assert [event.sentence for event in events_of(scene, simulate(scene))] == [
        "Drift and up leave the picture at step 1",
        "Drift and up diverge at step 5",
    ]


def test_a_distance_beyond_the_floats_raises_no_warning(drift: Any) -> None:
    parts = (UPHILL.f, UPHILL.df, UPHILL.domain, [Minimum(0, 0, value=0)])
    scene = Scene("Far", Surface("x", "x", *parts), [(0.5, 0)], [drift(1e300, 0)], 9, [Contour()])
    (event,) = events_of(scene, simulate(scene))
    assert event.sentence == "Drift leaves the picture at step 1"


def test_equal_minima_are_told_by_their_places() -> None:
    scene = Scene("Two", himmelblau, [(2.5, 2.5), (-3, -3)], [SGD(0.01)], 60, [Contour()])
    sentences = [
        event.sentence.partition(", at step")[0] for event in events_of(scene, simulate(scene))
    ]
    assert sorted(sentences) == [
        "SGD, from (2.5, 2.5), settles in the minimum at (3, 2)",
        "SGD, from (−3, −3), settles in the minimum at (−3.8, −3.3)",
    ]


def test_many_starts_make_few_events() -> None:
    starts = np.random.default_rng(4).uniform(-4, 4, (30, 2))
    line_up = [SGD(0.005), Momentum(0.003), Adam(0.2)]
    scene = Scene("Many", himmelblau, starts, line_up, 200, [Contour()])
    events = events_of(scene, simulate(scene))
    assert 3 < len(events) <= 12
    assert "SGD has settled in a minimum from all 30 starts by step" in " ".join(
        event.sentence for event in events
    )


def test_the_lead_names_both_and_with_several_starts_the_median() -> None:
    falls, late = [0.9, 0.3, *[0.3] * 8], [0.9, 0.8, 0.7, 0.6, *[0.0] * 6]
    one = [along(falls), along(late, "B", optimizer=1)]
    assert happens(UPHILL, *one) == [(4, "B takes the lead from A at step 4")]
    (event,) = events_of(scene_of(UPHILL, one), one)
    assert (event.kind, event.walkers) == (EventKind.TAKES_LEAD, ("B", "A"))
    two = [one[0], one[0], one[1], one[1]]
    sentence = "B takes the lead from A at step 4, by the median"
    assert happens(UPHILL, *two, starts=2) == [(4, sentence)]


def test_events_of_one_step_stand_in_the_order_of_their_kinds() -> None:
    ways = [
        [(2.0, 0)] * 8,
        [(2.5, 0), (2, 0), (2, 0), *[(0.0, 0)] * 5],
        [(2.0, 0), *[(3.5, 0)] * 7],
    ]
    trajectories = [
        walk(BOWL, way, label, optimizer=k, stopped_at=2 if k == 2 else None)
        for k, (way, label) in enumerate(zip(ways, "ABC", strict=True))
    ]
    found = events_of(scene_of(BOWL, trajectories), trajectories)
    assert [(event.step, event.kind.name) for event in found] == [
        (1, "LEAVES_PICTURE"),
        (3, "SETTLES"),
        (3, "DIVERGES"),
        (3, "TAKES_LEAD"),
    ]


def test_two_saddles_are_told_by_their_places() -> None:
    down = [*[(3.385 + 0.001 * k, 0.074) for k in range(5)], *[(3.0, 2.0)] * 5]
    other = [*[(0.087 + 0.001 * k, 2.884) for k in range(5)], *[(3.0, 2.0)] * 5]
    sentences = [
        sentence
        for _, sentence in happens(
            himmelblau, walk(himmelblau, down), walk(himmelblau, other), starts=2
        )
    ]
    assert sentences[:2] == [
        "A, from (3.38, 0.074), leaves the saddle at (3.4, 0.074), at step 5",
        "A, from (0.087, 2.88), leaves the saddle at (0.087, 2.9), at step 5",
    ]


def test_trajectories_of_another_scene_are_refused() -> None:
    scene = Scene("Two", two_wells, [(1, 1), (0, 1)], [SGD(0.1)], 5, [Contour()])
    with pytest.raises(ValueError, match="1 trajectories for 1 optimizers from 2 starts"):
        events_of(scene, simulate(scene)[:1])


def test_walkers_on_a_saddle_for_ever_have_no_events() -> None:
    assert happens(saddle, walk(saddle, [(0, 0)] * 9)) == []


def test_an_event_cannot_be_changed() -> None:
    event = Event(3, EventKind.DIVERGES, ("SGD",), "SGD diverges at step 3")
    with pytest.raises(AttributeError):
        event.step = 4  # type: ignore[misc]


def test_each_kind_has_a_weight_of_its_own() -> None:
    assert len({kind.weight for kind in EventKind}) == len(EventKind)
