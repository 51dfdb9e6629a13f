"""Segment: a part of a film, up to something that happens in it."""

from dataclasses import dataclass

from render.publishing.description import Description, Happening

SETTLED = 0.5
"""Seconds for which what happens is seen, its caption in full, before the film stands still."""

SHORTEST = 0.4
"""Seconds of a segment, at least: what happens closer together is shown by one."""


@dataclass(frozen=True)
class Segment:
    """The `number`-th of `of` parts, from 1, from one second of the film to another."""

    number: int
    of: int
    begin: float
    end: float
    happenings: tuple[Happening, ...]

    @property
    def last(self) -> bool:
        """Whether the film ends with it."""
        return self.number == self.of


def segments(description: Description) -> list[Segment]:
    """The parts of a film, each up to what happens next, and the last to its end.

    One begins in the frame in which the one before it ends. Where nothing happens, or only as the
    film ends, there is one.
    """
    whole = description.seconds
    cuts = [0.0]
    for one in description.happenings:
        if (seen := _seen(one)) - cuts[-1] >= SHORTEST and whole - seen >= SHORTEST:
            cuts.append(seen)
    ends = [*cuts[1:], max([whole, *map(_seen, description.happenings)])]
    return [
        Segment(
            number,
            len(cuts),
            begin,
            min(end, whole),
            tuple(one for one in description.happenings if begin < _seen(one) <= end),
        )
        for number, (begin, end) in enumerate(zip(cuts, ends, strict=True), 1)
    ]


def _seen(one: Happening) -> float:
    """The second of the film by which it has been seen."""
    return min(one.begin + SETTLED, one.end)
