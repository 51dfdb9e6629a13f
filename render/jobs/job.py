"""Job: one run of the command as a child, and what is heard of it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from render.encode import CODING, Coding

Message: TypeAlias = dict[str, Any]

WALKED = "walked"
"""The key of the message that ends the walk of a scene."""


@dataclass(frozen=True)
class Job:
    """One run of the command as a child.

    subject: what the job's errors start with
    arguments: of the command; it must tell its progress as lines
    result: the key of the message without which the job has failed
    limit: seconds, to the end of the job or, where `renewed`, since it last told anything new
    late: what is said when the limit has passed
    """

    subject: str
    arguments: tuple[str, ...]
    result: str
    limit: float
    late: str
    renewed: bool = False


@dataclass(frozen=True)
class Making(Job):
    """A job that makes a picture.

    scene: the scene's file
    target: the picture
    walks: the folder where walks are kept
    frames: of the film; 0 where it is a still, or not known
    coding: how its parts are joined
    """

    scene: Path = Path()
    target: Path = Path()
    walks: Path = Path()
    frames: int = 0
    coding: Coding = CODING


@dataclass(frozen=True)
class News:
    """A message from a job that runs."""

    job: Job
    message: Message


@dataclass(frozen=True)
class Ended:
    """A job is over; `error` is None where it gave its result, the message with that key.

    words: what it wrote to standard error; of one that died untold the error has the last line
    """

    job: Job
    result: Message
    error: str | None
    words: str = ""
