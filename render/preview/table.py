"""Table: what a page may set, and what to, as the process that holds the scene tells it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from optimizers.hyperparameter import Range
from render.preview.parameters import Parameter
from surfaces import Domain


@dataclass(frozen=True)
class Table:
    """What each parameter may be, by its optimizer's place in the line-up and its name.

    domain: where starts may be moved to; starts: how many may be moved, the first ones
    """

    allowed: Mapping[tuple[int, str], Range]
    domain: Domain
    starts: int

    @classmethod
    def of(
        cls, parameters: Sequence[Sequence[Parameter]], domain: Domain, *, starts: int
    ) -> "Table":
        """The table of these parameters, those of each optimizer together."""
        allowed = {
            (place, one.name): one.allowed
            for place, own in enumerate(parameters)
            for one in own
            if one.value is not None
        }
        return cls(allowed, domain, starts)

    def message(self) -> dict[str, Any]:
        """As it goes through a pipe."""
        allowed = [
            [*key, one.lower, one.upper, one.touches_lower, one.touches_upper]
            for key, one in self.allowed.items()
        ]
        return {"allowed": allowed, "domain": self.domain, "starts": self.starts}

    @classmethod
    def told(cls, message: Mapping[str, Any]) -> "Table":
        """What was told as `message`."""
        allowed = {
            (place, name): Range(low, high, at_low, at_high)
            for place, name, low, high, at_low, at_high in message["allowed"]
        }
        (x0, x1), (y0, y1) = message["domain"]
        return cls(allowed, ((x0, x1), (y0, y1)), message["starts"])
