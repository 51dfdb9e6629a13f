"""What an optimizer is held against: a public implementation, and how it is called."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

FROZEN = Path(__file__).with_name("frozen")

EXACT = 1e-12
"""The largest difference between positions of two writings of one rule, in double precision."""


@dataclass(frozen=True)
class Oracle:
    """A library's optimizer, as the Python that makes it from the parameters `p` and the rate `lr`.

    Its first word is the package. `why` says what had to be given, or why it is no nearer than
    `within`: the largest difference between positions over 60 steps.
    """

    call: str
    why: str = ""
    within: float = EXACT

    @property
    def package(self) -> str:
        """Where it comes from."""
        return self.call.partition(".")[0]


class Walked(TypedDict):
    """A frozen trajectory: positions before the first step and after each of 60."""

    call: str
    package: str
    version: str
    problem: str
    learning_rate: float
    difference: float
    points: list[list[float]]


def frozen(module: str) -> list[Walked]:
    """The trajectories of an optimizer's oracles, by the name of its module."""
    rows: list[Walked] = json.loads((FROZEN / f"{module}.json").read_text(encoding="utf-8"))
    return rows
