"""within(): a film that takes no more than a budget, as good as that allows."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

from render.encode import (
    Coding,
    EncodeError,
    Frames,
    beside,
    encode_into,
    format_of,
    refuse,
    whole_file,
)
from render.jobs.progress import Progress
from render.making.ladder import Rung, search
from render.messages.wording import in_bytes

FilmAt = Callable[[Rung], Frames]
"""The film of a rung's size and rate."""

SHORTER = "a shorter film (its clock, --hold-end), a smaller --size, or a view in which less moves,"
"""What makes a file smaller when all else has been done."""


def within(
    budget: int,
    output: Path,
    best: Rung,
    below: Callable[[], list[Rung]],
    film_at: FilmAt,
    *,
    coding: Coding,
    comment: str,
    stall: float,
    progress: Progress,
) -> Rung:
    """Writes the best film that fits, and gives its rung; nothing where none does.

    budget: bytes of the file
    best: what is made where it fits
    below: the rungs below it, asked for only where it does not

    Tries are files beside the output, gone in the end; an older file stands until then. Raises
    ValueError, with the size of the smallest, where none fits, and EncodeError.
    """
    kind, name = format_of(output), str(output)
    sizes: dict[Rung, int] = {}
    refuse(film_at(best), output, coding=replace(coding, level=best.level), comment=comment)
    with whole_file(output) as part:

        @cache
        def fits(rung: Rung) -> bool:
            stage = f"try {len(sizes) + 1}: {rung.in_full(kind)}"
            with beside(part) as tried:
                encode_into(
                    film_at(rung),
                    tried,
                    output,
                    coding=replace(coding, level=rung.level),
                    comment=comment,
                    report=lambda done, total: progress.at(name, stage, done, total),
                    stall=stall,
                )
                sizes[rung] = tried.stat().st_size
                if sizes[rung] > budget:
                    return False
                try:
                    shutil.copyfile(tried, part)
                except OSError as error:
                    raise EncodeError(f"{output}: cannot write: {error.strerror}") from error
            return True

        if fits(best):
            return best
        if (found := search(below(), fits)) is not None:
            return found
        rung = min(sizes, key=lambda one: sizes[one])
        told = f"{output}: cannot be made in {in_bytes(budget)}"
        least = f"the least is {in_bytes(sizes[rung])}, with {rung.in_full(kind)}"
        raise ValueError(f"{told}; {least}; {SHORTER} takes less")
