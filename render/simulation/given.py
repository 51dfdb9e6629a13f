"""What a rule is given, told to whoever takes it for something else."""

SLIPS = ("unpack", "broadcast", "shape")
"""Words of the ValueErrors that come of taking positions for one point."""


def tell_what_it_is_given(error: Exception, kind: str, shape: tuple[int, ...]) -> None:
    """Note on what a step raised, as if it were given other things, what it is given."""
    if not isinstance(error, ValueError) or any(word in str(error) for word in SLIPS):
        error.add_note(
            f"{kind}.step is given (gradient, position, state): a function of positions; an array "
            f"of shape {shape}, a row a start; what start or the step before returned"
        )
