"""A scene's walks become a table: CSV, or arrays in .npz."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from render.jobs.progress import SIMULATING, Progress
from render.loading.load import LoadedScene
from render.loading.scene_code import scene_code
from render.messages.wording import counted, grouped, in_bytes, refuse_unprintable
from render.recordings.written import Way, arrays, as_table, csv_text
from render.scene.scene import Scene
from render.simulation.readings import readings_of
from render.simulation.simulate import simulate
from render.trajectory import Trajectory

SUFFIXES = (".csv", ".npz")


def simulated(loaded: LoadedScene, output: Path, *, progress: Progress) -> None:
    """Writes the walks and tells it; an older file stands until the new one is whole.

    Raises ValueError for another suffix, EncodeError where it cannot be written, and SceneError, a
    ValueError, for code of the scene that fails.
    """
    from render.encode import refuse_unwritable, whole_file

    refuse_unprintable(output)
    suffix = output.suffix.lower()
    if suffix not in SUFFIXES:
        told = f"cannot write {output.suffix!r}" if suffix else "has no suffix"
        raise ValueError(f"{output}: {told}; known formats: {' '.join(SUFFIXES)}")
    refuse_unwritable(output)
    labels = loaded.scene.labels
    stepped = 0

    def walking(done: int, total: int) -> None:
        nonlocal stepped
        stepped = done
        progress.at(str(output), SIMULATING, done, total)

    with scene_code(loaded.path, doing=lambda: f"optimizer {labels[stepped % len(labels)]!r}"):
        trajectories = simulate(loaded.scene, report=walking)
        table = as_table(list(ways(loaded.scene, trajectories)), str(output))
    with whole_file(output) as part:
        if suffix == ".csv":
            with part.open("w", encoding="utf-8", newline="") as file:
                file.writelines(csv_text(table))
        else:
            with part.open("wb") as packed:
                np.savez_compressed(packed, **arrays(table))  # type: ignore[arg-type]  # no flag
    walks = counted(len(trajectories), "walk")
    size = in_bytes(output.stat().st_size)
    progress.made(f"{output}  {walks}, {grouped(len(table))} rows, {size}", dict)


def ways(scene: Scene, trajectories: tuple[Trajectory, ...]) -> Iterator[Way]:
    """The ways of a scene's walkers in the order of its trajectories, each before its runs."""
    variants = scene.variants
    counts: dict[tuple[int, int], int] = {}
    told = {}
    for one in trajectories:
        walker = (one.variant, one.optimizer)
        start = counts.get(walker, 0)
        counts[walker] = start + 1
        if walker not in told:
            told[walker] = readings_of(variants[one.variant].scene, one.optimizer)
        own = {name: column[:, start] for name, column in told[walker].items()}
        variant = ""
        if scene.sweep is not None:
            value = scene.sweep.values[one.variant]
            named = f"{value!r}" if isinstance(value, int | float) else type(value).__name__
            variant = f"{scene.sweep.hyperparameter}={named}"
        yield Way(
            label=one.label,
            variant=variant,
            start=start,
            run=None,
            points=one.points,
            values=one.values,
            stopped_at=one.stopped_at,
            readings={**one.readings, **own},
            spread=one.spread,
        )
        if one.fan is not None:
            for run, (points, values, stop) in enumerate(
                zip(one.fan.points, one.fan.values, one.fan.stops, strict=True)
            ):
                yield Way(one.label, variant, start, run, points, values, stopped_at=stop)
