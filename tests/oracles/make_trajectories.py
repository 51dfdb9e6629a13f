"""Writes frozen/NAME.json: each optimizer's oracles, walked in float64 by their libraries.

Of all optimizers, or of those whose modules are named. Run by `make oracles` in an environment of
its own; the tests read only what it wrote. `difference` is the largest between a library's
positions and ours over all steps, of either coordinate.
"""

import importlib
import json
import sys
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytorch_optimizer
import schedulefree
import torch

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from oracle import FROZEN, Oracle, Walked  # noqa: E402  # found by the path that is set above
from problems import PROBLEMS, STEPS, Problem  # noqa: E402
from walked import walked  # noqa: E402

LIBRARIES: dict[str, Any] = {
    "torch": torch,
    "optax": optax,
    "pytorch_optimizer": pytorch_optimizer,
    "schedulefree": schedulefree,
}


def made(oracle: Oracle, lr: float, p: list[torch.Tensor]) -> Any:
    """The library's optimizer, from the words that tell of it."""
    return eval(oracle.call, {**LIBRARIES, "jnp": jnp}, {"lr": lr, "p": p})


def stepped_by_torch(
    oracle: Oracle, problem: Problem, lr: float, told: ModuleType
) -> list[list[float]]:
    """Positions of an optimizer made in torch's way, shape (STEPS + 1, 2)."""
    step = getattr(told, "step", lambda rule, *_: rule.step())
    theta = torch.nn.Parameter(torch.tensor(problem.start, dtype=torch.float64))
    rule = made(oracle, lr, [theta])
    if hasattr(rule, "train"):  # schedule-free ones; there they store y
        rule.train()
    points = [theta.tolist()]
    for t in range(STEPS):
        rule.zero_grad()
        problem.f(theta[0], theta[1]).backward()
        step(rule, problem, theta, t)
        points.append(theta.tolist())
    return points


def stepped_by_optax(
    oracle: Oracle, problem: Problem, lr: float, _: ModuleType
) -> list[list[float]]:
    """Positions of a transformation of gradients, shape (STEPS + 1, 2)."""
    gradient = jax.grad(lambda theta: problem.f(theta[0], theta[1]))
    theta = jnp.array(problem.start, dtype=jnp.float64)
    rule = made(oracle, lr, [])
    state = rule.init(theta)
    points = [theta.tolist()]
    for _ in range(STEPS):
        updates, state = rule.update(gradient(theta), state, theta)
        theta = optax.apply_updates(theta, updates)
        points.append(theta.tolist())
    return points


def table(module: str, told: ModuleType) -> list[Walked]:
    """All trajectories of an optimizer's oracles."""
    rows: list[Walked] = []
    for oracle in told.ORACLES:
        stepped = stepped_by_optax if oracle.package == "optax" else stepped_by_torch
        for name, lr in told.RATES.items():
            points = stepped(oracle, PROBLEMS[name], lr, told)
            ours = walked(module, told, problem=PROBLEMS[name], learning_rate=lr)
            rows.append(
                {
                    "call": oracle.call,
                    "package": oracle.package,
                    "version": version(oracle.package).partition("+")[0],
                    "problem": name,
                    "learning_rate": lr,
                    "difference": float(np.abs(ours - np.array(points)).max()),
                    "points": points,
                }
            )
            told_of = f"{module:14} {name:11} {rows[-1]['difference']:.1e}  {oracle.call}"
            sys.stdout.write(told_of + "\n")
    return rows


def main() -> None:
    """Write a file an optimizer."""
    jax.config.update("jax_enable_x64", True)
    torch.set_default_dtype(torch.float64)  # NAdam keeps its product of μ in that
    named = sys.argv[1:]
    for path in sorted((HERE / "implementations").glob("[!_]*.py")):
        if named and path.stem not in named:
            continue
        told = importlib.import_module(f"implementations.{path.stem}")
        rows = ",\n".join(json.dumps(row) for row in table(path.stem, told))
        (FROZEN / f"{path.stem}.json").write_text(f"[\n{rows}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
