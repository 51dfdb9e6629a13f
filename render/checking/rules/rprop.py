"""Rprop, and how it is written wrongly."""

import numpy as np

from optimizers import Gradient, Points, Rprop
from render.checking.slip import COMMON, DECOUPLED, Memory, Numbers, Rule, Slip, other_numbers


def _step(
    gradient: Gradient, x: Points, s: Memory, h: Numbers, slips: frozenset[str]
) -> tuple[Points, Memory]:
    g = gradient(x)
    old = s.get("delta", 0 * g + h["learning_rate"])
    same = np.sign(g) * np.sign(s.get("g", 0 * g))
    longer, shorter = h["eta_plus"] * old, h["eta_minus"] * old
    if "no bounds" not in slips:
        longer = np.minimum(longer, h["max_step"])
        shorter = np.maximum(shorter, h["min_step"])
    delta = np.where(same > 0, longer, np.where(same < 0, shorter, old))
    kept = g if "goes on" in slips or "remembers" in slips else np.where(same < 0, 0.0, g)
    step = -(old if "early" in slips else delta) * np.sign(
        g if "goes on" in slips else np.where(same < 0, 0.0, g)
    )
    if "back" in slips:
        step = np.where(same < 0, -s.get("step", 0 * g), step)
    taken = step
    if "lags" in slips:
        taken = np.where(same < 0, 0.0, s.get("step", 0 * g))
    return x + taken, {"g": kept, "delta": delta, "step": step}


RULE = Rule(
    name="rprop",
    source="Rprop (Riedmiller & Braun 1993, without stepping back)",
    make=Rprop,
    step=_step,
    slips=(
        Slip(
            "goes on",
            "it steps on where the sign changes, and remembers that gradient: Rprop⁻",
            "θ ← θ − Δ sgn g",
            "no step there, and g ← 0",
        ),
        Slip(
            "remembers",
            "it waits where the sign changes, but remembers that gradient, so that one crossing is "
            "felt twice",
            "g",
            "g ← 0",
        ),
        Slip(
            "back",
            "it takes its last step back where the sign changes, as the paper of 1993 does: Rprop⁺",
            "θ ← θ − Δθ",
            "here, as in torch, no step",
            right=True,
        ),
        Slip("early", "it steps by Δ before that is adapted", "θ ← θ − Δₜ₋₁ sgn g", "Δₜ"),
        Slip("lags", "it takes each step one step late, as optax does", "θ ← θ + Δθₜ₋₁", "Δθₜ"),
        Slip("no bounds", "its steps have no bounds", "Δ ← η⁺Δ; η⁻Δ", "min(η⁺Δ, Δmax)"),
        *other_numbers("eta_plus", "η⁺", 1.1, 1.3, 1.5, 2.0),
        *other_numbers("eta_minus", "η⁻", 0.8, 0.7),
        *other_numbers("max_step", "Δmax", 1.0, 0.1),
        *COMMON,
        *DECOUPLED,
    ),
    rate=0.0137,
)
