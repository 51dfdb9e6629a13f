"""Nesterov's accelerated gradient, and how it is written wrongly."""

from optimizers import Gradient, Nesterov, Points
from render.checking.slip import COMMON, DECOUPLED, Memory, Numbers, Rule, Slip, other_numbers


def _step(
    gradient: Gradient, x: Points, s: Memory, h: Numbers, slips: frozenset[str]
) -> tuple[Points, Memory]:
    rate, mu, v = h["learning_rate"], h["momentum"], s.get("v", 0.0)
    if "ahead" in slips:  # positions are θ + μv, as torch has them
        g = gradient(x)
        v = mu * v + g
        return x - rate * (g + mu * v), {"v": v}
    at = {"here": x, "behind": x - mu * v, "far": x + v, "twice": x + 2 * mu * v}
    look = next((at[key] for key in at if key in slips), x + mu * v)
    if "outside" in slips:
        look = x - rate * mu * v
        v = mu * v + gradient(look)
        return x - rate * v, {"v": v}
    damp = 1 - mu if "dampened" in slips else 1.0
    v = mu * v - damp * rate * gradient(look)
    return x + v, {"v": v}


RULE = Rule(
    name="nesterov",
    source="Nesterov (1983; in the form of Sutskever et al. 2013, equations 3 and 4)",
    make=Nesterov,
    step=_step,
    slips=(
        Slip(
            "ahead",
            "its positions are the points looked ahead at, as several libraries store them; the "
            "method is right, and what to draw is the position less μv",
            "θ' = θ + μv",
            "θ",
            right=True,
        ),
        Slip(
            "here",
            "it takes the gradient where it stands, which is Momentum",
            "∇f(θ)",
            "∇f(θ + μv)",
        ),
        Slip("behind", "it looks back instead of ahead", "∇f(θ − μv)", "∇f(θ + μv)"),
        Slip("far", "it looks ahead by the whole velocity", "∇f(θ + v)", "∇f(θ + μv)"),
        Slip("twice", "it looks ahead twice as far", "∇f(θ + 2μv)", "∇f(θ + μv)"),
        Slip(
            "outside",
            "it multiplies the learning rate in after the velocity, which shows while that changes",
            "v ← μv + ∇f(θ − ημv); θ ← θ − ηv",
            "v ← μv − η∇f(θ + μv); θ ← θ + v",
        ),
        Slip("dampened", "it dampens the gradient by 1 − μ", "v ← μv − (1 − μ)ηg", "v ← μv − ηg"),
        *other_numbers("momentum", "μ", 0.5, 0.8, 0.95, 0.99, 0.999),
        *(slip for slip in COMMON if slip.rate != 0.1),  # with μ = 0.9 that is dampening
        *DECOUPLED,
    ),
    rate=0.001,
)
