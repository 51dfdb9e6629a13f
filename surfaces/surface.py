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

from surfaces.critical.point import CriticalPoint, Kind
from surfaces.critical.search import Slopes, search
from surfaces.differences import curvature_of
from surfaces.domain import Domain, as_domain
from surfaces.function import contradictions, gradient_of, refuse_constant, refuse_wrong_gradient
from surfaces.pointwise import change, mixing

Points: TypeAlias = NDArray[np.float64]
"""Positions in the plane, shape (..., 2)."""

Values: TypeAlias = NDArray[np.float64]
"""One number a point, shape (...)."""

Scale: TypeAlias = Literal["linear", "sqrt", "log"]
"""Of heights over the minimum: themselves, their square roots, log(1 + height)."""

REAL = "fiu"
"""The kinds of numpy's numbers that values may be."""

HINTS = {
    "can be converted to Python scalars": "; take numpy's functions, np.sin for math.sin",
    "truth value of an array": "; take np.where(condition, …, …) for if",
}
"""What to do about what numpy says of functions that take no arrays."""


class Minimum(NamedTuple):
    """A local minimum: where it lies, and the value published, or found by Newton's method."""

    x: float
    y: float
    value: float


@dataclass(frozen=True, eq=False)
class Surface:
    """The ground that optimizers walk on.

    `f(x, y)` and `df(x, y)`, which returns (∂f/∂x, ∂f/∂y), take arrays of any one shape
    and work elementwise; so does `ddf`, where it is known, which returns (∂²f/∂x², ∂²f/∂x∂y,
    ∂²f/∂y²). `formula` is the right-hand side of f(x, y) = … in TeX. `scale` is that of heights
    over the minimum on which its shape can be seen. `critical` are the places where the gradient
    vanishes, found by `critical_points`, or none where nobody looked for them; maps mark them.

    Raises ValueError where the name or the formula is no string, the domain is no rectangle, a
    minimum or a critical point lies nowhere, or `f`, `df` or `ddf` fail on a few points of the
    domain or return anything but real numbers of the points' shape. What contradicts itself, such
    as a gradient that is not that of f, is refused by a scene: `contradictions` tells it.
    """

    name: str
    formula: str
    f: Callable[[Any, Any], Any]
    df: Callable[[Any, Any], tuple[Any, Any]]
    domain: Domain
    minima: Sequence[Minimum] = ()
    scale: Scale = "linear"
    critical: Sequence[CriticalPoint] = ()
    ddf: Callable[[Any, Any], tuple[Any, Any, Any]] | None = None

    def __post_init__(self) -> None:
        for field in ("name", "formula"):
            if not isinstance(text := getattr(self, field), str):
                told = f"surface {self.name!r}: {field} is {text!r}, not a string"
                raise ValueError(told)  # noqa: TRY004  # as all faults of a declaration
        domain = as_domain(self.domain)
        object.__setattr__(self, "domain", domain)
        self._set_places("minima", Minimum, "Minimum(x, y, value)")
        self._set_places("critical", CriticalPoint, "CriticalPoint(x, y, value, kind)")
        if self.scale not in get_args(Scale):
            known = ", ".join(get_args(Scale))
            raise ValueError(f"surface {self.name!r}: scale {self.scale!r} is none of {known}")
        probes = self._probes()
        with np.errstate(all="ignore"):
            self._probe("f", lambda x, y: (self.f(x, y),), probes, parts=1)
            self._probe("df", self.df, probes, parts=2)
            if self.ddf is not None:
                self._probe("ddf", self.ddf, probes, parts=3)

    @classmethod
    def from_function(
        cls,
        f: Callable[[Any, Any], Any],
        *,
        domain: Domain,
        name: str | None = None,
        formula: str = "",
        gradient: Callable[[Any, Any], tuple[Any, Any]] | None = None,
        scale: Scale = "linear",
    ) -> "Surface":
        """The surface of a Python function of x and y, arrays of one shape, with critical points.

        `gradient` returns (∂f/∂x, ∂f/∂y), and is compared with differences of f at a thousand
        points. Where none is given it is taken by complex steps, exact to rounding, if f takes
        complex numbers and answers them rightly; otherwise by central differences, to some ten
        digits where f is smooth: `print(surface.df)` says which.

        Raises ValueError as any surface, where `gradient` contradicts f, and where f is constant or
        nowhere finite in the domain, changes the arrays that it is given, or gives a point another
        value among others than alone.
        """
        name = str(getattr(f, "__name__", "f")).strip("<>") if name is None else name
        plain = cls(name, formula, f, lambda x, y: (0 * x + np.nan, 0 * y), as_domain(domain))
        wrong = change(f, plain._probes()) or mixing(f, plain._probes())
        if wrong is not None:
            raise ValueError(f"surface {name!r}: f {wrong}")
        refuse_constant(name, plain.value, plain.domain)
        if gradient is not None:
            cls(name, formula, f, gradient, plain.domain)  # it may fail, or be misshapen
            refuse_wrong_gradient(name, f, gradient, plain.domain)
        df = gradient_of(f, plain.domain) if gradient is None else gradient
        ground = cls(name, formula, f, df, plain.domain)
        found = ground.search()
        minima = [Minimum(*one[:3]) for one in found if one.kind == "minimum"]
        return cls(name, formula, f, df, plain.domain, minima, scale, found)

    def contradictions(self) -> tuple[str, ...]:
        """What cannot be true at once: `df` that is not f's gradient, a minimum of another value.

        Compared with differences of f at three points; where f has a kink or is noise, or its slope
        is too small to be seen, there is no telling, and two points at least must be wrong. So is
        f, which gives a point another value among others than alone.
        """
        mixed = mixing(self.f, self._probes())
        if mixed is not None:
            return (f"surface {self.name!r}: f {mixed}",)
        found = contradictions(self, self._probes()[0])
        return tuple(f"surface {self.name!r}: {fault}" for fault in found)

    def search(self, domain: Domain | None = None) -> tuple[CriticalPoint, ...]:
        """Its critical points within a domain, its own unless given; see `critical_points`."""
        ground = Slopes(self.value, self.gradient, self.curvature)
        return search(ground, as_domain(self.domain if domain is None else domain))

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

    def curvature(self, points: ArrayLike) -> Points:
        """The matrix of second derivatives at each point, shape (..., 2, 2); see `hessian`."""
        if self.ddf is None:
            return curvature_of(self.gradient, self.domain, points)
        points = np.asarray(points, dtype=np.float64)
        x, y = self._coordinates(points)
        matrix = np.empty((*x.shape, 2, 2))
        result = self.ddf(x, y)
        try:
            matrix[..., 0, 0], matrix[..., 0, 1], matrix[..., 1, 1] = map(real, result)
        except (TypeError, ValueError):
            raise ValueError(self._misshapen("ddf", result, x)) from None
        matrix[..., 1, 0] = matrix[..., 0, 1]
        return matrix.reshape(*points.shape, 2)

    def _probes(self) -> Points:
        """Three points of the domain, shape (1, 3, 2)."""
        low, high = np.transpose(self.domain)
        probes: Points = low + (high - low) * np.array([[[0.3, 0.6], [0.5, 0.5], [0.8, 0.1]]])
        return probes

    def _set_places(self, field: str, kind: type, written: str) -> None:
        """A field's places as tuples of that kind; ValueError where they are none."""
        given = getattr(self, field)
        try:
            places = tuple(kind(*map(float, one[:3]), *one[3:]) for one in given)
        except (TypeError, ValueError, IndexError, OverflowError):
            raise ValueError(
                f"surface {self.name!r}: {field} is {given!r}, not a list of {written}"
            ) from None
        object.__setattr__(self, field, places)
        if not np.isfinite([one[:3] for one in places]).all():
            raise ValueError(f"surface {self.name!r}: {field} {places} are not all finite")
        for one in places:
            if kind is CriticalPoint and one[3] not in get_args(Kind):
                known = ", ".join(get_args(Kind))
                raise ValueError(f"surface {self.name!r}: kind {one[3]!r} is none of {known}")

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
            hint = next((hint for word, hint in HINTS.items() if word in told), "")
            raise ValueError(f"{where} fails on arrays of shape {x.shape}: {told}{hint}") from error
        if isinstance(results, np.ndarray):
            results = np.atleast_1d(results)
        if not isinstance(results, tuple | list | np.ndarray) or len(results) != parts:
            given = described(results)
            wanted = "pair (∂f/∂x, ∂f/∂y)" if parts == 2 else "three (∂²f/∂x², ∂²f/∂x∂y, ∂²f/∂y²)"
            raise ValueError(f"{where} returns {given}, not the {wanted}")
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
    if type(numbers) is np.ndarray and numbers.dtype.kind in REAL:  # as nearly always
        return numbers
    if np.asarray(numbers).dtype.kind not in REAL:
        raise TypeError("not real numbers")
    if isinstance(numbers, np.ma.MaskedArray):
        return np.ma.filled(numbers.astype(np.float64), np.nan)
    return numbers
