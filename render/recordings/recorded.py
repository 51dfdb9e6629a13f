"""Recorded: a run of any program stands in the line-up, and is filmed as it went."""

import os
from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field
from pathlib import Path

import numpy as np

from optimizers import Ground, Walk
from optimizers.optimizer import Points
from render.messages.wording import grouped
from render.recordings.csv_table import csv_table
from render.recordings.place import asked_in, content
from render.recordings.run import Run
from render.recordings.runs import runs_in, spread_of, value_of

NEAR = 0.001
"""How far a run may begin from the scene's start, as a share of the domain's diagonal."""

UNLIKE = 1e-4
"""How far a recorded value may be off the surface, as a share of it or of 1, by rounding."""


@dataclass(frozen=True, eq=False)
class Recorded:
    """A run that was made elsewhere, from a table in text (CSV) or from .npz.

    `path` is looked for in the folder of the file that says it, then in the current one, and read
    at once. Each of the scene's starts must be the first point of one of the walker's runs, which
    `starts` gives. Between rows the walk is straight, after its last row it stands.

    The coordinates are columns x and y, θ1 and θ2, w1 and w2, or such; `columns` names others. A
    column step counts, from its first row on; value, loss or f is f; what else is a number is a
    reading. Of several walkers `label` chooses one, and is what the picture calls it; `where`
    chooses by other columns, `where={"run": 3}`. `cut` leaves out what goes on after the scene's
    last step. What was tried around the places comes from .npz alone.

    Raises ValueError, with the line of the file, for what is no such table.
    """

    path: str | os.PathLike[str]
    label: str = ""
    _: KW_ONLY
    columns: tuple[str, str] | None = None
    where: Mapping[str, object] = field(default_factory=dict)
    cut: bool = False

    def __post_init__(self) -> None:
        found = [*self._faults()]
        if found:
            raise ValueError("\n".join(found))
        path = os.fspath(self.path)
        object.__setattr__(self, "path", path)
        if self.columns is not None:
            object.__setattr__(self, "columns", tuple(self.columns))
        held = content(path, asked_in())
        if held.startswith(b"PK") or path.lower().endswith(".npz"):
            from render.recordings.npz_table import npz_table  # it loads zipfile, which few need

            table = npz_table(held, path)
        else:
            table = csv_table(held, path, places=self.columns)
        walker, runs = runs_in(table, label=self.label, places=self.columns, where=self.where)
        object.__setattr__(self, "label", self.label or walker or Path(path).stem)
        object.__setattr__(self, "_runs", runs)

    _runs: tuple[Run, ...] = field(init=False, repr=False, default=())

    @property
    def kind(self) -> str:
        """Its label: one called Adam has Adam's colour, others each their own."""
        return self.label

    @property
    def starts(self) -> Points:
        """Where its runs begin, shape (runs, 2): what the scene's starts may be."""
        return np.array([run.points[0] for run in self._runs])

    @property
    def steps(self) -> int:
        """How many steps its longest run takes."""
        return max(run.last for run in self._runs)

    def walk(self, ground: Ground, starts: Points, *, steps: int) -> Walk:
        """The recorded way from each of the starts; ValueError where `faults` finds any."""
        if found := self.faults(ground, starts, steps=steps):
            raise ValueError("\n".join(found))
        runs = [self._run_from(start, ground) for start in starts]
        points = np.stack([run.filled(run.points, steps=steps) for run in runs], axis=1)
        heights = np.asarray(ground.value(points))
        values = [value_of(run, heights[:, k], steps=steps) for k, run in enumerate(runs)]
        names = dict.fromkeys(name for run in runs for name in run.readings)
        none = np.full(steps + 1, np.nan)
        return Walk(
            points,
            None
            if all(one is None for one in values)
            else np.stack(
                [heights[:, k] if one is None else one for k, one in enumerate(values)], axis=1
            ),
            readings={
                name: np.stack(
                    [
                        run.filled(run.readings[name], steps=steps)
                        if name in run.readings
                        else none
                        for run in runs
                    ],
                    axis=1,
                )
                for name in names
            },
            spread=spread_of(runs, steps=steps),
        )

    def faults(self, ground: Ground, starts: Points, *, steps: int) -> list[str]:
        """What is wrong between the recorded runs and a scene."""
        found = []
        for x, y in starts:
            if self._nearest((x, y), ground) is None:
                begins = [f"({a:.6g}, {b:.6g})" for a, b in self.starts[:3]]
                more = ", …" if len(self.starts) > 3 else ""
                told = f"{self.path}: {self.label!r} begins at {', '.join(begins)}{more}"
                found.append(
                    f"{told}, not at the start ({x:g}, {y:g}); write starts=[{begins[0]}], or "
                    "starts=run.starts, where run is this Recorded(…)"
                )
        if self.steps > steps and not self.cut:
            told = f"{self.path}: {self.label!r} takes {grouped(self.steps)} steps"
            found.append(
                f"{told}, and the scene {grouped(steps)}; write steps={self.steps}, or cut=True to "
                "leave out the rest"
            )
        return found

    def notes(self, ground: Ground, starts: Points, *, steps: int) -> list[str]:
        """What a picture shows otherwise than the surface has it."""
        for run in dict.fromkeys(self._run_from(start, ground) for start in starts):
            if run.values is None or run.unvalued is None:
                continue
            with np.errstate(all="ignore"):
                heights = np.asarray(ground.value(run.points))
                off = np.abs(run.values - heights) > UNLIKE * np.maximum(np.abs(heights), 1)
            unlike = np.flatnonzero(off & ~run.unvalued & (run.steps <= steps))
            if len(unlike):
                row = unlike[0]
                told = f"{self.path}: {self.label!r} has f = {run.values[row]:.6g} recorded"
                height = f"at step {run.steps[row]}, where the surface is {heights[row]:.6g}"
                return [f"{told} {height}; curves and the ranking show what was recorded"]
        return []

    def _run_from(self, start: Points, ground: Ground) -> Run:
        return self._runs[self._nearest(start, ground) or 0]

    def _nearest(self, start: Points | tuple[float, float], ground: Ground) -> int | None:
        """The run that begins there, if any does."""
        (x0, x1), (y0, y1) = ground.domain
        away = np.linalg.norm(self.starts - np.asarray(start), axis=-1)
        near = int(np.nanargmin(away)) if np.isfinite(away).any() else 0
        return near if away[near] <= NEAR * np.hypot(x1 - x0, y1 - y0) else None

    def _faults(self) -> list[str]:
        found = []
        if not isinstance(self.path, str | os.PathLike) or not os.fspath(self.path):
            found.append(f"Recorded: path is {self.path!r}; it must name a file, 'run.csv'")
        if not isinstance(self.label, str):
            found.append(f"Recorded: label is {self.label!r}, not a word")
        pair = self.columns
        if pair is not None and (
            isinstance(pair, str)
            or len(pair) != 2
            or not all(isinstance(name, str) for name in pair)
        ):
            found.append(f'Recorded: columns is {pair!r}; it must name two, ("w1", "w2")')
        if not isinstance(self.where, Mapping):
            found.append(f'Recorded: where is {self.where!r}; write where={{"run": 3}}')
        if not isinstance(self.cut, bool):
            found.append(f"Recorded: cut is {self.cut!r}; it must be True or False")
        return found
