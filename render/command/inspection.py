"""What a scene is and what it rests on, found out in a process of its own."""

import os
from collections import deque
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

from render.command.job import Ended, Job, Message
from render.command.load import LoadedScene
from render.command.sources import ROOT, imported, imported_late
from render.command.worker import run

LOADING = 60.0
"""Seconds that a scene may take to load."""

INSPECTED = "inspected"
"""The key of the message that holds an inspection."""


@dataclass(frozen=True)
class Inspection:
    """A scene's title, its views' names, and the files that its films rest on, absolute."""

    title: str
    views: Sequence[str]
    files: Sequence[str]

    def message(self) -> Message:
        """As it goes through a pipe to the process that asked."""
        return {INSPECTED: asdict(self)}


def inspect(loaded: LoadedScene) -> Inspection:
    """The scene's own file, every source file it or this process imports, and all of `render`.

    The standard library and installed packages are left out.
    """
    file = loaded.path.absolute()
    files = {file, *(ROOT / "render").rglob("*.py"), *imported()}
    files |= imported_late(files, file.parent)
    return Inspection(
        title=loaded.scene.title,
        views=[view.name for view in loaded.scene.views],
        files=sorted(str(file) for file in files if file.is_file()),
    )


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
    match ended.result[INSPECTED]:
        case {"title": str(title), "views": [*views], "files": [*files]}:
            return Inspection(title, [str(view) for view in views], [str(file) for file in files])
        case _:
            return None
