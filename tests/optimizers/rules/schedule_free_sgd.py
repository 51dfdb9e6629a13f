from collections.abc import Iterator
from itertools import count

from by_hand import OfStep, Pair, Slope

GIVEN = {"learning_rate": 3e-4, "beta": 0.8}
DEFAULTS = {"beta": 0.9, "label": "Schedule-Free SGD"}
WRONG = [
    ("gradient(y)", "gradient(x)"),
    ("gradient(y)", "gradient(state.z)"),
    ("(1 - beta) * state.z + beta * x", "beta * state.z + (1 - beta) * x"),
    ("c * (z - x)", "c * (state.z - x)"),
    ("state.z - gamma", "y - gamma"),
    ("c = gamma * gamma / weights if weights else 0.0", "c = 1 / (state.t + 1)"),
    ("return x,", "return z,"),
]


def twin(
    gradient: Slope, x: float, y: float, *, learning_rate: OfStep, beta: OfStep
) -> Iterator[Pair]:
    # x as the weighted mean of all places of z that it is.
    here, base = (x, y), (x, y)
    weighed: list[tuple[float, Pair]] = []
    for t in count():
        gamma, near = learning_rate(t), beta(t)
        asked = [(1 - near) * z + near * x for z, x in zip(base, here, strict=True)]
        gx, gy = gradient(*asked)
        base = base[0] - gamma * gx, base[1] - gamma * gy
        weighed.append((gamma * gamma, base))
        total = sum(weight for weight, _ in weighed)
        if total:
            here = (
                sum(weight * place[0] for weight, place in weighed) / total,
                sum(weight * place[1] for weight, place in weighed) / total,
            )
        yield here
