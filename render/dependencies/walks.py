"""Walks: the trajectories of a scene, kept for its other pictures and for the next build."""

import platform
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np

from render.dependencies.digests import sense_of
from render.dependencies.meaning import UnfathomableError, meaning
from render.dependencies.sources import ROOT
from render.dependencies.walks_beside import beside, beside_of
from render.encode import EncodeError, whole_file
from render.scene.scene import Scene
from render.simulation.simulate import simulate
from render.trajectory import Outcome, Trajectory

LARGEST = 100_000_000
"""Bytes of a walk that is kept."""

CODE = (
    "optimizers/hyperparameter.py",
    "optimizers/inner.py",
    "optimizers/optimizer.py",
    "optimizers/stepped.py",
    "optimizers/walker.py",
    *sorted(f"render/noise/{path.name}" for path in (ROOT / "render" / "noise").glob("*.py")),
    "render/recordings/recorded.py",
    "render/recordings/run.py",
    "render/recordings/runs.py",
    "render/scene/as_declared.py",
    "render/simulation/overflow.py",
    "render/simulation/runs.py",
    "render/simulation/simulate.py",
    "render/simulation/slopes.py",
    "render/simulation/whole.py",
    "render/scene/sweep.py",
    "render/trajectory.py",
    "surfaces/domain.py",
    "surfaces/surface.py",
)
"""What takes the steps, whatever the scene: with another one, walks may be others."""

LOOKS = {"name", "formula", "scale", "critical"}
"""What a surface has that no step depends on."""


COLUMNS = ("labels", "optimizers", "points", "values", "outcomes", "stops", "variants")
"""Of what is kept, each with an entry for every trajectory."""


def walk_of(scene: Scene) -> str | None:
    """The name of its walk: the same for scenes whose walkers go the same way.

    None where something that they rest on can't be seen through.
    """
    ground = {name: what for name, what in vars(scene.surface).items() if name not in LOOKS}
    walkers = (
        *(scene.labels, scene.optimizers, scene.starts, scene.steps, scene.sweep, scene.noise),
    )
    code = [sense_of((ROOT / name).read_bytes()) for name in CODE]
    on = (np.__version__, platform.python_version(), platform.machine())
    try:
        return meaning((type(scene.surface), ground, scene.shown, walkers, code, on))
    except UnfathomableError:
        return None


def walked(
    scene: Scene, kept: Path | None, *, report: Callable[[int, int], None]
) -> Sequence[Trajectory]:
    """The scene's trajectories: as they are kept in that file, or simulated and kept there.

    They are not kept where there is no file to be, they are too large, or the disk refuses them.
    """
    if kept is None:
        return simulate(scene, report=report)
    if (found := _read(kept)) is not None:
        return found
    trajectories = simulate(scene, report=report)
    taken = sum(
        one.points.nbytes + one.values.nbytes + sum(array.nbytes for _, array in beside(0, one))
        for one in trajectories
    )
    if taken <= LARGEST:
        with suppress(EncodeError, OSError):  # where nothing can be written, the film tells
            _write(kept, trajectories)
    return trajectories


def _write(path: Path, trajectories: Sequence[Trajectory]) -> None:
    rest: dict[str, Any] = {
        name: array for k, one in enumerate(trajectories) for name, array in beside(k, one)
    }
    with whole_file(path) as part, part.open("wb") as file:
        np.savez(
            file,
            labels=np.array([one.label for one in trajectories], dtype=np.str_),
            optimizers=np.array([one.optimizer for one in trajectories]),
            variants=np.array([one.variant for one in trajectories]),
            outcomes=np.array([one.outcome.name for one in trajectories]),
            stops=np.array([-1 if (n := one.stopped_at) is None else n for one in trajectories]),
            points=np.array([one.points for one in trajectories]),
            values=np.array([one.values for one in trajectories]),
            **rest,
        )


def _read(path: Path) -> tuple[Trajectory, ...] | None:
    """What is kept there; None where there is nothing, or it is damaged."""
    try:
        with np.load(path, allow_pickle=False) as kept:
            columns = [kept[name] for name in COLUMNS]
            rest = [beside_of(kept, index) for index in range(len(columns[0]))]
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return None
    return tuple(
        Trajectory(
            label=str(label),
            optimizer=int(optimizer),
            points=points,
            values=values,
            outcome=Outcome[outcome],
            stopped_at=None if stop < 0 else int(stop),
            variant=int(variant),
            **more,
        )
        for more, label, optimizer, points, values, outcome, stop, variant in zip(
            rest, *columns, strict=True
        )
    )
