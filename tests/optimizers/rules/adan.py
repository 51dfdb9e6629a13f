from collections.abc import Iterator
from itertools import count
from math import sqrt

from by_hand import OfStep, Pair, Slope

GIVEN = {"learning_rate": 0.02, "beta1": 0.9, "beta2": 0.8, "beta3": 0.95, "epsilon": 1e-3}
DEFAULTS: dict[str, float] = {"beta1": 0.98, "beta2": 0.92, "beta3": 0.99, "epsilon": 1e-8}
WRONG = [
    ("(m_hat + beta2 * v_hat)", "(m_hat + (1 - beta2) * v_hat)"),
    ("(g + beta2 * change) ** 2", "(g + (1 - beta2) * change) ** 2"),
    ("g - state.g if state.t else np.zeros_like(g)", "g - state.g"),
    ("n / (1 - beta3_t)", "n"),
    ("(np.sqrt(n_hat) + epsilon)", "np.sqrt(n_hat + epsilon)"),
]


class Average:
    """The average of what it was given, as the weighted sum that it is."""

    def __init__(self) -> None:
        self.total = self.weights = 0.0

    def of(self, one: float, beta: float) -> float:
        """With one more."""
        self.total = beta * self.total + (1 - beta) * one
        self.weights = beta * self.weights + 1 - beta
        return self.total / self.weights


def twin(
    gradient: Slope,
    x: float,
    y: float,
    *,
    learning_rate: OfStep,
    beta1: OfStep,
    beta2: OfStep,
    beta3: OfStep,
    epsilon: OfStep,
) -> Iterator[Pair]:
    at = [x, y]
    averages = [[Average(), Average(), Average()] for _ in at]
    last: Pair | None = None
    for t in count():
        g = gradient(*at)
        for i in (0, 1):
            change = g[i] - last[i] if last else 0.0
            slope, changes, squares = averages[i]
            above = slope.of(g[i], beta1(t)) + beta2(t) * changes.of(change, beta2(t))
            below = sqrt(squares.of((g[i] + beta2(t) * change) ** 2, beta3(t))) + epsilon(t)
            at[i] -= learning_rate(t) * above / below
        last = g
        yield at[0], at[1]
