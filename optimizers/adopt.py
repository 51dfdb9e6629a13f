"""ADOPT: Adam that divides a gradient by what was seen before it, so that they are independent."""

from dataclasses import KW_ONLY, dataclass
from typing import ClassVar, NamedTuple

import numpy as np

from optimizers.faults import refuse_faults
from optimizers.hyperparameter import Fraction, Positive, at
from optimizers.optimizer import Gradient, Points
from optimizers.origin import Origin


class State(NamedTuple):
    """The gradients seen, and the moving averages of the gradients divided, and of g²."""

    t: int
    m: Points
    v: Points


@dataclass(frozen=True)
class ADOPT:
    """m ← β₁m + (1 − β₁) clip(g / max(√v, ε), t¹ᐟ⁴); θ ← θ − ηm; v ← β₂v + (1 − β₂)g².

    v has not seen the gradient that it divides: so a rare large one is not its own brake, which is
    what keeps Adam from converging for some β₂. It is clipped instead, ever less.

    At the first step it only looks, v ← g², and stays where it is; t counts from 1 after that.

    Source: Taniguchi et al., "ADOPT: Modified Adam Can Converge with Any β₂ with the Optimal Rate",
    NeurIPS 2024, with the clipping that its authors' code has by default, as optax has it.
    pytorch_optimizer 4.1 counts t one further, and lets the first gradients be a little larger.
    """

    learning_rate: Positive
    _: KW_ONLY
    beta1: Fraction = 0.9
    beta2: Fraction = 0.9999
    epsilon: Positive = 1e-6
    label: str = "ADOPT"
    origin: ClassVar[Origin] = Origin("adaptive", 2024, after=("Adam",))

    def __post_init__(self) -> None:
        refuse_faults(self)

    def start(self, position: Points) -> State:
        """No gradient seen."""
        zeros = np.zeros_like(position)
        return State(t=0, m=zeros, v=zeros)

    def step(self, gradient: Gradient, position: Points, state: State) -> tuple[Points, State]:
        """One step, or the first look."""
        learning_rate, beta1, beta2, epsilon = at(
            state.t, self.learning_rate, self.beta1, self.beta2, self.epsilon
        )
        g = gradient(position)
        if state.t == 0:
            return position.copy(), State(1, state.m, g**2)
        c = state.t**0.25
        divided = np.clip(g / np.maximum(np.sqrt(state.v), epsilon), -c, c)
        m = beta1 * state.m + (1 - beta1) * divided
        v = beta2 * state.v + (1 - beta2) * g**2
        return position - learning_rate * m, State(state.t + 1, m, v)
