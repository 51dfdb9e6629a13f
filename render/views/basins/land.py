"""The basins view's stage: a mosaic, the minima in their colours, and strands over it."""

from __future__ import annotations

import math
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from render.raster.text import text_width
from render.scene.needs import CELLS
from render.scene.scene import Scene
from render.scene.theme import Theme
from render.scene.view import Box, Moment
from render.shapes import Array, Label, Mosaic, Shape, plain
from render.simulation.basins import Reached, reached
from render.simulation.simulate import simulate
from render.trajectory import Trajectory
from render.views.basins.basins import Basins
from render.views.basins.cells import cells_of, middles
from render.views.basins.key import NOTE, key
from render.views.basins.shades import Shades
from render.views.contour.contour import Contour
from render.views.contour.map import Map
from render.views.paths.crowd import Crowd
from render.views.paths.strand import strands_of

SAMPLE, TIMES = 48, 5
"""Cells a side, and values of what a film goes through, from which its shades are chosen."""

FEW = 12
"""Starts of which whole paths are drawn at each value."""

ABOVE = 1.6
"""Ems of type above the plot for its title."""


@dataclass(frozen=True, eq=False)
class Value:
    """One of what a film goes through: its name, in TeX, the scene with it, and who walks there."""

    caption: str
    scene: Scene
    index: int


