"""Shampoo: steps divided by the root of a matrix of all gradients seen."""

from dataclasses import KW_ONLY, dataclass
from typing import ClassVar, NamedTuple

import numpy as np
from numpy.typing import NDArray

from optimizers.faults import refuse_faults
from optimizers.hyperparameter import Positive, at
from optimizers.optimizer import Gradient, Points
from optimizers.origin import Origin


class State(NamedTuple):
    """The steps taken, and R, upper triangular, (..., n, n): RᵀR is the sum of all ggᵀ."""

    t: int
    R: NDArray[np.float64]


@dataclass(frozen=True)
class Shampoo:
    """H ← H + ggᵀ; θ ← θ − ηH^(−1/2)g, where H begins as εI.

    H knows of every direction how much was seen of it, not of the axes alone: turn the valley, and
    the path turns with it. On a vector, as a point is one, this is AdaGrad with its full matrix.

    Source: Gupta, Koren & Singer, "Shampoo: Preconditioned Stochastic Tensor Optimization", ICML
    2018, the general tensor case, for a tensor of order k = 1: of its k matrices, each to the power
    −1/(2k), one is left, to the power −1/2 (−1/4 is for matrices). There is no momentum, and no
    step is given another rule's length. ε is 10⁻⁴ in most implementations, 10⁻⁶ in
    pytorch_optimizer; a scheduled one holds for all of H.
    """

    learning_rate: Positive
    _: KW_ONLY
    epsilon: Positive = 1e-4
    label: str = "Shampoo"
    origin: ClassVar[Origin] = Origin("adaptive", 2018, after=("AdaGrad",))

    def __post_init__(self) -> None:
        refuse_faults(self)

    def start(self, position: Points) -> State:
        """No gradient seen."""
        return State(t=0, R=np.zeros((*position.shape, position.shape[-1])))

    def step(self, gradient: Gradient, position: Points, state: State) -> tuple[Points, State]:
        """One step."""
        learning_rate, epsilon = at(state.t, self.learning_rate, self.epsilon)
        g = gradient(position)
        # H's root itself is kept: squares would lose half the digits where H is all but flat.
        rows = np.concatenate([state.R, g[..., None, :]], axis=-2)
        R = np.asarray(np.linalg.qr(rows, mode="r"))  # noqa: N806  # likewise
        finite = np.all(np.isfinite(R), axis=(-2, -1), keepdims=True)  # others have no sigma
        _, sigma, V_T = np.linalg.svd(np.where(finite, R, 0.0))  # noqa: N806  # likewise
        along = np.sum(V_T * g[..., None, :], axis=-1) / np.hypot(sigma, np.sqrt(epsilon))
        scaled = np.where(finite[..., 0], np.sum(V_T * along[..., None], axis=-2), np.nan)
        return position - learning_rate * scaled, State(state.t + 1, R)
