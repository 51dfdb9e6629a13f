from collections.abc import Iterator
from itertools import count, pairwise
from math import sqrt

from by_hand import OfStep, Pair, Slope

GIVEN = {"learning_rate": 0.02, "beta1": 0.9, "beta2": 0.8, "beta3": 0.95, "epsilon": 1e-3}
DEFAULTS: dict[str, float] = {"beta1": 0.98, "beta2": 0.92, "beta3": 0.99, "epsilon": 1e-8}
WRONG = [
    ("(m_hat + beta2 * v_hat)", "(m_hat + (1 - beta2) * v_hat)"),
    ("(g + beta2 * change) ** 2", "(g + (1 - beta2) * change) ** 2"),
    ("(g + beta2 * change) ** 2", "g**2"),
    ("g - state.g if state.t else np.zeros_like(g)", "g - state.g"),
    ("v / (1 - beta2_t)", "v"),
    ("n / (1 - beta3_t)", "n"),
    ("(np.sqrt(n_hat) + epsilon)", "np.sqrt(n_hat + epsilon)"),
]


def average(seen: list[float], beta: OfStep) -> float:
    """The average of what was seen, as the weighted sum that it is."""
    total = weights = 0.0
    for t, one in enumerate(seen):
        total, weights = beta(t) * total + (1 - beta(t)) * one, beta(t) * weights + 1 - beta(t)
    return total / weights


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
    seen: list[Pair] = []
    for t in count():
        seen.append(gradient(*at))
        for i in (0, 1):
            g = [each[i] for each in seen]
            change = [0.0, *(now - before for before, now in pairwise(g))]
            ahead = [(one + beta2(k) * change[k]) ** 2 for k, one in enumerate(g)]
            above = average(g, beta1) + beta2(t) * average(change, beta2)
            at[i] -= learning_rate(t) * above / (sqrt(average(ahead, beta3)) + epsilon(t))
        yield at[0], at[1]
