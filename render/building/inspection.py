"""What a scene is and what it rests on, found out in a process of its own."""

import os
from collections import deque
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from render.building.declared import Declared
from render.dependencies.parts import Parts, parts_of
from render.dependencies.rests import Rests, are_words
from render.jobs.job import Ended, Job, Message
from render.jobs.worker import run
from render.loading.load import LoadedScene
from render.loading.scene_code import scene_code
from render.scene.scene import Scene

LOADING = 60.0
"""Seconds that a scene may take to load."""

INSPECTED = "inspected"
"""The key of the message that holds an inspection."""


@dataclass(frozen=True)
class Inspection:
    """What a scene is.

    declared: what its file says of itself; views: by their names, what each shows
    rests: what all this was read from
    frames: how many its films have, by the suffix of their format
    """

    declared: Declared
    views: Mapping[str, Parts]
    rests: Rests
    frames: Mapping[str, int] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The scene's title."""
        return self.declared.title

    @classmethod
    def of(cls, message: object) -> "Inspection | None":
        """What was told as `message`; None where that is not in its form."""
        match message:
            case {"declared": said, "views": dict(views), "rests": told, "frames": dict(frames)}:
                declared, rests = Declared.of(said), Rests.of(told)
                counted = all(isinstance(count, int) for count in frames.values())
                if declared and rests and counted and all(map(_is_view, views.items())):
                    return cls(declared, views, rests, frames)
        return None

    def message(self) -> Message:
        """As it goes through a pipe, or is kept."""
        return asdict(self)


def inspect(loaded: LoadedScene) -> Inspection:
    """What a scene evaluates to; it rests on the files that loading it has read."""
    with scene_code(loaded.path):
        views = {
            view.name: parts_of(loaded.scene, view, loaded.files) for view in loaded.scene.views
        }
        declared = Declared.by(loaded.scene)
    return Inspection(declared, views, Rests.on(loaded.read), _frames(loaded.scene))


def _frames(scene: Scene) -> Mapping[str, int]:
    from render.encode import FORMATS

    found = {}
    for kind in FORMATS:
        with suppress(ValueError):  # making the film says why it can have no such rate
            found[kind.suffix] = len(scene.timeline(fps=kind.rate(scene.clock.fps)))
    return found


def _is_view(told: tuple[object, object]) -> bool:
    name, parts = told
    return isinstance(parts, dict) and are_words(name, *parts, *parts.values())


def inspection_of(path: Path, *, limit: float = LOADING) -> Job:
    """The job that inspects a scene's file; `limit` is seconds."""
    return Job(
        subject=str(path),
        arguments=("inspect", "--", str(path)),
        result=INSPECTED,
        limit=limit,
        late=f"did not finish loading in {limit:g} s",
    )


def inspect_all(
    paths: Sequence[Path], *, limit: float = LOADING
) -> list[tuple[Path, Inspection | str]]:
    """Each path with its inspection or its faults, a line each, in the order given."""
    found: dict[str, Inspection | str] = {}
    cores = os.cpu_count() or 1
    jobs = deque(inspection_of(path, limit=limit) for path in paths)
    with closing(run(jobs, admit=lambda running, _: len(running) < cores)) as events:
        for event in events:
            if isinstance(event, Ended):
                subject = event.job.subject
                strange = f"{subject}: wrote to a pipe that is not its own"
                found[subject] = event.error or result_of(event) or strange
    return [(path, found[str(path)]) for path in paths]


def result_of(ended: Ended) -> Inspection | None:
    """The inspection that a job without error brought; None where it is not in its form."""
    return Inspection.of(ended.result[INSPECTED])
