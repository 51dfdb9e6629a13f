"""A film's frames become one file, whole or not at all."""

from render.encode.ahead import threads_for
from render.encode.chunks import chunks_of
from render.encode.coding import Coding
from render.encode.encode import CODING, STALL, encode, encode_into, refuse
from render.encode.error import EncodeError
from render.encode.ffmpeg_version import ffmpeg_version
from render.encode.format import Format
from render.encode.formats import FORMATS, format_of
from render.encode.frames import Frames
from render.encode.output import beside, refuse_unwritable, sweep, sweep_all, whole_file
from render.encode.reordered import Reordered, boomerang

__all__ = [
    "CODING",
    "FORMATS",
    "STALL",
    "Coding",
    "EncodeError",
    "Format",
    "Frames",
    "Reordered",
    "beside",
    "boomerang",
    "chunks_of",
    "encode",
    "encode_into",
    "ffmpeg_version",
    "format_of",
    "refuse",
    "refuse_unwritable",
    "sweep",
    "sweep_all",
    "threads_for",
    "whole_file",
]
