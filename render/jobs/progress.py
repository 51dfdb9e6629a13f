"""Progress: bars on a terminal, lines on a pipe to the parent, silence elsewhere."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Protocol, TextIO, TypeAlias

import click

from render.jobs.job import Message
from render.messages.wording import legible

if TYPE_CHECKING:
    from rich.progress import TaskID


SIMULATING = "simulating"
PREPARING = "preparing (first run compiles)"
DRAWING = "drawing and encoding"

DUMB = ("dumb", "unknown")
"""What TERM says of a terminal that can only write on."""

Account: TypeAlias = Callable[[], Message]
"""What a picture rests on, as it is told to a parent; found out only where there is one."""

MADE = "made"
"""The key of the message that holds the line that tells a film."""


class Progress(Protocol):
    """What is told while films are made; `film` is the path that the film will have."""

    def at(self, film: str, stage: str, done: int = 0, total: int | None = None) -> None:
        """How far a stage has come: optimizers or frames, where they are counted."""

    def end(self, film: str) -> None:
        """The film is made, or failed."""

    def made(self, line: str, account: Account) -> None:
        """A picture is made: the line that tells it, and what gives all that it rests on."""

    def say(self, line: str) -> None:
        """A line for standard output."""

    def note(self, line: str) -> None:
        """A line for standard error."""


class Silent:
    """Tells results and notes, and no progress."""

    def at(self, film: str, stage: str, done: int = 0, total: int | None = None) -> None:
        """Not told."""

    def end(self, film: str) -> None:
        """Not told."""

    def made(self, line: str, account: Account) -> None:  # noqa: ARG002  # for a parent alone
        """A line for standard output."""
        self.say(line)

    def say(self, line: str) -> None:
        """A line for standard output."""
        click.echo(legible(line))

    def note(self, line: str) -> None:
        """A line for standard error."""
        click.echo(legible(line), err=True)


class Aside:
    """Tells all that another tells, on standard error: standard output is for something else."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def at(self, film: str, stage: str, done: int = 0, total: int | None = None) -> None:
        """How far a stage has come."""
        self._progress.at(film, stage, done, total)

    def end(self, film: str) -> None:
        """The film is made, or failed."""
        self._progress.end(film)

    def made(self, line: str, account: Account) -> None:  # noqa: ARG002  # for a parent alone
        """A line for standard error."""
        self.say(line)

    def say(self, line: str) -> None:
        """A line for standard error."""
        self._progress.note(line)

    def note(self, line: str) -> None:
        """A line for standard error."""
        self._progress.note(line)


class Lines(Silent):
    """Tells a parent process, as one JSON object a line."""

    def __init__(self, channel: TextIO) -> None:
        self._channel = channel

    def tell(self, **message: object) -> None:
        """Any message. Raises BrokenPipeError where the parent is gone."""
        self._channel.write(json.dumps(message) + "\n")
        self._channel.flush()

    def at(self, film: str, stage: str, done: int = 0, total: int | None = None) -> None:
        """How far a stage has come."""
        self.tell(film=film, stage=stage, done=done, total=total)

    def note(self, line: str) -> None:
        """A line for the parent's standard error."""
        self.tell(note=line)

    def made(self, line: str, account: Account) -> None:
        """The line that the parent says, and what it keeps for the next build."""
        self.tell(**{MADE: line}, **account())


class Bars(Silent):
    """A bar a film on the terminal of standard error, with lines written above the bars."""

    def __init__(self) -> None:
        from rich import progress
        from rich.console import Console

        self._bars = progress.Progress(
            progress.TextColumn("{task.description}", markup=False),
            progress.BarColumn(),
            progress.TaskProgressColumn(),
            progress.TimeRemainingColumn(),
            console=Console(stderr=True, force_terminal=True),
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> "Bars":
        self._bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        # The terminal may be what has gone.
        with suppress(OSError):
            self._bars.stop()

    def at(self, film: str, stage: str, done: int = 0, total: int | None = None) -> None:
        """Moves the film's bar, or makes it."""
        text = legible(f"{film}  {stage}")
        if film not in self._tasks:
            self._tasks[film] = self._bars.add_task(text)
        self._bars.update(self._tasks[film], description=text, completed=done, total=total)

    def end(self, film: str) -> None:
        """Takes the film's bar away."""
        if film in self._tasks:
            self._bars.remove_task(self._tasks.pop(film))

    def say(self, line: str) -> None:
        """A line for standard output, above the bars where both are the terminal."""
        if sys.stdout.isatty():
            self._above(line)
        else:
            click.echo(legible(line))

    def note(self, line: str) -> None:
        """A line for standard error, above the bars."""
        self._above(line)

    def _above(self, line: str) -> None:
        self._bars.console.print(legible(line), markup=False, highlight=False, soft_wrap=True)


@contextmanager
def shown_progress() -> Iterator[Progress]:
    """Bars where standard error is a terminal that can move its cursor, otherwise Silent.

    They have no colours where NO_COLOR is set. FORCE_COLOR makes no terminal of what is none.
    """
    here = sys.stderr is not None and sys.stderr.isatty()  # None where it was closed from the start
    if not here or os.environ.get("TERM", "").lower() in DUMB:
        yield Silent()
        return
    with Bars() as bars:
        yield bars


@contextmanager
def piped_progress() -> Iterator[Lines]:
    """Lines on what was standard output; what else prints there goes to standard error."""
    sys.stdout.flush()
    channel = os.dup(1)
    os.dup2(2, 1)
    with os.fdopen(channel, "w", encoding="utf-8") as pipe:
        yield Lines(pipe)
