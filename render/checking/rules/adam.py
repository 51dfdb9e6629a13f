"""Adam, and how it is written wrongly."""

import numpy as np

from optimizers import Adam, Gradient, Points
from render.checking.slip import COMMON, DECOUPLED, Memory, Numbers, Rule, Slip, other_numbers


def _step(
    gradient: Gradient, x: Points, s: Memory, h: Numbers, slips: frozenset[str]
) -> tuple[Points, Memory]:
    rate, beta1, beta2, epsilon = (h[n] for n in ("learning_rate", "beta1", "beta2", "epsilon"))
    if "betas" in slips:
        beta1, beta2 = beta2, beta1
    g = gradient(x)
    t = s.get("t", 0) + 1
    m = beta1 * s.get("m", 0 * g) + (1 - beta1) * g
    old = s.get("v", 0 * g)
    v = beta2 * old + (1 - beta2) * ((g - m) ** 2 if "belief" in slips else g**2)
    power = t - 1 if "t-1" in slips else 1 if "first" in slips else t + 1 if "t+1" in slips else t
    unbias1 = 1.0 if "no m" in slips or "neither" in slips else 1 - beta1**power
    unbias2 = 1.0 if "no v" in slips or "neither" in slips else 1 - beta2**power
    if "kept" in slips:  # the corrected averages are carried on
        m, v = m / unbias1, v / unbias2
        unbias1 = unbias2 = 1.0
    with np.errstate(all="ignore"):  # a power of 0 divides by it
        m_hat, v_hat = m / unbias1, v / unbias2
        if "inside" in slips:
            below = np.sqrt(v_hat + epsilon)
        elif "hat" in slips:
            below = (np.sqrt(v) + epsilon) / np.sqrt(unbias2)
        elif "no root" in slips:
            below = v_hat + epsilon
        elif "max" in slips:
            top = np.maximum(s.get("top", 0 * g), v)
            return x - rate * m_hat / (np.sqrt(top / unbias2) + epsilon), {
                "t": t,
                "m": m,
                "v": v,
                "top": top,
            }
        else:
            below = np.sqrt(v_hat) + epsilon
        above = g if "no momentum" in slips else m_hat
        return x - rate * above / below, {"t": t, "m": m, "v": v}


RULE = Rule(
    name="adam",
    source="Adam (Kingma & Ba 2015, algorithm 1)",
    make=Adam,
    step=_step,
    slips=(
        Slip("inside", "ε stands inside the root", "m̂ / √(v̂ + ε)", "m̂ / (√v̂ + ε)"),
        Slip(
            "hat",
            "ε is added before v is corrected, the ε̂ of the paper's section 2, as Keras has it",
            "√(1 − β₂ᵗ) m̂ / (√v + ε)",
            "m̂ / (√v̂ + ε)",
        ),
        Slip(
            "neither", "it corrects neither m nor v for their bias", "m / (√v + ε)", "m̂ / (√v̂ + ε)"
        ),
        Slip("no m", "it does not correct m for its bias", "m / (√v̂ + ε)", "m̂ / (√v̂ + ε)"),
        Slip("no v", "it does not correct v for its bias", "m̂ / (√v + ε)", "m̂ / (√v̂ + ε)"),
        Slip("first", "it corrects the bias by β instead of βᵗ", "m / (1 − β₁)", "m / (1 − β₁ᵗ)"),
        Slip(
            "t-1",
            "it counts steps from 0: the power is one too small",
            "m / (1 − β₁ᵗ⁻¹)",
            "m / (1 − β₁ᵗ)",
        ),
        Slip(
            "t+1",
            "the power of the correction is one too large",
            "m / (1 − β₁ᵗ⁺¹)",
            "m / (1 − β₁ᵗ)",
        ),
        Slip(
            "kept", "it carries the corrected averages on to the next step", "m ← m̂; v ← v̂", "m; v"
        ),
        Slip(
            "betas", "β₁ and β₂ are swapped", "m ← β₂m + (1 − β₂)g; v ← β₁v + (1 − β₁)g²", "β₁; β₂"
        ),
        Slip("no root", "it divides by v̂, without the root", "m̂ / (v̂ + ε)", "m̂ / (√v̂ + ε)"),
        Slip("no momentum", "it steps by the gradient, not by its average", "g / (√v̂ + ε)", "m̂"),
        Slip("max", "it is AMSGrad: v never falls", "√max v", "√v̂"),
        Slip("belief", "it is AdaBelief: v averages (g − m)²", "v ← β₂v + (1 − β₂)(g − m)²", "g²"),
        *other_numbers("epsilon", "ε", 1e-7, 1e-10, 1e-6, 1e-3),
        *other_numbers("beta2", "β₂", 0.99, 0.9, 0.95, 0.9999),
        *other_numbers("beta1", "β₁", 0.5, 0.99),
        *COMMON,
        *DECOUPLED,
    ),
)
