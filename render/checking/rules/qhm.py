"""Quasi-hyperbolic momentum, and how it is written wrongly."""

from optimizers import QHM, Gradient, Points
from render.checking.slip import COMMON, DECOUPLED, Memory, Numbers, Rule, Slip, other_numbers


def _step(
    gradient: Gradient, x: Points, s: Memory, h: Numbers, slips: frozenset[str]
) -> tuple[Points, Memory]:
    rate, nu, beta = h["learning_rate"], h["nu"], h["beta"]
    g = gradient(x)
    t = s.get("t", 0) + 1
    old = s.get("m", 0 * g)
    m = beta * old + (g if "sum" in slips else (1 - beta) * g)
    average = old if "late" in slips else m / (1 - beta**t) if "unbiased" in slips else m
    if "swapped" in slips:
        nu = 1 - nu
    return x - rate * ((1 - nu) * g + nu * average), {"t": t, "m": m}


RULE = Rule(
    name="qhm",
    source="QHM (Ma & Yarats 2019)",
    make=QHM,
    step=_step,
    slips=(
        Slip("swapped", "ν and 1 − ν are swapped", "νg + (1 − ν)m", "(1 − ν)g + νm"),
        Slip("sum", "it sums gradients instead of averaging them", "m ← βm + g", "(1 − β)g"),
        Slip("late", "it takes the average before this gradient", "mₜ₋₁", "mₜ"),
        Slip("unbiased", "it corrects m for its bias, as Adam does", "m / (1 − βᵗ)", "m"),
        *other_numbers("nu", "ν", 0.0, 0.5, 1.0),
        *other_numbers("beta", "β", 0.0, 0.9, 0.95, 0.99, 0.9999),
        *COMMON,
        *DECOUPLED,
    ),
)
