"""Writes frozen/pieces/NAME.json: what pieces are held against, walked in float64 by libraries.

Of all pieces, or of those whose modules are named; run by `make oracles` as make_trajectories.py.
"""

import importlib
import json
import sys
from importlib.metadata import version
from types import ModuleType

import jax
import jax.numpy as jnp
import numpy as np
import optax
import torch
from make_trajectories import HERE, LIBRARIES
from piece_oracle import FROZEN, Held, Walked, walked
from problems import PROBLEMS, STEPS, Problem


def stepped_by_torch(held: Held, problem: Problem, lr: float) -> list[list[float]]:
    """Positions of an optimizer made in torch's way, shape (STEPS + 1, 2)."""
    theta = torch.nn.Parameter(torch.tensor(problem.start, dtype=torch.float64))
    model = torch.nn.ParameterList([theta])
    names = {"lr": lr, "p": [theta], "m": model}
    rule = eval(held.call, LIBRARIES, names)
    scheduler = eval(held.scheduler, LIBRARIES, {"o": rule}) if held.scheduler else None
    average = eval(held.average, LIBRARIES, names) if held.average else None
    shown = theta
    if average is not None:
        average.update_parameters(model)
        (shown,) = average.module
    points = [shown.tolist()]
    for _ in range(STEPS):
        rule.zero_grad()
        problem.f(theta[0], theta[1]).backward()
        if held.before:
            eval(held.before, LIBRARIES, names)
        rule.step()
        if scheduler is not None:
            scheduler.step()
        if average is not None:
            average.update_parameters(model)
        points.append(shown.tolist())
    return points


def stepped_by_optax(held: Held, problem: Problem, lr: float) -> list[list[float]]:
    """Positions of a transformation of gradients, shape (STEPS + 1, 2)."""
    gradient = jax.grad(lambda theta: problem.f(theta[0], theta[1]))
    theta = jnp.array(problem.start, dtype=jnp.float64)
    rule = eval(held.call, LIBRARIES, {"lr": lr})
    ahead = held.call.startswith("optax.lookahead")
    walker = optax.LookaheadParams.init_synced(theta) if ahead else theta
    state = rule.init(walker)
    points = [theta.tolist()]
    for _ in range(STEPS):
        updates, state = rule.update(gradient(theta), state, walker)
        walker = optax.apply_updates(walker, updates)
        theta = walker.fast if ahead else walker
        points.append(theta.tolist())
    return points


def table(module: str, told: ModuleType) -> list[Walked]:
    """All trajectories that a piece is held against."""
    rows: list[Walked] = []
    for held in told.HELD:
        stepped = stepped_by_optax if held.package == "optax" else stepped_by_torch
        for name, lr in told.RATES.items():
            points = stepped(held, PROBLEMS[name], lr)
            ours = walked(held.ours, problem=PROBLEMS[name], learning_rate=lr)
            rows.append(
                {
                    "ours": held.ours,
                    "told": held.told,
                    "version": version(held.package).partition("+")[0],
                    "problem": name,
                    "learning_rate": lr,
                    "difference": float(np.abs(ours - np.array(points)).max()),
                    "points": points,
                }
            )
            sys.stdout.write(f"{module:14} {name:11} {rows[-1]['difference']:.1e}  {held.told}\n")
    return rows


def main() -> None:
    """Write a file a piece."""
    jax.config.update("jax_enable_x64", True)
    FROZEN.mkdir(exist_ok=True)
    named = sys.argv[1:]
    for path in sorted((HERE / "pieces").glob("[!_]*.py")):
        if named and path.stem not in named:
            continue
        told = importlib.import_module(f"pieces.{path.stem}")
        rows = ",\n".join(json.dumps(row) for row in table(path.stem, told))
        (FROZEN / f"{path.stem}.json").write_text(f"[\n{rows}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
