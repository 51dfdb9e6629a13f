"""Text chunks of a PNG.

Source: W3C, Portable Network Graphics, third edition, 2025, section 11.3.3.
"""

import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO

from render.containers.container import HEAD, Container, framed

SIGNATURE = b"\x89PNG\r\n\x1a\n"

MOST = 10_000
"""Chunks that are looked at."""

LONGEST = 100_001
"""Characters to which what unpacks to more is cut."""


def texts_in_png(file: BinaryIO, *, limit: int) -> Iterator[str]:
    """The texts of tEXt, zTXt and iTXt; what unpacks to more is cut at limit."""
    place = len(SIGNATURE)
    for _ in range(MOST):
        file.seek(place)
        head = file.read(8)
        length, kind = int.from_bytes(head[:4]), head[4:]
        if kind in {b"", b"IEND"}:
            return
        place += 12 + length
        if kind in {b"tEXt", b"zTXt", b"iTXt"}:
            yield _text(kind, file.read(min(length, HEAD)), limit)


def _text(kind: bytes, content: bytes, limit: int) -> str:
    _, _, told = content.partition(b"\0")
    if kind == b"tEXt":
        return told.decode("latin-1")
    if kind == b"zTXt":
        return _unpacked(told[1:], limit).decode("latin-1")
    # After two bytes a language and a translated keyword, each ended by a zero.
    text = told[2:].split(b"\0", 2)[-1]
    return (_unpacked(text, limit) if told[:1] == b"\1" else text).decode(errors="replace")


def _unpacked(data: bytes, limit: int) -> bytes:
    with suppress(zlib.error):
        return zlib.decompressobj().decompress(data, limit)
    return b""


PNG = Container(
    ".png",
    begins=lambda head: head.startswith(SIGNATURE),
    whole=framed(SIGNATURE, b"IEND\xaeB`\x82"),
    texts=lambda file: texts_in_png(file, limit=LONGEST),
)