@dataclass(frozen=True, eq=False)
class Land:
    """A basins view set up for one film.

    `map` is the plane with its walkers; cells are `cell` pixels wide. `kinds` are the minima, and
    what else, that points of it were seen to come to. Where the film goes through values, each
    one's picture is made when a frame first shows it, and kept.
    """

    map: Map
    shades: Shades
    title: str
    cell: int
    values: tuple[Value, ...]
    moves: bool
    kinds: frozenset[int]
    kept: dict[int, list[Shape]] = field(default_factory=dict)
    making: dict[int, threading.Lock] = field(default_factory=dict)

    heights = None

    @classmethod
    def of(
        cls,
        view: Basins,
        scene: Scene,
        trajectories: Sequence[Trajectory],
        box: Box,
        scale: float,
    ) -> Land:
        """Fit the domain into the box; ValueError where the surface is not finite."""
        look = scene.look
        above = ABOVE * title_size(look, scale) if look.worded(scale) else 0.0
        under = replace(box, top=box.top + above, height=box.height - above)
        moves = view.over is not None
        index = view.index(scene)
        own = [one for one in trajectories if one.optimizer == index and not moves]
        ground = Map.of(Contour(), scene, own, under, scale)
        pixels = ground.plot.width * ground.plot.height
        cell = max(1, math.ceil(math.sqrt(pixels / CELLS[moves])))
        values = values_of(view, scene)
        sampled = [values[k] for k in np.linspace(0, len(values) - 1, TIMES).astype(int)]
        column, row = np.divmod(np.arange(SAMPLE * SAMPLE), SAMPLE)
        points = middles(scene, column, row, spans=(SAMPLE, SAMPLE))
        seen = [reached(one.scene, one.index, points) for one in dict.fromkeys(sampled)]
        found, steps = map(np.concatenate, zip(*seen, strict=True))
        return cls(
            map=ground,
            shades=Shades.of(look, Reached(found, steps)),
            title=scene.labels[index],
            cell=cell,
            values=values,
            moves=moves,
            kinds=frozenset(found.tolist()),
        )

    @property
    def stands(self) -> bool:
        """Whether it shows one value."""
        return not self.moves

    @property
    def note(self) -> str:
        """The scale of the thin lines, and what the shades say."""
        return "     ".join(note for note in (self.map.note, NOTE) if note)

    @property
    def frame(self) -> Box:
        """Where names may stand."""
        return self.map.frame

    @property
    def colours(self) -> tuple[str, ...]:
        """Those of all cells that there may be."""
        return self.shades.used(len(self.values[0].scene.surface.minima))

    def heads(self, steps: Array, fractions: Array) -> Array:
        """The pixels of all heads at moments (k,), shape (k, walkers, 2); none where none walk."""
        if not self.map.strands:
            return np.empty((len(steps), 0, 2))
        return self.map.heads(steps, fractions)

    def backdrop(self, moment: Moment) -> list[Shape]:
        """The mosaic, axes, the title, and whole paths where the film goes through values."""
        last = len(self.values) - 1
        share = moment.step / self.values[0].scene.steps if last else 0.0
        at = min(last, max(0, round(share * last)))
        return [*self._drawn(at), *self.map.axes(), *self._titled(at), *self.map.marks]

    def actors(self, moment: Moment) -> list[Shape]:
        """The walkers' paths and heads; where they stand, the starts."""
        return self.map.dots if self.moves else self.map.actors(moment)

    def _drawn(self, at: int) -> list[Shape]:
        """What one of the values shows, made by the first who asks; others wait.

        Whoever fails or is interrupted leaves it to the next.
        """
        with self.making.setdefault(at, threading.Lock()):
            if at not in self.kept:
                self.kept[at] = self._made(self.values[at])
            return self.kept[at]

    def _made(self, value: Value) -> list[Shape]:
        plot, look = self.map.plot, self.map.look
        across, down = plot.width / self.cell, plot.height / self.cell
        cells = cells_of(
            value.scene, value.index, across=across, down=down, edges=self.shades.edges
        )
        mosaic = Mosaic(
            tiles=self.shades.tiles(cells),
            cell=self.cell,
            left=int(plot.left),
            top=int(plot.top),
            colours=self.shades.colours,
            levels=self.map.levels,
            isoline=look.isoline_width(self.map.scale),
            strength=look.isoline_strength,
            density=look.density,
        )
        return [mosaic, *self._paths(value)]

    def _paths(self, value: Value) -> list[Shape]:
        """The whole ways from a few starts."""
        scene = value.scene
        if not self.moves or len(scene.starts) > FEW:
            return []
        (x0, x1), (y0, y1) = scene.shown
        plot = self.map.plot
        pixels = np.array([plot.width / (x1 - x0), plot.height / (y1 - y0)])
        strands = tuple(strands_of(scene, simulate(scene), pixels, scale=self.map.scale))
        crowd = Crowd(strands)
        heads = crowd.heads(scene.steps)
        tips = heads.tips(self.map.place)
        courses = crowd.courses(self.map.place)
        walked = crowd.walked(courses, scene.steps, heads, tips)
        beads = crowd.beads(courses, scene.steps)
        return [*plain(walked), *beads, *crowd.markers(heads, tips, deep=False)]

    def _titled(self, at: int) -> list[Shape]:
        look, plot = self.map.look, self.map.plot
        if not look.worded(self.map.scale):
            return []
        size = title_size(look, self.map.scale)
        y = plot.top - 0.45 * size
        title = Label(self.title, plot.left, y, size, look.ink)
        caption = self.values[at].caption
        told = Label(caption, plot.right, y, size, look.ink, anchor="right")
        after = plot.left + text_width(self.title, size)
        ends = [text_width(self.values[k].caption, size) for k in (0, -1)] if self.moves else [0.0]
        room = plot.right - after - max(ends)
        small = look.type_size(look.tick_size * 0.9, self.map.scale)
        entries = key(look, self.kinds, left=after, baseline=y, room=room, size=small)
        return [title, *entries, told] if caption else [title, *entries]


def values_of(view: Basins, scene: Scene) -> tuple[Value, ...]:
    """What the film goes through; one value, of no name, where it goes through steps."""
    index = view.index(scene)
    if (sweep := view.sweep) is None:
        return (Value("", scene, index),)
    low, high = view.between or (0.0, 0.0)
    values = np.linspace(low, high, view.values)
    digits = digits_of(values)
    return tuple(
        Value(
            sweep.caption(value, digits=digits),
            replace(
                scene,
                optimizers=sweep.line_up([scene.optimizers[index]], value),
                views=[Basins()],
                captions={},
                tuning=None,
            ),
            0,
        )
        for value in np.round(values, digits).tolist()
    )


def digits_of(values: Array) -> int:
    """Digits behind the point that tell even values apart: all, or one more than the first."""
    apart = abs(float(values[1] - values[0]))
    first = max(0, -math.floor(math.log10(apart)))
    is_whole = bool(np.allclose(np.round(values, first), values, rtol=0, atol=1e-6 * apart))
    return first if is_whole else first + 1


def title_size(look: Theme, scale: float) -> float:
    """Pixels of the type above a plot."""
    return look.type_size(look.tick_size * 1.1, scale)
