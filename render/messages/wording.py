"""How messages write numbers and sizes, and words that are not their own."""

import os
from pathlib import Path

CONTROLS = frozenset([*range(0x7F, 0xA0), 0x2028, 0x2029])
"""Control characters beyond ASCII's first, and what ends a line."""


def in_pixels(size: tuple[int, int]) -> str:
    """Width and height."""
    return f"{size[0]} × {size[1]}"


def in_millimetres(size: tuple[float, float]) -> str:
    """Width and height, given in points."""
    width, height = (side / 72 * 25.4 for side in size)
    return f"{width:.1f} × {height:.1f} mm"


def in_bytes(count: int) -> str:
    """Kilobytes, or megabytes from a million on."""
    if count < 1_000_000:
        return f"{count / 1000:.0f} kB"
    return f"{count / 1_000_000:.1f} MB"


def number(value: float) -> str:
    """A number as an option takes it: 25, 12.5."""
    return repr(float(value)).removesuffix(".0")


def legible(line: str) -> str:
    """The line, with what a terminal would act on or hide spelt out."""
    return "".join(
        letter
        if letter.isprintable() or letter == "\t"
        else letter.encode("unicode_escape").decode()
        for letter in line
    )


def refuse_unprintable(path: Path) -> Path:
    """The path; ValueError where it holds a control character, which no line could tell."""
    if any(ord(letter) < 32 or ord(letter) in CONTROLS for letter in os.fspath(path)):
        raise ValueError(f"{os.fspath(path)!r}: has a control character; choose another name")
    return path


def counted(count: int, word: str) -> str:
    """The count with its word, in the plural unless it is one."""
    return f"{count} {word}{'' if count == 1 else 's'}"


def grouped(number: int) -> str:
    """A whole number in groups of three digits; its size alone where it has very many."""
    if number >= 10**15:
        return "more than 10^15"
    return f"{number:,}".replace(",", " ")
