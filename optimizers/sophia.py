"""Sophia: Newton's step for each coordinate alone, and never longer than the rate."""

from dataclasses import KW_ONLY, dataclass
from typing import ClassVar, NamedTuple

import numpy as np

from optimizers.faults import refuse_faults
from optimizers.hyperparameter import AtLeastOne, Fraction, Positive, at
from optimizers.optimizer import Gradient, Points
from optimizers.origin import Origin


class State(NamedTuple):
    """The steps taken, moving averages m of g and h of the curvature, and when to look again."""

    t: int
    m: Points
    h: Points
    due: float


@dataclass(frozen=True)
class Sophia:
    """m ← β₁m + (1 − β₁)g; θ ← θ − η clip(m / max(γh, ε), 1); h averages ∂²f/∂θᵢ² by β₂.

    A coordinate that bends much steps by its slope over its curvature, one that bends little or
    downward by η, as by its sign: curvature helps where it can be trusted, and harms nowhere.

    h is looked at every `interval` steps, k in the paper, and starts from 0 without a correction:
    by the paper's β₂ it takes a thousand steps to be what it averages, and until then most steps
    are clipped. `beta2=0, interval=1, gamma=1` is a clipped Newton's step from the first on.

    Source: Liu et al., "Sophia: A Scalable Stochastic Second-order Optimizer for Language Model
    Pre-training", 2023, without its weight decay, λ = 0, and with the exact diagonal of the
    curvature, `gradient.curvature`, where the paper estimates it. optax corrects m for its bias and
    uses h a step late; pytorch_optimizer clips at γ, which is the same with η/γ and ε/γ.
    """

    learning_rate: Positive
    _: KW_ONLY
    beta1: Fraction = 0.96
    beta2: Fraction = 0.99
    gamma: Positive = 0.01
    epsilon: Positive = 1e-12
    interval: AtLeastOne = 10.0
    label: str = "Sophia"
    origin: ClassVar[Origin] = Origin("second-order", 2023, after=("Adam", "SGD"))

    def __post_init__(self) -> None:
        refuse_faults(self)

    def start(self, position: Points) -> State:
        """Nothing seen."""
        zeros = np.zeros_like(position)
        return State(t=0, m=zeros, h=zeros, due=0.0)

    def step(self, gradient: Gradient, position: Points, state: State) -> tuple[Points, State]:
        """One step. Raises ValueError where the gradient has no curvature."""
        learning_rate, beta1, beta2, gamma, epsilon, interval = at(
            state.t,
            self.learning_rate,
            self.beta1,
            self.beta2,
            self.gamma,
            self.epsilon,
            self.interval,
        )
        g = gradient(position)
        m = beta1 * state.m + (1 - beta1) * g
        h, due = state.h, state.due
        if state.t >= due:
            h = beta2 * h + (1 - beta2) * _diagonal(gradient, position)
            due = state.t + interval
        step = np.clip(m / np.maximum(gamma * h, epsilon), -1, 1)
        return position - learning_rate * step, State(state.t + 1, m, h, due)


def _diagonal(gradient: Gradient, position: Points) -> Points:
    """∂²f/∂θᵢ² for each coordinate, the positions' shape."""
    curvature = getattr(gradient, "curvature", None)
    if curvature is None:
        raise ValueError(
            "Sophia: the gradient has no curvature(points), the matrices of second derivatives; "
            "on a scene's surface it has, in the training of a network it has not"
        )
    diagonal: Points = np.diagonal(curvature(position), axis1=-2, axis2=-1)
    return diagonal
