from collections.abc import Iterator
from itertools import count
from math import sqrt

from by_hand import OfStep, Pair, Slope

GIVEN = {"learning_rate": 0.05, "epsilon": 0.5}
DEFAULTS: dict[str, float] = {"epsilon": 1e-4}
WRONG = [
    ("[state.R, g[..., None, :]]", "[state.R, np.abs(g[..., None, :])]"),
    ("np.hypot(sigma, np.sqrt(epsilon))", "(sigma + epsilon)"),
    ("np.hypot(sigma, np.sqrt(epsilon))", "(sigma**2 + epsilon)"),
    ("np.hypot(sigma, np.sqrt(epsilon))", "np.hypot(sigma, np.sqrt(epsilon)) ** 0.5"),
    ("np.linalg.svd(np.where(finite, R, 0.0))", "np.linalg.svd(np.where(finite, state.R, 0.0))"),
    # The diagonal alone is AdaGrad.
    (
        "np.sum(V_T * along[..., None], axis=-2)",
        "g / np.sqrt(np.sum(R**2, axis=-2) + epsilon)",
    ),
]

WITHIN = 1e-5
"""Of the longest move; what an ε of 10⁻⁸ makes of the last digits of gradients in the thousands."""


def twin(
    gradient: Slope, x: float, y: float, *, learning_rate: OfStep, epsilon: OfStep
) -> Iterator[Pair]:
    # H^(−1/2) = (adj H + sI) / (s √(tr H + 2s)) with s = √det H, of two by two. The determinant of
    # a sum of ggᵀ is the sum of (g × h)² over its pairs, its adjugate that of the g turned by 90°.
    seen: list[Pair] = []
    pairs = 0.0
    for t in count():
        eta, eps, (gx, gy) = learning_rate(t), epsilon(t), gradient(x, y)
        crossed = [hx * gy - hy * gx for hx, hy in seen]
        pairs += sum(cross * cross for cross in crossed)
        seen.append((gx, gy))
        trace = sum(hx * hx + hy * hy for hx, hy in seen)
        s = sqrt(eps * eps + eps * trace + pairs)
        root = s * sqrt(2 * eps + trace + 2 * s)
        across_x = -sum(cross * hy for cross, (_, hy) in zip(crossed, seen, strict=False))
        across_y = sum(cross * hx for cross, (hx, _) in zip(crossed, seen, strict=False))
        x -= eta * ((eps + s) * gx + across_x) / root
        y -= eta * ((eps + s) * gy + across_y) / root
        yield x, y
