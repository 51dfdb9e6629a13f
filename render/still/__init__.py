"""One frame of a film becomes a still: pixels, or a page of vectors."""

from render.still.format import StillFormat
from render.still.formats import STILLS, is_still, still_format_of
from render.still.save import save

__all__ = ["STILLS", "StillFormat", "is_still", "save", "still_format_of"]
