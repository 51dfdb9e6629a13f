"""Strings of a PDF's information dictionary.

Source: Adobe, PDF Reference, sixth edition, 2006, sections 3.2.3 and 10.2.1.
"""

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

from render.containers.container import HEAD, Container, framed, head_of

# Possessive: a hostile file cannot make it search again and again.
ENTRY = re.compile(rb"/(?:Keywords|Subject)\s*+\(((?:[^()\\]++|\\.)*+)\)", re.DOTALL)
ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
MEANT = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def texts_in_pdf(data: bytes) -> Iterator[str]:
    """What /Keywords and /Subject say, where they are literal strings without bare parentheses."""
    for entry in ENTRY.finditer(data):
        text = ESCAPE.sub(_meant, entry[1])
        if text.startswith(codecs.BOM_UTF16_BE):
            yield text[2:].decode("utf-16-be", errors="replace")
        else:
            yield text.decode("latin-1")


def _meant(escape: re.Match[bytes]) -> bytes:
    character = escape[1]
    if character[0] in b"01234567":
        return bytes([int(character, 8) & 0xFF])
    if character in {b"\r\n", b"\r", b"\n"}:  # a line that goes on
        return b""
    return MEANT.get(character, character)


def _ends_of(file: BinaryIO) -> bytes:
    """The file's first bytes and its last, at most HEAD each."""
    head = head_of(file)
    file.seek(max(HEAD, file.seek(0, 2) - HEAD))
    return head + file.read(HEAD)


PDF = Container(
    ".pdf",
    begins=lambda head: head.startswith(b"%PDF-"),
    whole=framed(b"%PDF-", b"%%EOF"),
    texts=lambda file: texts_in_pdf(_ends_of(file)),
)
