"""Limits: the ends of an axis as a declaration may give them."""

import math
from typing import Any

from optimizers.number import is_real
from surfaces.domain import FARTHEST


def limit_faults(
    where: str,
    limits: Any,  # noqa: ANN401  # whatever was given
    *,
    log: bool = False,
) -> list[str]:
    """What is wrong with limits that are not None, nor (low, high) on an axis, even or `log`."""
    if limits is None:
        return []
    told = f"{where} is {limits!r}; it must be"
    try:
        low, high = limits
    except (TypeError, ValueError):
        return [f"{told} (low, high) or None"]
    ends = [_as_float(end) for end in (low, high)]
    if not ends[0] < ends[1] or not all(map(math.isfinite, ends)):
        return [f"{told} two finite numbers, the lower one first"]
    if max(abs(ends[0]), abs(ends[1])) > FARTHEST:
        return [f"{told} no farther from 0 than {FARTHEST:g}"]
    if log and ends[0] <= 0:
        return [f"{told} greater than 0 on a logarithmic axis"]
    return []


def _as_float(value: object) -> float:
    """The number; nan for what is none or cannot be one."""
    if not is_real(value):
        return math.nan
    try:
        return float(value)
    except OverflowError:
        return math.nan
