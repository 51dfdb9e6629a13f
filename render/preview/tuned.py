"""Tuned: a scene with what a page has changed of it, and how it walks so."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from optimizers import Entrant
from optimizers.naming import label_of
from render.film.caption_times import captions_of
from render.lettering.plain import plain
from render.page.document import Page, held, runs_of
from render.page.walkers import told, walk_of
from render.preview.parameters import Parameter, parameters_of, with_value
from render.preview.table import Table
from render.preview.wish import Wishes
from render.scene.captions import EVENTS
from render.scene.scene import Scene
from render.simulation.simulate import simulate, walked
from render.trajectory import Trajectory

TOWARDS = 0.37
"""How far towards the middle of the domain a start is tried elsewhere."""

AT_ONCE = 300
"""Points of the gradient flow, of a quarter of a millisecond each, with which a moved start does
not wait for it."""


@dataclass(frozen=True, eq=False)
class Tuned:
    """A scene as it was declared, and as it stands now with its walks.

    first: the document of it as declared, of which most stays as it is
    declared: the parameters as the file has them: the sliders stay as they are
    draggable: whether its one start may be moved
    flows: the gradient flow from where it starts now; None where it is not yet followed
    """

    file: Scene
    page: Page
    first: Mapping[str, Any]
    declared: tuple[tuple[Parameter, ...], ...]
    draggable: bool
    scene: Scene
    trajectories: tuple[Trajectory, ...]
    flows: Sequence[Mapping[str, Any]] | None

    @classmethod
    def of(cls, scene: Scene) -> Tuned:
        """As it is declared, with as many of its starts as a page holds.

        Raises ValueError where one is too much.
        """
        scene = held(scene)
        page = Page.of(scene)
        swept = scene.sweep.hyperparameter if scene.sweep else ""
        kept = scene.sweep.keep if scene.sweep else ()
        declared = tuple(
            parameters_of(one, swept="" if label_of(one) in kept else swept)
            for one in scene.optimizers
        )
        draggable = len(scene.starts) == 1 and _goes_from_anywhere(scene)
        trajectories = simulate(scene)
        first = page.document(trajectories)
        return cls(scene, page, first, declared, draggable, scene, trajectories, first["flows"])

    @property
    def table(self) -> Table:
        """What a page may set."""
        return Table.of(self.declared, self.file.shown, starts=int(self.draggable))

    def after(self, wishes: Wishes) -> tuple[Tuned, frozenset[int]]:
        """With what is wished, and which optimizers walk anew for it; no other takes a step.

        Raises ValueError for what an optimizer or the surface refuses; all stays as it was then.
        """
        before = self.file if wishes.reset else self.scene
        optimizers = list(before.optimizers)
        for (place, name), value in wishes.values.items():
            optimizers[place] = with_value(optimizers[place], name, value)
        starts = np.array(before.starts)
        for place, point in wishes.starts.items():
            starts[place] = point
        moved = not np.array_equal(starts, self.scene.starts)
        others = [
            place
            for place, optimizer in enumerate(optimizers)
            if moved or optimizer is not self.scene.optimizers[place]
        ]
        if not others:
            return self, frozenset()
        anew = wishes.values or wishes.starts
        scene = changed(before, optimizers=optimizers, starts=starts) if anew else before
        if moved and (found := start_faults(scene)):
            raise ValueError("\n".join(found))
        trajectories = list(self.trajectories)
        line_up, count = len(optimizers), len(starts)
        for number, variant in enumerate(scene.variants):
            for place in others:
                first = (number * line_up + place) * count
                own = walked(variant.scene, place, variant=number)
                trajectories[first : first + count] = own
        walked_anew = replace(self, scene=scene, trajectories=tuple(trajectories))
        return walked_anew._flowing() if moved else walked_anew, frozenset(others)

    def _flowing(self) -> Tuned:
        """With the flow from where it starts now, unless it takes long to follow."""
        if self.scene.starts is self.file.starts:
            return replace(self, flows=self.first["flows"])
        points = sum(len(line["places"].array) for line in self.first["flows"])
        unknown = replace(self, flows=None)
        return unknown.followed() if points <= AT_ONCE else unknown

    def followed(self) -> Tuned:
        """With the flow from where it starts now."""
        if self.flows is not None:
            return self
        return replace(self, flows=self.page.flows(self.scene.starts))

    def document(self) -> Mapping[str, Any]:
        """The whole scene."""
        live = {"serial": 0, "parameters": self._settings(), "draggable": self.draggable}
        if self.scene is self.file:
            return {**self.first, "live": live}
        page = replace(self.page, scene=self.scene)
        walks = {"walkers": page.walkers(self.trajectories), **page.starts(self.scene.starts)}
        now = {**walks, **self._flow(), "captions": self._captions()}
        return {**self.first, **now, "live": live}

    def update(self, walked_anew: frozenset[int], *, moved: bool) -> Mapping[str, Any]:
        """What of the scene is another since these walked anew, from other starts where `moved`."""
        among, runs = len(self.trajectories), runs_of(self.trajectories)
        walkers = [
            {
                "index": index,
                "hyperparameters": told(
                    self.scene.variants[one.variant].scene.optimizers[one.optimizer]
                ),
                **walk_of(self.scene, self.page.block, one, among=among, runs=runs),
            }
            for index, one in enumerate(self.trajectories)
            if one.optimizer in walked_anew
        ]
        starts = {**self.page.starts(self.scene.starts), **self._flow()} if moved else {}
        settings = self._settings()
        return {"kind": "update", "serial": 0, "walkers": walkers, **starts, "settings": settings}

    def late(self) -> Mapping[str, Any] | None:
        """What is told once nothing is tuned: what happens now, and the flow if it is `followed`.

        None where the film says what its file says, and shows no flow.
        """
        captions = {"captions": self._captions()} if self.file.captions == EVENTS else {}
        told = {**captions, **self._flow()}
        return {"kind": "update", "serial": 0, "walkers": [], **told} if told else None

    def _flow(self) -> Mapping[str, Any]:
        return {"flows": self.flows or []} if self.page.contour.flow else {}

    def _captions(self) -> Sequence[Mapping[str, Any]]:
        timeline = self.scene.timeline()
        fps = timeline.fps
        return [
            {"from": one.begin / fps, "until": one.end / fps, "text": plain(one.text)}
            for one in captions_of(self.scene, self.trajectories, timeline)
        ]

    def _settings(self) -> Sequence[Mapping[str, Any]]:
        return [
            {
                "walker": place,
                "label": plain(label_of(optimizer)),
                "parameters": [one.message() for one in self._now(place)],
            }
            for place, optimizer in enumerate(self.scene.optimizers)
        ]

    def _now(self, place: int) -> Sequence[Parameter]:
        """The parameters as they stand, with the sliders that they have from the first."""
        optimizer, declared = self.scene.optimizers[place], self.declared[place]
        if optimizer is self.file.optimizers[place]:
            return declared
        now = {one.name: one for one in parameters_of(optimizer)}
        return [
            one
            if one.value is None or one.name not in now
            else replace(one, value=now[one.name].value, text=now[one.name].text)
            for one in declared
        ]


def changed(scene: Scene, *, optimizers: Sequence[Entrant], starts: object) -> Scene:
    """The scene with another line-up of the same labels, from other starts.

    What it checks as it is declared is not checked again: that takes longer than a walk. The
    optimizers have refused what they cannot be, and `start_faults` tells of starts. Rates that were
    tuned for it are so no longer.
    """
    other = copy.copy(scene)
    vars(other).pop("variants", None)
    places = np.array(starts, dtype=np.float64)
    places.setflags(write=False)
    for name, value in (("optimizers", tuple(optimizers)), ("starts", places), ("tuning", None)):
        object.__setattr__(other, name, value)
    return other


def start_faults(scene: Scene) -> list[str]:
    """Why the scene's walkers cannot begin where its starts are."""
    starts = np.asarray(scene.starts)
    with np.errstate(all="ignore"):
        values = scene.surface.value(starts)
    told = [
        f"start ({x:g}, {y:g}): {scene.surface.name} is {value} there"
        for (x, y), value in zip(starts, values, strict=True)
        if not np.isfinite(value)
    ]
    own = [
        one.faults for one in scene.optimizers if hasattr(one, "walk") and hasattr(one, "faults")
    ]
    return told + [one for f in own for one in f(scene.surface, starts, steps=scene.steps)]


def _goes_from_anywhere(scene: Scene) -> bool:
    """Whether no walker is bound to where it starts, as a recorded one is."""
    starts = np.asarray(scene.starts)
    middle = np.mean(scene.shown, axis=1)
    elsewhere = starts + TOWARDS * (middle + 0.1 * np.ptp(scene.shown, axis=1) - starts)
    own = [
        one.faults for one in scene.optimizers if hasattr(one, "walk") and hasattr(one, "faults")
    ]
    return not any(one(scene.surface, elsewhere, steps=scene.steps) for one in own)
