"""Planes: pixels as brightness and two colour differences, of which one stands for four pixels.

BT.709 in the limited range, 16 to 235 and 16 to 240. Source: ITU-R BT.709-6, section 3; in whole
numbers of 2⁻¹⁶, whose rows sum to 219 / 255 and to 0, so that white is 235 and greys stay grey.
"""

import numpy as np
from numpy.typing import NDArray

from render.raster.kernel import kernel

Bytes = NDArray[np.uint8]

RED, GREEN, BLUE = np.int32(11966), np.int32(40254), np.int32(4064)
BLACK = np.int32((16 << 16) + (1 << 15))
"""Brightness 16, and half of the last place, which rounds."""

STRONG = np.int32(28784)
BLUE_RED, BLUE_GREEN = np.int32(6596), np.int32(22188)
RED_GREEN, RED_BLUE = np.int32(26145), np.int32(2639)
GREY = np.int32((128 << 18) + (1 << 17))
"""Likewise for the sum of four."""


def planes(pixels: Bytes) -> Bytes:
    """The planes of pixels (height, width, 3), both even, one after another: yuv420p, flat."""
    height, width = pixels.shape[:2]
    made = np.empty(height * width * 3 // 2, dtype=np.uint8)
    brightness, blue, red = np.split(made, [height * width, height * width * 5 // 4])
    flat = np.asarray(pixels).reshape(-1)  # compiled code takes a subclass more slowly
    fill_brightness(flat, brightness)
    fill_differences(flat, width, blue, red)
    return made


@kernel
def fill_brightness(pixels: Bytes, brightness: Bytes) -> None:
    """One for each pixel; all of them flat, which the compiler makes vectors of."""
    for k in range(len(brightness)):
        red, green, blue = pixels[3 * k], pixels[3 * k + 1], pixels[3 * k + 2]
        total = np.int32(red) * RED + np.int32(green) * GREEN + np.int32(blue) * BLUE
        brightness[k] = np.uint8((total + BLACK) >> np.int32(16))


@kernel
def fill_differences(pixels: Bytes, width: int, blue: Bytes, red: Bytes) -> None:
    """One each for every two by two pixels, of their mean."""
    half = width // 2
    for row in range(len(blue) // half):
        begin = row * 6 * width
        fill_row(
            pixels[begin : begin + 3 * width],
            pixels[begin + 3 * width : begin + 6 * width],
            blue[row * half : (row + 1) * half],
            red[row * half : (row + 1) * half],
        )


@kernel
def fill_row(above: Bytes, below: Bytes, blue: Bytes, red: Bytes) -> None:
    """The differences of two rows of pixels."""
    for k in range(len(blue)):
        r = np.int32(above[6 * k]) + np.int32(above[6 * k + 3])
        r += np.int32(below[6 * k]) + np.int32(below[6 * k + 3])
        g = np.int32(above[6 * k + 1]) + np.int32(above[6 * k + 4])
        g += np.int32(below[6 * k + 1]) + np.int32(below[6 * k + 4])
        b = np.int32(above[6 * k + 2]) + np.int32(above[6 * k + 5])
        b += np.int32(below[6 * k + 2]) + np.int32(below[6 * k + 5])
        bluer = b * STRONG - r * BLUE_RED - g * BLUE_GREEN
        redder = r * STRONG - g * RED_GREEN - b * RED_BLUE
        blue[k] = np.uint8((bluer + GREY) >> np.int32(18))
        red[k] = np.uint8((redder + GREY) >> np.int32(18))
