"""The seven beside torch and optax: the same positions, step by step, in float64.

The frozen trajectories and the script that made them lie in tests/oracles.
"""

import json
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

import optimizers
from surfaces import Surface, rosenbrock

ROWS = json.loads(
    (Path(__file__).parents[1] / "oracles" / "trajectories.json").read_text(encoding="utf-8")
)
STRETCHED = Surface(
    name="stretched",
    formula="2(x - 3)^2 + 50(y + 1)^2 - 4",
    f=lambda x, y: 2 * (x - 3) ** 2 + 50 * (y + 1) ** 2 - 4,
    df=lambda x, y: (4 * (x - 3), 100 * (y + 1)),
    domain=((1, 4), (-2, 1)),
)
PROBLEMS = {"rosenbrock": rosenbrock, "stretched": STRETCHED}
EXACT, NEAR = 1e-12, 1e-8
"""Largest differences; optax's AdaGrad keeps its ε, here 1e-16, inside the root."""


def walked(row: dict[str, object], **other: float) -> NDArray[np.float64]:
    """Our positions, or for Nesterov the look-ahead points θ + μv that libraries store."""
    optimizer = getattr(optimizers, str(row["optimizer"]))(row["learning_rate"], **other)
    surface = PROBLEMS[str(row["problem"])]
    position = np.array(row["points"][0])  # type: ignore[index]
    state = optimizer.start(position)
    points = [position]
    for _ in range(60):
        position, state = optimizer.step(surface.gradient, position, state)
        ahead = optimizer.momentum * state.v if row["optimizer"] == "Nesterov" else 0
        points.append(position + ahead)
    return np.array(points)


def name(row: dict[str, object]) -> str:
    return f"{row['library']}-{row['optimizer']}-{row['problem']}"


@pytest.mark.parametrize("row", ROWS, ids=name)
def test_an_optimizer_walks_as_the_public_implementation_does(row: dict[str, object]) -> None:
    near = (row["library"], row["optimizer"]) == ("optax", "AdaGrad")
    difference = np.abs(walked(row) - np.array(row["points"])).max()
    assert difference <= (NEAR if near else EXACT)


def test_every_optimizer_of_the_article_has_its_oracles() -> None:
    seven = {"SGD", "Momentum", "Nesterov", "AdaGrad", "RMSProp", "AdaDelta", "Adam"}
    assert {(row["library"], row["optimizer"], row["problem"]) for row in ROWS} == {
        (library, optimizer, problem)
        for library in ("torch", "optax")
        for optimizer in seven
        for problem in PROBLEMS
    }
    assert all(len(row["points"]) == 61 for row in ROWS)


@pytest.mark.parametrize(
    ("optimizer", "wrong"),
    [
        ("Momentum", {"momentum": 0.9001}),
        ("Nesterov", {"momentum": 0.9001}),
        ("AdaGrad", {"epsilon": 1e-6}),
        ("RMSProp", {"decay": 0.9001}),
        ("AdaDelta", {"epsilon": 1.01e-8}),
        ("Adam", {"epsilon": 1e-6}),
        ("Adam", {"beta2": 0.9991}),
    ],
)
def test_a_slightly_different_rule_is_told_apart(optimizer: str, wrong: dict[str, float]) -> None:
    rows = [row for row in ROWS if row["optimizer"] == optimizer]
    assert all(
        np.abs(walked(row, **wrong) - np.array(row["points"])).max() > 10 * EXACT for row in rows
    )
