"""Panels: views side by side or one above another, on one clock and with one legend."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from optimizers.number import is_real
from render.scene.view import Box, View

MOST = 12
"""Panels of one picture."""

LEAST = 1e-6
"""The least number of a ratio; the largest is its inverse."""

NARROWEST = 0.05
"""Of a ratio: the least share that a panel may have of its row or column."""


@dataclass(frozen=True)
class Panels:
    """Views in a row, or, `stacked`, in a column; each may be panels again.

    `ratios` are their shares of the width or the height, equal unless given. Written with
    operators: `Landscape() | (Contour() / Curves("value"))`.

    Raises ValueError for fewer than 2 or more than 12 panels, for what is no view, for ratios
    that are not as many numbers greater than 0, or too far apart, and for values of other types.
    """

    views: tuple[Picture, ...]
    stacked: bool = False
    ratios: tuple[float, ...] = ()
    label: str | None = None

    def __post_init__(self) -> None:
        for name in ("views", "ratios"):
            if not isinstance(given := getattr(self, name), tuple):
                raise ValueError(f"panels: {name} is {given!r}, not a tuple")  # noqa: TRY004  # as below
        if not isinstance(self.stacked, bool):
            told = f"panels: stacked is {self.stacked!r}; it must be True or False"
            raise ValueError(told)  # noqa: TRY004  # as all faults of a declaration
        if self.label is not None:
            self._refuse_label(self.label)
        if len(self.views) < 2:
            raise ValueError(f"panels: {len(self.views)} given; at least 2 make a row or a column")
        for view in self.views:
            if isinstance(view, type) or not (hasattr(view, "stage") or isinstance(view, Panels)):
                given = view.__name__ if isinstance(view, type) else repr(view)
                raise ValueError(f"panels: {given} is no view; write an instance: Contour()")
        count = sum(1 for _ in leaves(self))
        if count > MOST:
            raise ValueError(f"panels: {count} in one picture; at most {MOST} can be read")
        if self.ratios:
            self._refuse_ratios()

    def _refuse_ratios(self) -> None:
        if len(self.ratios) != len(self.views):
            raise ValueError(f"panels: ratio of {len(self.ratios)} for {len(self.views)} panels")
        for share in self.ratios:
            if not (is_real(share) and LEAST <= share <= 1 / LEAST):
                allowed = f"each must be a number greater than 0, {LEAST:g} to {1 / LEAST:g}"
                raise ValueError(f"panels: ratio {share!r}; {allowed}")
        if not min(self.ratios) >= NARROWEST * sum(self.ratios):
            allowed = f"each must be at least {NARROWEST:.0%} of the sum"
            raise ValueError(f"panels: ratio {self.ratios}; {allowed}")

    @property
    def name(self) -> str:
        """The name given, or those of the views, joined."""
        return self.label or "-".join(view.name for view in self.views)

    def ratio(self, *shares: float) -> Panels:
        """The same panels, of sizes in this ratio."""
        return replace(self, ratios=shares)

    def named(self, name: str) -> Panels:
        """The same panels under a name of their own, part of the film's file name.

        Raises ValueError for what is no word.
        """
        self._refuse_label(name)
        return replace(self, label=name)

    @staticmethod
    def _refuse_label(name: object) -> None:
        if not isinstance(name, str) or not name:
            raise ValueError(f"panels: name is {name!r}; it must be a word, such as 'overview'")

    def __or__(self, other: Picture) -> Panels:
        return beside(self, other)

    def __truediv__(self, other: Picture) -> Panels:
        return above(self, other)


Picture: TypeAlias = View | Panels
"""What fills a frame: one view, or several."""


def beside(one: Picture, other: Picture) -> Panels:
    """`one | other`: a row; `a | b | c` has three equal parts."""
    return Panels((*_opened(one, stacked=False), other))


def above(one: Picture, other: Picture) -> Panels:
    """`one / other`: a column; `a / b / c` has three equal parts."""
    return Panels((*_opened(one, stacked=True), other), stacked=True)


def _opened(one: Picture, *, stacked: bool) -> tuple[Picture, ...]:
    """The parts of panels to which another is added, or the picture itself."""
    plain = isinstance(one, Panels) and one.stacked == stacked and not (one.ratios or one.label)
    return one.views if isinstance(one, Panels) and plain else (one,)


def leaves(picture: Picture) -> Iterator[View]:
    """The views of a picture, in reading order."""
    if isinstance(picture, Panels):
        for view in picture.views:
            yield from leaves(view)
    else:
        yield picture


def laid_out(picture: Picture, box: Box, *, gap: float) -> list[tuple[View, Box]]:
    """Each view with its place in the box; `gap` pixels lie between panels."""
    if not isinstance(picture, Panels):
        return [(picture, box)]
    shares = picture.ratios or (1.0,) * len(picture.views)
    cells = column(box, shares, gap=gap) if picture.stacked else row(box, shares, gap=gap)
    return [
        placed
        for view, cell in zip(picture.views, cells, strict=True)
        for placed in laid_out(view, cell, gap=gap)
    ]


def row(box: Box, shares: Sequence[float], *, gap: float) -> list[Box]:
    """The box cut into boxes side by side."""
    free = box.width - gap * (len(shares) - 1)
    cells, left = [], box.left
    for share in shares:
        width = free * share / sum(shares)
        cells.append(Box(left, box.top, width, box.height))
        left += width + gap
    return cells


def column(box: Box, shares: Sequence[float], *, gap: float) -> list[Box]:
    """The box cut into boxes one above another."""
    free = box.height - gap * (len(shares) - 1)
    cells, top = [], box.top
    for share in shares:
        height = free * share / sum(shares)
        cells.append(Box(box.left, top, box.width, height))
        top += height + gap
    return cells
