"""EncodeError: a file that could not be made whole."""


class EncodeError(RuntimeError):
    """The encoder or the disk failed; one line says the cause and the remedy."""
