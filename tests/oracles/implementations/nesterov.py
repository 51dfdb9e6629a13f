from typing import Any

from oracle import Oracle

RATES = {"rosenbrock": 1e-4, "stretched": 1e-3}
GIVEN: dict[str, float] = {}
ORACLES = [
    Oracle(
        "torch.optim.SGD(p, lr=lr, momentum=0.9, nesterov=True)",
        why="it stores the look-ahead point θ + μv, which is compared",
    ),
    Oracle(
        "optax.sgd(lr, momentum=0.9, nesterov=True)",
        why="it stores the look-ahead point θ + μv, which is compared",
    ),
]
REFUSED: dict[str, str] = {}
NEAR = [{"momentum": 0.9001}]


def stored(optimizer: Any, position: Any, state: Any) -> Any:
    return position + optimizer.momentum * state.v
