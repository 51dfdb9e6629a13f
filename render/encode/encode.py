"""encode(film, path): the film is at the path, whole, or nothing there has changed."""

from contextlib import ExitStack
from functools import partial
from pathlib import Path

from render.containers import LARGEST, is_whole
from render.encode.coding import Coding
from render.encode.error import EncodeError
from render.encode.format import Format
from render.encode.formats import format_of
from render.encode.frames import Frames, Report, silent
from render.encode.output import beside, failure, whole_file
from render.encode.process import REMEDY

CODING = Coding()
"""The best, shown for ever, by the format's first codec."""

STALL = 60.0
"""Seconds that the encoder may take nothing before it is given up."""


def encode(
    film: Frames,
    path: Path,
    *,
    coding: Coding = CODING,
    comment: str = "",
    chunk: int | None = None,
    report: Report = silent,
    stall: float = STALL,
) -> None:
    """Writes every frame to path in the format of its suffix.

    `coding` is what the format leaves open. `comment` is a text that the file carries, a line of
    printable ASCII; none where it is empty. A long film is encoded in chunks, which are joined:
    the same ones wherever that is done. With `chunk`, the number of one, nothing else of the film
    is written. An older file stands untouched until the new one is complete, and after any failure
    or interrupt. `stall` bounds, in seconds, how long the encoder may take nothing.

    Raises ValueError, before a frame is drawn, for an unknown suffix, for a size, rate or coding
    that the format cannot hold, for a film without frames, for a comment that is too long or holds
    other characters, and for an output that is no regular file; later for a frame of the wrong
    shape or type. Raises EncodeError, an encoder or disk that failed. What drawing raises passes
    through.
    """
    refuse(film, path, coding=coding, comment=comment)
    with whole_file(path) as part:
        encode_into(
            film,
            part,
            path,
            coding=coding,
            comment=comment,
            chunk=chunk,
            report=report,
            stall=stall,
        )


def refuse(film: Frames, path: Path, *, coding: Coding, comment: str) -> None:
    """Raise ValueError for what encode refuses of a film, its coding and comment."""
    kind = format_of(path)
    width, height = film.size
    faults = []
    if not len(film):
        faults.append(f"{path}: the film has no frames")
    if (nearest := kind.fits(film.size)) != film.size:
        faults.append(
            f"{path}: cannot hold {width} × {height} pixels; nearest: {nearest[0]} × {nearest[1]}"
        )
    try:
        if (rate := kind.rate(film.fps)) != film.fps:
            faults.append(f"{path}: cannot play {film.fps:g} frames a second; nearest: {rate:g}")
    except ValueError as error:
        faults.append(f"{path}: {error}")
    told = kind.faults(coding, transparent=film.transparent)
    faults += [f"{path}: {fault}" for fault in told]
    if not (comment.isascii() and comment.isprintable() and len(comment) <= LARGEST):
        faults.append(
            f"{path}: the comment must be at most {LARGEST:,} characters, printable ASCII"
        )
    if faults:
        raise ValueError("\n".join(faults))


def encode_into(
    film: Frames,
    part: Path,
    path: Path,
    *,
    coding: Coding = CODING,
    comment: str = "",
    chunk: int | None = None,
    report: Report = silent,
    stall: float = STALL,
) -> None:
    """Writes a file that is there, `part`, as encode would write the one at `path`.

    Nothing is refused beforehand. Raises EncodeError, and what drawing raises.
    """
    kind = format_of(path)
    try:
        _write(
            film,
            kind,
            part,
            chunk,
            coding=coding,
            comment=comment,
            report=report,
            stall=stall,
        )
    except EncodeError as error:
        raise EncodeError(f"{path}: {error}") from error
    try:
        whole = is_whole(part, kind.container)
    except OSError as error:  # its folder may be gone
        raise failure(path, error) from error
    if not whole:
        raise EncodeError(f"{path}: the encoder ended well, but its file is not whole; {REMEDY}")


def _write(
    film: Frames,
    kind: Format,
    path: Path,
    chunk: int | None,
    *,
    coding: Coding,
    comment: str,
    report: Report,
    stall: float,
) -> None:
    chunks = kind.chunks(len(film))
    if chunk is not None or len(chunks) == 1 or kind.join is None:
        frames = chunks[chunk or 0]
        kind.write(
            film,
            path,
            frames=frames,
            coding=coding,
            comment=comment,
            report=report,
            stall=stall,
        )
        return
    with ExitStack() as stack:
        parts = []
        for frames in chunks:
            parts.append(stack.enter_context(beside(path)))
            kind.write(
                film,
                parts[-1],
                frames=frames,
                coding=coding,
                comment="",
                report=partial(_reported, report, frames.start, len(film)),
                stall=stall,
            )
        kind.join(parts, path, frames=len(film), coding=coding, comment=comment, stall=stall)


def _reported(report: Report, before: int, total: int, done: int, _: int) -> None:
    report(before + done, total)
