"""What happens in a film, read from its trajectories: events, each with its sentence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np

from render.events.leaving import picture_left, saddle_left, starts_on_ridge
from render.events.overtaking import overtakings
from render.events.saddles import diagonal_of, saddle_points
from render.events.sentences import Deed, Verb, place, told
from render.events.settling import minimum_settled_in
from render.noise.noise import runs_of
from render.scene.limits import CROWD
from render.scene.scene import Scene
from render.simulation.flatness import flat_below
from render.trajectory import Outcome, Trajectory
from surfaces import within


class EventKind(Enum):
    """What happens; the value is the phrase that says so."""

    LEAVES_SADDLE = "leaves a saddle"
    SETTLES = "settles in a minimum"
    LEAVES_PICTURE = "leaves the picture"
    DIVERGES = "diverges"
    LEAVES_VALUES = "leaves where f has a value"
    TAKES_LEAD = "takes the lead"

    @property
    def weight(self) -> int:
        """Where more happens than can be told, the heavier is told."""
        return WEIGHTS[self]


WEIGHTS = {
    EventKind.LEAVES_VALUES: 6,
    EventKind.DIVERGES: 5,
    EventKind.SETTLES: 4,
    EventKind.LEAVES_SADDLE: 3,
    EventKind.LEAVES_PICTURE: 2,
    EventKind.TAKES_LEAD: 1,
}

VERBS = {
    EventKind.LEAVES_SADDLE: Verb("leaves", "leave", "left", "a saddle"),
    EventKind.SETTLES: Verb("settles in", "settle in", "settled in", "a minimum"),
    EventKind.LEAVES_PICTURE: Verb("leaves", "leave", "left", "the picture"),
    EventKind.DIVERGES: Verb("diverges", "diverge", "diverged", ""),
    EventKind.LEAVES_VALUES: Verb("leaves", "leave", "left", "where f has a value"),
}


SAME = 1e-6
"""Minima of one height: within this share of it, and what flat ground rises across the picture."""


@dataclass(frozen=True)
class Event:
    """One thing that happens, at a step; `sentence` says it without a full stop.

    `walkers` are the labels of those who do it; where the lead changes, of who takes it and then
    of who loses it.
    """

    step: int
    kind: EventKind
    walkers: tuple[str, ...]
    sentence: str


@np.errstate(all="ignore")  # who diverges comes near the largest floats
def events_of(scene: Scene, trajectories: Sequence[Trajectory]) -> tuple[Event, ...]:
    """What happens in the scene, by step, and at one step in the order of `EventKind`.

    A saddle is left as `saddle_left` says, the picture as `picture_left`, a minimum settled in as
    `minimum_settled_in`, the lead taken as `overtakings`. Who diverges does so at the first step
    whose numbers are not finite, one after `stopped_at`. With several starts a sentence names the
    start; many events of a kind are summed up, an optimizer a sentence. Of a crowd, 400 walkers or
    more, no saddle is told.

    Raises ValueError for a scene with a sweep, whose variants have events of their own, and where
    there are not as many trajectories as optimizers times starts.
    """
    if scene.sweep is not None:
        raise ValueError("the scene has a sweep; give one of its line-ups: scene.variants[0].scene")
    count = len(np.asarray(scene.starts))
    if len(trajectories) != count * len(scene.optimizers):
        raise ValueError(
            f"{len(trajectories)} trajectories for {len(scene.optimizers)} optimizers "
            f"from {count} starts; give those of simulate(scene)"
        )
    deeds = {
        EventKind.LEAVES_SADDLE: (
            _saddles_left(scene, trajectories) if len(trajectories) < CROWD else ()
        ),
        EventKind.SETTLES: _minima_settled_in(scene, trajectories),
        EventKind.LEAVES_PICTURE: [
            Deed(step, index, "the picture")
            for index, walk in enumerate(trajectories)
            if (step := picture_left(scene.shown, walk)) is not None
        ],
        EventKind.DIVERGES: [
            Deed(walk.stopped_at + 1, index, "")
            for index, walk in enumerate(trajectories)
            if walk.stopped_at is not None and walk.outcome is not Outcome.UNDEFINED
        ],
        EventKind.LEAVES_VALUES: [
            Deed(walk.stopped_at + 1, index, "where f has a value")
            for index, walk in enumerate(trajectories)
            if walk.stopped_at is not None and walk.outcome is Outcome.UNDEFINED
        ],
    }
    starts = [tuple(start) for start in np.asarray(scene.starts).tolist()]
    events = [
        Event(step, kind, walkers, sentence)
        for kind, done in deeds.items()
        for step, walkers, sentence in told(VERBS[kind], done, scene.labels, starts)
    ]
    for step, new, old in overtakings(scene, trajectories):
        names = scene.labels[new], scene.labels[old]
        sentence = f"{names[0]} takes the lead from {names[1]} at step {step}"
        sentence += ", by the median" if count > 1 or runs_of(scene.noise) > 1 else ""
        events.append(Event(step, EventKind.TAKES_LEAD, names, sentence))
    return tuple(sorted(events, key=lambda event: event.step))


def _minima_settled_in(scene: Scene, trajectories: Sequence[Trajectory]) -> Iterable[Deed]:
    minima = scene.surface.minima
    values = sorted(minimum.value for minimum in minima)
    # Values published to a few digits may differ in the last one and mean the same.
    rise = flat_below(scene.surface, scene.shown) * diagonal_of(scene.shown)
    same = rise + SAME * abs(values[0]) if values else 0.0
    one_is_lowest = len(values) > 1 and values[1] - values[0] > same
    for index, walk in enumerate(trajectories):
        if (settled := minimum_settled_in(scene, walk)) is None:
            continue
        step, which = settled
        x, y, value = minima[which]
        is_lowest = value - values[0] <= same
        if len(minima) == 1:
            what = "the minimum"
        elif one_is_lowest and len(minima) == 2:
            what = "the lower minimum" if is_lowest else "the higher minimum"
        elif one_is_lowest and is_lowest:
            what = "the lowest minimum"
        else:
            what = f"the minimum at {place(x, y)}"
        yield Deed(step, index, what)


def _saddles_left(scene: Scene, trajectories: Sequence[Trajectory]) -> Iterable[Deed]:
    surface, domain = scene.surface, scene.shown
    lowest = min(
        float(walk.values[within(domain, walk.points)].min(initial=np.inf)) for walk in trajectories
    )
    starts = np.asarray(scene.starts)
    saddles = saddle_points(surface, domain, trajectories)
    ridges = starts_on_ridge(surface, domain, starts, saddles)
    left = []
    for saddle, ridge in zip(saddles, ridges, strict=True):
        for index, walk in enumerate(trajectories):
            on_ridge = bool(ridge[index % len(starts)])
            step = saddle_left(surface, domain, walk, saddle, lowest=lowest, on_ridge=on_ridge)
            if step is not None:
                left.append((step, index, saddle))
    several = len({tuple(saddle) for _, _, saddle in left}) > 1
    for step, index, saddle in left:
        yield Deed(step, index, f"the saddle at {place(*saddle)}" if several else "the saddle")
