"""AdaBelief, and how it is written wrongly."""

import numpy as np

from optimizers import AdaBelief, Gradient, Points
from render.checking.slip import COMMON, DECOUPLED, Memory, Numbers, Rule, Slip, other_numbers


def _step(
    gradient: Gradient, x: Points, s: Memory, h: Numbers, slips: frozenset[str]
) -> tuple[Points, Memory]:
    rate, beta1, beta2, epsilon = (h[n] for n in ("learning_rate", "beta1", "beta2", "epsilon"))
    g = gradient(x)
    t = s.get("t", 0) + 1
    old = s.get("m", 0 * g)
    m = beta1 * old + (1 - beta1) * g
    expected = old if "old" in slips else m / (1 - beta1**t) if "unbiased" in slips else m
    off = g if "adam" in slips else g - expected
    spread = beta2 * s.get("s", 0 * g) + (1 - beta2) * off**2
    spread = spread + (0.0 if "outside only" in slips else epsilon)
    m_hat = m if "neither" in slips else m / (1 - beta1**t)
    s_hat = spread if "neither" in slips or "no s" in slips else spread / (1 - beta2**t)
    with np.errstate(all="ignore"):  # without ε in s it may be 0
        below = np.sqrt(s_hat) + (0.0 if "inside only" in slips else epsilon)
        return x - rate * m_hat / below, {"t": t, "m": m, "s": spread}


RULE = Rule(
    name="adabelief",
    source="AdaBelief (Zhuang et al. 2020, algorithm 2)",
    make=AdaBelief,
    step=_step,
    slips=(
        Slip("adam", "it is Adam: s averages g²", "s ← β₂s + (1 − β₂)g²", "(g − m)²"),
        Slip(
            "old",
            "it takes g from the average before it, which has not seen it",
            "(g − mₜ₋₁)²",
            "(g − mₜ)²",
        ),
        Slip("unbiased", "it takes g from the corrected average", "(g − m̂)²", "(g − m)²"),
        Slip("outside only", "ε is not added to s", "s ← β₂s + (1 − β₂)(g − m)²", "… + ε"),
        Slip("inside only", "ε stands in s alone", "m̂ / √ŝ", "m̂ / (√ŝ + ε)"),
        Slip("no s", "it does not correct s for its bias", "√s", "√ŝ"),
        Slip(
            "neither", "it corrects neither m nor s for their bias", "m / (√s + ε)", "m̂ / (√ŝ + ε)"
        ),
        *other_numbers("epsilon", "ε", 1e-8, 1e-12, 1e-14, 1e-6),
        *other_numbers("beta2", "β₂", 0.99),
        *COMMON,
        *DECOUPLED,
    ),
)
