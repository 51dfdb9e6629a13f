from typing import Any

from oracle import Oracle

RATES = {"rosenbrock": 0.02, "stretched": 0.1}
GIVEN: dict[str, float] = {}
ORACLES = [
    Oracle(
        "schedulefree.AdamWScheduleFree(p, lr=lr)",
        why="it stores y while it trains, which is compared",
    ),
    Oracle(
        "pytorch_optimizer.ScheduleFreeAdamW(p, lr=lr)",
        why="it stores y while it trains, which is compared",
    ),
    Oracle(
        "optax.contrib.schedule_free_adamw(lr)",
        why="it stores y while it trains, which is compared",
    ),
]
REFUSED = {
    "schedulefree.AdamWScheduleFreePaper(p, lr=lr)": "has √(1 − β₂ᵗ) in the rate, and so in the "
    "weights of the average, as in the paper's experiments: off by 0.013 on rosenbrock, by 0.44 on "
    "stretched",
}
NEAR = [{"beta1": 0.9001}, {"beta2": 0.9991}, {"epsilon": 1e-6}, {"weight_decay": 1e-6}]


def stored(optimizer: Any, position: Any, state: Any) -> Any:
    return (1 - optimizer.beta1) * state.z + optimizer.beta1 * position
