"""The ladder: how a film is made smaller, a rung at a time, in the order that hurts least."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from render.encode import Format
from render.messages.wording import in_pixels

Size = tuple[int, int]

SHRUNK = (0.85, 0.72, 0.6, 0.5)
"""What both sides are shrunk by; type shrinks less, and a picture that would lose it is none."""

SMOOTH, SLOW = (20.0,), (15.0, 12.0, 10.0)
"""Frames a second: those that hardly anybody tells from 25, and those at which heads hop."""


@dataclass(frozen=True)
class Rung:
    """One way to make a film.

    size: width and height, pixels
    fps: frames a second
    level: which of the format's levels of quality, 0 the best
    """

    size: Size
    fps: float
    level: int = 0

    def told(self, kind: Format) -> str:
        """In words, but for its size."""
        return f"{kind.levels[self.level]}, {self.fps:g} frames a second"

    def in_full(self, kind: Format) -> str:
        """In words."""
        return f"{in_pixels(self.size)} pixels, {self.told(kind)}"


def ladder(
    kind: Format, best: Rung, *, sizes: Sequence[Size], rates: Sequence[float]
) -> list[Rung]:
    """The rungs from the best down; each makes a smaller file than the one before it.

    First the format's levels, whose loss is hardly seen; then fewer frames a second, as long as
    they run smoothly; then smaller pictures; last, fewer frames still.

    sizes, rates: those that may be used, largest first, beside those of the best
    """
    levels = range(best.level, len(kind.levels))
    smooth = [best.fps, *(rate for rate in rates if rate >= min(SMOOTH))]
    slow = [rate for rate in rates if rate < min(SMOOTH)]
    shrunk = [best.size, *sizes]
    return [
        *(Rung(best.size, best.fps, level) for level in levels),
        *(Rung(best.size, rate, levels[-1]) for rate in smooth[1:]),
        *(Rung(size, smooth[-1], levels[-1]) for size in shrunk[1:]),
        *(Rung(shrunk[-1], rate, levels[-1]) for rate in slow),
    ]


def slower(kind: Format, fps: float) -> list[float]:
    """The rates below this one that a format plays and a film may fall to, the fastest first."""
    played = (kind.rate(rate) for rate in (*SMOOTH, *SLOW) if rate < fps)
    return sorted({rate for rate in played if min(SLOW) <= rate < fps}, reverse=True)


def smaller(kind: Format, size: Size, allowed: Callable[[Size], bool]) -> list[Size]:
    """The sizes below this one, of its shape, down to the first that is not allowed."""
    found: list[Size] = []
    for share in SHRUNK:
        wide, tall = (2 * round(share * side / 2) for side in size)
        if kind.fits((wide, tall)) != (wide, tall) or not allowed((wide, tall)):
            break
        found.append((wide, tall))
    return found


def search(rungs: Sequence[Rung], fits: Callable[[Rung], bool]) -> Rung | None:
    """The best rung that fits, by halving; None where none does: the last has then been asked.

    What is asked for depends on the answers alone: who may take more never gets a lower rung, even
    where a rung is larger than the one above it.
    """
    low, high = 0, len(rungs)
    while low < high:
        middle = (low + high) // 2
        if fits(rungs[middle]):
            high = middle
        else:
            low = middle + 1
    return rungs[low] if low < len(rungs) else None
