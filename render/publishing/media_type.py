"""The media type of a film, with its codec, by which a browser knows what it can play.

Source: RFC 6381, section 3.3; for VP9 the short name that every browser knows.
"""

from pathlib import Path

HEAD = 2**16
"""Bytes at the beginning of a film among which its codec is named: moov stands before the rest."""


def media_type(film: Path) -> str:
    """As it stands in <source type="…">. Raises OSError where the film cannot be read."""
    if film.suffix == ".webm":
        return "video/webm; codecs=vp9"
    with film.open("rb") as file:
        head = file.read(HEAD)
    # ISO/IEC 14496-15, 5.3.3.1: a version, then profile, its constraints and level, a byte each.
    _, found, told = head.partition(b"avcC")
    return f"video/mp4; codecs=avc1.{told[1:4].hex()}" if found and len(told) >= 4 else "video/mp4"
