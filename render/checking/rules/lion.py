"""Lion, and how it is written wrongly."""

import numpy as np

from optimizers import Gradient, Lion, Points
from render.checking.slip import COMMON, DECOUPLED, Memory, Numbers, Rule, Slip, other_numbers


def _step(
    gradient: Gradient, x: Points, s: Memory, h: Numbers, slips: frozenset[str]
) -> tuple[Points, Memory]:
    rate, beta1, beta2 = (h[n] for n in ("learning_rate", "beta1", "beta2"))
    if "betas" in slips:
        beta1, beta2 = beta2, beta1
    g = gradient(x)
    old = s.get("m", 0 * g)
    m = beta2 * old + (1 - beta2) * g
    c = beta1 * (m if "after" in slips else old) + (1 - beta1) * g
    if "signum" in slips:
        c = m
    if "one" in slips:
        m = c
    return x - rate * (c if "no sign" in slips else np.sign(c)), {"m": m}


RULE = Rule(
    name="lion",
    source="Lion (Chen et al. 2023, algorithm 2)",
    make=Lion,
    step=_step,
    slips=(
        Slip(
            "betas",
            "β₁ and β₂ are swapped",
            "c ← β₂m + (1 − β₂)g; m ← β₁m + (1 − β₁)g",
            "c by β₁; m by β₂",
        ),
        Slip(
            "one",
            "it remembers what it steps by: one β for both",
            "m ← β₁m + (1 − β₁)g",
            "m ← β₂m + (1 − β₂)g",
        ),
        Slip(
            "signum",
            "it steps by the sign of m, with this gradient in it, which is Signum",
            "θ ← θ − η sgn m",
            "sgn(β₁m + (1 − β₁)g)",
        ),
        Slip(
            "after",
            "m has taken this gradient in before the step looks at it",
            "c ← β₁mₜ + (1 − β₁)g",
            "β₁mₜ₋₁ + (1 − β₁)g",
        ),
        Slip("no sign", "it takes no sign, which is momentum", "θ ← θ − ηc", "θ ← θ − η sgn c"),
        *other_numbers("beta2", "β₂", 0.9, 0.999),
        *other_numbers("beta1", "β₁", 0.95, 0.99),
        *COMMON,
        *DECOUPLED,
    ),
    rate=0.0137,
)
