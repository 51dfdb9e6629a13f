"""The document of a scene: all that a page draws and tells, in numbers and words."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from render.film.caption_times import captions_of
from render.lettering.plain import plain, plain_formula
from render.messages.wording import grouped
from render.page.fans import shown_of
from render.page.formula import formula_svg
from render.page.packet import Smooth
from render.page.walkers import in_sixteen_bits, walker_of
from render.scene.height import SCALES
from render.scene.needs import is_to_scale
from render.scene.panels import Picture, leaves
from render.scene.scene import Scene
from render.scene.theme import Theme
from render.trajectory import Trajectory
from render.views.contour.bands import ramp_steps, scale_of
from render.views.contour.contour import Contour
from render.views.grid import Grid
from render.views.landscape.block import Block
from render.views.landscape.landscape import Landscape
from render.views.landscape.terrain import CELLS, LEVELS, block_of, seen_from
from render.views.paths.flow import flow_lines
from render.views.paths.marks import MOST, marked
from surfaces import Points, Scale, within

VERSION = 1
"""Of the document's form."""

MOST_WALKERS, MOST_POINTS = 100, 100_000
"""Walkers, and positions of all walkers together, that a page holds."""

MOST_THIN = 39_000
"""Positions of all their runs under noise, with which a page of seven stays below 400 kB."""

GOLDEN = (math.sqrt(5) - 1) / 2

FINER: tuple[Scale, ...] = ("linear", "sqrt", "log")
"""The scales, each lifting low ground more than those before it."""

SIZE = 1.0
"""The scale at which it is decided which critical points can be told apart: 1280 × 720."""


def held(scene: Scene) -> Scene:
    """The scene with those of its starts alone that a page keeps; raises as `kept` does."""
    chosen = kept(scene)
    if len(chosen) == len(scene.starts):
        return scene
    return replace(scene, starts=np.asarray(scene.starts)[chosen])


