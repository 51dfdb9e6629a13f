"""Shapes to pixels, by compiled kernels that release the interpreter's lock."""

from render.raster.canvas import Canvas
from render.raster.text import extent, text_width

__all__ = ["Canvas", "extent", "text_width"]
