"""Tuning: what a search for learning rates found, as a picture tells it and a scene holds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from optimizers.naming import label_of
from optimizers.number import is_real

if TYPE_CHECKING:
    from optimizers import Entrant

NONE, ANY = "(–)", "any"
"""Beside the name of one without a constant learning rate, and of one that is alike at all."""


@dataclass(frozen=True)
class Found:
    """The learning rate found for the optimizer of that label.

    `end` is where that rate is the last of those tried: "≤", "≥", and empty within. `flat` says
    that it came to the same at all of them, so that its own is as good as any.
    """

    label: str
    learning_rate: float
    end: str = ""
    flat: bool = False

    @property
    def told(self) -> str:
        """What stands beside its name."""
        return ANY if self.flat else f"{self.end}{self.learning_rate:g}"


@dataclass(frozen=True)
class Tuning:
    """The learning rates that `tuned` found over so many steps, with so many trials of each."""

    trials: int
    steps: int
    found: tuple[Found, ...]

    def note(self, optimizers: Sequence[Entrant]) -> str:
        """What the numbers beside the names are, in TeX."""
        told = self.told(optimizers)
        given = any(one.startswith("(") and one != NONE for one in told)
        kept = ", in brackets: as given" if given else ""
        none = f", {NONE}: has no constant one" if NONE in told else ""
        any_rate = f", {ANY}: the same at all" if ANY in told else ""
        return rf"$\eta$: best of {self.trials} for each{kept}{none}{any_rate}"

    def told(self, optimizers: Sequence[Entrant]) -> tuple[str, ...]:
        """What stands beside each name: the rate found, or in brackets the one given."""
        found = {one.label: one.told for one in self.found}
        return tuple(found.get(label_of(one), _as_given(one)) for one in optimizers)

    @property
    def remarks(self) -> list[str]:
        """What whoever makes the picture is to know, a line each."""
        return [flat(one.label) for one in self.found if one.flat]

    def faults(self, optimizers: Sequence[Entrant], *, steps: int, swept: bool) -> list[str]:
        """What no longer holds of a line-up that walks so many steps."""
        if swept:
            return ["tuning: the rates are found, and this scene has a sweep; leave out one of two"]
        anew = "; tune the scene as it was before: tuned(replace(scene, …))"
        if steps != self.steps:
            return [f"tuning: the rates are best over {self.steps} steps, not over {steps}{anew}"]
        rates = {label_of(one): getattr(one, "learning_rate", None) for one in optimizers}
        return [
            f"tuning: found {one.learning_rate:g} for {one.label!r}, which now has "
            f"{rates.get(one.label)}{anew}"
            for one in self.found
            if rates.get(one.label) != one.learning_rate
        ]


def _as_given(optimizer: object) -> str:
    rate = getattr(optimizer, "learning_rate", None)
    return f"({float(rate):g})" if is_real(rate) else NONE


def flat(label: str) -> str:
    """What is said of one who comes to the same at every learning rate."""
    return f"{label} comes to the same f at every learning rate: has the rate a part in its step?"