def kept(scene: Scene) -> NDArray[np.int64]:
    """The numbers, rising, of as many of a scene's starts as a page holds walkers of.

    They lie at multiples of the golden ratio, and so fall in step with no row of a grid.

    Raises ValueError where one start is too much.
    """
    each, starts = len(scene.optimizers) * len(scene.variants), len(scene.starts)
    most = min(MOST_WALKERS // each, MOST_POINTS // (each * (scene.steps + 1)))
    if most < 1:
        told = f"{each} walkers of {grouped(scene.steps)} steps"
        raise ValueError(
            f"{told} are too much for a page, which holds {MOST_WALKERS} walkers and "
            f"{grouped(MOST_POINTS)} positions in all: fewer steps, or a film"
        )
    if starts <= most:
        return np.arange(starts)
    return np.unique((np.arange(most) * GOLDEN % 1 * starts).astype(np.int64))


@dataclass(frozen=True, eq=False)
class Page:
    """A scene as a page shows it: its landscape, its map, and which of them is `shown` first."""

    scene: Scene
    landscape: Landscape
    contour: Contour
    block: Block
    shown: str

    @classmethod
    def of(cls, scene: Scene, view: Picture | None = None) -> Page:
        """With the scene's own views, the first of each kind, or plain ones; a view's own first.

        Raises ValueError where the surface is not finite.
        """
        asked = scene.views[0] if view is None else view
        parts = [leaf for one in (asked, *scene.views) for leaf in leaves(one)]
        landscape = next((one for one in parts if isinstance(one, Landscape)), Landscape())
        contour = next((one for one in parts if isinstance(one, Contour)), Contour())
        kinds = {type(leaf) for leaf in leaves(asked)}
        shown = "landscape" if Landscape in kinds else "contour" if Contour in kinds else "both"
        shown = "both" if {Landscape, Contour} <= kinds else shown
        return cls(scene, landscape, contour, block_of(landscape, scene), shown)

    def document(self, trajectories: Sequence[Trajectory]) -> dict[str, Any]:
        """All of it; what its fields are is told in docs/page.md."""
        scene, look = self.scene, self.scene.look
        formula = scene.surface.formula
        timeline = scene.timeline()
        fps = timeline.fps
        return {
            "kind": "scene",
            "version": VERSION,
            "title": plain(scene.title),
            "note": self._note(trajectories),
            "formula": formula_svg(f"$f(x, y) = {formula}$", spoken=self.spoken),
            "spoken": self.spoken,
            "domain": scene.shown,
            "steps": scene.steps,
            "shown": self.shown,
            "film": timeline.clock(),
            "captions": [
                {"from": one.begin / fps, "until": one.end / fps, "text": plain(one.text)}
                for one in captions_of(scene, trajectories, timeline)
            ],
            "theme": theme_of(look),
            "ground": self._ground(),
            "landscape": self._landscape(trajectories),
            "contour": self._contour(),
            **self.starts(scene.starts),
            "flows": self.flows(scene.starts),
            "marks": self._marks(),
            "variants": [plain(one.caption) for one in scene.variants],
            "walkers": self.walkers(trajectories),
        }

    @property
    def spoken(self) -> str:
        """The formula in Unicode."""
        return f"f(x, y) = {plain_formula(self.scene.surface.formula)}"

    def walkers(self, trajectories: Sequence[Trajectory]) -> list[dict[str, Any]]:
        """Each walker's part, in the order of the trajectories."""
        among = len(trajectories)
        starts = len(self.scene.starts)
        runs = runs_of(trajectories)
        return [
            walker_of(self.scene, self.block, one, start=index % starts, among=among, runs=runs)
            for index, one in enumerate(trajectories)
        ]

    def starts(self, starts: Any) -> dict[str, Any]:  # noqa: ANN401  # pairs, or an array of them
        """Where walkers start, in the plane and on the terrain."""
        points = np.asarray(starts, dtype=np.float64)
        return {"starts": points, "laidStarts": in_sixteen_bits(self.block.place(points))}

    def flows(self, starts: Any) -> list[dict[str, Any]]:  # noqa: ANN401  # as above
        """The gradient flow from each start, on the terrain, where the map is to show it."""
        if not self.contour.flow:
            return []
        shown = self.scene.shown
        points = np.asarray(starts, dtype=np.float64)
        lines: list[Points] = flow_lines(self.scene.surface, points, shown)
        held = [np.clip(line, *np.transpose(shown)) for line in lines if len(line) > 1]
        return [{"places": Smooth(in_sixteen_bits(self.block.place(line)))} for line in held]

    def _note(self, trajectories: Sequence[Trajectory]) -> str:
        """What thin lines are."""
        runs = max((len(one.fan.points) for one in trajectories if one.fan), default=0)
        shown = len(runs_of(trajectories))
        fan = f"thin: {runs} runs" if shown == runs else f"thin: {shown} of {runs} runs"
        flow = "dashed: gradient flow" if self.contour.flow else ""
        return "     ".join(note for note in (fan if shown else "", flow) if note)

    def _ground(self) -> dict[str, Any]:
        """The heights on a grid, in the one of both scales that lifts low ground most."""
        scene, own = self.scene, self.block.height
        grid = Grid.of(scene.surface, scene.shown, columns=CELLS + 1, rows=CELLS + 1)
        finest = replace(own, scale=max(own.scale, self._levels, key=FINER.index))
        heights = np.clip(finest(grid.values), 0, 1)
        return {
            "cells": CELLS,
            "heights": Smooth(np.rint(65535 * heights).astype(np.uint16), axes=(0, 1)),
            "scale": finest.scale,
            "lowest": own.lowest,
            "highest": own.highest,
        }

    @property
    def _levels(self) -> Scale:
        return scale_of(self.contour, self.scene.surface)

    def _landscape(self, trajectories: Sequence[Trajectory]) -> dict[str, Any]:
        azimuth, elevation = seen_from(self.landscape, self.scene, trajectories)
        block = self.block
        return {
            "azimuth": azimuth,
            "elevation": elevation,
            "turn": self.landscape.turn,
            "rise": block.rise,
            "sides": block.sides,
            "floor": block.floor,
            "scale": block.height.scale,
            "isolines": LEVELS,
            "note": plain(note_of(block.height.scale, "height")),
        }

    def _contour(self) -> dict[str, Any]:
        scene = self.scene
        count = self.contour.levels
        minima = [(x, y) for x, y, _ in scene.surface.minima if within(scene.shown, (x, y))]
        return {
            "count": count,
            "scale": self._levels,
            "ramp": ramp_steps(scene.look.ramp, count),
            "note": plain(note_of(self._levels, "levels")),
            "toScale": is_to_scale(scene.shown),
            "minima": minima if len(minima) <= MOST else [],
        }

    def _marks(self) -> list[dict[str, Any]]:
        scene = self.scene
        critical = marked(scene.surface.critical, scene.shown, scene.look, scale=SIZE)
        return [
            {
                "kind": one.kind,
                "at": one[:2],
                "laid": self.block.place(np.array(one[:2], dtype=np.float64)).tolist(),
            }
            for one in critical
            if within(scene.shown, np.array(one[:2]))
        ]


def runs_of(trajectories: Sequence[Trajectory]) -> NDArray[np.int64]:
    """The numbers, rising, of the runs under noise that a page shows of each walker."""
    return shown_of(trajectories, most=MOST_THIN)


def note_of(scale: Scale, what: str) -> str:
    """The scale of the heights in TeX, where they are not f's own."""
    return f"{what} ${SCALES[scale]}$" if SCALES[scale] else ""


def theme_of(look: Theme) -> Mapping[str, Any]:
    """The colours, lengths and type sizes that a page needs."""
    names = (
        *("ground", "ink", "quiet", "casing", "wall", "warning", "ramp"),
        *("line", "path", "path_casing", "hidden", "head", "ring", "bead", "bead_casing"),
        *("bead_every", "shadow", "shadow_strength", "worn", "start", "cross"),
        *("run", "ghost", "ghost_strength"),
        *("stripe", "shortest_stripe", "isoline", "thinnest_isoline", "isoline_strength"),
        *("title_size", "formula_size", "word_size", "caption_size", "tick_size"),
        *("name_size", "smallest_size"),
    )
    return {name: getattr(look, name) for name in names}
