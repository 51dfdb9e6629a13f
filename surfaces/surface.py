"""A surface: f over the plane, its gradient, the domain worth seeing, the minima known.

The `minima` of this package's surfaces are all local ones of the domain; but of `ackley`,
`drop_wave`, `eggholder`, `griewank`, `levy_13` and `rastrigin` only the lowest are told, of `easom`
only the hole, of `ripple` not the ring.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, TypeAlias, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from surfaces.domain import Domain, as_domain

Points: TypeAlias = NDArray[np.float64]
"""Positions in the plane, shape (..., 2)."""

Values: TypeAlias = NDArray[np.float64]
"""One number a point, shape (...)."""

Scale: TypeAlias = Literal["linear", "sqrt", "log"]
"""Of heights over the minimum: themselves, their square roots, log(1 + height)."""

REAL = "fiu"
"""The kinds of numpy's numbers that values may be."""


class Minimum(NamedTuple):
    """A local minimum: where it lies, and the value published, or found by Newton's method."""

    x: float
    y: float
    value: float


@dataclass(frozen=True, eq=False)
class Surface:
    """The ground that optimizers walk on.

    `f(x, y)` and `df(x, y)`, which returns (∂f/∂x, ∂f/∂y), take arrays of any one shape
    and work elementwise. `formula` is the right-hand side of f(x, y) = … in TeX. `scale` is that
    of heights over the minimum on which its shape can be seen.

    Raises ValueError where the name or the formula is no string, the domain is no rectangle, a
    minimum lies nowhere, or `f` or `df` fail on a few points of the domain or return anything but
    real numbers of the points' shape.
    """

    name: str
    formula: str
    f: Callable[[Any, Any], Any]
    df: Callable[[Any, Any], tuple[Any, Any]]
    domain: Domain
    minima: Sequence[Minimum] = ()
    scale: Scale = "linear"

    def __post_init__(self) -> None:
        for field in ("name", "formula"):
            if not isinstance(text := getattr(self, field), str):
                told = f"surface {self.name!r}: {field} is {text!r}, not a string"
                raise ValueError(told)  # noqa: TRY004  # as all faults of a declaration
        domain = as_domain(self.domain)
        object.__setattr__(self, "domain", domain)
        try:
            minima = tuple(Minimum(*map(float, minimum)) for minimum in self.minima)
        except (TypeError, ValueError, OverflowError):
            raise ValueError(
                f"surface {self.name!r}: minima is {self.minima!r}, "
                "not a list of Minimum(x, y, value)"
            ) from None
        object.__setattr__(self, "minima", minima)
        if not np.isfinite(minima).all():
            raise ValueError(f"surface {self.name!r}: minima {self.minima} are not all finite")
        if self.scale not in get_args(Scale):
            known = ", ".join(get_args(Scale))
            raise ValueError(f"surface {self.name!r}: scale {self.scale!r} is none of {known}")
        low, high = np.transpose(domain)
        probes = low + (high - low) * np.array([[[0.3, 0.6], [0.5, 0.5], [0.8, 0.1]]])
        with np.errstate(all="ignore"):
            self._probe("f", lambda x, y: (self.f(x, y),), probes, parts=1)
            self._probe("df", self.df, probes, parts=2)

    def value(self, points: ArrayLike) -> Values:
        """The values of f at each point of shape (..., 2), shape (...).

        A point has the same value, to the last bit, alone and among any others.

        Raises ValueError where the points are no pairs, or `f` returns another shape.
        """
        points = np.asarray(points, dtype=np.float64)
        x, y = self._coordinates(points)
        values = np.empty(x.shape)
        result = self.f(x, y)
        try:
            values[...] = real(result)
        except (TypeError, ValueError):
            raise ValueError(self._misshapen("f", result, x)) from None
        return values.reshape(points.shape[:-1])

    def gradient(self, points: ArrayLike) -> Points:
        """∇f at each point of shape (..., 2), the same shape.

        A point has the same gradient, to the last bit, alone and among any others.

        Raises ValueError where the points are no pairs, or `df` returns another shape.
        """
        points = np.asarray(points, dtype=np.float64)
        x, y = self._coordinates(points)
        gradient = np.empty((*x.shape, 2))
        result = self.df(x, y)
        try:
            gradient[..., 0], gradient[..., 1] = map(real, result)
        except (TypeError, ValueError):
            raise ValueError(self._misshapen("df", result, x)) from None
        return gradient.reshape(points.shape)

    def _coordinates(self, points: Points) -> tuple[Values, Values]:
        """Copies, in order and of one dimension at least.

        numpy raises single numbers, and arrays with gaps or backwards, to a power by other code
        than arrays in order, and rounds otherwise.
        """
        if points.shape[-1:] != (2,):
            raise ValueError(
                f"surface {self.name!r}: points of shape {points.shape}; it must be (..., 2)"
            )
        x, y = points[..., 0].copy(), points[..., 1].copy()
        return (x, y) if x.ndim else (x[None], y[None])

    def _misshapen(self, field: str, result: object, x: Values) -> str:
        given = described(result)
        for part in result if isinstance(result, tuple | list) else (result,):
            if isinstance(part, np.ndarray) and part.dtype.kind not in REAL:
                given = f"{given} of {part.dtype} values, not real numbers,"
                break
        return f"surface {self.name!r}: {field} returns {given} for points of shape {x.shape}"

    def _probe(
        self, field: str, function: Callable[[Any, Any], Any], points: Points, *, parts: int
    ) -> None:
        x, y = self._coordinates(points)
        where = f"surface {self.name!r}: {field}"
        try:
            results = function(x, y)
        # Nothing runs here but f or df, the user's own code, which may raise anything: whatever it
        # is, it is told as this surface's fault. Signals are no Exception, and pass.
        except Exception as error:
            told = " ".join(f"{type(error).__name__}: {error}".removesuffix(": ").split())
            raise ValueError(f"{where} fails on arrays of shape {x.shape}: {told}") from error
        if isinstance(results, np.ndarray):
            results = np.atleast_1d(results)
        if not isinstance(results, tuple | list | np.ndarray) or len(results) != parts:
            given = described(results)
            raise ValueError(f"{where} returns {given}, not the pair (∂f/∂x, ∂f/∂y)")
        for result in results:
            array = np.asarray(result)
            if array.dtype.kind not in REAL:
                raise ValueError(f"{where} returns {array.dtype} values, not real numbers")
            if array.shape not in {(), x.shape}:
                raise ValueError(f"{where} returns shape {array.shape} for points of {x.shape}")


def described(result: object) -> str:
    """What a function returned, in few words: never a whole array."""
    if isinstance(result, np.ndarray):
        return f"an array of shape {result.shape}"
    if isinstance(result, tuple | list):
        return f"a {type(result).__name__} of length {len(result)}"
    return " ".join(repr(result).split())


def real(numbers: Any) -> Any:  # noqa: ANN401  # whatever a function returns
    """The numbers, NaN where they are masked.

    TypeError where they are of another kind, though assignment would make numbers of them: half of
    a complex one, of a date its nanoseconds.
    """
    if np.asarray(numbers).dtype.kind not in REAL:
        raise TypeError("not real numbers")
    if isinstance(numbers, np.ma.MaskedArray):
        return np.ma.filled(numbers.astype(np.float64), np.nan)
    return numbers
