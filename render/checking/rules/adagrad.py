"""AdaGrad, and how it is written wrongly."""

import numpy as np

from optimizers import AdaGrad, Gradient, Points
from render.checking.slip import COMMON, DECOUPLED, Memory, Numbers, Rule, Slip, other_numbers


def _step(
    gradient: Gradient, x: Points, s: Memory, h: Numbers, slips: frozenset[str]
) -> tuple[Points, Memory]:
    rate, epsilon = h["learning_rate"], h["epsilon"]
    g = gradient(x)
    begun = 0.1 if "begun" in slips else 1.0 if "begun at 1" in slips else 0.0
    old = s.get("G", begun + 0 * g)
    G = old + (np.abs(g) if "absolute" in slips else g**2)  # noqa: N806  # the paper's letter
    by = old if "late" in slips else G
    if "no root" in slips:
        below = by + epsilon
    elif "inside" in slips:
        below = np.sqrt(by + epsilon)
    elif "no epsilon" in slips:
        below = np.sqrt(by)
    else:
        below = np.sqrt(by) + epsilon
    if "shared" in slips:
        below = np.sqrt(G.sum(axis=-1, keepdims=True)) + epsilon
    return x - rate * g / below, {"G": G}


RULE = Rule(
    name="adagrad",
    source="AdaGrad (Duchi et al. 2011, figure 1, diagonal)",
    make=AdaGrad,
    step=_step,
    slips=(
        Slip("inside", "ε stands inside the root", "g / √(G + ε)", "g / (√G + ε)"),
        Slip("begun", "its sum begins at 0.1, as optax and Keras have it", "G₀ = 0.1", "G₀ = 0"),
        Slip("begun at 1", "its sum begins at 1", "G₀ = 1", "G₀ = 0"),
        Slip("no root", "it divides by the sum, without the root", "g / (G + ε)", "g / (√G + ε)"),
        Slip("late", "it divides by the sum before this gradient", "√Gₜ₋₁ + ε", "√Gₜ + ε"),
        Slip("absolute", "it sums |g|, not g²", "G ← G + |g|", "G ← G + g²"),
        Slip("shared", "it divides both coordinates by one sum", "√(G₁ + G₂) + ε", "√G + ε"),
        Slip("no epsilon", "it has no ε", "g / √G", "g / (√G + ε)"),
        *other_numbers("epsilon", "ε", 1e-10, 1e-7, 1e-6),
        *COMMON,
        *DECOUPLED,
    ),
)
