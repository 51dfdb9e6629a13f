"""EncodeError: a file that could not be made whole."""

from collections.abc import Iterator
from contextlib import contextmanager


class EncodeError(RuntimeError):
    """The encoder or the disk failed; one line says the cause and the remedy."""


@contextmanager
def disk_told(doing: str) -> Iterator[None]:
    """An OSError of the body becomes an EncodeError, which says what could not be done."""
    try:
        yield
    except OSError as error:
        raise EncodeError(
            f"cannot {doing}: {error.strerror}; free some space, then run again"
        ) from error
