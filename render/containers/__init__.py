"""Files that hold pictures: whether one is whole, and what text it carries beside the picture."""

from render.containers.container import Container
from render.containers.containers import CONTAINERS, comments_in, is_whole, stands_whole
from render.containers.gif import insert_in_gif, join_gifs

__all__ = [
    "CONTAINERS",
    "LARGEST",
    "Container",
    "comments_in",
    "insert_in_gif",
    "is_whole",
    "join_gifs",
    "stands_whole",
]

LARGEST = 100_000
"""Characters that a text may have: what every kind of file, and one argument of ffmpeg, holds."""
