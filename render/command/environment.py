"""What a place asks of the libraries below, and what of it the command does without."""

import os

UNHEARD = ("SOURCE_DATE_EPOCH", "NUMBA_NUM_THREADS")
"""Variables that change nothing we make, and that libraries stumble over where they are wrong."""


def own_environment() -> None:
    """Takes from this process, and those that it starts, what could only be in its way.

    A notebook sets matplotlib's backend to its own, which may not be known here; none is used.
    """
    os.environ["MPLBACKEND"] = "agg"
    for name in UNHEARD:
        os.environ.pop(name, None)
