"""Scenes are described, each in a process of its own: the parent runs no scene's code."""

import math
from collections import deque
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from render.jobs.job import Ended, Job
from render.jobs.progress import SIMULATING, Progress
from render.jobs.worker import run
from render.loading.scene_code import SceneError
from render.publishing.description import Description

DESCRIBED = "described"
"""The key of the message that holds a description."""


def described_apart(
    paths: Sequence[Path], *, walks: Path | None = None, jobs: int = 1, progress: Progress
) -> list[Description]:
    """The descriptions of scenes' files, in the order given.

    walks: the folder where walks are kept; nowhere unless given
    jobs: how many at once

    Raises SceneError with the lines of all that failed.
    """
    found, faults = described_or_not(paths, walks=walks, jobs=jobs, progress=progress)
    if faults:
        raise SceneError("\n".join(faults))
    return [found[path] for path in paths]


def described_or_not(
    paths: Sequence[Path], *, walks: Path | None = None, jobs: int = 1, progress: Progress
) -> tuple[dict[Path, Description], list[str]]:
    """The descriptions of those that can be described, by their files, and the others' faults.

    The rest is as in described_apart.
    """
    found: dict[str, Description] = {}
    faults: list[str] = []
    pending = deque(_job(path, walks) for path in paths)
    with closing(run(pending, admit=lambda running, _: len(running) < jobs)) as events:
        for event in events:
            subject = event.job.subject
            if not isinstance(event, Ended):
                progress.at(subject, SIMULATING)
                continue
            progress.end(subject)
            if event.error is not None:
                faults += event.error.splitlines()
            elif (told := Description.of(event.result[DESCRIBED])) is None:
                faults.append(f"{subject}: wrote to a pipe that is not its own")
            else:
                found[subject] = told
    return {path: found[str(path)] for path in paths if str(path) in found}, faults


def _job(path: Path, walks: Path | None) -> Job:
    options = () if walks is None else (f"--walks={walks}",)
    return Job(
        subject=str(path),
        arguments=("describe", *options, "--", str(path)),
        result=DESCRIBED,
        limit=math.inf,
        late="never late",
    )
