"""Shapes to pixels, by compiled kernels that release the interpreter's lock."""

from render.raster.canvas import Canvas
from render.raster.text import missing_glyphs, text_width

__all__ = ["Canvas", "missing_glyphs", "text_width"]
