from collections.abc import Iterator
from itertools import count
from math import sqrt

from by_hand import OfStep, Pair, Slope

GIVEN = {"learning_rate": 0.02, "beta1": 0.8, "beta2": 0.95, "epsilon": 1e-3}
DEFAULTS: dict[str, float] = {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}
WRONG = [
    ("(np.sqrt(v_hat) + epsilon)", "np.sqrt(v_hat + epsilon)"),
    ("np.maximum(state.v_hat, v)", "v"),
    ("np.maximum(state.v_hat, v)", "np.maximum(state.v, v)"),
    ("learning_rate * m /", "learning_rate * m / (1 - beta1 ** (state.t + 1)) /"),
    ("np.sqrt(v_hat)", "np.sqrt(v_hat / (1 - beta2 ** (state.t + 1)))"),
    # The largest is averaged on: it only grows, but too fast.
    ("beta2 * state.v +", "beta2 * state.v_hat +"),
]


def twin(
    gradient: Slope,
    x: float,
    y: float,
    *,
    learning_rate: OfStep,
    beta1: OfStep,
    beta2: OfStep,
    epsilon: OfStep,
) -> Iterator[Pair]:
    mx = my = 0.0
    means_x, means_y = [0.0], [0.0]  # every mean square there was; the largest is looked up
    for t in count():
        eta, b1, b2, eps = (h(t) for h in (learning_rate, beta1, beta2, epsilon))
        gx, gy = gradient(x, y)
        mx, my = b1 * mx + (1 - b1) * gx, b1 * my + (1 - b1) * gy
        means_x.append(b2 * means_x[-1] + (1 - b2) * gx * gx)
        means_y.append(b2 * means_y[-1] + (1 - b2) * gy * gy)
        x -= eta * mx / (sqrt(max(means_x)) + eps)
        y -= eta * my / (sqrt(max(means_y)) + eps)
        yield x, y
