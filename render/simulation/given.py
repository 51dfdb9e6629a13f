"""What a rule is given, told to whoever takes it for something else."""

from collections.abc import Iterator
from contextlib import contextmanager

SLIPS = ("unpack", "broadcast", "shape")
"""Words of the ValueErrors that come of taking positions for one point."""


@contextmanager
def told_what_it_is_given(kind: str, shape: tuple[int, ...]) -> Iterator[None]:
    """A step runs inside; what it raises as if it were given other things says what it is given."""
    try:
        yield
    except (TypeError, IndexError, ValueError) as error:
        if not isinstance(error, ValueError) or any(word in str(error) for word in SLIPS):
            error.add_note(
                f"{kind}.step is given (gradient, position, state): a function of positions; an "
                f"array of shape {shape}, a row a start; what start or the step before returned"
            )
        raise
