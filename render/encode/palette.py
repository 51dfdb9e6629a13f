"""One palette for a whole film, with the colours of its lines and letters kept exactly."""

import re
from collections.abc import Iterable, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from render.encode.frames import Frame

Palette: TypeAlias = NDArray[np.uint8]
"""Colours, red, green and blue, shape (n, 3)."""

ENTRIES = 255
"""The 256th stands for transparent, with which ffmpeg leaves out what did not change."""

RARE = 48
"""Entries left to colours that no other comes near, such as a path's behind a hill."""

SPECK = 6
"""Pixels of the sample that such a colour has at least, alike to one part in 32."""

PIXELS = 2_000_000
"""How many pixels the palette is chosen from at most, over all sampled frames."""

MOST_SEEN = 32
"""Entries for what is seen most, however few are wanted."""

LINEAR_TO_CONES = np.array(
    [
        [0.4122214708, 0.2119034982, 0.0883024619],
        [0.5363325363, 0.6806995451, 0.2817188376],
        [0.0514459929, 0.1073969566, 0.6299787005],
    ]
)
CONES_TO_LAB = np.array(
    [
        [0.2104542553, 1.9779984951, 0.0259040371],
        [0.7936177850, -2.4285922050, 0.7827717662],
        [-0.0040720468, 0.4505937099, -0.8086757660],
    ]
)


def reserved(colours: Sequence[str]) -> Palette:
    """The distinct colours, shape (n, 3); ValueError where one is no '#rrggbb' or n > 127."""
    for colour in colours:
        if not re.fullmatch("#[0-9a-fA-F]{6}", colour):
            raise ValueError(f"colour {colour!r} is no '#rrggbb'")
    distinct = list(dict.fromkeys(bytes.fromhex(colour[1:]) for colour in colours))
    if len(distinct) > ENTRIES // 2:
        raise ValueError(f"{len(distinct)} colours to keep exactly; allowed: {ENTRIES // 2}")
    return np.array([list(colour) for colour in distinct], np.uint8).reshape(-1, 3)


def palette_of(
    frames: Iterable[Frame], count: int, kept: Palette, *, entries: int = ENTRIES
) -> Palette:
    """The kept colours, then what else `count` frames show most, and what is rare, (255, 3).

    Beyond so many `entries`, the kept ones at least and some for others, all repeat the last.

    The median cut gives its entries to where pixels are many: a few of a colour of their own
    would be shown in that of another walker.
    """
    from PIL import Image

    pixels = []
    for frame in frames:
        step = int(np.ceil(np.sqrt(frame.shape[0] * frame.shape[1] * count / PIXELS)))
        pixels.append(frame[::step, ::step].reshape(-1, 3).copy())
    sample = np.concatenate(pixels)
    sample = sample[~np.isin(_codes(sample), _codes(kept))]
    found = kept[:0]
    if len(sample):
        image = Image.fromarray(sample[np.newaxis])
        most = max(MOST_SEEN, entries - len(kept) - RARE)
        cut = image.quantize(most, method=Image.Quantize.MEDIANCUT)
        found = np.array(cut.getpalette(), np.uint8).reshape(-1, 3)[:most]
        found = np.concatenate([found, _rare(sample, np.concatenate([kept, found]))])
    filled = np.concatenate([kept, found])
    return filled[np.minimum(np.arange(ENTRIES), len(filled) - 1)]


def _rare(sample: Palette, entries: Palette) -> Palette:
    """Colours of the sample farthest from all entries and one another, shape (RARE or fewer, 3)."""
    cells, each = np.unique(_codes((sample >> 3).astype(np.uint8)), return_inverse=True)
    counts = np.bincount(each, minlength=len(cells))
    places = np.zeros(len(cells), dtype=np.int64)
    places[each] = np.arange(len(each))
    colours = sample[places[counts >= SPECK]]
    lab = _oklab(colours)
    nearest = np.full(len(colours), np.inf)
    for entry in _oklab(entries):
        nearest = np.minimum(nearest, np.linalg.norm(lab - entry, axis=1))
    chosen = []
    for _ in range(min(RARE, len(colours))):
        chosen.append(int(np.argmax(nearest)))
        nearest = np.minimum(nearest, np.linalg.norm(lab - lab[chosen[-1]], axis=1))
    return colours[chosen]


def _oklab(colours: NDArray[np.uint8] | NDArray[np.int64]) -> NDArray[np.float64]:
    """The space in which ffmpeg looks for the nearest colour, shape (..., 3).

    Source: B. Ottosson, A perceptual color space for image processing, 2020.
    """
    srgb = colours / 255
    linear = np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
    lab: NDArray[np.float64] = np.cbrt(linear @ LINEAR_TO_CONES) @ CONES_TO_LAB
    return lab


def _codes(colours: Palette) -> NDArray[np.int64]:
    """Each colour as one number, shape (n,)."""
    codes: NDArray[np.int64] = colours @ np.array([65536, 256, 1])
    return codes
