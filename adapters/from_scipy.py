"""Methods of scipy.optimize: each takes its whole way, one iteration a step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any
from warnings import catch_warnings, filterwarnings, simplefilter

import numpy as np
from numpy.typing import NDArray

from adapters.evolution import differential_evolution
from adapters.extra import extra
from adapters.settings import label_faults, positive_faults, seed_faults, shown, told
from adapters.simplex import nelder_mead
from adapters.standing import standing
from optimizers import Ground, Points, Spread, Walk
from surfaces import hessian

BY = "from_scipy"

ASKS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Nelder-Mead": (),
        "differential evolution": (),
        "Powell": (),
        "CG": ("jac",),
        "BFGS": ("jac",),
        "L-BFGS-B": ("jac",),
        "Newton-CG": ("jac", "hess"),
    }
)
"""The methods, and what each asks beside f. Those of trust regions may spin for ever on NaN."""

UNTAKEN: Mapping[str, str] = MappingProxyType(
    {
        "initial_simplex": "it is made at each start; size gives the length of its edges",
        "maxfev": "each iteration is asked for by itself; it ends with the scene's steps",
    }
)
"""What scipy's Nelder-Mead takes and this one does not, and why."""


def from_scipy(
    method: str,
    *,
    label: str | None = None,
    size: float | None = None,
    seed: int = 1,
    **options: Any,  # noqa: ANN401  # scipy's own
) -> Scipy:
    """A method of scipy: `from_scipy("BFGS")`, "L-BFGS-B", "CG", "Newton-CG", "Nelder-Mead" ….

    The gradient is the surface's, the Hessian that of `surfaces.hessian`. A step is an iteration,
    and one that has ended stands. "Nelder-Mead" shows its simplex, whose first has edges of `size`
    along the axes, in units of the plane, or scipy's unless given. "differential evolution" shows
    its population; it keeps to the surface's domain, has the start as one of its first members,
    walks with the best, draws by `seed`, and is not polished. `options` are the method's own.

    Raises ValueError for a method that is not known, options that it does not have, and a `size` or
    `seed` that is none; ModuleNotFoundError where scipy is not installed.
    """
    return Scipy(method, label=label or "", size=size, seed=seed, options=options)


@dataclass(frozen=True)
class Scipy:
    """A method of scipy in a line-up; made by `from_scipy`."""

    method: str
    _: KW_ONLY
    label: str = ""
    size: float | None = None
    seed: int = 1
    options: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        extra("scipy.optimize", by=BY)
        names = {name.casefold(): name for name in ASKS}
        spelt = str(self.method).casefold().replace("_", " ")
        name = names.get(spelt) or names.get(spelt.replace(" ", "-"))
        if name is None:
            near = get_close_matches(spelt, names, n=1)
            hint = f"did you mean {names[near[0]]!r}? " if near else ""
            raise ValueError(
                f"{BY}: method is {shown(self.method)}; {hint}known: {', '.join(ASKS)}"
            )
        found = seed_faults(BY, self.seed)
        if self.size is not None:
            found += positive_faults(BY, "size", self.size)
            if name != "Nelder-Mead":
                found.append(f"{BY}: size is the first simplex's, and {name} has none")
        if self.label:
            found += label_faults(BY, self.label)
        found += [
            f"{BY}: {option} is set here, and cannot be given"
            for option in ("maxiter", "callback", "polish", "x0", "bounds", "jac", "hess")
            if option in self.options
        ]
        if name == "Nelder-Mead":
            found += [
                f"{BY}: {option} cannot be given: {why}"
                for option, why in UNTAKEN.items()
                if option in self.options
            ]
        if found:
            raise ValueError("\n".join(found))
        object.__setattr__(self, "method", name)
        object.__setattr__(self, "label", self.label or name)

    @property
    def kind(self) -> str:
        """The method, which has a colour of its own."""
        return self.method

    @property
    def unused(self) -> tuple[str, ...]:
        """Settings that make no difference: of a method that draws nothing, the seed."""
        return () if self.method == "differential evolution" else ("seed",)

    def walk(self, ground: Ground, starts: Points, *, steps: int) -> Walk:
        """The way from each start, as it goes alone."""
        ways = [self._way(ground, start, steps) for start in starts]
        points = np.stack([np.array(way) for way, _ in ways], axis=1)
        members = [tried for _, tried in ways if tried is not None]
        if not members:
            return Walk(points)
        return Walk(
            points,
            spread=Spread(np.stack(members, axis=1), outline=self.method == "Nelder-Mead"),
        )

    def _way(
        self, ground: Ground, start: NDArray[np.float64], steps: int
    ) -> tuple[Sequence[NDArray[np.float64]], NDArray[np.float64] | None]:
        """The positions, steps + 1, and what is tried around them."""
        with catch_warnings():
            simplefilter("ignore")  # that it overflowed or gave up is an outcome, and is drawn
            filterwarnings("error", message="Unknown solver options")
            return self._gone(ground, start, steps)

    def _gone(
        self, ground: Ground, start: NDArray[np.float64], steps: int
    ) -> tuple[Sequence[NDArray[np.float64]], NDArray[np.float64] | None]:
        from scipy.optimize import OptimizeWarning

        try:
            if self.method == "Nelder-Mead":
                return nelder_mead(ground, start, steps, size=self.size, options=self.options)
            if self.method == "differential evolution":
                return differential_evolution(
                    ground, start, steps, seed=int(self.seed), options=self.options
                )
            return minimized(ground, start, steps, self.method, self.options), None
        except (TypeError, OptimizeWarning) as error:  # options that the method does not have
            raise ValueError(f"{BY}: {self.method}: {told(error)}") from error


def minimized(
    ground: Ground,
    start: NDArray[np.float64],
    steps: int,
    method: str,
    options: Mapping[str, Any],
) -> list[NDArray[np.float64]]:
    """The positions of scipy's minimize after each iteration, the start before them."""
    from scipy.optimize import minimize

    way = [start.copy()]

    def noted(intermediate_result: Any) -> None:  # noqa: ANN401  # scipy's own
        way.append(intermediate_result.x.copy())  # the array is used again

    asked: dict[str, Any] = {
        "jac": ground.gradient,
        "hess": lambda point: hessian(ground, point),
    }
    minimize(
        ground.value,
        start,
        method=method,
        callback=noted,
        options={"maxiter": steps, **options},
        **{name: asked[name] for name in ASKS[method]},
    )
    return standing(way, steps)
