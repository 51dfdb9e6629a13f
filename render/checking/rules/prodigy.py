"""Prodigy, and how it is written wrongly."""

import numpy as np

from optimizers import Gradient, Points, Prodigy
from render.checking.slip import COMMON, DECOUPLED, Memory, Numbers, Rule, Slip, other_numbers


def _step(
    gradient: Gradient, x: Points, s: Memory, h: Numbers, slips: frozenset[str]
) -> tuple[Points, Memory]:
    rate, beta1, beta2, epsilon = (h[n] for n in ("learning_rate", "beta1", "beta2", "epsilon"))
    g = gradient(x)
    t, begun = s.get("t", 0) + 1, s.get("begun", x)
    d = s.get("d", 0 * g[..., :1] + h["d0"])
    if "corrected" in slips:
        rate = rate * np.sqrt(1 - beta2**t) / (1 - beta1**t)
    beta3 = beta2 if "one beta" in slips else np.sqrt(beta2)
    m = beta1 * s.get("m", 0 * g) + (1 - beta1) * d * g
    v = beta2 * s.get("v", 0 * g) + (1 - beta2) * (d * g) ** 2
    gone = ((begun - x) * g).sum(axis=-1, keepdims=True)
    r = beta3 * s.get("r", 0 * d) + (1 - beta3) * rate * d**2 * gone
    total = beta3 * s.get("s", 0 * g) + (1 - beta3) * rate * d**2 * g
    length = np.abs(total).sum(axis=-1, keepdims=True)
    if "euclid" in slips:
        length = np.sqrt((total**2).sum(axis=-1, keepdims=True))
    elif "largest" in slips:
        length = np.abs(total).max(axis=-1, keepdims=True)
    found = np.divide(r, length, out=np.zeros_like(r), where=length > 0)
    new = np.where(found > 0, found, d) if "falls" in slips else np.maximum(d, found)
    by = new if "at once" in slips else d
    small = new if "late epsilon" in slips else d
    step = rate * by * m / (np.sqrt(v) + small * epsilon)
    return x - step, {"t": t, "begun": begun, "d": new, "m": m, "v": v, "r": r, "s": total}


RULE = Rule(
    name="prodigy",
    source="Prodigy (Mishchenko & Defazio 2023, for Adam)",
    make=Prodigy,
    step=_step,
    slips=(
        Slip(
            "corrected",
            "it corrects m and v for their bias, in the rate, and so in r and s, as optax has it",
            "η √(1 − β₂ᵗ) / (1 − β₁ᵗ)",
            "η",
        ),
        Slip(
            "late epsilon",
            "ε is multiplied by the d after the step, as in its authors' code",
            "√v + dₜ₊₁ε",
            "√v + dₜε",
            right=True,
        ),
        Slip("euclid", "it divides by the Euclidean length of s", "r / ‖s‖₂", "r / ‖s‖₁"),
        Slip("largest", "it divides by the largest of s", "r / ‖s‖∞", "r / ‖s‖₁"),
        Slip("falls", "its d falls again", "d ← r / ‖s‖₁", "max(d, r / ‖s‖₁)"),
        Slip("one beta", "it averages r and s by β₂", "r ← β₂r + …", "r ← √β₂ r + …"),
        Slip("at once", "it steps by the d that this gradient has made", "ηdₜ₊₁", "ηdₜ"),
        *other_numbers("d0", "d₀", 1e-8, 1e-5, 1e-4),
        *other_numbers("beta2", "β₂", 0.99),
        *COMMON,
        *DECOUPLED,
    ),
    rate=1.0,
)
