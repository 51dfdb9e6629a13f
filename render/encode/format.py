"""Format: what a file's suffix stands for."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from render.encode.frames import Frames, Report


class Write(Protocol):
    """Writes every frame of a film to a path; raises EncodeError or ValueError."""

    def __call__(
        self, film: Frames, path: Path, *, comment: str, report: Report, stall: float
    ) -> None:
        """`comment`: a text put beside the frames; `stall`: seconds without progress."""


@dataclass(frozen=True)
class Format:
    """One kind of file.

    suffix: with its dot, in lower case
    size: the default width and height, pixels
    rate: frames a second wanted → frames a second that the format plays truly;
        raises ValueError where there is none
    fits: width and height in pixels → the nearest ones that the format can hold
    write: makes the file
    """

    suffix: str
    size: tuple[int, int]
    rate: Callable[[float], float]
    fits: Callable[[tuple[int, int]], tuple[int, int]]
    write: Write
