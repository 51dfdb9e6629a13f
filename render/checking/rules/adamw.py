"""AdamW, and how it is written wrongly."""

import numpy as np

from optimizers import AdamW, Gradient, Points
from render.checking.slip import COMMON, Memory, Numbers, Rule, Slip, other_numbers


def _step(
    gradient: Gradient, x: Points, s: Memory, h: Numbers, slips: frozenset[str]
) -> tuple[Points, Memory]:
    rate, beta1, beta2, epsilon = (h[n] for n in ("learning_rate", "beta1", "beta2", "epsilon"))
    weight_decay = h["weight_decay"]
    if "early" in slips:
        x = x - rate * weight_decay * x
    g = gradient(x)
    if "coupled" in slips:
        g = g + weight_decay * x
    t = s.get("t", 0) + 1
    m = beta1 * s.get("m", 0 * g) + (1 - beta1) * g
    v = beta2 * s.get("v", 0 * g) + (1 - beta2) * g**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    if "neither" in slips:
        m_hat, v_hat = m, v
    below = np.sqrt(v_hat + epsilon) if "inside" in slips else np.sqrt(v_hat) + epsilon
    step = rate * m_hat / below
    shrunk = {
        "coupled": 0.0,
        "early": 0.0,
        "unscaled": weight_decay * x,
        "late": rate * weight_decay * (x - step),
        "doubled": rate * weight_decay * 2 * x,
        "adapted": rate * weight_decay * x / below,
    }
    decay = next((shrunk[key] for key in shrunk if key in slips), rate * weight_decay * x)
    return x - step - decay, {"t": t, "m": m, "v": v}


RULE = Rule(
    name="adamw",
    source="AdamW (Loshchilov & Hutter 2019, algorithm 2)",
    make=AdamW,
    step=_step,
    slips=(
        Slip(
            "coupled",
            "its decay is in the gradient, where √v̂ divides it: it is Adam with an L2 penalty",
            "g ← ∇f(θ) + λθ",
            "θ ← θ − ηλθ beside the step",
        ),
        Slip("", "it has no weight decay, which is Adam", numbers={"weight_decay": 0.0}),
        Slip(
            "unscaled",
            "its decay is not multiplied by the learning rate, as the paper's own is not: its λ is "
            "ours times η",
        ),
        Slip(
            "late",
            "it decays what the step has led to",
            "θ ← (1 − ηλ)(θ − ηm̂/…)",
            "θ ← θ − η(m̂/… + λθ)",
        ),
        Slip("early", "it takes the gradient where the decay has led to", "∇f((1 − ηλ)θ)", "∇f(θ)"),
        Slip("doubled", "it decays twice as fast, by the slope of λθ²", "2ηλθ", "ηλθ"),
        Slip("adapted", "it divides the decay by √v̂ too", "ηλθ / (√v̂ + ε)", "ηλθ"),
        Slip("inside", "ε stands inside the root", "m̂ / √(v̂ + ε)", "m̂ / (√v̂ + ε)"),
        Slip(
            "neither", "it corrects neither m nor v for their bias", "m / (√v + ε)", "m̂ / (√v̂ + ε)"
        ),
        *other_numbers("weight_decay", "λ", 1e-4, 5e-4, 0.001, 0.004, 0.1),
        *other_numbers("epsilon", "ε", 1e-7, 1e-10, 1e-6, 1e-3),
        *other_numbers("beta2", "β₂", 0.99, 0.95),
        *COMMON,
    ),
)
