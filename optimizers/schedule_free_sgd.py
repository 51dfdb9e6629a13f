"""Schedule-Free SGD: plain descent on gradients of a point near the average of its way."""

from dataclasses import KW_ONLY, dataclass
from typing import ClassVar, NamedTuple

from optimizers.faults import refuse_faults
from optimizers.hyperparameter import Fraction, Positive, at
from optimizers.optimizer import Gradient, Points
from optimizers.origin import Origin


class State(NamedTuple):
    """The steps taken, where plain descent stands, and the sum of γ² over the steps."""

    t: int
    z: Points
    weights: float


@dataclass(frozen=True)
class ScheduleFreeSGD:
    """y = (1 − β)z + βx; z ← z − γ∇f(y); x ← (1 − c)x + cz, where c = γₜ² / Σγᵢ².

    z takes plain steps, x is the average of all its places and settles where a falling rate would;
    the gradient is taken at y between them. With one rate for all steps c is 1/t.

    Source: Defazio, Yang, Mehta, Mishchenko, Khaled & Cutkosky, "The Road Less Scheduled", NeurIPS
    2024, with the weights c that its AdamW has. The positions are x, and the rate γ;
    `schedulefree`, pytorch_optimizer and optax store y while they train. They weigh by the largest
    γ so far, which is another rule only where γ falls.
    """

    learning_rate: Positive
    _: KW_ONLY
    beta: Fraction = 0.9
    label: str = "Schedule-Free SGD"
    origin: ClassVar[Origin] = Origin("momentum", 2024, after=("SGD", "Momentum"))
    elsewhere: ClassVar[bool] = True
    """It is shown at x, and walks on from z."""

    def __post_init__(self) -> None:
        refuse_faults(self)

    def start(self, position: Points) -> State:
        """All three points at one place."""
        return State(t=0, z=position.copy(), weights=0.0)

    def step(self, gradient: Gradient, position: Points, state: State) -> tuple[Points, State]:
        """One step."""
        gamma, beta = at(state.t, self.learning_rate, self.beta)
        x = position
        y = (1 - beta) * state.z + beta * x
        z = state.z - gamma * gradient(y)
        weights = state.weights + gamma * gamma
        c = gamma * gamma / weights if weights else 0.0  # a schedule may begin at 0
        x = x + c * (z - x)  # (1 − c)x + cz, which rounding would move where z is x
        return x, State(state.t + 1, z, weights)
