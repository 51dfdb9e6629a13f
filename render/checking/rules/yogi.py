"""Yogi, and how it is written wrongly."""

import numpy as np

from optimizers import Gradient, Points, Yogi
from optimizers.yogi import FIRST
from render.checking.slip import COMMON, DECOUPLED, Memory, Numbers, Rule, Slip, other_numbers


def _step(
    gradient: Gradient, x: Points, s: Memory, h: Numbers, slips: frozenset[str]
) -> tuple[Points, Memory]:
    rate, beta1, beta2, epsilon = (h[n] for n in ("learning_rate", "beta1", "beta2", "epsilon"))
    g = gradient(x)
    t = s.get("t", 0) + 1
    zeros = "zeros" in slips
    m = beta1 * s.get("m", 0 * g + (0.0 if zeros or "m at 0" in slips else FIRST)) + (1 - beta1) * g
    old = s.get("v", 0 * g + (0.0 if zeros else FIRST))
    if "adam" in slips:
        v = beta2 * old + (1 - beta2) * g**2
    elif "upside down" in slips:
        v = old + (1 - beta2) * np.sign(old - g**2) * g**2
    elif "by v" in slips:
        v = old - (1 - beta2) * np.sign(old - g**2) * old
    else:
        v = old - (1 - beta2) * np.sign(old - g**2) * g**2
    neither = "neither" in slips
    m_hat = m if neither else m / (1 - beta1**t)
    v_hat = v if neither else v / (1 - beta2**t)
    with np.errstate(all="ignore"):  # upside down it may be negative
        if "inside" in slips:
            below = np.sqrt(v_hat + epsilon)
        elif "hat" in slips:
            below = (np.sqrt(v) + epsilon) / np.sqrt(1 - beta2**t)
        else:
            below = np.sqrt(v_hat) + epsilon
        return x - rate * m_hat / below, {"t": t, "m": m, "v": v}


RULE = Rule(
    name="yogi",
    source="Yogi (Zaheer et al. 2018, algorithm 2, corrected for bias)",
    make=Yogi,
    step=_step,
    slips=(
        Slip("zeros", "m and v begin at 0, not at 10⁻⁶"),
        Slip("m at 0", "m begins at 0, as in TensorFlow, not at 10⁻⁶"),
        Slip("neither", "it corrects neither m nor v for their bias, as the paper does not"),
        Slip("hat", "ε is added before v is corrected", "√(1 − β₂ᵗ) m̂ / (√v + ε)"),
        Slip(
            "adam",
            "it is Adam: v averages g²",
            "v ← β₂v + (1 − β₂)g²",
            "v − (1 − β₂) sgn(v − g²) g²",
        ),
        Slip(
            "upside down",
            "the sign is wrong: v runs away from g²",
            "+ (1 − β₂) sgn(v − g²) g²",
            "−",
        ),
        Slip(
            "by v", "v goes up and down by v", "(1 − β₂) sgn(v − g²) v", "(1 − β₂) sgn(v − g²) g²"
        ),
        Slip("inside", "ε stands inside the root", "m̂ / √(v̂ + ε)"),
        *other_numbers("epsilon", "ε", 1e-8, 1e-7, 1e-4, 1e-2),
        *other_numbers("beta2", "β₂", 0.99),
        *COMMON,
        *DECOUPLED,
    ),
)
