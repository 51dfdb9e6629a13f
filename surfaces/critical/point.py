"""CriticalPoint: a place where the gradient vanishes, and what kind of place it is."""

from typing import Literal, NamedTuple, TypeAlias

Kind: TypeAlias = Literal["minimum", "maximum", "saddle", "flat", "valley", "ridge", "level"]
"""Of isolated points the first four, "flat" where all curvature vanishes along a line and the
ground neither rises nor falls all around; of sets of them the others: the floor of a valley and the
top of a ridge that run level, smooth or creased, and level ground."""


class CriticalPoint(NamedTuple):
    """Where the gradient vanishes; of a whole line or field of such points, one."""

    x: float
    y: float
    value: float
    kind: Kind
