"""Comment extensions of a GIF.

Source: CompuServe, Graphics Interchange Format, version 89a, 1990, sections 18, 24 and 26.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from render.containers.container import Container, framed, head_of

EXTENSION, COMMENT, APPLICATION = b"\x21", b"\xfe", b"\xff"
BEFORE = COMMENT + APPLICATION
"""What stands before the images, and says nothing of one of them."""

TRAILER = b"\x3b"
CHUNK = 2**20


def texts_in_gif(head: bytes) -> Iterator[str]:
    """The comments before the first image."""
    place = _first_block(head)
    while head[place : place + 1] == EXTENSION:
        label = head[place + 1 : place + 2]
        content, place = _sub_blocks(head, place + 2)
        if label == COMMENT:
            yield content.decode("ascii", errors="replace")


def insert_in_gif(path: Path, text: str) -> None:
    """Adds a comment of ASCII characters before the first image. Not atomic. Raises OSError."""
    with path.open("r+b") as file:
        head = file.read(CHUNK)
        place = _first_block(head)
        # Behind NETSCAPE2.0: some players look for the loop right after the palette.
        while head[place : place + 2] == EXTENSION + APPLICATION:
            _, place = _sub_blocks(head, place + 2)
        _insert(file, place, _comment(text.encode("ascii")))


def join_gifs(parts: Sequence[Path], path: Path) -> None:
    """Writes the images of all, one after another, behind what stands before those of the first.

    All have one palette and one size; their comments are left out. Not atomic. Raises OSError.
    """
    with path.open("wb") as file:
        for part in parts:
            content = part.read_bytes()
            place = _first_block(content)
            kept = content[:place]
            while content[place : place + 1] == EXTENSION and content[place + 1] in BEFORE:
                end = _sub_blocks(content, place + 2)[1]
                kept += content[place:end] * (content[place + 1] == APPLICATION[0])
                place = end
            file.write((b"" if file.tell() else kept) + content[place:].removesuffix(TRAILER))
        file.write(TRAILER)


def _comment(text: bytes) -> bytes:
    pieces = [text[start : start + 255] for start in range(0, len(text), 255)]
    blocks = b"".join(bytes([len(piece)]) + piece for piece in pieces)
    return EXTENSION + COMMENT + blocks + b"\0"


def _insert(file: BinaryIO, place: int, added: bytes) -> None:
    """Moves what follows the place towards the end, the last part first, and fills the gap."""
    end = file.seek(0, 2)
    while end > place:
        start = max(place, end - CHUNK)
        file.seek(start)
        moved = file.read(end - start)
        file.seek(start + len(added))
        file.write(moved)
        end = start
    file.seek(place)
    file.write(added)


def _first_block(head: bytes) -> int:
    """What follows the header, the screen's descriptor and, where there is one, its palette."""
    flags = head[10] if len(head) > 10 else 0
    return 13 + (3 << ((flags & 7) + 1) if flags & 0x80 else 0)


def _sub_blocks(head: bytes, place: int) -> tuple[bytes, int]:
    """Their content, and the place after them; what is cut short ends there."""
    content = bytearray()
    while length := int.from_bytes(head[place : place + 1]):
        content += head[place + 1 : place + 1 + length]
        place += 1 + length
    return bytes(content), place + 1


GIF = Container(
    ".gif",
    begins=lambda head: head.startswith(b"GIF8"),
    whole=framed(b"GIF8", TRAILER),
    texts=lambda file: texts_in_gif(head_of(file)),
)
