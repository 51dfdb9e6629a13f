"""AdaDelta, and how it is written wrongly."""

import numpy as np

from optimizers import AdaDelta, Gradient, Points
from render.checking.slip import COMMON, DECOUPLED, Memory, Numbers, Rule, Slip, other_numbers


def _step(
    gradient: Gradient, x: Points, s: Memory, h: Numbers, slips: frozenset[str]
) -> tuple[Points, Memory]:
    rate, rho, epsilon = h["learning_rate"], h["decay"], h["epsilon"]
    g = gradient(x)
    E_x = s.get("E_x", 0 * g)  # noqa: N806  # the paper's E[Δx²]
    E_g = rho * s.get("E_g", 0 * g) + (1 - rho) * g**2  # noqa: N806  # the paper's E[g²]
    if "outside" in slips:
        delta = -(np.sqrt(E_x) + epsilon) / (np.sqrt(E_g) + epsilon) * g
    elif "no root" in slips:
        delta = -(E_x + epsilon) / (E_g + epsilon) * g
    else:
        delta = -np.sqrt(E_x + epsilon) / np.sqrt(E_g + epsilon) * g
    taken = rate * delta if "rate inside" in slips else delta
    if "early" in slips:
        E_x = rho * E_x + (1 - rho) * g**2  # noqa: N806  # likewise
        delta = -np.sqrt(E_x + epsilon) / np.sqrt(E_g + epsilon) * g
    else:
        E_x = rho * E_x + (1 - rho) * taken**2  # noqa: N806  # likewise
    step = delta if "no rate" in slips else rate * delta
    return x + step, {"E_g": E_g, "E_x": E_x}


RULE = Rule(
    name="adadelta",
    source="AdaDelta (Zeiler 2012, algorithm 1)",
    make=AdaDelta,
    step=_step,
    slips=(
        Slip(
            "no rate",
            "its learning rate has no part in the step, which is the paper's own: whatever the "
            "rate, it walks the same way",
            "θ ← θ + Δx",
            "that, for η = 1 alone",
        ),
        *other_numbers("decay", "ρ", 0.95, 0.99),
        *other_numbers("epsilon", "ε", 1e-6, 1e-7, 1e-10),
        Slip(
            "",
            "it has ρ = 0.95 and ε = 1e-06, which are the paper's own",
            numbers={"decay": 0.95, "epsilon": 1e-6},
        ),
        Slip(
            "outside",
            "ε stands outside the roots",
            "(√E_x + ε) / (√E_g + ε)",
            "√(E_x + ε) / √(E_g + ε)",
        ),
        Slip(
            "rate inside",
            "E_x averages the steps times the rate",
            "E_x ← ρE_x + (1 − ρ)(ηΔx)²",
            "Δx²",
        ),
        Slip("early", "E_x averages gradients instead of steps", "E_x ← ρE_x + (1 − ρ)g²", "Δx²"),
        Slip(
            "no root", "the roots are missing", "(E_x + ε) / (E_g + ε)", "√(E_x + ε) / √(E_g + ε)"
        ),
        *COMMON,
        *DECOUPLED,
    ),
    rate=0.5,
)
