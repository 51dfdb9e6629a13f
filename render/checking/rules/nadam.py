"""NAdam, and how it is written wrongly."""

import numpy as np

from optimizers import Gradient, NAdam, Points
from render.checking.slip import COMMON, DECOUPLED, Memory, Numbers, Rule, Slip, other_numbers


def _step(
    gradient: Gradient, x: Points, s: Memory, h: Numbers, slips: frozenset[str]
) -> tuple[Points, Memory]:
    rate, beta1, beta2, epsilon = (h[n] for n in ("learning_rate", "beta1", "beta2", "epsilon"))
    t = s.get("t", 0) + 1

    def momentum(step: int) -> float:
        if "constant" in slips:
            return beta1
        return float(beta1 * (1 - 0.5 * 0.96 ** (h["momentum_decay"] * step)))

    counted = t - 1 if "t-1" in slips else t
    mu, following = momentum(counted), momentum(counted + 1)
    if "same" in slips:
        following = mu
    g = gradient(x)
    kept = beta1 if "beta" in slips else mu
    m = kept * s.get("m", 0 * g) + (1 - kept) * g
    v = beta2 * s.get("v", 0 * g) + (1 - beta2) * g**2
    product = s.get("product", 1.0) * mu
    m_hat = m / (1 - product * (1.0 if "one product" in slips else following))
    g_hat = g if "g" in slips else g / (1 - product)
    v_hat = v / (1 - beta2**t) * (beta2 if "twice" in slips else 1.0)
    bar = m_hat if "adam" in slips else following * m_hat + (1 - mu) * g_hat
    below = np.sqrt(v_hat + epsilon) if "inside" in slips else np.sqrt(v_hat) + epsilon
    return x - rate * bar / below, {"t": t, "m": m, "v": v, "product": product}


RULE = Rule(
    name="nadam",
    source="NAdam (Dozat 2016, algorithm 2)",
    make=NAdam,
    step=_step,
    slips=(
        Slip(
            "beta",
            "it averages m by β₁ though it corrects by μ, as torch and Keras do",
            "m ← β₁m + (1 − β₁)g",
            "m ← μₜm + (1 − μₜ)g",
        ),
        Slip("constant", "its μ is β₁ from the first step on, as optax has it", "μₜ = β₁"),
        Slip("same", "it takes this step's μ for the next one's", "μₜm̂ + (1 − μₜ)ĝ", "μₜ₊₁m̂"),
        Slip(
            "one product",
            "it corrects m by the momenta up to this step only",
            "m / (1 − μ₁…μₜ)",
            "m / (1 − μ₁…μₜ₊₁)",
        ),
        Slip("g", "it does not correct g", "(1 − μₜ)g", "(1 − μₜ)ĝ"),
        Slip("twice", "it multiplies v̂ by β₂, as algorithm 2 does and libraries do not"),
        Slip("t-1", "its μ counts steps from 0", "0.96^(ψ(t − 1))", "0.96^(ψt)"),
        Slip("adam", "it does not look ahead", "m̂ / (√v̂ + ε)", "(μₜ₊₁m̂ + (1 − μₜ)ĝ) / (√v̂ + ε)"),
        Slip("inside", "ε stands inside the root", "√(v̂ + ε)", "√v̂ + ε"),
        *other_numbers("epsilon", "ε", 1e-7, 1e-10, 1e-6),
        *other_numbers("beta2", "β₂", 0.99),
        *COMMON,
        *DECOUPLED,
    ),
)
