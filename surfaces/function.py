"""What is made of a function of Python's own: its gradient, and whether that of a user is right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from surfaces.differences import slopes_and_doubts
from surfaces.domain import Domain

Array = NDArray[np.float64]
Function = Callable[[Any, Any], Any]

TINY = 1e-30
"""The imaginary step, as a share of the domain's width: small, as nothing is subtracted."""

STEP = 3e-4
"""The real one, likewise."""

PLACES = 1000
"""Points of the domain at which gradients are compared."""

CLOSE = 1e-5
"""How far gradients may be apart, as a share of the larger, besides the differences' own doubt."""

ROUGHLY = 0.02
"""Likewise, where few points are compared, and only what is plainly wrong is refused."""

DOUBTS = 20
"""How many times the differences' doubt two gradients must be apart to contradict each other."""


@dataclass(frozen=True)
class ComplexSteps:
    """∇f by complex steps, Im f(x + ih) / h, exact to rounding."""

    f: Function
    steps: tuple[float, float]

    def __call__(self, x: Any, y: Any) -> tuple[Any, Any]:  # noqa: ANN401  # arrays
        """(∂f/∂x, ∂f/∂y)."""
        dx, dy = self.steps
        x, y = x.astype(complex), y.astype(complex)
        along, across = self.f(x + 1j * dx, y), self.f(x, y + 1j * dy)
        return np.imag(along) / dx, np.imag(across) / dy

    def __str__(self) -> str:
        return "by complex steps, exact to rounding"


@dataclass(frozen=True)
class CentralDifferences:
    """∇f by five-point central differences, to some ten digits where f is smooth.

    The error is h⁴f⁽⁵⁾/30 and rounding, 10⁻¹²·f/width; within 2h of a kink it is a mean of the
    slopes about. h is `steps`, for x and y.
    """

    f: Function
    steps: tuple[float, float]

    def __call__(self, x: Any, y: Any) -> tuple[Any, Any]:  # noqa: ANN401  # arrays
        """(∂f/∂x, ∂f/∂y)."""
        dx, dy = self.steps
        f = self.f
        along = 8 * (f(x + dx, y) - f(x - dx, y)) - (f(x + 2 * dx, y) - f(x - 2 * dx, y))
        across = 8 * (f(x, y + dy) - f(x, y - dy)) - (f(x, y + 2 * dy) - f(x, y - 2 * dy))
        return along / (12 * dx), across / (12 * dy)

    def __str__(self) -> str:
        return "by central differences, to some ten digits where f is smooth"


def gradient_of(f: Function, domain: Domain) -> ComplexSteps | CentralDifferences:
    """The gradient of f: by complex steps where those agree with differences, else by these.

    Where f takes no complex numbers, or answers them wrongly, as through np.abs, there are no
    complex steps to be had.
    """
    dx, dy = (high - low for low, high in domain)
    exact = ComplexSteps(f, (TINY * dx, TINY * dy))
    points = places(domain)
    expected, doubt = slopes_and_doubts(f, points, domain)
    try:
        with np.errstate(all="ignore"):
            given = _as_pairs(exact(points[:, 0].copy(), points[:, 1].copy()), len(points))
    # Nothing runs here but f, the user's own code, on numbers that it was not written for.
    except Exception:
        given = None
    if given is not None and not wrong(given, expected, doubt).any():
        return exact
    return CentralDifferences(f, (STEP * dx, STEP * dy))


def refuse_constant(name: str, value: Callable[[Array], Array], domain: Domain) -> None:
    """ValueError where f is the same, or not finite, at every point of a grid and many others."""
    axes = [np.linspace(low, high, FINE) for low, high in domain]
    grid = np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, 2)
    with np.errstate(all="ignore"):
        values = value(np.concatenate([grid, places(domain)]))
    finite = values[np.isfinite(values)]
    if not len(finite):
        raise ValueError(f"surface {name!r}: f is finite nowhere in the domain {domain}")
    if len(finite) == len(values) and np.ptp(finite) == 0:
        raise ValueError(
            f"surface {name!r}: f is {finite[0]:g} everywhere in the domain {domain}; a surface "
            "changes with x or y"
        )


