"""Pixels: a frame, an array like any other, which a notebook shows as a picture."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import numpy as np


class Pixels(np.ndarray[Any, np.dtype[np.uint8]]):
    """Red, green and blue of a frame, shape (height, width, 3).

    What is cut or computed from it is of this class too, and a picture where it has that shape.
    """

    def _repr_png_(self) -> bytes | None:
        """The PNG of these very pixels; None where they are no picture."""
        from PIL import Image

        if self.dtype != np.uint8 or self.shape[2:] != (3,) or not self.size:
            return None
        file = BytesIO()
        Image.fromarray(self).save(file, "PNG")
        return file.getvalue()
