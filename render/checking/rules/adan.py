"""Adan, and how it is written wrongly."""

import numpy as np

from optimizers import Adan, Gradient, Points
from render.checking.slip import COMMON, DECOUPLED, Memory, Numbers, Rule, Slip, other_numbers


def _step(
    gradient: Gradient, x: Points, s: Memory, h: Numbers, slips: frozenset[str]
) -> tuple[Points, Memory]:
    rate, beta1, beta2, beta3 = (h[n] for n in ("learning_rate", "beta1", "beta2", "beta3"))
    g = gradient(x)
    t = s.get("t", 0) + 1
    change = g - s.get("g", 0 * g if "from 0" in slips else g)
    ahead = 1 - beta2 if "paper's" in slips else beta2
    m = beta1 * s.get("m", 0 * g) + (1 - beta1) * g
    v = beta2 * s.get("v", 0 * g) + (1 - beta2) * change
    looked = g if "plain" in slips else g + ahead * change
    n = beta3 * s.get("n", 0 * g) + (1 - beta3) * looked**2
    hats = (1.0, 1.0, 1.0) if "no hats" in slips else (1 - beta1**t, 1 - beta2**t, 1 - beta3**t)
    m_hat, v_hat, n_hat = m / hats[0], v / hats[1], n / hats[2]
    epsilon = h["epsilon"]
    below = np.sqrt(n_hat + epsilon) if "inside" in slips else np.sqrt(n_hat) + epsilon
    above = m_hat + (1.0 if "whole" in slips else ahead) * v_hat
    return x - rate * above / below, {"t": t, "g": g, "m": m, "v": v, "n": n}


RULE = Rule(
    name="adan",
    source="Adan (Xie et al. 2022, algorithm 1, as its authors' code)",
    make=Adan,
    step=_step,
    slips=(
        Slip(
            "paper's",
            "its β₂ is what is kept, and it weighs changes by 1 − β₂, as the paper does with one "
            "less that, and as optax 0.2.8 has it",
            "m̂ + (1 − β₂)v̂",
            "m̂ + β₂v̂ by the β₂ that is kept",
        ),
        Slip("whole", "it adds the whole change", "m̂ + v̂", "m̂ + β₂v̂"),
        Slip("plain", "n averages g²", "n ← β₃n + (1 − β₃)g²", "(g + β₂Δ)²"),
        Slip("from 0", "its first change is from a gradient of 0", "Δ₁ = g₁", "Δ₁ = 0"),
        Slip("no hats", "it corrects no bias", "m + β₂v; √n", "m̂ + β₂v̂; √n̂"),
        Slip("inside", "ε stands inside the root", "√(n̂ + ε)", "√n̂ + ε"),
        Slip(
            "",
            "its β are the paper's own, which are one less those that are kept",
            numbers={"beta1": 0.02, "beta2": 0.08, "beta3": 0.01},
        ),
        *COMMON,
        *DECOUPLED,
        *other_numbers("beta2", "β₂", 0.9, 0.99),
    ),
)
