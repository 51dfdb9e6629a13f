"""Schedule-Free AdamW, and how it is written wrongly."""

import numpy as np

from optimizers import Gradient, Points, ScheduleFreeAdamW
from render.checking.rules.schedule_free import AVERAGING, averaged, looked_at
from render.checking.slip import COMMON, DECOUPLED, Memory, Numbers, Rule, Slip, other_numbers


def _step(
    gradient: Gradient, x: Points, s: Memory, h: Numbers, slips: frozenset[str]
) -> tuple[Points, Memory]:
    rate, beta1, beta2, epsilon = (h[n] for n in ("learning_rate", "beta1", "beta2", "epsilon"))
    here, z, y = looked_at(x, s, beta1, slips)
    g = gradient(y)
    v = beta2 * s.get("v", 0 * g) + (1 - beta2) * g**2
    t = s.get("t", 0) + 1
    above = g
    if "momentum" in slips:
        above = beta1 * s.get("m", 0 * g) + (1 - beta1) * g
    below = v if "no v" in slips or "in the rate" in slips else v / (1 - beta2**t)
    below = np.sqrt(below + epsilon) if "inside" in slips else np.sqrt(below) + epsilon
    if "in the rate" in slips:
        rate = rate * np.sqrt(1 - beta2**t)
    z = z - rate * (above / below + h["weight_decay"] * (here if "decays x" in slips else y))
    position, memory = averaged(here, z, s, rate=rate, beta=beta1, slips=slips)
    return position, {**memory, "v": v, "m": above}


RULE = Rule(
    name="schedule_free_adamw",
    source="Schedule-Free AdamW (Defazio et al. 2024, algorithm 1, dividing v by its bias)",
    make=ScheduleFreeAdamW,
    step=_step,
    slips=(
        *AVERAGING,
        Slip(
            "in the rate",
            "it corrects v for its bias in the rate, and so in the weights of the average, as the "
            "paper's algorithm 1 does, where schedulefree now divides v",
            "γₜ = γ√(1 − β₂ᵗ)",
            "this too; here, as in libraries, it is v̂ = v / (1 − β₂ᵗ)",
            right=True,
        ),
        Slip("no v", "it does not correct v for its bias", "g / (√v + ε)", "g / (√v̂ + ε)"),
        Slip("inside", "ε stands inside the root", "g / √(v̂ + ε)", "g / (√v̂ + ε)"),
        Slip("momentum", "it averages gradients besides, as Adam does", "m / (√v̂ + ε)", "g"),
        Slip("decays x", "its weight decay is of x", "λx", "λy"),
        *other_numbers("beta1", "β₁", 0.5, 0.95, 0.98),
        *other_numbers("beta2", "β₂", 0.9, 0.95, 0.99, 0.9999),
        *other_numbers("epsilon", "ε", 1e-6, 1e-7, 1e-10),
        *other_numbers("weight_decay", "λ", 0.1, 0.01, 0.001),
        *COMMON,
        *DECOUPLED,
    ),
)
