"""AdaMax, and how it is written wrongly."""

import numpy as np

from optimizers import AdaMax, Gradient, Points
from render.checking.slip import COMMON, DECOUPLED, Memory, Numbers, Rule, Slip, other_numbers


def _step(
    gradient: Gradient, x: Points, s: Memory, h: Numbers, slips: frozenset[str]
) -> tuple[Points, Memory]:
    rate, beta1, beta2, epsilon = (h[n] for n in ("learning_rate", "beta1", "beta2", "epsilon"))
    g = gradient(x)
    t = s.get("t", 0) + 1
    m = beta1 * s.get("m", 0 * g) + (1 - beta1) * g
    faded = (1.0 if "never fades" in slips else beta2) * s.get("u", 0 * g)
    u = np.maximum(faded, np.abs(g) + (0.0 if "beside" in slips else epsilon))
    if "shared" in slips:
        u = np.repeat(u.max(axis=-1, keepdims=True), u.shape[-1], axis=-1)
    below = u + epsilon if "beside" in slips else u
    below = below / (1 - beta2**t) if "corrects u" in slips else below
    above = m if "no m" in slips else m / (1 - beta1**t)
    return x - rate * above / below, {"t": t, "m": m, "u": u}


RULE = Rule(
    name="adamax",
    source="AdaMax (Kingma & Ba 2015, algorithm 2)",
    make=AdaMax,
    step=_step,
    slips=(
        Slip("beside", "ε is added to u, as Keras has it", "m̂ / (u + ε)", "max(β₂u, |g| + ε)"),
        Slip("no m", "it does not correct m for its bias", "m/u", "m̂/u"),
        Slip(
            "corrects u",
            "it corrects u for a bias that a maximum has not",
            "u / (1 − β₂ᵗ)",
            "u",
        ),
        Slip("never fades", "its maximum never fades", "u ← max(u, |g|)", "u ← max(β₂u, |g|)"),
        Slip("shared", "it divides both coordinates by one maximum", "max over both", "u"),
        *other_numbers("epsilon", "ε", 1e-7, 1e-10, 1e-6),
        *other_numbers("beta2", "β₂", 0.99, 0.9),
        *COMMON,
        *DECOUPLED,
    ),
)
