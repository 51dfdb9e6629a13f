"""Momentum, and how it is written wrongly."""

from optimizers import Gradient, Momentum, Points
from render.checking.slip import COMMON, DECOUPLED, Memory, Numbers, Rule, Slip, other_numbers


def _step(
    gradient: Gradient, x: Points, s: Memory, h: Numbers, slips: frozenset[str]
) -> tuple[Points, Memory]:
    rate, mu, v = h["learning_rate"], h["momentum"], s.get("v", 0.0)
    if "outside" in slips:
        v = mu * v + gradient(x)
        return x - rate * v, {"v": v}
    if "dampened outside" in slips:
        v = mu * v + (1 - mu) * gradient(x)
        return x - rate * v, {"v": v}
    if "nesterov" in slips:
        new = mu * v - rate * gradient(x + mu * v)
    elif "dampened" in slips:
        new = mu * v - (1 - mu) * rate * gradient(x)
    else:
        new = mu * v - rate * gradient(x)
    if "late" in slips:
        return x + v, {"v": new}
    if "forgets" in slips:
        return x + new, {}
    return x + new, {"v": new}


RULE = Rule(
    name="momentum",
    source="Momentum (Polyak 1964)",
    make=Momentum,
    step=_step,
    slips=(
        Slip(
            "outside",
            "it multiplies the learning rate in after the velocity, which shows while that changes",
            "v ← μv + g; θ ← θ − ηv",
            "v ← μv − ηg; θ ← θ + v",
        ),
        Slip("dampened", "it dampens the gradient by 1 − μ", "v ← μv − (1 − μ)ηg", "v ← μv − ηg"),
        Slip(
            "dampened outside",
            "it dampens the gradient by 1 − μ, and multiplies the learning rate in afterwards",
            "v ← μv + (1 − μ)g; θ ← θ − ηv",
            "v ← μv − ηg; θ ← θ + v",
        ),
        Slip(
            "nesterov",
            "it is Nesterov's: the gradient is taken at θ + μv",
            "g ← ∇f(θ + μv)",
            "∇f(θ)",
        ),
        Slip("late", "it steps by the velocity before this gradient", "θ ← θ + vₜ₋₁", "θ ← θ + vₜ"),
        Slip(
            "forgets", "it keeps no velocity: μ has no part", "θ ← θ − ηg", "v ← μv − ηg; θ ← θ + v"
        ),
        *other_numbers("momentum", "μ", 0.5, 0.8, 0.95, 0.99, 0.999),
        *(slip for slip in COMMON if slip.rate != 0.1),  # with μ = 0.9 that is dampening
        *DECOUPLED,
    ),
    rate=0.001,
)
