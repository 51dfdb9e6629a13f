"""Optimizers of optax: gradient transformations, compiled, in double precision."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass, field
from typing import Any, NamedTuple

import numpy as np

from adapters.compiled import compiled
from adapters.extra import extra
from adapters.kind import kind_of
from adapters.settings import label_faults, positive_faults, shown, told
from optimizers import Gradient, Points

BY = "from_optax"


def from_optax(
    transformation: Any,  # noqa: ANN401  # of a library that need not be there
    learning_rate: float | None = None,
    *,
    label: str | None = None,
) -> Optax:
    """An optimizer of optax: `from_optax(optax.adam(0.1), label="Adam of optax")`.

    With a `learning_rate`, `from_optax(optax.adam, 0.1)`, a sweep can take the rate's place; the
    `label` is then the function's name unless given, and else "optax". Each start has a state of
    its own. Transformations that ask for f, such as line searches, get `value`, `grad` and
    `value_fn`. jax computes in float64 here, and elsewhere as it did.

    Raises ValueError for what is no transformation, ModuleNotFoundError where optax is not
    installed.
    """
    return Optax(transformation, learning_rate, label=label or "")


class State(NamedTuple):
    """The transformation's, (starts, …) each, whose were finite at first, and who overflowed."""

    inner: Any
    meant: Any
    lost: Any


@dataclass(frozen=True)
class Optax:
    """An optimizer of optax in a line-up; made by `from_optax`."""

    transformation: Any
    learning_rate: float | None = None
    _: KW_ONLY
    label: str = ""
    kind: str = field(default="", init=False)
    made: Any = field(default=None, init=False, repr=False)

    def __post_init__(self) -> None:
        extra("optax", by=BY)
        found = []
        if self.learning_rate is not None:
            found += positive_faults(BY, "learning_rate", self.learning_rate)
        if self.label:
            found += label_faults(BY, self.label)
        if found:
            raise ValueError("\n".join(found))
        name = getattr(self.transformation, "__name__", "optax")
        label = self.label or (name if self.learning_rate is not None else "optax")
        object.__setattr__(self, "label", label)
        object.__setattr__(self, "kind", kind_of(label if name == "optax" else name))
        object.__setattr__(self, "made", self._made())

    def start(self, position: Points) -> State:
        """The transformation's state at each position."""
        try:
            inner, meant = compiled(self.made).start(position)
        except (TypeError, ValueError, NotImplementedError) as error:
            raise ValueError(f"{BY}: {self.label}: its init raised {told(error)}") from error
        return State(inner, meant, np.zeros(len(position), dtype=np.bool_))

    def step(self, gradient: Gradient, position: Points, state: State) -> tuple[Points, State]:
        """One step of each: θ ← θ + the transformed gradient."""
        rule = compiled(self.made)
        try:
            after, inner, finite = rule.step(gradient, position, state.inner)
        except (TypeError, ValueError, NotImplementedError) as error:
            raise ValueError(f"{BY}: {self.label}: its update raised {told(error)}") from error
        lost = state.lost | (state.meant & ~finite)
        after[lost] = np.nan
        return after, State(inner, state.meant, lost)

    def _made(self) -> Any:  # noqa: ANN401  # optax's own
        made = self.transformation
        if self.learning_rate is not None:
            if not callable(made):
                raise ValueError(
                    f"{BY}: with a learning_rate, give the function that takes it, "
                    "from_optax(optax.adam, 0.1)"
                )
            try:
                made = made(self.learning_rate)
            # It is the scene's own function, and may raise anything.
            except Exception as error:
                given = shown(self.transformation)
                raise ValueError(f"{BY}: {given} raised {told(error)}") from error
        if not callable(getattr(made, "init", None)) or not callable(getattr(made, "update", None)):
            example = "from_optax(optax.adam(0.1)) or from_optax(optax.adam, 0.1)"
            fault = (
                f"{BY}: {shown(made)} is no transformation, with init and update; write {example}"
            )
            raise ValueError(fault)  # noqa: TRY004  # as all faults of a declaration
        return made
