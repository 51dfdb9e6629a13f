"""Reordered: frames of a film in an order of their own, a part of it or there and back."""

from collections.abc import Sequence
from dataclasses import dataclass

from render.encode.frames import Frame, Frames


@dataclass(frozen=True, eq=False)
class Reordered:
    """Those frames of a film, by their numbers in it; a film itself.

    What is said in a frame, and what has been walked, is what the whole film says there.
    """

    film: Frames
    order: Sequence[int]

    @property
    def size(self) -> tuple[int, int]:
        """Width and height, pixels."""
        return self.film.size

    @property
    def fps(self) -> float:
        """Frames a second."""
        return self.film.fps

    @property
    def colours(self) -> tuple[str, ...]:
        """The '#rrggbb' that a palette must keep exactly: those of the whole film."""
        return self.film.colours

    @property
    def transparent(self) -> bool:
        """Whether the frames have no ground."""
        return self.film.transparent

    def __len__(self) -> int:
        return len(self.order)

    def __getitem__(self, index: int) -> Frame:
        """The pixels of a frame; counted from the end where negative. Raises IndexError."""
        return self.film[self.order[index]]


def boomerang(frames: range) -> list[int]:
    """The frames to the last, then back to the second; shown for ever, they never jump.

    None is shown twice in a row: 0 1 2 3 2 1, and then 0 again. Of one frame it is that one.
    """
    return [*frames, *reversed(frames[1:-1])]
