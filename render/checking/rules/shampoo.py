"""Shampoo on a vector, and how it is written wrongly."""

import numpy as np

from optimizers import Gradient, Points, Shampoo
from render.checking.slip import COMMON, DECOUPLED, Memory, Numbers, Rule, Slip, other_numbers


def _step(
    gradient: Gradient, x: Points, s: Memory, h: Numbers, slips: frozenset[str]
) -> tuple[Points, Memory]:
    rate, epsilon = h["learning_rate"], h["epsilon"]
    g = gradient(x)
    n = x.shape[-1]
    R = s.get("R", np.zeros((*x.shape, n)))  # noqa: N806  # its square is the paper's H
    new = np.asarray(np.linalg.qr(np.concatenate([R, g[..., None, :]], axis=-2), mode="r"))
    by = R if "late" in slips else new
    if "diagonal" in slips:
        return x - rate * g / np.sqrt((by**2).sum(axis=-2) + epsilon), {"R": new}
    finite = np.all(np.isfinite(by), axis=(-2, -1), keepdims=True)
    _, sigma, V_T = np.linalg.svd(np.where(finite, by, 0.0))  # noqa: N806  # V transposed
    power = 2.0 if "no root" in slips else 0.5 if "fourth" in slips else 1.0
    below = sigma + epsilon if "outside" in slips else np.hypot(sigma, np.sqrt(epsilon)) ** power
    along = (V_T * g[..., None, :]).sum(axis=-1) / below
    scaled = np.where(finite[..., 0], (V_T * along[..., None]).sum(axis=-2), np.nan)
    return x - rate * scaled, {"R": new}


RULE = Rule(
    name="shampoo",
    source="Shampoo on a vector (Gupta et al. 2018)",
    make=Shampoo,
    step=_step,
    slips=(
        Slip(
            "diagonal",
            "it keeps the diagonal of H alone, which is AdaGrad",
            "g / √(Σg² + ε)",
            "(Σggᵀ + εI)^(−1/2) g",
        ),
        Slip("fourth", "its power is that for matrices", "H^(−1/4) g", "H^(−1/2) g"),
        Slip("no root", "it divides by H, without the root", "H^(−1) g", "H^(−1/2) g"),
        Slip(
            "late",
            "it divides by the matrix before this gradient",
            "Hₜ₋₁^(−1/2) g",
            "Hₜ^(−1/2) g",
        ),
        Slip(
            "outside",
            "ε stands outside the root",
            "((Σggᵀ)^(1/2) + εI)⁻¹ g",
            "(Σggᵀ + εI)^(−1/2) g",
        ),
        *other_numbers("epsilon", "ε", 1e-6, 1e-8, 1e-10, 1e-12),
        *COMMON,
        *DECOUPLED,
    ),
    rate=0.1,
)
"""With a small rate gradients are all but parallel, and where squares are kept, digits are lost."""
