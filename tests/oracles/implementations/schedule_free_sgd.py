from typing import Any

from oracle import Oracle

RATES = {"rosenbrock": 1e-3, "stretched": 5e-3}
GIVEN: dict[str, float] = {}
ORACLES = [
    Oracle(
        "schedulefree.SGDScheduleFree(p, lr=lr)",
        why="it stores y while it trains, which is compared",
    ),
    Oracle(
        "pytorch_optimizer.ScheduleFreeSGD(p, lr=lr)",
        why="it stores y while it trains, which is compared",
    ),
    Oracle(
        "optax.contrib.schedule_free_sgd(lr)",
        why="it stores y while it trains, which is compared",
    ),
]
REFUSED: dict[str, str] = {}
NEAR = [{"beta": 0.9001}]


def stored(optimizer: Any, position: Any, state: Any) -> Any:
    return (1 - optimizer.beta) * state.z + optimizer.beta * position
