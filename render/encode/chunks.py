"""The chunks of a long film, which is encoded piece by piece."""

CHUNK = 500
"""Frames: two of the encoder's own runs from one whole picture to the next, so none is added."""

MOST = 100
"""Chunks of one film: each is a file until they are joined."""


def chunks_of(length: int) -> list[range]:
    """The frames of each chunk of so long a film, whatever makes it: the bytes depend on them."""
    chunk = max(CHUNK, -(-length // MOST))
    return [range(start, min(length, start + chunk)) for start in range(0, length, chunk)]
