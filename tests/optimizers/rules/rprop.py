from collections.abc import Iterator
from itertools import count

from by_hand import OfStep, Pair, Slope

GIVEN = {
    "learning_rate": 0.02,
    "eta_plus": 1.3,
    "eta_minus": 0.4,
    "min_step": 1e-3,
    "max_step": 0.3,
}
DEFAULTS: dict[str, float] = {
    "eta_plus": 1.2,
    "eta_minus": 0.5,
    "min_step": 1e-6,
    "max_step": 50.0,
}
WRONG = [
    ("np.where(same < 0, 0.0, g)", "g + 0"),
    ("np.where(same < 0, 0.0, g)", "np.where(same < 0, -g, g)"),
    ("np.minimum(eta_plus * delta, max_step)", "eta_plus * delta"),
    ("np.maximum(eta_minus * delta, min_step)", "eta_minus * delta"),
    ("position - delta * np.sign(g)", "position - state.delta * np.sign(g)"),
]


def twin(
    gradient: Slope,
    x: float,
    y: float,
    *,
    learning_rate: OfStep,
    eta_plus: OfStep,
    eta_minus: OfStep,
    min_step: OfStep,
    max_step: OfStep,
) -> Iterator[Pair]:
    at = [x, y]
    delta = [learning_rate(0)] * 2
    before = [0, 0]  # signs
    for t in count():
        g = gradient(*at)
        for i in (0, 1):
            now = (g[i] > 0) - (g[i] < 0)
            if now * before[i] == 1:
                delta[i] = min(delta[i] * eta_plus(t), max_step(t))
            elif now * before[i] == -1:
                delta[i] = max(delta[i] * eta_minus(t), min_step(t))
                now = 0
            at[i] -= now * delta[i]
            before[i] = now
        yield at[0], at[1]
