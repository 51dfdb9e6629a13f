"""QuickTime's own files: the boxes of an MP4, by another brand.

Source: Apple, QuickTime File Format, for the brand.
"""

from render.containers.container import Container
from render.containers.mp4 import MP4

MOV = Container(
    ".mov",
    begins=lambda head: head[4:12] == b"ftypqt  ",
    whole=MP4.whole,
    texts=MP4.texts,
)
