"""AMSGrad, and how it is written wrongly."""

import numpy as np

from optimizers import AMSGrad, Gradient, Points
from render.checking.slip import COMMON, DECOUPLED, Memory, Numbers, Rule, Slip, other_numbers


def _step(
    gradient: Gradient, x: Points, s: Memory, h: Numbers, slips: frozenset[str]
) -> tuple[Points, Memory]:
    rate, beta1, beta2, epsilon = (h[n] for n in ("learning_rate", "beta1", "beta2", "epsilon"))
    g = gradient(x)
    t = s.get("t", 0) + 1
    m = beta1 * s.get("m", 0 * g) + (1 - beta1) * g
    v = beta2 * s.get("v", 0 * g) + (1 - beta2) * g**2
    unbias1, unbias2 = 1 - beta1**t, 1 - beta2**t
    top = np.maximum(s.get("top", 0 * g), v / unbias2 if "before" in slips else v)
    by = v if "falls" in slips else top
    if "after" in slips or "adam" in slips:
        by = (v if "adam" in slips else top) / unbias2
    corrects = "before" in slips or "after" in slips or "m" in slips or "adam" in slips
    above = m / unbias1 if corrects else m
    if "inside" in slips:
        below = np.sqrt(by + epsilon)
    elif "no root" in slips:
        below = by + epsilon
    else:
        below = np.sqrt(by) + epsilon
    kept = top if "on" in slips else v
    return x - rate * above / below, {"t": t, "m": m, "v": kept, "top": top}


RULE = Rule(
    name="amsgrad",
    source="AMSGrad (Reddi et al. 2018, algorithm 2)",
    make=AMSGrad,
    step=_step,
    slips=(
        Slip(
            "after",
            "it corrects m and the largest v for their bias, as torch does",
            "m̂ / (√(max v / (1 − β₂ᵗ)) + ε)",
            "m / (√max v + ε)",
        ),
        Slip(
            "before",
            "it corrects m, and v before the largest is taken, as optax does",
            "m̂ / (√max v̂ + ε)",
            "m / (√max v + ε)",
        ),
        Slip("m", "it corrects m for its bias", "m̂ / (√max v + ε)", "m / (√max v + ε)"),
        Slip(
            "falls",
            "it forgets the largest v: it is Adam without correction",
            "m / (√v + ε)",
            "m / (√max v + ε)",
        ),
        Slip("adam", "it forgets the largest v: it is Adam", "m̂ / (√v̂ + ε)", "m / (√max v + ε)"),
        Slip("on", "it averages the largest on", "v ← β₂ max v + (1 − β₂)g²", "v ← β₂v + …"),
        Slip("inside", "ε stands inside the root", "m / √(max v + ε)", "m / (√max v + ε)"),
        Slip("no root", "it divides without the root", "m / (max v + ε)", "m / (√max v + ε)"),
        *other_numbers("epsilon", "ε", 1e-7, 1e-10, 1e-6, 1e-3),
        *other_numbers("beta2", "β₂", 0.99, 0.9),
        *COMMON,
        *DECOUPLED,
    ),
)
