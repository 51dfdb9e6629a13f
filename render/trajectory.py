"""What one walker did: every position, every value, and how it ended."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from optimizers import Spread


class Outcome(Enum):
    """How a trajectory ended; the value is the sentence that says so."""

    DIVERGED = "diverged: it left the finite numbers and stands where it was last"
    UNDEFINED = "undefined: it stepped where f has no value and stands where it was last"
    CONVERGED = "converged: it ends at rest at a minimum, or where the gradient vanishes"
    LEFT = "left: it ends outside the domain"
    WANDERING = "wandering: the steps ran out on the way"

    @property
    def word(self) -> str:
        """The sentence's first word."""
        return self.value.partition(":")[0]


@dataclass(frozen=True, eq=False)
class Fan:
    """The runs of one walker under noise, one a seed; its arrays are read-only.

    `points` has shape (runs, steps + 1, 2), `values`, f along them, shape (runs, steps + 1). `amid`
    is the place of the run that lies amid the others. `stops` has for each run the step of its last
    finite point where it diverged, after which that point stands; else None.
    """

    points: NDArray[np.float64]
    values: NDArray[np.float64]
    stops: tuple[int | None, ...]
    amid: int = 0

    def __post_init__(self) -> None:
        self.points.setflags(write=False)
        self.values.setflags(write=False)


@dataclass(frozen=True, eq=False)
class Trajectory:
    """One walker's way from its start; its arrays are read-only.

    `points` has shape (steps + 1, 2) and `values`, f along them, shape (steps + 1,).
    `stopped_at` is the step of the last finite point where it diverged, after which that point
    stands; else None. `optimizer` is the walker's place in the line-up, `variant` that of the value
    with which it walked in the scene's sweep.

    Of several runs under noise, which the `fan` holds, `points` are those of the run that lies
    amid the others, the nearest to them on the average: a way that was gone. `values` are the
    medians of f over all runs at each step, and so no longer f along `points`. `spread`,
    of one start, is what the walker tries around itself, (steps + 1, members, 2), and `readings`
    are further quantities, (steps + 1,) each.
    """

    label: str
    optimizer: int
    points: NDArray[np.float64]
    values: NDArray[np.float64]
    outcome: Outcome
    stopped_at: int | None = None
    variant: int = 0
    fan: Fan | None = None
    spread: Spread | None = None
    readings: Mapping[str, NDArray[np.float64]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        spread = () if self.spread is None else (self.spread.points,)
        for array in (self.points, self.values, *spread, *self.readings.values()):
            array.setflags(write=False)
