"""AdEMAMix, and how it is written wrongly."""

import numpy as np

from optimizers import AdEMAMix, Gradient, Points
from render.checking.slip import COMMON, DECOUPLED, Memory, Numbers, Rule, Slip, other_numbers


def _step(
    gradient: Gradient, x: Points, s: Memory, h: Numbers, slips: frozenset[str]
) -> tuple[Points, Memory]:
    beta1, beta2, beta3 = (h[n] for n in ("beta1", "beta2", "beta3"))
    g = gradient(x)
    t = s.get("t", 0) + 1
    m1 = beta1 * s.get("m1", 0 * g) + (1 - beta1) * g
    m2 = beta3 * s.get("m2", 0 * g) + (1 - beta3) * (m1 if "of m1" in slips else g)
    v = beta2 * s.get("v", 0 * g) + (1 - beta2) * g**2
    quick = m1 if "no m1" in slips else m1 / (1 - beta1**t)
    slow = m2 / (1 - beta3**t) if "hat" in slips else m2
    v_hat = v / (1 - beta2**t)
    below = np.sqrt(v_hat + h["epsilon"]) if "inside" in slips else np.sqrt(v_hat) + h["epsilon"]
    step = h["learning_rate"] * (quick + h["alpha"] * slow) / below
    return x - step, {"t": t, "m1": m1, "m2": m2, "v": v}


RULE = Rule(
    name="ademamix",
    source="AdEMAMix (Pagliardini et al. 2024, with α and β₃ that stand)",
    make=AdEMAMix,
    step=_step,
    slips=(
        Slip("hat", "it corrects m₂ for its bias", "αm₂ / (1 − β₃ᵗ)", "αm₂"),
        Slip("no m1", "it does not correct m₁ for its bias", "m₁ + αm₂", "m̂₁ + αm₂"),
        Slip("of m1", "m₂ averages m₁, not the gradient", "m₂ ← β₃m₂ + (1 − β₃)m₁", "g"),
        Slip("inside", "ε stands inside the root", "√(v̂ + ε)", "√v̂ + ε"),
        *other_numbers("alpha", "α", 2.0, 4.0, 6.0, 8.0, 10.0, 0.0),
        *other_numbers("beta3", "β₃", 0.999, 0.99999),
        *COMMON,
        *DECOUPLED,
    ),
)
