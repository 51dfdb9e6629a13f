"""Text chunks of a PNG.

Source: W3C, Portable Network Graphics, third edition, 2025, section 11.3.3.
"""

import zlib
from collections.abc import Iterator
from contextlib import suppress

from render.containers.container import Container, framed, head_of

SIGNATURE = b"\x89PNG\r\n\x1a\n"

LONGEST = 100_001
"""Characters to which what unpacks to more is cut."""


def texts_in_png(head: bytes, *, limit: int) -> Iterator[str]:
    """The texts before the image, of tEXt, zTXt and iTXt; what unpacks to more is cut at limit."""
    place = len(SIGNATURE)
    while (kind := head[place + 4 : place + 8]) not in {b"", b"IDAT", b"IEND"}:
        length = int.from_bytes(head[place : place + 4])
        _, _, content = head[place + 8 : place + 8 + length].partition(b"\0")
        if kind == b"tEXt":
            yield content.decode("latin-1")
        elif kind == b"zTXt":
            yield _unpacked(content[1:], limit).decode("latin-1")
        elif kind == b"iTXt":
            # After two bytes a language and a translated keyword, each ended by a zero.
            text = content[2:].split(b"\0", 2)[-1]
            plain = _unpacked(text, limit) if content[:1] == b"\1" else text
            yield plain.decode(errors="replace")
        place += 12 + length


def _unpacked(data: bytes, limit: int) -> bytes:
    with suppress(zlib.error):
        return zlib.decompressobj().decompress(data, limit)
    return b""


PNG = Container(
    ".png",
    begins=lambda head: head.startswith(SIGNATURE),
    whole=framed(SIGNATURE, b"IEND\xaeB`\x82"),
    texts=lambda file: texts_in_png(head_of(file), limit=LONGEST),
)
