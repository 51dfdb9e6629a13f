"""Container: a kind of file that holds a picture, whoever wrote it."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

HEAD = 2**20
"""Bytes at a file's start, and for a PDF at its end, in which a text is looked for."""

END = 64
"""Bytes of a file's end that are looked at, to see whether it is there."""


@dataclass(frozen=True)
class Container:
    """One kind of file.

    suffix: with its dot, in lower case
    begins: whether a file whose first bytes are these is of this kind
    whole: whether the file is there to its end: half a copy is not
    texts: the texts that it carries beside its picture; reads a bounded part, runs nothing in it,
        and passes over what is cut short
    """

    suffix: str
    begins: Callable[[bytes], bool]
    whole: Callable[[BinaryIO], bool]
    texts: Callable[[BinaryIO], Iterator[str]]


def head_of(file: BinaryIO) -> bytes:
    """The file's first bytes, at most HEAD."""
    file.seek(0)
    return file.read(HEAD)


def framed(start: bytes, end: bytes) -> Callable[[BinaryIO], bool]:
    """Whether a file starts and ends with these, white space at its end aside."""

    def whole(file: BinaryIO) -> bool:
        head = file.read(len(start))
        file.seek(max(0, file.seek(0, os.SEEK_END) - END))
        return head == start and file.read().rstrip().endswith(end)

    return whole
