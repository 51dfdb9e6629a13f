"""Format: what a file's suffix stands for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from render.containers import Container
from render.encode.frames import Frames, Report


class Write(Protocol):
    """Writes some frames of a film to a path; raises EncodeError or ValueError."""

    def __call__(
        self,
        film: Frames,
        path: Path,
        *,
        frames: range,
        comment: str,
        report: Report,
        stall: float,
    ) -> None:
        """`comment`: a text put beside the frames; `stall`: seconds without progress."""


class Join(Protocol):
    """Makes one file of parts of a film, and encodes nothing again; raises EncodeError."""

    def __call__(
        self, parts: Sequence[Path], path: Path, *, frames: int, comment: str, stall: float
    ) -> None:
        """`frames`: of all parts; the others as Write has them."""


@dataclass(frozen=True)
class Format:
    """One kind of file.

    container: the kind of file
    size: the default width and height, pixels
    rate: frames a second wanted → frames a second that the format plays truly;
        raises ValueError where there is none
    fits: width and height in pixels → the nearest ones that the format can hold
    write: makes the file, or a part of it
    join: makes the file of its parts
    encoder: bytes of memory that encoding takes, and those it takes for each pixel
    built: whether `steepest build` makes one of every view
    """

    container: Container
    size: tuple[int, int]
    rate: Callable[[float], float]
    fits: Callable[[tuple[int, int]], tuple[int, int]]
    write: Write
    join: Join
    encoder: tuple[float, float]
    built: bool = True

    @property
    def suffix(self) -> str:
        """With its dot, in lower case."""
        return self.container.suffix
