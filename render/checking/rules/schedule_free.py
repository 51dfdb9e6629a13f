"""The three points of Schedule-Free, and how they are taken for one another."""

from optimizers import Points
from render.checking.slip import Memory, Slip


def looked_at(
    position: Points, s: Memory, beta: float, slips: frozenset[str]
) -> tuple[Points, Points, Points]:
    """x, z, and where the gradient is taken."""
    z, x = s.get("z", position), s.get("x", position)
    if "swapped" in slips:
        beta = 1 - beta
    y = (1 - beta) * z + beta * x
    return x, z, x if "at x" in slips else z if "at z" in slips else y


def averaged(
    x: Points, z: Points, s: Memory, *, rate: float, beta: float, slips: frozenset[str]
) -> tuple[Points, Memory]:
    """The position and the memory after the step that has led to z."""
    t = s.get("t", 0) + 1
    weight = 1.0 if "unweighted" in slips else rate**2
    total = s.get("total", weight if "start too" in slips else 0.0) + weight
    x = x + weight / total * ((s.get("z", x) if "late" in slips else z) - x)
    told = (1 - beta) * z + beta * x if "y" in slips else z if "z" in slips else x
    return told, {"t": t, "z": z, "x": x, "total": total}


AVERAGING = (
    Slip(
        "y",
        "its positions are the points where gradients are taken, as libraries store them while "
        "they train; the method is right, and what to draw is x",
        "y = (1 − β)z + βx",
        "x",
        right=True,
    ),
    Slip("z", "its positions are those of plain descent, before the average", "z", "x"),
    Slip("at x", "it takes the gradient at x", "∇f(x)", "∇f(y)"),
    Slip("at z", "it takes the gradient at z", "∇f(z)", "∇f(y)"),
    Slip("swapped", "β and 1 − β are swapped", "y = βz + (1 − β)x", "y = (1 − β)z + βx"),
    Slip(
        "unweighted",
        "it weighs all steps alike, which shows while the learning rate changes",
        "c = 1 / t",
        "c = γₜ² / Σγᵢ²",
    ),
    Slip("start too", "it counts the start among what it averages", "c = 1 / (t + 1)", "c = 1 / t"),
    Slip("late", "it averages z before its step", "x ← (1 − c)x + czₜ", "czₜ₊₁"),
)
"""Its slips, with SGD inside or Adam."""
