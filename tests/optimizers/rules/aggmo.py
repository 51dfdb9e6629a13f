from collections.abc import Iterator
from itertools import count

from by_hand import OfStep, Pair, Slope

GIVEN = {"learning_rate": 1e-4, "beta1": 0.2, "beta2": 0.8, "beta3": 0.95}
DEFAULTS: dict[str, float] = {"beta1": 0.0, "beta2": 0.9, "beta3": 0.99}
WRONG = [
    ("(v1 + v2 + v3) / 3", "(v1 + v2 + v3)"),
    ("(v1 + v2 + v3) / 3", "(v2 + v3) / 2"),
    ("beta3 * state.v3 - g", "beta3 * state.v3 - (1 - beta3) * g"),
    ("beta2 * state.v2 - g", "beta3 * state.v2 - g"),
    # The rate in the velocities: the same until a schedule changes it.
    (
        "g = gradient(position)",
        "g, learning_rate = learning_rate * gradient(position), 1",
    ),
]


def twin(
    gradient: Slope,
    x: float,
    y: float,
    *,
    learning_rate: OfStep,
    beta1: OfStep,
    beta2: OfStep,
    beta3: OfStep,
) -> Iterator[Pair]:
    velocities = [(0.0, 0.0)] * 3
    for t in count():
        gamma, (gx, gy) = learning_rate(t), gradient(x, y)
        damped = zip((beta1(t), beta2(t), beta3(t)), velocities, strict=True)
        velocities = [(beta * vx - gx, beta * vy - gy) for beta, (vx, vy) in damped]
        x += gamma / 3 * sum(vx for vx, _ in velocities)
        y += gamma / 3 * sum(vy for _, vy in velocities)
        yield x, y
