"""A sweep: the same line-up again for each value of a hyperparameter, in small multiples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from numbers import Real
from types import MappingProxyType
from typing import Any

from optimizers import Entrant
from optimizers.naming import label_of
from render.lettering.words import word_faults
from render.messages.nearest import did_you_mean
from render.scene.taking import hyperparameters, taking

MOST = 12
"""Values of one sweep."""

LETTERS = MappingProxyType(
    {
        "learning_rate": r"\eta",
        "momentum": r"\mu",
        "decay": r"\rho",
        "beta1": r"\beta_1",
        "beta2": r"\beta_2",
        "epsilon": r"\varepsilon",
        "beta3": r"\beta_3",
        "alpha": r"\alpha",
        "gamma": r"\gamma",
        "eta_plus": r"\eta^+",
        "eta_minus": r"\eta^-",
        "min_step": r"\Delta_\min",
        "max_step": r"\Delta_\max",
        "beta": r"\beta",
        "nu": r"\nu",
        "weight_decay": r"\lambda",
        "momentum_decay": r"\psi",
    }
)
"""What the papers write for a hyperparameter, in TeX."""


@dataclass(frozen=True, init=False)
class Sweep:
    """One hyperparameter and its values: `Sweep(learning_rate=[0.001, 0.01, 0.1])`.

    Every optimizer that has it takes each value in turn, but those whose labels are in `keep`.

    Raises ValueError for no or several hyperparameters, and for fewer than 2 or more than 12
    values.
    """

    hyperparameter: str
    values: tuple[Any, ...]
    keep: tuple[str, ...]

    def __init__(self, *, keep: Sequence[str] = (), **swept: Sequence[Any]) -> None:
        if len(swept) != 1:
            given = ", ".join(swept) or "none"
            raise ValueError(f"Sweep: takes one hyperparameter, learning_rate=[…]; given: {given}")
        ((name, values),) = swept.items()
        if isinstance(values, str) or not isinstance(values, Sequence):
            told = f"Sweep: {name} is {values!r}, not a list of values"
            raise ValueError(told)  # noqa: TRY004  # as all faults of a declaration
        if not 2 <= len(values) <= MOST:
            raise ValueError(f"Sweep: {name} has {len(values)} values; it must have 2 to {MOST}")
        if isinstance(keep, str) or not isinstance(keep, Sequence):
            told = f"Sweep: keep is {keep!r}, not a list of labels"
            raise ValueError(told)  # noqa: TRY004  # likewise
        if strange := [label for label in keep if not isinstance(label, str)]:
            raise ValueError(f"Sweep: keep holds {strange[0]!r}, which is no label")
        for value in values:
            if isinstance(value, bool) or not (isinstance(value, Real) or callable(value)):
                told = f"Sweep: {name} holds {value!r}, not a number or a schedule"
                raise ValueError(told)  # noqa: TRY004  # likewise
        object.__setattr__(self, "hyperparameter", name)
        object.__setattr__(self, "values", tuple(values))
        object.__setattr__(self, "keep", tuple(keep))

    def line_up(self, optimizers: Sequence[Entrant], value: object) -> list[Entrant]:
        """The optimizers with that value; ValueError where one cannot take it."""
        return [
            taking(optimizer, self.hyperparameter, value) if self._swept(optimizer) else optimizer
            for optimizer in optimizers
        ]

    def caption(self, value: object, *, digits: int | None = None) -> str:
        """A value and its letter, in TeX; with so many digits behind the point, where given."""
        words = self.hyperparameter.replace("_", " ")
        letter = LETTERS.get(self.hyperparameter)
        written = "g" if digits is None else f".{digits}f"
        shown = f"{float(value):{written}}" if isinstance(value, Real) else type(value).__name__
        if letter:
            shown = shown.replace("_", r"\_")
        return f"${letter} = {shown}$" if letter else f"{words} {shown}"

    def faults(self, optimizers: Sequence[Entrant]) -> list[str]:
        """What is wrong between the sweep and a line-up."""
        labels = [label_of(optimizer) for optimizer in optimizers]
        found = [
            f"Sweep: keep names {label!r}, which is not in the line-up; "
            + (did_you_mean(label, labels) or f"known: {', '.join(labels)}")
            for label in self.keep
            if label not in labels
        ]
        if not any(self._swept(optimizer) for optimizer in optimizers):
            known = {name for optimizer in optimizers for name in hyperparameters(optimizer)}
            near = did_you_mean(self.hyperparameter, known) or f"known: {', '.join(sorted(known))}"
            told = f"Sweep: no optimizer of the line-up has {self.hyperparameter!r}; {near}"
            return [*found, told]
        for value in self.values:
            try:
                self.line_up(optimizers, value)
                found += word_faults("Sweep: caption", self.caption(value))
            except (ValueError, OverflowError) as error:
                found += [f"Sweep: {line}" for line in str(error).splitlines()]
        return found

    def _swept(self, optimizer: object) -> bool:
        has = self.hyperparameter in hyperparameters(optimizer)
        return has and label_of(optimizer) not in self.keep
