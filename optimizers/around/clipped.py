"""Clipped: a gradient that is never longer than so much."""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from optimizers.around.passed import passed, rate_of, readings_of, step_of
from optimizers.around.refusing import refuse
from optimizers.hyperparameter import Hyperparameter, Positive, at
from optimizers.naming import kind_of, label_of
from optimizers.optimizer import Gradient, Optimizer, Points


class State(NamedTuple):
    """The steps taken, and the rule's state."""

    t: int
    inner: Any


@dataclass(frozen=True)
class Clipped:
    """g ← g · min(1, c / ‖g‖) by `norm`, or g ← min(max(g, −c), c) by `value`; then the rule.

    Where the ground turns into a wall, one step by its slope throws a walker out of all he came
    for. By its norm a gradient keeps its direction; by value the largest coordinate gives way, and
    it turns towards a diagonal.

    Source: Pascanu, Mikolov & Bengio, "On the difficulty of training recurrent neural networks",
    ICML 2013, for the norm, which torch makes 10⁻⁶ larger. A norm is each walker's own, over its
    coordinates.
    """

    rule: Optimizer[Any]
    _: KW_ONLY
    norm: Positive | None = None
    value: Positive | None = None
    label: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "label", self.label or f"{label_of(self.rule)}, clipped")
        given = [name for name in ("norm", "value") if getattr(self, name) is not None]
        told = f"Clipped: given {' and '.join(given) or 'neither'}; it takes norm= or value="
        refuse(self, "" if len(given) == 1 else told)

    @property
    def kind(self) -> str:
        """The rule's class, whose colour it takes."""
        return kind_of(self.rule)

    @property
    def learning_rate(self) -> Hyperparameter:
        """The rule's."""
        return rate_of(self.rule)

    def start(self, position: Points) -> State:
        """No step taken."""
        return State(t=0, inner=self.rule.start(position))

    def step(self, gradient: Gradient, position: Points, state: State) -> tuple[Points, State]:
        """One step of the rule, on a gradient that is clipped wherever it asks for one."""
        by_norm = self.norm is not None
        (c,) = at(state.t, self.norm if by_norm else self.value)  # type: ignore[arg-type]

        def clip(_: Points, g: Points) -> Points:
            if not by_norm:
                return np.clip(g, -c, c)
            length = np.hypot.reduce(g, axis=-1, keepdims=True)  # g² may be more than floats hold
            clipped: Points = g * (c / np.maximum(length, c) if c else 0.0)
            return clipped

        moved, inner = step_of(self.rule, passed(gradient, clip), position, state.inner)
        return moved, State(state.t + 1, inner)

    def readings(self, state: State) -> Mapping[str, NDArray[np.float64]]:
        """What the rule tells."""
        return readings_of(self.rule, state.inner)
