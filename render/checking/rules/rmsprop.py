"""RMSProp, and how it is written wrongly."""

import numpy as np

from optimizers import Gradient, Points, RMSProp
from render.checking.slip import COMMON, DECOUPLED, Memory, Numbers, Rule, Slip, other_numbers


def _step(
    gradient: Gradient, x: Points, s: Memory, h: Numbers, slips: frozenset[str]
) -> tuple[Points, Memory]:
    rate, beta, epsilon = h["learning_rate"], h["decay"], h["epsilon"]
    g = gradient(x)
    old = s.get("E", 1.0 + 0 * g if "begun at 1" in slips else 0 * g)
    keep, take = (1 - beta, beta) if "swapped" in slips else (beta, 1 - beta)
    take = 1.0 if "no average" in slips else take
    E = keep * old + take * g**2  # noqa: N806  # the lecture's MeanSquare
    t = s.get("t", 0) + 1
    by = old if "late" in slips else E / (1 - beta**t) if "unbiased" in slips else E
    if "inside" in slips:
        below = np.sqrt(by + epsilon)
    elif "no root" in slips:
        below = by + epsilon
    else:
        below = np.sqrt(by) + epsilon
    return x - rate * g / below, {"E": E, "t": t}


RULE = Rule(
    name="rmsprop",
    source="RMSProp (Hinton 2012, lecture 6e)",
    make=RMSProp,
    step=_step,
    slips=(
        Slip("inside", "ε stands inside the root", "g / √(E + ε)", "g / (√E + ε)"),
        *other_numbers("decay", "β", 0.99, 0.95, 0.999, 0.5),
        Slip("swapped", "β and 1 − β are swapped", "E ← (1 − β)E + βg²", "E ← βE + (1 − β)g²"),
        Slip("no average", "it sums without 1 − β", "E ← βE + g²", "E ← βE + (1 − β)g²"),
        Slip(
            "unbiased", "it corrects E for its bias, as Adam does", "√(E / (1 − βᵗ)) + ε", "√E + ε"
        ),
        Slip("late", "it divides by the average before this gradient", "√Eₜ₋₁ + ε", "√Eₜ + ε"),
        Slip("begun at 1", "its average begins at 1", "E₀ = 1", "E₀ = 0"),
        Slip(
            "no root", "it divides by the average, without the root", "g / (E + ε)", "g / (√E + ε)"
        ),
        *other_numbers("epsilon", "ε", 1e-10, 1e-7, 1e-6),
        *COMMON,
        *DECOUPLED,
    ),
)
