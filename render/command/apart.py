"""One film or still, made in a process of its own: whatever its scene does, it is told here."""

import math
import os
from collections import deque
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

import click

from render.command.suggestions import Plain
from render.jobs.job import Ended, Job, News
from render.jobs.progress import MADE, Progress
from render.jobs.worker import run
from render.loading.load import find
from render.loading.scene_code import SceneError


class Apart(Plain):
    """A command that knows the words that it was given, to hand them on to a process of its own."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The words are kept in the context."""
        ctx.meta[__name__] = (str(self.name), *args)
        return super().parse_args(ctx, args)


def given(context: click.Context | None = None) -> tuple[str, ...]:
    """The words of the command that runs: its name, its options, its arguments."""
    words: tuple[str, ...] = (context or click.get_current_context()).meta[__name__]
    return words


def made_apart(command: Sequence[str], scene: str, *outputs: Path, progress: Progress) -> None:
    """Runs `command`, which makes `outputs` of `scene`, as a child, and tells what it tells.

    A scene may exit, crash, leave threads or processes behind, close or change what it likes: its
    process and all that it started are gone at the end, and so is what was half made.

    Raises SceneError with the lines of what failed.
    """
    name, *words = command
    job = Job(
        subject=str(find(scene)),
        arguments=(name, "--piped", *words),
        result=MADE,
        limit=math.inf,
        late="never late",
    )
    try:
        with closing(run(deque([job]), admit=lambda _running, _job: True)) as events:
            for event in events:
                if isinstance(event, News):
                    hear(event, progress)
                else:
                    settle(event, progress)
    finally:
        from render.encode import sweep

        for output in outputs:
            with suppress(OSError):  # nothing can be there where there is no looking
                sweep(Path(os.path.realpath(output)))


def hear(news: News, progress: Progress) -> None:
    """What a child tells while it works is told."""
    match news.message:
        case {"film": str(film), "stage": str(stage), "done": int(done), "total": total}:
            progress.at(film, stage, done, total)
        case {"note": str(line)}:
            progress.note(line)


def settle(ended: Ended, progress: Progress) -> None:
    """What a scene printed, and the line that tells what is made; SceneError where nothing is."""
    for line in ended.words.splitlines():
        progress.note(line)
    if ended.error is not None:
        raise SceneError(ended.error)
    progress.say(ended.result[MADE])
