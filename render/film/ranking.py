"""The ranking: the line-up by current value, lowest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from render.events.standing import Standing
from render.film.order import Order, settled
from render.film.swatch import LENGTH, swatch
from render.form import Form
from render.noise.noise import runs_of
from render.raster.fitting import shortened
from render.raster.text import text_width
from render.scene.scene import Scene
from render.scene.theme import Theme
from render.scene.timeline import Timeline
from render.scene.view import Box
from render.shapes import Array, Label, Shape
from render.trajectory import Outcome, Trajectory

SPACE = 12.0
"""Pixels at 1280 × 720 from a swatch to its name."""

LONGEST = 300.0
"""Pixels at 1280 × 720 beyond which a label is cut."""

BESIDE = 0.6
"""Ems from the widest name to the learning rates."""

EVERY, FADE = 0.4, 0.14
"""Seconds: between two changes of the order, and in which moved rows fade out, and then in."""


@dataclass(frozen=True, eq=False)
class Ranking:
    """A row for each optimizer; with several starts or runs it shows the median over them.

    `rates` are the learning rates found for them; empty where none are.

    `undefined` says whether all that diverged of an optimizer stepped where f has no value.
    """

    labels: tuple[str, ...]
    rates: tuple[str, ...]
    colours: tuple[str, ...]
    markers: tuple[Form, ...]
    standing: Standing
    undefined: tuple[bool, ...]
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
        """Gather the values of a line-up; long labels are cut."""
        look = scene.look
        count = len(np.asarray(scene.starts))
        grouped = [trajectories[k : k + count] for k in range(0, len(trajectories), count)]
        return cls(
            labels=tuple(
                shortened(label, look.type_size(look.word_size, scale), LONGEST * scale)
                for label in scene.labels
            ),
            rates=scene.rates_told,
            colours=scene.colours,
            markers=scene.markers,
            standing=Standing.of(trajectories, scene.shown, starts=count),
            undefined=tuple(
                all(w.outcome is Outcome.UNDEFINED for w in group if w.stopped_at is not None)
                for group in grouped
            ),
            several=count > 1 or runs_of(scene.noise) > 1,
            timeline=timeline,
            look=look,
            scale=scale,
        )

    @cached_property
    def size(self) -> float:
        """The type's size in pixels."""
        return self.look.type_size(self.look.word_size, self.scale)

    @cached_property
    def row_width(self) -> float:
        """Pixels that the widest row may take."""
        numbers = max(text_width(text, self.size) for text in ("−0.0000", "−1.2e−12", "diverged"))
        return self._rates_right + numbers + 0.8 * self.size

    @cached_property
    def _rates_right(self) -> float:
        """Pixels from a row's left to the right end of its learning rate, or of the widest name."""
        names = max(text_width(label, self.size) for label in self.labels)
        rates = max(
            (text_width(rate, self.size) for rate in self.rates), default=-BESIDE * self.size
        )
        return self._indent + names + BESIDE * self.size + rates

    def shapes(
        self, frame: int, box: Box, *, told: int | None = None, fades: bool = True
    ) -> list[Shape]:
        """The rows at a frame; those that change places fade out here and in there.

        `told` is the frame whose values they tell, its own unless given. Without fades they are in
        the order of these at every frame.
        """
        seen = frame if told is None else told
        places, strengths = self._places(frame)
        if not fades:
            order = np.argsort(self.order.at(frame)[0]).tolist()
            places = np.argsort(settled(order, self._read(seen).tolist()))
            strengths = np.ones(len(self.labels))
        row = max(36 * self.scale, 1.7 * self.size)
        per_column = max(1, int(box.height / row + 0.5) - 1)
        columns = 1 if self.row_width * 2 > box.width else -(-len(self.labels) // per_column)
        columns = min(columns, max(1, int(box.width / self.row_width)))
        width = self.row_width if columns == 1 else box.width / columns
        room = per_column * columns
        hidden = max(0, len(self.labels) - room)
        head = r"median $f$" if self.several else "$f$"
        swatches: list[Shape] = []
        shapes: list[Shape] = []
        for column in range(columns):
            right = box.left + column * width + self.row_width
            y = box.top + 0.7 * row
            size = self.look.type_size(0.9 * self.look.word_size, self.scale)
            shapes.append(Label(head, right, y, size, self.look.quiet, anchor="right"))
            if self.rates:
                right = box.left + column * width + self._rates_right
                shapes.append(Label(r"$\eta$", right, y, size, self.look.quiet, anchor="right"))
        shown = room - 1 if hidden else room
        if hidden:
            more = f"and {len(self.labels) - shown} more"
            left = box.left + (columns - 1) * width + self._indent
            y = box.top + (per_column + 0.7) * row
            shapes.append(Label(more, left, y, self.size, self.look.quiet))
        for index in np.argsort(places)[:shown]:
            column, place = divmod(int(places[index]), per_column)
            left = box.left + column * width
            y = box.top + (place + 1.7) * row
            strength = float(strengths[index])
            drawn = (self.colours[index], self.markers[index])
            swatches += swatch(
                left,
                y - 0.33 * self.size,
                *drawn,
                look=self.look,
                scale=self.scale,
                strength=strength,
            )
            word = self._word(int(index), self._step(frame), self._step(seen))
            shapes += self._row(int(index), word, left, y, strength)
        return [*swatches, *shapes]

    def _row(self, index: int, word: str, left: float, y: float, strength: float) -> list[Shape]:
        look, size = self.look, self.size
        right = left + self.row_width
        rates = [
            Label(
                *(self.rates[index], left + self._rates_right, y, size, look.quiet),
                anchor="right",
                strength=strength,
            )
            for _ in self.rates[:1]
        ]
        return [
            Label(self.labels[index], left + self._indent, y, size, look.ink, strength=strength),
            *rates,
            Label(word, right, y, size, look.quiet, anchor="right", digits=True, strength=strength),
        ]

    def _word(self, index: int, now: int, seen: int) -> str:
        """How it has gone by now, or the value that it had in the step seen."""
        if now >= self.standing.diverged[index]:
            return (Outcome.UNDEFINED if self.undefined[index] else Outcome.DIVERGED).word
        if not self.standing.inside[now, index]:
            return Outcome.LEFT.word
        return significant(float(self.standing.ranked[seen, index]))

    @property
    def _indent(self) -> float:
        return (LENGTH + SPACE) * self.scale

    def _places(self, frame: int) -> tuple[NDArray[np.int64], Array]:
        """Each optimizer's place, 0 at the top, and how strongly its row shows, 0 to 1."""
        half = round(FADE * self.timeline.fps)
        now, before, since = self.order.at(frame)
        moves = now != before
        if since < half:
            return before, np.where(moves, 1 - (since + 1) / (half + 1), 1.0)
        return now, np.where(moves, min(1.0, (since - half + 1) / (half + 1)), 1.0)

    @cached_property
    def order(self) -> Order:
        """The rows' order through the film; it is put right in the frame in which the walk ends."""
        gap = max(1, round(EVERY * self.timeline.fps))
        count, end = len(self.timeline), self.timeline.walked
        return Order.over(self._read, count, gap=gap, without_fail=end)

    def _read(self, frame: int) -> Array:
        """The values at a frame by which the rows stand, as they are read, (optimizers,)."""
        values = self.standing.ranked[self._step(frame)]
        return np.array([as_read(float(value)) for value in values])

    def _step(self, frame: int) -> int:
        return int(self.timeline.step(frame) + 1e-9)


def as_read(value: float) -> float:
    """The number that `significant` writes; infinity where there is none."""
    if not np.isfinite(value):
        return value
    return float(significant(value).replace("−", "-").replace("\u2009", ""))


def significant(value: float) -> str:
    """Three significant digits, true minus signs, thin spaces: 0.123, −1.50, 145, 24 500, 3.1e−7.

    What is within 1e−12 of nothing is written as 0.
    """
    size = abs(value)
    if size < 1e-12:
        text = "0"
    elif 0.001 <= size < 0.9995:
        text = f"{value:.3f}"
    elif 0.9995 <= size < 999.5:
        text = f"{value:.{2 - int(np.floor(np.log10(size * 1.0005)))}f}"
    elif 999.5 <= size < 99_950:
        text = f"{float(f'{value:.2e}'):,.0f}".replace(",", "\u2009")
    else:
        mantissa, exponent = f"{value:.1e}".split("e")
        text = f"{mantissa}e{int(exponent)}"
    return text.replace("-", "−")
