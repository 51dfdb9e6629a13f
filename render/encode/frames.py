"""Frames: what an encoder needs to know of a film."""

from collections.abc import Callable
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

Frame: TypeAlias = NDArray[np.uint8]
"""One picture, red, green and blue, shape (height, width, 3), C-contiguous.

Of a transparent film (height, width, 4): opacity comes last, and colours are not multiplied by it.
"""

Report: TypeAlias = Callable[[int, int], None]
"""Told the number of frames handed over, and of frames in all."""


def silent(_done: int, _total: int) -> None:
    """Nobody is told."""


class Frames(Protocol):
    """len(film) frames; film[i] may be drawn in any order and in several threads."""

    @property
    def size(self) -> tuple[int, int]:
        """Width and height, pixels."""

    @property
    def fps(self) -> float:
        """Frames a second."""

    @property
    def colours(self) -> tuple[str, ...]:
        """The '#rrggbb' that a palette must keep exactly."""

    @property
    def transparent(self) -> bool:
        """Whether the frames have no ground, and a fourth channel."""

    def __len__(self) -> int: ...

    def __getitem__(self, index: int, /) -> Frame: ...
