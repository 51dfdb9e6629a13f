"""The ranking: the line-up by current value, lowest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from render.raster.text import text_width
from render.scene import Scene
from render.shapes import Array, Label, Line, Shape
from render.theme import Theme
from render.timeline import Timeline
from render.trajectory import Outcome, Trajectory
from render.views.view import Box

SWATCH, SPACE = 28.0, 12.0
"""Pixels at 1280 × 720: a swatch's length, and what parts it from the name."""

SETTLED, ON_THE_WAY = 0.5, 0.16
"""Seconds to each side over which ranks are judged, and over which rows change places."""


@dataclass(frozen=True, eq=False)
class Ranking:
    """A row for each optimizer; with several starts it shows the median over them.

    `values` is (steps + 1, optimizers), `words` what stands instead of a number, from a step on.
    """

    labels: tuple[str, ...]
    colours: tuple[str, ...]
    values: Array
    inside: Array
    diverged: Array
    several: bool
    timeline: Timeline
    look: Theme
    scale: float

    @classmethod
    def of(
        cls,
        scene: Scene,
        trajectories: Sequence[Trajectory],
        timeline: Timeline,
        scale: float,
    ) -> Ranking:
        """Gather the values of a line-up."""
        count = len(np.asarray(scene.starts))
        grouped = [trajectories[k : k + count] for k in range(0, len(trajectories), count)]
        low, high = np.transpose(scene.shown)
        never = scene.steps + 1
        return cls(
            labels=scene.labels,
            colours=tuple(
                scene.look.colours_of([type(optimizer).__name__ for optimizer in scene.optimizers])
            ),
            values=np.stack(
                [np.median([walk.values for walk in group], axis=0) for group in grouped], axis=1
            ),
            inside=np.stack(
                [
                    np.any(
                        [((low <= w.points) & (w.points <= high)).all(axis=1) for w in group],
                        axis=0,
                    )
                    for group in grouped
                ],
                axis=1,
            ),
            diverged=np.array(
                [
                    max(
                        w.stopped_at if w.outcome is Outcome.DIVERGED and w.stopped_at else never
                        for w in group
                    )
                    for group in grouped
                ]
            ),
            several=count > 1,
            timeline=timeline,
            look=scene.look,
            scale=scale,
        )

    @property
    def size(self) -> float:
        """The type's size in pixels."""
        return self.look.type_size(self.look.word_size, self.scale)

    @property
    def row_width(self) -> float:
        """Pixels that the widest row may take."""
        names = max(text_width(label, self.size) for label in self.labels)
        numbers = max(text_width(text, self.size) for text in ("−0.0000", "−1.2e−12", "diverged"))
        return self._indent + names + numbers + 0.8 * self.size

    def shapes(self, frame: int, box: Box) -> list[Shape]:
        """The rows at a frame; where ranks change, the one that sinks fades while it is passed."""
        k = self._step(frame)
        places, sinks = self._places(frame)
        row = max(36 * self.scale, 1.7 * self.size)
        per_column = max(1, int(box.height / row + 0.5) - 1)
        columns = -(-len(self.labels) // per_column)
        width = self.row_width if columns == 1 else box.width / columns
        head = r"median $f$" if self.several else "$f$"
        shapes: list[Shape] = []
        for column in range(columns):
            right = box.left + column * width + self.row_width
            y = box.top + 0.7 * row
            size = self.look.type_size(0.9 * self.look.word_size, self.scale)
            shapes.append(Label(head, right, y, size, self.look.quiet, anchor="right"))
        for index in np.argsort(places, kind="stable"):
            place = float(places[index])
            column = min(columns - 1, int((place + 0.5) / per_column))
            left = box.left + column * width
            y = box.top + (place - column * per_column + 1.7) * row
            off = abs(place - round(place))
            strength = max(0.0, 1.0 - 5.0 * off) if sinks[index] else 1.0
            shapes += self._row(int(index), k, left, y, strength)
        return shapes

    def _row(self, index: int, step: int, left: float, y: float, strength: float) -> list[Shape]:
        look, size, scale = self.look, self.size, self.scale
        bar = y - 0.33 * size
        ends = np.array([(left + 2 * scale, bar), (left + SWATCH * scale - 2 * scale, bar)])
        if step >= self.diverged[index]:
            word = Outcome.DIVERGED.word
        elif not self.inside[step, index]:
            word = Outcome.LEFT.word
        else:
            word = significant(float(self.values[step, index]))
        right = left + self.row_width
        return [
            Line(ends, self.colours[index], 5 * scale, strength=strength),
            Label(self.labels[index], left + self._indent, y, size, look.ink, strength=strength),
            Label(word, right, y, size, look.quiet, anchor="right", digits=True, strength=strength),
        ]

    @property
    def _indent(self) -> float:
        return (SWATCH + SPACE) * self.scale

    def _places(self, frame: int) -> tuple[Array, NDArray[np.bool_]]:
        """Each optimizer's place, 0 at the top, averaged about this frame, and whether it sinks."""
        reach = max(1, round(ON_THE_WAY * self.timeline.fps))
        frames = range(max(0, frame - reach), min(len(self.timeline), frame + reach + 1))
        ranks = np.array([self._ranks(i) for i in frames])
        return ranks.mean(axis=0), ranks[-1] > ranks[0]

    def _ranks(self, frame: int) -> NDArray[np.int64]:
        """The ranks by the middle value about a frame: two that play leapfrog keep their order."""
        reach = round(SETTLED * self.timeline.fps)
        frames = range(max(0, frame - reach), min(len(self.timeline), frame + reach + 1))
        steps = [self._step(i) for i in frames]
        middle = np.sort(self.values[steps], axis=0)[len(steps) // 2]
        return np.argsort(np.argsort(middle, kind="stable"))

    def _step(self, frame: int) -> int:
        return int(self.timeline.step(frame) + 1e-9)


def significant(value: float) -> str:
    """Three significant digits with true minus signs: 0.123, −1.50, 145, 3.1e−7."""
    size = abs(value)
    if size == 0:
        text = "0"
    elif 0.001 <= size < 0.9995:
        text = f"{value:.3f}"
    elif 0.9995 <= size < 999.5:
        text = f"{value:.{2 - int(np.floor(np.log10(size * 1.0005)))}f}"
    else:
        mantissa, exponent = f"{value:.1e}".split("e")
        text = f"{mantissa}e{int(exponent)}"
    return text.replace("-", "−")
