"""as_declared(optimizer): what walks in its stead, so that each walk begins as the first."""

import copy
import sys
from typing import TypeVar

Thing = TypeVar("Thing")


def as_declared(optimizer: Thing) -> Thing:
    """A deep copy: whatever it keeps on itself ends with its walk, modules are shared.

    Raises ValueError where it cannot be copied.
    """
    try:
        return _copied(optimizer)
    except (TypeError, AttributeError, ValueError, RecursionError, copy.Error) as error:
        kind = type(optimizer).__name__
        told = " ".join(f"{type(error).__name__}: {error}".split())
        raise ValueError(
            f"{kind}: cannot be copied, so that each walk begins as the first ({told}); make what "
            "cannot be copied in its start or step, or outside the class"
        ) from error


def _copied(thing: Thing) -> Thing:
    try:
        return copy.deepcopy(thing)
    except TypeError:  # a module holds it up, perhaps; to name all of them takes longer than a copy
        return copy.deepcopy(thing, {id(one): one for one in tuple(sys.modules.values())})
