"""What counts as a number: whole or real, of Python or numpy, and no truth."""

from numbers import Integral, Real
from typing import TypeGuard


def is_whole(value: object) -> TypeGuard[int]:
    """Whether it is a whole number, such as 3 or np.int64(3), and no truth."""
    return isinstance(value, Integral) and not isinstance(value, bool)


def is_real(value: object) -> TypeGuard[float]:
    """Whether it is a real number, and no truth."""
    return isinstance(value, Real) and not isinstance(value, bool)
