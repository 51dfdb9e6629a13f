"""Boomerang: a film shown forward, then backward."""

from dataclasses import dataclass

from render.encode.frames import Frame, Frames


@dataclass(frozen=True, eq=False)
class Boomerang:
    """The frames of a film to its last, then back to its second; shown for ever, it never jumps.

    No frame is shown twice in a row: 0 1 2 3 2 1, and then 0 again. One of one frame has one.
    """

    film: Frames

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
        """The '#rrggbb' that a palette must keep exactly."""
        return self.film.colours

    @property
    def transparent(self) -> bool:
        """Whether the frames have no ground."""
        return self.film.transparent

    def __len__(self) -> int:
        return max(1, 2 * len(self.film) - 2)

    def __getitem__(self, index: int) -> Frame:
        """The frame; IndexError for one that the film does not have."""
        index = range(len(self))[index]
        return self.film[min(index, len(self) - index) if index else 0]
