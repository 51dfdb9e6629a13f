"""Tuning: what a search for learning rates found, as a picture tells it and a scene holds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from numbers import Real
from typing import TYPE_CHECKING

from render.scene.line_up import label_of

if TYPE_CHECKING:
    from optimizers import Entrant


@dataclass(frozen=True)
class Found:
    """The learning rate found for the optimizer of that label.

    `end` is where that rate is the last of those tried: "≤", "≥", and empty within.
    """

    label: str
    learning_rate: float
    end: str = ""


@dataclass(frozen=True)
class Tuning:
    """The learning rates that `tuned` found over so many steps, with so many trials of each."""

    trials: int
    steps: int
    found: tuple[Found, ...]

    def note(self, optimizers: Sequence[Entrant]) -> str:
        """What the numbers beside the names are, in TeX."""
        kept = ", in brackets: as given" if len(optimizers) > len(self.found) else ""
        return rf"$\eta$: best of {self.trials} for each{kept}"

    def told(self, optimizers: Sequence[Entrant]) -> tuple[str, ...]:
        """What stands beside each name: the rate found, or in brackets the one given."""
        found = {one.label: f"{one.end}{one.learning_rate:g}" for one in self.found}
        return tuple(found.get(label_of(one), _as_given(one)) for one in optimizers)

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
    return f"({float(rate):g})" if isinstance(rate, Real) else "(–)"
