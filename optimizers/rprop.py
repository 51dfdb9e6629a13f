"""Rprop: the gradient's signs alone, each coordinate with a step of its own that learns."""

from dataclasses import KW_ONLY, dataclass
from typing import ClassVar, NamedTuple

import numpy as np
from numpy.typing import NDArray

from optimizers.faults import refuse_faults
from optimizers.hyperparameter import AtLeastOne, Fraction, Positive, at
from optimizers.optimizer import Gradient, Points
from optimizers.origin import Origin


class State(NamedTuple):
    """The steps taken, the gradient remembered, and the length Δ of each coordinate's step."""

    t: int
    g: Points
    delta: Points


@dataclass(frozen=True)
class Rprop:
    """Δ ← min(η⁺Δ, Δmax) where g keeps its sign, max(η⁻Δ, Δmin) where not; θ ← θ − Δ sgn g.

    Where g changes its sign, a minimum was crossed: the coordinate waits, and forgets g, so that
    one crossing is punished once. Steps so find their length by themselves; what a slope is worth
    is never asked, nor may it be noisy.

    The learning rate is Δ at the first step, and a schedule is asked for no other.

    Source: Riedmiller & Braun, "A direct adaptive method for faster backpropagation learning: the
    RPROP algorithm", ICNN 1993, whose η⁺, η⁻, Δmin and Δmax these are; Δ is 0.1 there at first.
    The paper takes the last step back where g changes its sign; here, as in torch, the coordinate
    stays: iRprop⁻ of Igel & Hüsken, Neurocomputing 50, 2003. optax steps once more, a step late.
    """

    learning_rate: Positive
    _: KW_ONLY
    eta_plus: AtLeastOne = 1.2
    eta_minus: Fraction = 0.5
    min_step: Positive = 1e-6
    max_step: Positive = 50.0
    label: str = "Rprop"
    origin: ClassVar[Origin] = Origin("sign", 1993, after=("SGD",))

    def __post_init__(self) -> None:
        refuse_faults(self)

    def start(self, position: Points) -> State:
        """No gradient seen, and no step yet."""
        zeros = np.zeros_like(position)
        return State(t=0, g=zeros, delta=zeros)

    def step(self, gradient: Gradient, position: Points, state: State) -> tuple[Points, State]:
        """One step."""
        first, eta_plus, eta_minus, min_step, max_step = at(
            state.t,
            self.learning_rate,
            self.eta_plus,
            self.eta_minus,
            self.min_step,
            self.max_step,
        )
        g = gradient(position)
        delta = state.delta if state.t else np.full_like(position, first)
        same = np.sign(g) * np.sign(state.g)
        longer = np.minimum(eta_plus * delta, max_step)
        shorter = np.maximum(eta_minus * delta, min_step)
        delta = np.where(same > 0, longer, np.where(same < 0, shorter, delta))
        g = np.where(same < 0, 0.0, g)
        return position - delta * np.sign(g), State(state.t + 1, g, delta)

    def readings(self, state: State) -> dict[str, NDArray[np.float64]]:
        """Δ along x and y, shape (starts,): how long the last steps were, or would have been."""
        (first,) = at(0, self.learning_rate) if state.t == 0 else (0.0,)
        delta = state.delta + first
        return {"step length x": delta[..., 0], "step length y": delta[..., 1]}
