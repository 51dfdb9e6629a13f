"""Format: what a file's suffix stands for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from render.containers import Container
from render.encode.chunks import chunks_of
from render.encode.coding import Coding
from render.encode.frames import Frames, Report
from render.messages.nearest import unknown


class Write(Protocol):
    """Writes some frames of a film to a path; raises EncodeError or ValueError."""

    def __call__(
        self,
        film: Frames,
        path: Path,
        *,
        frames: range,
        coding: Coding,
        comment: str,
        report: Report,
        stall: float,
    ) -> None:
        """`comment`: a text put beside the frames; `stall`: seconds without progress."""


class Join(Protocol):
    """Makes one file of parts of a film, and encodes nothing again; raises EncodeError."""

    def __call__(
        self,
        parts: Sequence[Path],
        path: Path,
        *,
        frames: int,
        coding: Coding,
        comment: str,
        stall: float,
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
    join: makes the file of its parts; None where it can be made at once alone
    encoder: bytes of memory that encoding takes, and those it takes for each pixel
    levels: what each level of quality is, the best first, which is made unless less is asked for
    codecs: the names of its codecs where it has several, the first made unless another is named
    counts: whether a file can say how often it is to be shown
    transparent: whether it can hold a film without a ground
    opaque: those of its codecs that cannot
    numbers_stand: seconds, for each level, for which numbers stand before they change, to make the
        file smaller; none where they do not
    built: whether `steepest build` makes one of every view
    """

    container: Container
    size: tuple[int, int]
    rate: Callable[[float], float]
    fits: Callable[[tuple[int, int]], tuple[int, int]]
    write: Write
    join: Join | None
    encoder: tuple[float, float]
    levels: tuple[str, ...]
    codecs: tuple[str, ...] = ()
    counts: bool = False
    transparent: bool = False
    opaque: tuple[str, ...] = ()
    numbers_stand: tuple[float, ...] = ()
    built: bool = True

    @property
    def suffix(self) -> str:
        """With its dot, in lower case."""
        return self.container.suffix

    def chunks(self, length: int) -> list[range]:
        """The frames of each part of so long a film."""
        return [range(length)] if self.join is None else chunks_of(length)

    def faults(self, coding: Coding, *, transparent: bool = False) -> list[str]:
        """What of a coding, or of a film without a ground, the format cannot do."""
        name, found = self.suffix.removeprefix(".").upper(), []
        if not 0 <= coding.level < len(self.levels):
            found.append(f"level is {coding.level}; {name} has levels 0 to {len(self.levels) - 1}")
        if coding.codec and coding.codec not in self.codecs:
            hint = unknown("codec", coding.codec, self.codecs) if self.codecs else ""
            found.append(hint or f"{name} has one codec alone; leave out {coding.codec!r}")
        if coding.loops < 0:
            found.append(f"loops is {coding.loops}; it must be 0, for ever, or more")
        elif coding.loops and not self.counts:
            found.append(f"{name} cannot say how often it is shown; the page that shows it does")
        if transparent and not self.transparent:
            found.append(f"{name} cannot leave the ground out")
        elif transparent and coding.codec in self.opaque:
            able = ", ".join(one for one in self.codecs if one not in self.opaque)
            found.append(f"{name} cannot leave the ground out by {coding.codec}; it can by {able}")
        return found
