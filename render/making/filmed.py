"""A view of a scene becomes a film that can be drawn; what the scene's code raises is told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from render.jobs.progress import PREPARING, SIMULATING, Progress
from render.loading.load import LoadedScene
from render.loading.scene_code import scene_code
from render.messages.nearest import unknown
from render.messages.wording import in_bytes
from render.scene.clock import too_long
from render.scene.panels import Picture
from render.trajectory import Trajectory

if TYPE_CHECKING:
    from render.film.film import Film
    from render.film.memory import OfFilm, OfStill
    from render.scene.scene import Scene

ROOMIER = "a larger --size"
"""What gives panels more room for their words."""


def view_of(loaded: LoadedScene, name: str | None) -> Picture:
    """The view of that name, or the scene's first; ValueError where there is none."""
    views = {view.name: view for view in loaded.scene.views}
    if name is None:
        return loaded.scene.views[0]
    if name not in views:
        raise ValueError(f"{loaded.path}: {unknown('view', name, views)}")
    return views[name]


def filmed(
    loaded: LoadedScene,
    view: Picture,
    *,
    output: Path,
    size: tuple[int, int],
    fps: float,
    density: int = 1,
    made: OfFilm | OfStill | None = None,
    roomier: str = ROOMIER,
    kept: Path | None = None,
    progress: Progress,
) -> Film:
    """Simulates the scene and sets its film up.

    output: the path of what is made, under which progress is told
    size: width and height, pixels; fps: frames a second; density: as film_of has it
    made: what becomes of the frames
    kept: the file where its walk is kept, or is to be

    Raises ValueError, a line a fault, for what can be refused before the simulation, EncodeError
    where the output's folder cannot be written, and SceneError, a ValueError, for code of the scene
    that fails meanwhile.
    """
    walked = walked_for(
        loaded,
        view,
        output=output,
        size=size,
        fps=fps,
        density=density,
        made=made,
        kept=kept,
        progress=progress,
    )
    film = set_up(
        loaded, view, walked, output=output, size=size, fps=fps, density=density, progress=progress
    )
    for note in noted(loaded, film, roomier=roomier):
        progress.note(f"{output}: {note}")
    return film


def walked_for(
    loaded: LoadedScene,
    view: Picture,
    *,
    output: Path,
    size: tuple[int, int],
    fps: float,
    density: int = 1,
    made: OfFilm | OfStill | None = None,
    kept: Path | None = None,
    progress: Progress,
) -> Sequence[Trajectory]:
    """The walks of a film, once what can be refused before them has been; as filmed has it."""
    from render.dependencies.walks import walked
    from render.encode import refuse_unwritable
    from render.film.filming import refuse
    from render.film.memory import available, memory_faults, memory_of

    subject = str(output)
    refuse_unwritable(output)
    timeline = loaded.scene.timeline(fps=fps)
    memory = memory_of(
        loaded.scene,
        view,
        size=size,
        frames=len(timeline),
        made=made,
    )
    if found := [*too_long(timeline), *memory_faults(memory)]:
        raise ValueError("\n".join(f"{output}: {fault}" for fault in found))
    if memory.total > (free := available()):
        told = f"may take {in_bytes(int(memory.total))} of memory"
        progress.note(f"{subject}: {told}; {in_bytes(int(free))} are free here")
    with scene_code(loaded.path, doing=lambda: f"view {view.name!r}"):
        refuse(loaded.scene, view, size=size, fps=fps, density=density)
    progress.at(subject, SIMULATING)
    stepped = 0

    def walking(done: int, total: int) -> None:
        nonlocal stepped
        stepped = done
        progress.at(subject, SIMULATING, done, total)

    labels = loaded.scene.labels  # a sweep walks the line-up again and again
    with scene_code(loaded.path, doing=lambda: f"optimizer {labels[stepped % len(labels)]!r}"):
        return walked(loaded.scene, kept, report=walking)


def set_up(
    loaded: LoadedScene,
    view: Picture,
    trajectories: Sequence[Trajectory],
    *,
    output: Path,
    size: tuple[int, int],
    fps: float,
    density: int = 1,
    progress: Progress,
) -> Film:
    """The film of these walks; as filmed has it."""
    from render.film.filming import film_of

    progress.at(str(output), PREPARING)
    with scene_code(loaded.path, doing=lambda: f"view {view.name!r}"):
        return film_of(loaded.scene, view, trajectories, size=size, fps=fps, density=density)


def unworded(film: Film) -> int:
    """How many of a film's panels are too small for their words; all where it has none at all."""
    if not film.layout.worded:
        return len(film.panels)
    return sum(not panel.worded for panel in film.panels)


def noted(loaded: LoadedScene, film: Film, *, roomier: str = ROOMIER) -> list[str]:
    """What a film leaves out, and what would show it."""
    found = []
    if film.layout.worded and (small := unworded(film)):
        told = f"{small} of {len(film.panels)} panels are too small for their words"
        found.append(f"{told}; {roomier} would hold them")
    scene = loaded.scene
    for walker in scene.optimizers:
        if hasattr(walker, "walk") and hasattr(walker, "notes"):
            with scene_code(loaded.path, doing=lambda: "notes"):
                found += walker.notes(scene.surface, scene.starts, steps=scene.steps)
    said_of = [note for panel in film.panels for note in getattr(panel.stage, "notes", ())]
    found += dict.fromkeys(said_of)
    found += rate_remarks(scene, film)
    said = scene.captions
    if not isinstance(said, str) and (unseen := len(said) - len(film.captions)):
        told = f"{unseen} of {len(said)} captions have no frame of their own"
        found.append(f"{told}; a longer film would show them")
    return found


def rate_remarks(scene: Scene, film: Film) -> list[str]:
    """What is strange about the learning rates that were tried for a film, a line each."""
    tuned = scene.tuning.remarks if scene.tuning else []
    shown = [line for panel in film.panels for line in getattr(panel.stage, "remarks", ())]
    return list(dict.fromkeys([*tuned, *shown]))
