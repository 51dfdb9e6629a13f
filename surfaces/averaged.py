"""A surface that is a mean over data: the loss of a model with two weights."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surfaces.surface import Points, Surface, Values, described, real

PART = 2**16
"""Points times examples that are worked on together: what stays near the processor."""


@dataclass(frozen=True, eq=False)
class Averaged(Surface):
    """The mean over data, f(x, y) = (1/n) Σᵢ loss(x, y, columns of the i-th example).

    `data` are columns, of one number an example each. `loss(x, y, *columns)` and
    `dloss(x, y, *columns)`, which returns the pair of derivatives by x and y, take arrays that
    broadcast against each other, points along the first axis, examples along the last, and work
    elementwise. What each example adds, such as λ(x² + y²), stands in the loss as well.
    The rest is as in Surface, which makes `f` and `df` of them.

    Raises ValueError as Surface does, and where the columns are not finite numbers, at least 1, and
    as many in each.
    """

    f: Callable[[Any, Any], Any] = field(init=False, repr=False)
    df: Callable[[Any, Any], tuple[Any, Any]] = field(init=False, repr=False)
    loss: Callable[..., Any] = field(kw_only=True)
    dloss: Callable[..., tuple[Any, Any]] = field(kw_only=True)
    data: Sequence[NDArray[np.float64]] = field(kw_only=True, repr=False)

    def __post_init__(self) -> None:
        columns = columns_of(self.data, where=f"surface {self.name!r}")
        object.__setattr__(self, "data", columns)
        loss, dloss = self.loss, self.dloss

        def f(x: Values, y: Values) -> Values:
            (mean,) = means(lambda *given: (loss(*given),), x, y, columns, parts=1)
            return mean

        def df(x: Values, y: Values) -> tuple[Values, Values]:
            across, up = means(dloss, x, y, columns, parts=2)
            return across, up

        object.__setattr__(self, "f", f)
        object.__setattr__(self, "df", df)
        super().__post_init__()

    @property
    def examples(self) -> int:
        """How many there are."""
        return len(self.data[0])

    def gradient_over(self, points: Points, chosen: NDArray[np.integer[Any]]) -> Points:
        """The mean gradient over the examples chosen for each point, (n, m) for points (n, 2)."""
        gradient = np.empty(points.shape)
        rows = max(1, PART // chosen.shape[1])
        for begin in range(0, len(points), rows):
            part = slice(begin, begin + rows)
            columns = [column[chosen[part]] for column in self.data]
            x, y = points[part].T.copy()
            gradient[part] = np.stack(means(self.dloss, x, y, columns, parts=2), axis=-1)
        return gradient


def columns_of(data: object, *, where: str) -> tuple[NDArray[np.float64], ...]:
    """The columns, read-only; ValueError where they are none."""
    try:
        columns = tuple(np.array(column, dtype=np.float64) for column in data)  # type: ignore[attr-defined]  # it says whether it is a sequence
    except (TypeError, ValueError):
        raise ValueError(f"{where}: data is no sequence of columns of numbers") from None
    shapes = {column.shape for column in columns}
    if len(shapes) != 1 or len(shape := shapes.pop()) != 1 or not shape[0]:
        told = f"{where}: data has columns of shapes {[column.shape for column in columns]}"
        raise ValueError(f"{told}; they must be as long as each other, with a number an example")
    for place, column in enumerate(columns):
        if not np.isfinite(column).all():
            raise ValueError(f"{where}: column {place} of data is not finite everywhere")
        column.setflags(write=False)
    return columns


def means(
    function: Callable[..., Any],
    x: Values,
    y: Values,
    columns: Sequence[NDArray[np.float64]],
    *,
    parts: int,
) -> list[Values]:
    """The means over examples of what the function returns, so many arrays of the shape of x.

    The columns have one number an example, or for each point its own, (points, examples). A point's
    mean is the same among any others: each stands in a row of its own, in order.

    Raises ValueError where it returns anything but so many arrays of (points, examples).
    """
    count = columns[0].shape[-1]
    flat = x.reshape(-1), y.reshape(-1)
    found = [np.empty(len(flat[0])) for _ in range(parts)]
    rows = max(1, PART // count)
    for begin in range(0, len(flat[0]), rows):
        part = slice(begin, begin + rows)
        one, other = (np.repeat(values[part, None], count, axis=1) for values in flat)
        given = [column if column.ndim == 1 else column[part] for column in columns]
        results = function(one, other, *given)
        if not isinstance(results, tuple | list | np.ndarray) or len(results) != parts:
            raise ValueError(f"dloss returns {described(results)}, not the pair of derivatives")
        for mean, result in zip(found, results, strict=True):
            every = np.empty(one.shape)
            try:
                fits = np.shape(result) in {(), one.shape}
                every[...] = real(result if fits else None)
            except (TypeError, ValueError):
                raise ValueError(
                    f"the loss or its derivatives are {described(result)}; they must be real "
                    f"numbers of shape {one.shape}: points × examples"
                ) from None
            mean[part] = np.add.reduce(every, axis=-1) / count
    return [mean.reshape(x.shape) for mean in found]