def refuse_wrong_gradient(name: str, f: Function, gradient: Function, domain: Domain) -> None:
    """ValueError with the first point of many where a gradient is not that of f."""
    points = places(domain)
    expected, doubt = slopes_and_doubts(f, points, domain)
    with np.errstate(all="ignore"):
        given = _as_pairs(gradient(points[:, 0].copy(), points[:, 1].copy()), len(points))
    off = wrong(given, expected, doubt)
    if not off.any():
        return
    raise ValueError(
        f"surface {name!r}: {told(points, given, expected, off)}; so it is at "
        f"{int(off.any(axis=1).sum()):,} of {len(points):,} points"
    )


class Declared(Protocol):
    """What a surface is said to be."""

    @property
    def domain(self) -> Domain:
        """Where it is shown."""
        ...

    @property
    def minima(self) -> Sequence[tuple[float, float, float]]:
        """Of each x, y and the value."""
        ...

    def value(self, points: Array) -> Array:
        """The values at points (n, 2), shape (n,)."""
        ...

    def gradient(self, points: Array) -> Array:
        """∇f, shape (n, 2)."""
        ...


NEARLY = 1e-4
"""Of how far f goes: what a minimum's value may be off by, as where it lies is rounded."""

FINE = 121
"""Points along each side of the grid on which f must change."""

COARSE = 9
"""Points along each side of the grid whose values say how far f goes."""


def extent(f: Callable[[Array, Array], Array], domain: Domain) -> float:
    """How far f goes on a coarse grid of the domain; 0 where it is finite nowhere."""
    (x0, x1), (y0, y1) = domain
    x, y = np.meshgrid(np.linspace(x0, x1, COARSE), np.linspace(y0, y1, COARSE))
    values = f(x.ravel(), y.ravel())
    finite = values[np.isfinite(values)]
    return float(np.ptp(finite)) if len(finite) else 0.0


def contradictions(surface: Declared, points: Array) -> list[str]:
    """What cannot be true at once: a gradient that is not f's at two points, a minimum's value."""

    def f(x: Array, y: Array) -> Array:
        return surface.value(np.stack([x, y], axis=-1))

    with np.errstate(all="ignore"):
        expected, doubt = slopes_and_doubts(f, points, surface.domain)
        given = surface.gradient(points)
        heights = surface.value(np.array([one[:2] for one in surface.minima]).reshape(-1, 2))
        spread = extent(f, surface.domain) if surface.minima else 0.0
    off = wrong(given, expected, doubt, close=ROUGHLY) & np.isfinite(given)
    found = [told(points, given, expected, off)] if off.any(axis=1).sum() > 1 else []
    for (x, y, value), height in zip(surface.minima, heights.tolist(), strict=True):
        most = max(NEARLY * spread, ROUGHLY * max(abs(height), abs(value)))
        if abs(height - value) > most and spread > 0:
            found.append(
                f"the minimum at ({x:g}, {y:g}) is told to have the value {value:.6g}, and f is "
                f"{height:.6g} there"
            )
    return found


def told(points: Array, given: Array, expected: Array, off: NDArray[np.bool_]) -> str:
    """The first place where a gradient is wrong, in words."""
    row, axis = (int(k) for k in np.argwhere(off)[0])
    (x, y), name = points[row].tolist(), "xy"[axis]
    return (
        f"the gradient contradicts f: ∂f/∂{name} is given as {given[row, axis]:.6g} at "
        f"({x:g}, {y:g}), where the slope of f is {expected[row, axis]:.6g}"
    )


def wrong(
    given: Array, expected: Array, doubt: Array, *, close: float = CLOSE
) -> NDArray[np.bool_]:
    """Which numbers of gradients (n, 2) contradict slopes that are known to within a doubt."""
    size = np.maximum(np.abs(given), np.abs(expected))
    with np.errstate(invalid="ignore"):
        off = np.abs(given - expected) > close * size + DOUBTS * doubt
    return (off | ~np.isfinite(given)) & np.isfinite(doubt)


def places(domain: Domain) -> Array:
    """The points (n, 2) at which gradients are compared, the same each time, of few digits."""
    low, high = np.transpose(domain)
    shares = np.random.default_rng(7).uniform(0.01, 0.99, (PLACES, 2))
    points: Array = low + (high - low) * shares
    digits = 3 - np.floor(np.log10(high - low)).astype(int)
    columns = [np.round(points[:, k], int(digits[k])) for k in range(2)]
    found: Array = np.clip(np.stack(columns, axis=-1), low, high)
    return found


def _as_pairs(pair: tuple[Any, Any], count: int) -> Array:
    given = np.empty((count, 2))
    given[:, 0], given[:, 1] = pair
    return given
