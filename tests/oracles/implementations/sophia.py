from typing import Any

from oracle import Oracle

RATES = {"rosenbrock": 0.02, "stretched": 0.5}
GIVEN: dict[str, float] = {"beta2": 0.9, "gamma": 0.5}
ORACLES = [
    Oracle(
        "pytorch_optimizer.SophiaH(p, lr=lr / 0.5, betas=(0.96, 0.9), p=0.5, eps=2e-12)",
        why="it clips at γ, here 0.5, so its rate is η/γ and its ε is ε/γ; it is given the exact "
        "diagonal of the curvature every ten steps, which it would estimate",
    )
]
REFUSED = {
    "optax.contrib.sophia": "corrects m for its bias, and uses h a step after it is known: given "
    "the exact diagonal, off by 1.3 on stretched",
}
NEAR = [{"gamma": 0.501}, {"beta2": 0.901}, {"interval": 11}]


def step(rule: Any, problem: Any, theta: Any, t: int) -> None:
    xx, _, yy = problem.ddf(*theta.tolist())
    rule.step(hessian=[theta.new_tensor([xx, yy])] if t % 10 == 0 else None)
