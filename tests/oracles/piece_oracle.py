"""What a piece is held against: ours and theirs, and our walk where theirs walked."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

import numpy as np
from numpy.typing import NDArray
from oracle import EXACT
from problems import STEPS, Problem

import optimizers

FROZEN = Path(__file__).with_name("frozen") / "pieces"


@dataclass(frozen=True)
class Held:
    """Ours and theirs, as the Python that makes them of the rate `lr`, and of torch's `p`.

    What torch does beside an optimizer o stands in `before` each step, in the `scheduler` that is
    stepped after it, and in what takes the `average` of the model m. `why` says what had to be
    given, or why they are no nearer than `within`.
    """

    ours: str
    call: str
    before: str = ""
    scheduler: str = ""
    average: str = ""
    why: str = ""
    within: float = EXACT

    @property
    def package(self) -> str:
        """Where it comes from."""
        return self.call.partition(".")[0]

    @property
    def told(self) -> str:
        """All that is called."""
        return "; ".join(filter(None, (self.before, self.call, self.scheduler, self.average)))


class Walked(TypedDict):
    """A frozen trajectory: positions before the first step and after each of 60."""

    ours: str
    told: str
    version: str
    problem: str
    learning_rate: float
    difference: float
    points: list[list[float]]


def frozen(module: str) -> list[Walked]:
    """The trajectories of a piece's oracles, by the name of its module."""
    rows: list[Walked] = json.loads((FROZEN / f"{module}.json").read_text(encoding="utf-8"))
    return rows


def walked(ours: str, *, problem: Problem, learning_rate: float) -> NDArray[np.float64]:
    """Our positions, shape (STEPS + 1, 2)."""
    optimizer = eval(ours, vars(optimizers).copy(), {"lr": learning_rate})
    position = np.array(problem.start)
    state = optimizer.start(position)
    points = [position]
    for _ in range(STEPS):
        position, state = optimizer.step(problem, position, state)
        points.append(position)
    return np.array(points)
