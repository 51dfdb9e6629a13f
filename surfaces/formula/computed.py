"""Computed: a function of x and y as a list of numpy's operations, each on results before it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeAlias

import numpy as np

Line: TypeAlias = tuple[str, *tuple[float | int, ...]]
"""An operation and the numbers of the lines it is done to, or "number" and its value."""


def _whole_power(x: Any, n: int) -> Any:  # noqa: ANN401  # an array, or a number
    """The product of n factors x, by squaring: the same bits on every processor."""
    made, square = None, x
    while n:
        if n & 1:
            made = square if made is None else made * square
        n >>= 1
        square = square * square if n else square
    return made


def _step(x: Any) -> Any:  # noqa: ANN401  # likewise
    """0 below 0, 1 above, and ½ at 0."""
    return np.heaviside(x, 0.5)


OPERATIONS: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {
        "add": np.add,
        "subtract": np.subtract,
        "multiply": np.multiply,
        "divide": np.divide,
        "negative": np.negative,
        "power": np.power,
        "sqrt": np.sqrt,
        "exp": np.exp,
        "log": np.log,
        "sin": np.sin,
        "cos": np.cos,
        "tan": np.tan,
        "asin": np.arcsin,
        "acos": np.arccos,
        "atan": np.arctan,
        "sinh": np.sinh,
        "cosh": np.cosh,
        "tanh": np.tanh,
        "absolute": np.abs,
        "sign": np.sign,
        "step": _step,
        "larger": np.maximum,
        "smaller": np.minimum,
    }
)


@dataclass(frozen=True)
class Computed:
    """What a formula says, or derivatives of it, for arrays x and y of any one shape.

    Lines 0 and 1 are x and y; `lines` are those from 2 on; `results` are the numbers of those that
    are given back, as an array where it is one, as a tuple where they are several. What is not
    real, or too large, is not finite, and is not warned of.
    """

    lines: tuple[Line, ...]
    results: tuple[int, ...]
    several: bool

    def __call__(self, x: Any, y: Any) -> Any:  # noqa: ANN401  # arrays, or numbers
        """The value, or the derivatives, at (x, y)."""
        done: list[Any] = [x, y]
        with np.errstate(all="ignore"):
            for name, *of in self.lines:
                if name == "number":
                    done.append(float(of[0]))
                elif name == "whole power":
                    done.append(_whole_power(done[int(of[0])], int(of[1])))
                else:
                    done.append(OPERATIONS[name](*(done[int(line)] for line in of)))
        found = tuple(done[line] for line in self.results)
        return found if self.several else found[0]
