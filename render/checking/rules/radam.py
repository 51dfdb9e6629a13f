"""RAdam, and how it is written wrongly."""

import numpy as np

from optimizers import Gradient, Points, RAdam
from render.checking.slip import COMMON, DECOUPLED, Memory, Numbers, Rule, Slip, other_numbers


def _step(
    gradient: Gradient, x: Points, s: Memory, h: Numbers, slips: frozenset[str]
) -> tuple[Points, Memory]:
    rate, beta1, beta2, epsilon = (h[n] for n in ("learning_rate", "beta1", "beta2", "epsilon"))
    g = gradient(x)
    t = s.get("t", 0) + 1
    m = beta1 * s.get("m", 0 * g) + (1 - beta1) * g
    v = beta2 * s.get("v", 0 * g) + (1 - beta2) * g**2
    m_hat = m if "no m" in slips else m / (1 - beta1**t)
    unbias = 1 - beta2**t
    v_hat = v if "no v" in slips else v / unbias
    last = 2 / (1 - beta2) - 1
    now = last - 2 * t * beta2**t / unbias
    state = {"t": t, "m": m, "v": v}
    if now <= (4.0 if "four" in slips else 5.0):
        if "waits" in slips:
            return x + 0 * g, state
        return x - rate * (g if "plain" in slips else m_hat), state
    r = ((now - 4) * (now - 2) * last / ((last - 4) * (last - 2) * now)) ** 0.5
    r = 1.0 if "no r" in slips else r**2 if "no root" in slips else r
    below = (np.sqrt(v) + epsilon) / unbias**0.5 if "hat" in slips else np.sqrt(v_hat) + epsilon
    return x - rate * r * m_hat / below, state


RULE = Rule(
    name="radam",
    source="RAdam (Liu et al. 2020, algorithm 2, adapting from ρ > 5 on)",
    make=RAdam,
    step=_step,
    slips=(
        Slip("four", "it adapts from ρ > 4 on, as the paper has it: a step sooner", "ρₜ > 4"),
        Slip("waits", "it stands still until it adapts", "θ ← θ", "θ ← θ − ηm̂"),
        Slip("plain", "it is plain descent until it adapts", "θ ← θ − ηg", "θ ← θ − ηm̂"),
        Slip("no r", "it is not rectified", "ηm̂ / (√v̂ + ε)", "ηr m̂ / (√v̂ + ε)"),
        Slip("no root", "its r lacks the root", "r²", "r"),
        Slip(
            "hat",
            "ε is added before v is corrected, as torch has it",
            "√(1 − β₂ᵗ) m̂ / (√v + ε)",
            "m̂ / (√v̂ + ε)",
        ),
        Slip("no m", "it does not correct m for its bias", "m", "m̂"),
        Slip("no v", "it does not correct v for its bias", "√v", "√v̂"),
        *other_numbers("epsilon", "ε", 1e-7, 1e-10, 1e-6),
        *other_numbers("beta2", "β₂", 0.99),
        *COMMON,
        *DECOUPLED,
    ),
    rate=0.003,
)
