"""PNG: a frame's pixels, on their ground or on none."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from render.containers import png as container
from render.still.format import StillFormat

if TYPE_CHECKING:
    from render.film.film import Film


def _made(film: Film, frame: int, *, unit: float, transparent: bool, comment: str) -> bytes:
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    from render.still.cut_out import cut_out

    if transparent:
        shapes = film.picture(frame)
        pixels = cut_out(shapes, film.size).pixels
    else:
        pixels = film[frame]
    told = PngInfo()
    told.add_text("Title", film.scene.title)
    told.add_text("Software", "steepest")
    if comment:
        told.add_text("Comment", comment)
    file = BytesIO()
    dots = 72 / unit
    Image.fromarray(pixels).save(file, "PNG", optimize=True, pnginfo=told, dpi=(dots, dots))
    return file.getvalue()


PNG = StillFormat(
    container=container.PNG, density=1, vectors=False, made=_made, built=("--scale=2",)
)
