"""Texts of a WebP, in its XMP chunk.

Source: RFC 9649, section 2.7, for chunks; ISO 16684-1:2019 for what XMP says.
"""

import html
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from render.containers.container import HEAD, Container

FORM, KIND = b"RIFF", b"WEBP"
EXTENDED, TEXT = b"VP8X", b"XMP "
PICTURES = frozenset({b"VP8 ", b"VP8L", b"ANMF"})
HAS_TEXT, HAS_OPACITY = 4, 16

MOST = 100_000
"""Chunks that are looked at: every frame is one, and texts come last."""

# No XML parser: entities of a hostile file are not expanded.
SAID = re.compile(rb"<rdf:li[^>]*+>([^<]*+)</rdf:li>")

PACKET = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description>'
    '<rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt>'
    "</dc:description></rdf:Description></rdf:RDF></x:xmpmeta>"
)


def texts_in_webp(file: BinaryIO) -> Iterator[str]:
    """What the descriptions of its XMP say."""
    for kind, place, length in islice(_chunks(file), MOST):
        if kind == TEXT:
            file.seek(place)
            for found in SAID.finditer(file.read(min(length, HEAD))):
                yield html.unescape(found[1].decode(errors="replace"))


def append_to_webp(path: Path, text: str, *, size: tuple[int, int]) -> None:
    """Adds a description of ASCII characters at the end. Not atomic. Raises OSError.

    A file of one picture, of `size` in pixels, is made one that can carry it.
    """
    packet = PACKET.format(html.escape(text, quote=False)).encode("ascii")
    with path.open("r+b") as file:
        kind, place, _ = next(_chunks(file))
        if kind == EXTENDED:
            file.seek(place)
            flags = file.read(1)[0]
            file.seek(place)
            file.write(bytes([flags | HAS_TEXT]))
        else:
            file.seek(12)
            picture = file.read()
            sides = b"".join((side - 1).to_bytes(3, "little") for side in size)
            # What has opacity says so in its own first bytes.
            opaque = kind != b"VP8L" or not picture[12] & 16
            flags = HAS_TEXT | (0 if opaque else HAS_OPACITY)
            file.seek(12)
            file.write(_chunk(EXTENDED, bytes([flags, 0, 0, 0]) + sides) + picture)
        file.seek(0, 2)
        file.write(_chunk(TEXT, packet))
        length = file.tell() - 8
        file.seek(4)
        file.write(length.to_bytes(4, "little"))


def _chunk(kind: bytes, content: bytes) -> bytes:
    return kind + len(content).to_bytes(4, "little") + content + bytes(len(content) % 2)


def _chunks(file: BinaryIO) -> Iterator[tuple[bytes, int, int]]:
    """Kind, place and length of the content of each chunk, up to one that is cut short."""
    end, place = file.seek(0, 2), 12
    while place < end:
        file.seek(place)
        head = file.read(8)
        length = int.from_bytes(head[4:], "little")
        if place + 8 + length + length % 2 > end:
            return
        yield head[:4], place + 8, length
        place += 8 + length + length % 2


def _is_whole(file: BinaryIO) -> bool:
    """Whether it is as long as it says, its last chunk ends there, and it holds a picture."""
    end = file.seek(0, 2)
    file.seek(0)
    head = file.read(12)
    if not _begins(head) or int.from_bytes(head[4:8], "little") + 8 != end:
        return False
    last, kinds = 12, set()
    for kind, place, length in _chunks(file):
        kinds.add(kind)
        last = place + length + length % 2
    return last == end and not kinds.isdisjoint(PICTURES)


def _begins(head: bytes) -> bool:
    return head[:4] == FORM and head[8:12] == KIND


WEBP = Container(".webp", begins=_begins, whole=_is_whole, texts=texts_in_webp)
