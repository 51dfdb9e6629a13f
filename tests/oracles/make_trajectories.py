"""Writes trajectories.json: the seven optimizers as torch and optax step them, in float64.

Run by `make oracles` in an environment of its own; the tests read only what it wrote. Where a
library's default differs from the rule of the paper, the argument that mends it stands here:

- torch's RMSprop averages with 0.99 unless told, its Adagrad and Adadelta take other ε;
- torch and optax store the look-ahead point θ + μv of Nesterov's method, and so does the table;
- optax's adagrad starts its accumulator at 0.1, and puts ε inside the root: hence 0 and 1e-16;
- optax's rmsprop puts ε inside the root unless told; its adadelta without a rate ascends.

Left out: keras, whose Adam uses another ε (ε-hat) and whose AdaGrad starts at 0.1.
"""

import json
from collections.abc import Callable
from pathlib import Path

import jax
import jax.numpy as jnp
import optax
import torch

STEPS = 60

PROBLEMS = {
    "rosenbrock": (-1.2, 1.0),
    "stretched": (2.0, 3.0),
}
RATES = {
    "SGD": {"rosenbrock": 1e-3, "stretched": 2e-3},
    "Momentum": {"rosenbrock": 1e-4, "stretched": 1e-3},
    "Nesterov": {"rosenbrock": 1e-4, "stretched": 1e-3},
    "AdaGrad": {"rosenbrock": 0.1, "stretched": 0.3},
    "RMSProp": {"rosenbrock": 0.01, "stretched": 0.02},
    "AdaDelta": {"rosenbrock": 1.0, "stretched": 1.0},
    "Adam": {"rosenbrock": 0.02, "stretched": 0.05},
}

TORCH: dict[str, Callable[..., torch.optim.Optimizer]] = {
    "SGD": lambda parameters, lr: torch.optim.SGD(parameters, lr=lr),
    "Momentum": lambda parameters, lr: torch.optim.SGD(parameters, lr=lr, momentum=0.9),
    "Nesterov": lambda parameters, lr: torch.optim.SGD(
        parameters, lr=lr, momentum=0.9, nesterov=True
    ),
    "AdaGrad": lambda parameters, lr: torch.optim.Adagrad(parameters, lr=lr, eps=1e-8),
    "RMSProp": lambda parameters, lr: torch.optim.RMSprop(parameters, lr=lr, alpha=0.9, eps=1e-8),
    "AdaDelta": lambda parameters, lr: torch.optim.Adadelta(parameters, lr=lr, rho=0.9, eps=1e-8),
    "Adam": lambda parameters, lr: torch.optim.Adam(parameters, lr=lr, eps=1e-8),
}

OPTAX: dict[str, Callable[[float], optax.GradientTransformation]] = {
    "SGD": lambda lr: optax.sgd(lr),
    "Momentum": lambda lr: optax.sgd(lr, momentum=0.9),
    "Nesterov": lambda lr: optax.sgd(lr, momentum=0.9, nesterov=True),
    "AdaGrad": lambda lr: optax.adagrad(lr, initial_accumulator_value=0.0, eps=1e-16),
    "RMSProp": lambda lr: optax.rmsprop(lr, decay=0.9, eps=1e-8, eps_in_sqrt=False),
    "AdaDelta": lambda lr: optax.adadelta(lr, rho=0.9, eps=1e-8),
    "Adam": lambda lr: optax.adam(lr, eps=1e-8),
}


def value(problem: str, x, y):
    """The problem's function, for numbers of either library."""
    if problem == "rosenbrock":
        return (1 - x) ** 2 + 100 * (y - x**2) ** 2
    return 2 * (x - 3) ** 2 + 50 * (y + 1) ** 2 - 4


def walked_by_torch(optimizer: str, problem: str) -> list[list[float]]:
    theta = torch.tensor(PROBLEMS[problem], dtype=torch.float64, requires_grad=True)
    rule = TORCH[optimizer]([theta], RATES[optimizer][problem])
    points = [theta.tolist()]
    for _ in range(STEPS):
        rule.zero_grad()
        value(problem, theta[0], theta[1]).backward()
        rule.step()
        points.append(theta.tolist())
    return points


def walked_by_optax(optimizer: str, problem: str) -> list[list[float]]:
    gradient = jax.grad(lambda theta: value(problem, theta[0], theta[1]))
    theta = jnp.array(PROBLEMS[problem], dtype=jnp.float64)
    rule = OPTAX[optimizer](RATES[optimizer][problem])
    state = rule.init(theta)
    points = [theta.tolist()]
    for _ in range(STEPS):
        updates, state = rule.update(gradient(theta), state, theta)
        theta = optax.apply_updates(theta, updates)
        points.append(theta.tolist())
    return points


def main() -> None:
    jax.config.update("jax_enable_x64", True)
    walks = {"torch": walked_by_torch, "optax": walked_by_optax}
    table = [
        {
            "library": library,
            "version": {"torch": torch, "optax": optax}[library].__version__.partition("+")[0],
            "optimizer": optimizer,
            "problem": problem,
            "learning_rate": RATES[optimizer][problem],
            "points": walk(optimizer, problem),
        }
        for library, walk in walks.items()
        for optimizer in RATES
        for problem in PROBLEMS
    ]
    path = Path(__file__).with_name("trajectories.json")
    rows = ",\n".join(json.dumps(row) for row in table)
    path.write_text(f"[\n{rows}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
