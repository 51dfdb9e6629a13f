"""ADOPT, and how it is written wrongly."""

import numpy as np

from optimizers import ADOPT, Gradient, Points
from render.checking.slip import COMMON, DECOUPLED, Memory, Numbers, Rule, Slip, other_numbers


def _step(
    gradient: Gradient, x: Points, s: Memory, h: Numbers, slips: frozenset[str]
) -> tuple[Points, Memory]:
    rate, beta1, beta2, epsilon = (h[n] for n in ("learning_rate", "beta1", "beta2", "epsilon"))
    g = gradient(x)
    t, old, m = s.get("t", 0), s.get("v", 0 * g), s.get("m", 0 * g)
    if t == 0 and "no look" not in slips:
        return x.copy(), {"t": 1, "v": g**2, "m": m}
    v = beta2 * old + (1 - beta2) * g**2
    by = v if "now" in slips else old
    below = np.sqrt(by) + epsilon if "added" in slips else np.maximum(np.sqrt(by), epsilon)
    count = t + 1 if "no look" in slips or "further" in slips else t
    bound = np.inf if "no clip" in slips else count**0.25
    if "order" in slips:
        m = beta1 * m + (1 - beta1) * g
        step = np.clip(m / below, -bound, bound)
    else:
        m = beta1 * m + (1 - beta1) * np.clip(g / below, -bound, bound)
        step = m
    return x - rate * step, {"t": t + 1, "v": v, "m": m}


RULE = Rule(
    name="adopt",
    source="ADOPT (Taniguchi et al. 2024, clipped)",
    make=ADOPT,
    step=_step,
    slips=(
        Slip(
            "now",
            "it divides by the average with this gradient in it, as Adam does",
            "g / max(√vₜ, ε)",
            "g / max(√vₜ₋₁, ε)",
        ),
        Slip(
            "order",
            "it averages before it divides, as Adam does",
            "m ← β₁m + (1 − β₁)g; m / √v",
            "m ← β₁m + (1 − β₁) g / √v",
        ),
        Slip(
            "no clip", "it does not clip, as the paper's first version", "g / √v", "clip(…, t¹ᐟ⁴)"
        ),
        Slip(
            "further",
            "its clip counts one step further, as pytorch_optimizer's does",
            "clip(…, (t + 1)¹ᐟ⁴)",
            "clip(…, t¹ᐟ⁴)",
        ),
        Slip("added", "it adds ε to the root", "√v + ε", "max(√v, ε)"),
        Slip("no look", "it steps at once, with v from 0 on", "v₀ = 0", "v₀ = g₀²"),
        *other_numbers("beta2", "β₂", 0.999, 0.99),
        *other_numbers("epsilon", "ε", 1e-8),
        *COMMON,
        *DECOUPLED,
    ),
)
