"""Gradient descent, and how it is written wrongly."""

from optimizers import SGD, Gradient, Points
from render.checking.slip import COMMON, Memory, Numbers, Rule, Slip


def _step(
    gradient: Gradient, x: Points, s: Memory, h: Numbers, slips: frozenset[str]
) -> tuple[Points, Memory]:
    g = gradient(x)
    if "old" in slips:
        g, s = s.get("g", 0 * g), {"g": g}
    return x - h["learning_rate"] * g, s


RULE = Rule(
    name="sgd",
    source="SGD (Robbins & Monro 1951)",
    make=SGD,
    step=_step,
    slips=(
        Slip(
            "old", "it steps by the gradient of the step before", "θ ← θ − η gₜ₋₁", "θ ← θ − η gₜ"
        ),
        *COMMON,
    ),
    rate=0.003,
)
