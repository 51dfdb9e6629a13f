"""Aggregated momentum, and how it is written wrongly."""

from optimizers import AggMo, Gradient, Points
from render.checking.slip import COMMON, DECOUPLED, Memory, Numbers, Rule, Slip, other_numbers


def _step(
    gradient: Gradient, x: Points, s: Memory, h: Numbers, slips: frozenset[str]
) -> tuple[Points, Memory]:
    rate = h["learning_rate"]
    betas = (h["beta1"], h["beta2"], h["beta3"])
    g = gradient(x)
    old = s.get("v", (0 * g,) * 3)
    inside = rate if "inside" in slips else 1.0
    v = tuple(
        beta * each - inside * ((1 - beta) * g if "dampened" in slips else g)
        for beta, each in zip(betas, old, strict=True)
    )
    outside = 1.0 if "inside" in slips else rate
    by = old if "late" in slips else v
    return x + outside * sum(by) / (1 if "sum" in slips else 3), {"v": v}


RULE = Rule(
    name="aggmo",
    source="AggMo (Lucas et al. 2019)",
    make=AggMo,
    step=_step,
    slips=(
        Slip(
            "inside",
            "it multiplies the learning rate into the velocities, which shows while that changes",
            "vᵢ ← βᵢvᵢ − ηg; θ ← θ + Σvᵢ / 3",
            "vᵢ ← βᵢvᵢ − g; θ ← θ + ηΣvᵢ / 3",
        ),
        Slip("sum", "it takes the velocities' sum, not their mean", "θ ← θ + ηΣvᵢ", "ηΣvᵢ / 3"),
        Slip("dampened", "it dampens the gradient by 1 − β", "vᵢ ← βᵢvᵢ − (1 − βᵢ)g", "βᵢvᵢ − g"),
        Slip("late", "it steps by the velocities before this gradient", "vₜ₋₁", "vₜ"),
        *other_numbers("beta1", "β₁", 0.5, 0.8),
        *other_numbers("beta2", "β₂", 0.5, 0.8, 0.95, 0.99),
        *other_numbers("beta3", "β₃", 0.9, 0.95, 0.999),
        *COMMON,
        *DECOUPLED,
    ),
    rate=0.001,
)
