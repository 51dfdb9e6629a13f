"""The legend: one for all panels, each optimizer's colour and name in a row below them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from render.film.swatch import LENGTH, swatch
from render.form import Form
from render.raster.fitting import shortened
from render.raster.text import text_width
from render.scene.scene import Scene
from render.scene.theme import Theme
from render.scene.view import Box
from render.shapes import Label, Shape

SPACE, APART = 10.0, 34.0
"""Pixels at 1280 × 720 from a swatch to its name, and from there to the next one."""

BESIDE = 0.35
"""Ems from a name to its learning rate."""

LINE = 34.0
"""Pixels at 1280 × 720 from one row to the next."""

LONGEST = 420.0
"""Pixels at 1280 × 720 beyond which a name is cut."""


@dataclass(frozen=True, eq=False)
class Legend:
    """Names in the order of the line-up, each with the learning rate found for it, if any is."""

    labels: tuple[str, ...]
    rates: tuple[str, ...]
    colours: tuple[str, ...]
    markers: tuple[Form, ...]
    look: Theme
    scale: float

    @classmethod
    def of(cls, scene: Scene, scale: float) -> Legend:
        """The legend of a scene; long labels are cut."""
        look = scene.look
        size = look.type_size(look.word_size, scale)
        names = [shortened(label, size, LONGEST * scale) for label in scene.labels]
        rates = scene.rates_told or ("",) * len(names)
        return cls(tuple(names), rates, scene.colours, scene.markers, look, scale)

    @property
    def size(self) -> float:
        """The type's size in pixels."""
        return self.look.type_size(self.look.word_size, self.scale)

    def height(self, width: float) -> float:
        """Pixels that its rows take where they may be that wide."""
        return len(self._rows(width)) * self._line

    def shapes(
        self,
        frame: int,  # noqa: ARG002  # it never changes
        box: Box,
        *,
        told: int | None = None,  # noqa: ARG002  # likewise
        fades: bool = True,  # noqa: ARG002  # likewise
    ) -> list[Shape]:
        """The rows, each in the middle of the box."""
        shapes: list[Shape] = []
        look, scale = self.look, self.scale
        for number, row in enumerate(self._rows(box.width)):
            widths = [self._width(index) for index in row]
            x = box.left + (box.width - sum(widths) - APART * scale * (len(row) - 1)) / 2
            y = box.top + (number + 0.5) * self._line + 0.36 * self.size
            for index, width in zip(row, widths, strict=True):
                bar = y - 0.33 * self.size
                drawn = (self.colours[index], self.markers[index])
                left = x + (LENGTH + SPACE) * scale
                shapes += [
                    *swatch(x, bar, *drawn, look=look, scale=scale),
                    Label(self.labels[index], left, y, self.size, look.ink),
                ]
                if rate := self.rates[index]:
                    after = left + text_width(self.labels[index], self.size) + BESIDE * self.size
                    shapes.append(Label(rate, after, y, self.size, look.quiet))
                x += width + APART * scale
        return shapes

    @property
    def _line(self) -> float:
        return max(LINE * self.scale, 1.6 * self.size)

    def _width(self, index: int) -> float:
        rate = self.rates[index]
        beside = BESIDE * self.size + text_width(rate, self.size) if rate else 0.0
        return (LENGTH + SPACE) * self.scale + text_width(self.labels[index], self.size) + beside

    def _rows(self, width: float) -> Sequence[Sequence[int]]:
        """The line-up cut into as few rows as fit, as even as can be."""
        widths = [self._width(k) + APART * self.scale for k in range(len(self.labels))]
        most = max(1, len(_filled(widths, width + APART * self.scale)))
        room = sum(widths) / most
        while len(rows := _filled(widths, room)) > most:
            room *= 1.05
        return rows


def _filled(widths: Sequence[float], room: float) -> list[list[int]]:
    rows: list[list[int]] = [[]]
    used = 0.0
    for index, width in enumerate(widths):
        if rows[-1] and used + width > room:
            rows.append([])
            used = 0.0
        rows[-1].append(index)
        used += width
    return rows
