"""Descriptions in an SVG's metadata, as matplotlib and Inkscape write them."""

import html
import re
from collections.abc import Iterator

from render.containers.container import Container, framed, head_of

# No XML parser: entities of a hostile file are not expanded.
DESCRIPTION = re.compile(rb"<dc:description>([^<]*+)</dc:description>")


def texts_in_svg(head: bytes) -> Iterator[str]:
    """What each dc:description says."""
    for found in DESCRIPTION.finditer(head):
        yield html.unescape(found[1].decode(errors="replace"))


SVG = Container(
    ".svg",
    begins=lambda head: b"<svg" in head,
    whole=framed(b"<", b"</svg>"),
    texts=lambda file: texts_in_svg(head_of(file)),
)
