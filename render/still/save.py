"""save(film, frame, path): the still is at the path, whole, or nothing there has changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from render.encode.output import failure, whole_file
from render.still.formats import still_format_of

if TYPE_CHECKING:
    from render.film.film import Film

POINT = 0.5
"""Points of paper, 1/72 inch, to a pixel of the layout: type of 14 pixels is 7 points there."""


def save(
    film: Film,
    frame: int,
    path: Path,
    *,
    width: float | None = None,
    transparent: bool = False,
    comment: str = "",
) -> None:
    """Writes one frame of a film to a path in the format of its suffix.

    width: of the paper, points; half a point to a pixel of the layout unless given
    transparent: without the ground
    comment: a text that the file carries, a line of printable ASCII; none where it is empty

    An older file stands untouched until the new one is complete, and after any failure. Raises
    ValueError for an unknown suffix and an output that is no regular file, IndexError for a frame
    that the film does not have, and EncodeError where the disk fails.
    """
    kind = still_format_of(path)
    frame = range(len(film))[frame]
    unit = POINT / film.scene.look.density if width is None else width / film.size[0]
    with whole_file(path) as part:
        made = kind.made(film, frame, unit=unit, transparent=transparent, comment=comment)
        try:
            part.write_bytes(made)
        except OSError as error:
            raise failure(path, error) from error
