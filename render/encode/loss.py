"""Loss: how far a GIF may be from the frames drawn."""

from dataclasses import dataclass

from render.encode.palette import ENTRIES


@dataclass(frozen=True)
class Loss:
    """What may differ from the frames drawn; distances are squares, 2r² + 4g² + 3b² in levels.

    colours: of the palette
    stale: how far what stands may be from what is drawn before it is shown anew
    quick: the same for most frames; each second has some in which only `stale` counts
    spread: how far a pixel may be from its own colour to have that of its neighbour
    dithered: whether every other pixel is looked up one level darker: fixed to the grid, so that
        what stands still stays the same, and just enough that no shaded surface shows bands
    """

    colours: int = ENTRIES
    stale: int = 0
    quick: int = 0
    spread: int = 0
    dithered: bool = True

    @property
    def told(self) -> str:
        """In words, distances in levels of a channel."""
        dither = "dithered" if self.dithered else "without dither"
        levels = round((self.quick / 9) ** 0.5)
        return f"{self.colours} colours {dither}, what moves within {levels} levels"
