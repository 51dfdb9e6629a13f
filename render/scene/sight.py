"""How far apart two colours look, in normal sight and in each colour blindness.

Source of the blindnesses: Machado, Oliveira & Fernandes, "A Physiologically-based Model for
Simulation of Color Vision Deficiency", IEEE TVCG 15(6), 2009, at full severity; of the space in
which distances are even to the eye: Ottosson, "A perceptual color space for image processing"
(Oklab), 2020.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

SIGHTS = np.array(
    [
        [(1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)],
        [
            (0.152286, 1.052583, -0.204868),
            (0.114503, 0.786281, 0.099216),
            (-0.003882, -0.048116, 1.051998),
        ],
        [
            (0.367322, 0.860646, -0.227968),
            (0.280085, 0.672501, 0.047413),
            (-0.011820, 0.042940, 0.968881),
        ],
        [
            (1.255528, -0.076749, -0.178779),
            (-0.078411, 0.930809, 0.147602),
            (0.004733, 0.691367, 0.303900),
        ],
    ]
)
"""Linear red, green and blue as seen: in normal sight, by protanopes, deuteranopes, tritanopes."""

CONES = np.array(
    [
        (0.4122214708, 0.5363325363, 0.0514459929),
        (0.2119034982, 0.6806995451, 0.1073969566),
        (0.0883024619, 0.2817188376, 0.6299787005),
    ]
)
VIVID = 1.6
"""What differences of hue and chroma count for beside those of lightness, as lines are thin."""

LAB = np.array([[1.0], [VIVID], [VIVID]]) * np.array(
    [
        (0.2104542553, 0.7936177850, -0.0040720468),
        (1.9779984951, -2.4285922050, 0.4505937099),
        (0.0259040371, 0.7827717662, -0.8086757660),
    ]
)


NEAR = 12.9
"""Two colours nearer than this may be taken for each other."""


def apart(colours: Sequence[tuple[int, int, int]]) -> NDArray[np.float64]:
    """The distance (n, n) between each two colours in the sight that tells them apart worst.

    Colours are red, green and blue, 0 to 255; from black to white it is 100.
    """
    given = np.array(colours, dtype=np.float64).reshape(-1, 3) / 255
    linear = np.where(given <= 0.04045, given / 12.92, ((given + 0.055) / 1.055) ** 2.4)
    seen = np.clip(np.einsum("sij,nj->sni", SIGHTS, linear), 0, 1)
    lab = 100 * np.cbrt(seen @ CONES.T) @ LAB.T
    distances = np.linalg.norm(lab[:, :, None] - lab[:, None], axis=-1)
    worst: NDArray[np.float64] = distances.min(axis=0)
    return worst
