"""Sophia, and how it is written wrongly."""

from typing import Any

import numpy as np

from optimizers import Gradient, Points, Sophia
from render.checking.slip import COMMON, DECOUPLED, Memory, Numbers, Rule, Slip, other_numbers


def _step(
    gradient: Gradient, x: Points, s: Memory, h: Numbers, slips: frozenset[str]
) -> tuple[Points, Memory]:
    rate, beta1, beta2, gamma = (h[n] for n in ("learning_rate", "beta1", "beta2", "gamma"))
    epsilon = h["epsilon"]
    g = gradient(x)
    t, old = s.get("t", 0), s.get("h", 0 * g)
    m = beta1 * s.get("m", 0 * g) + (1 - beta1) * g
    mean, due = old, s.get("due", 0.0)
    if t >= due:
        bends: Any = gradient  # Slipped hands on what may be asked besides
        mean = beta2 * old + (1 - beta2) * np.diagonal(bends.curvature(x), axis1=-2, axis2=-1)
        due = t + h["interval"]
    by = old if "late" in slips else np.abs(mean) if "size" in slips else mean
    above = m / (1 - beta1 ** (t + 1)) if "corrected" in slips else m
    below = gamma * by + epsilon if "added" in slips else np.maximum(gamma * by, epsilon)
    with np.errstate(all="ignore"):  # a sum may be 0
        step = above / below
    bound = np.inf if "no clip" in slips else gamma if "clip" in slips else 1.0
    return x - rate * np.clip(step, -bound, bound), {"t": t + 1, "m": m, "h": mean, "due": due}


RULE = Rule(
    name="sophia",
    source="Sophia (Liu et al. 2023, with the exact curvature)",
    make=Sophia,
    step=_step,
    slips=(
        Slip("corrected", "it corrects m for its bias", "m̂ / max(γh, ε)", "m / max(γh, ε)"),
        Slip("late", "it uses h a step after it is known", "max(γhₜ₋₁, ε)", "max(γhₜ, ε)"),
        Slip("size", "it takes the curvature's size, not itself", "max(γ|h|, ε)", "max(γh, ε)"),
        Slip("added", "it adds ε", "m / (γh + ε)", "m / max(γh, ε)"),
        Slip("no clip", "it does not clip", "m / max(γh, ε)", "clip(m / max(γh, ε), 1)"),
        Slip("clip", "it clips at γ", "clip(m / max(γh, ε), γ)", "clip(m / max(γh, ε), 1)"),
        *other_numbers("interval", "k", 1.0, 5.0, 20.0),
        *other_numbers("gamma", "γ", 0.05, 0.1, 1.0),
        *other_numbers("beta1", "β₁", 0.965, 0.9),
        *other_numbers("beta2", "β₂", 0.999, 0.9),
        *COMMON,
        *DECOUPLED,
    ),
    rate=0.0137,
)
