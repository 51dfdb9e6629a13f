"""Whom progress and faults are told: a user at the terminal, or a parent process."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import click

from render.jobs.progress import Lines, Progress, piped_progress, shown_progress
from render.messages.nearest import brief
from render.messages.wording import legible
from render.system.remedies import REMEDIES
from render.system.stopping import Stopped, end_with_parent


class Fault(click.ClickException):
    """Shown line by line as it is, so that a terminal can open `file:line:`. Exit status 1."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Prints the lines on standard error."""
        for line in self.message.split("\n"):
            click.echo(legible(line), file=file, err=file is None)


@contextmanager
def to_user() -> Iterator[Progress]:
    """Progress for the terminal; what a user can mend becomes a Fault."""
    with shown_progress() as progress, told_faults():
        yield progress


@contextmanager
def told_faults() -> Iterator[None]:
    """What a user can mend becomes a Fault."""
    try:
        yield
    except BrokenPipeError:
        raise
    except _expected() as error:
        raise Fault(_told(error)) from error


@contextmanager
def to_parent() -> Iterator[Lines]:
    """Progress for a parent process, and the faults too; ends when the parent does."""
    end_with_parent()
    with piped_progress() as lines:
        try:
            yield lines
        except BrokenPipeError:
            raise
        except _expected() as error:
            lines.tell(error=_told(error))
            raise click.exceptions.Exit(1) from error
        except Stopped as stopped:
            # The parent knows: no word of it among the scene's own.
            raise click.exceptions.Exit(stopped.status) from stopped


def _told(error: Exception) -> str:
    """Its message; of what is missing or refused by the system, what can be done too."""
    if isinstance(error, ImportError):
        return f"{' '.join(str(error).split())}; install steepest again"
    if not isinstance(error, OSError) or not isinstance(error.filename, str):
        return str(error)
    number = error.errno or 0
    remedy = f"; {REMEDIES[number]}" if number in REMEDIES else ""
    return f"{brief(error.filename)}: {os.strerror(number)}{remedy}"


def _expected() -> tuple[type[Exception], ...]:
    # Evaluated only when something was raised: the encoder's package is slow to import.
    from render.encode import EncodeError

    return (EncodeError, ImportError, OSError, ValueError)
