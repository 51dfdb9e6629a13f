"""How public libraries walk, in float64: positions before the first step and after each."""

from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
import optax
import pytorch_optimizer
import schedulefree
import torch
from problems import STEPS, Problem

LIBRARIES: dict[str, Any] = {
    "torch": torch,
    "optax": optax,
    "pytorch_optimizer": pytorch_optimizer,
    "schedulefree": schedulefree,
    "jnp": jnp,
}
"""What the words that make an optimizer are made of."""

Step = Callable[[Any, Problem, torch.nn.Parameter, int], None]
"""What takes one step of torch's, of the optimizer, on the problem, at θ, the t-th from 0 on."""

jax.config.update("jax_enable_x64", True)
torch.set_default_dtype(torch.float64)  # NAdam keeps its product of μ in that


def plain(rule: Any, *_: object) -> None:
    """One step of an optimizer that asks for nothing besides."""
    rule.step()


def by_torch(
    call: str,
    *,
    problem: Problem,
    lr: float,
    step: Step = plain,
    before: str = "",
    scheduler: str = "",
    average: str = "",
) -> list[list[float]]:
    """The positions of an optimizer made in torch's way, shape (STEPS + 1, 2).

    `before` is done to the gradients ahead of each step, the `scheduler` stepped after it, and what
    is shown is the `average`, where there is one.
    """
    theta = torch.nn.Parameter(torch.tensor(problem.start, dtype=torch.float64))
    model = torch.nn.ParameterList([theta])
    names: dict[str, Any] = {"lr": lr, "p": [theta], "m": model}
    rule = eval(call, LIBRARIES, names)
    if hasattr(rule, "train"):  # schedule-free ones; there they store y
        rule.train()
    schedule = eval(scheduler, LIBRARIES, {"o": rule}) if scheduler else None
    mean = eval(average, LIBRARIES, names) if average else None
    shown = theta
    if mean is not None:
        mean.update_parameters(model)
        (shown,) = mean.module
    points = [shown.tolist()]
    for t in range(STEPS):
        rule.zero_grad()
        problem.f(theta[0], theta[1]).backward()
        if before:
            eval(before, LIBRARIES, names)
        step(rule, problem, theta, t)
        if schedule is not None:
            schedule.step()
        if mean is not None:
            mean.update_parameters(model)
        points.append(shown.tolist())
    return points


def by_optax(call: str, *, problem: Problem, lr: float) -> list[list[float]]:
    """The positions of a transformation of gradients, shape (STEPS + 1, 2)."""
    gradient = jax.grad(lambda theta: problem.f(theta[0], theta[1]))
    theta = jnp.array(problem.start, dtype=jnp.float64)
    rule = eval(call, LIBRARIES, {"lr": lr})
    ahead = call.startswith("optax.lookahead")
    walker = optax.LookaheadParams.init_synced(theta) if ahead else theta
    state = rule.init(walker)
    points = [theta.tolist()]
    for _ in range(STEPS):
        updates, state = rule.update(gradient(theta), state, walker)
        walker = optax.apply_updates(walker, updates)
        theta = walker.fast if ahead else walker
        points.append(theta.tolist())
    return points
