"""A weight decay in Adam's gradient, beside its step, and none: where each comes to rest.

Sixty examples have a minimum at (2, 2), flat along x and ten times as steep along y; each step sees
one of them. Adam dances about it. A decay pulls towards the origin, and the two ways of writing it,
the same for plain descent, pull differently here:

- In the gradient, as g + λθ, it is the slope of λ/2 |θ|², and Adam walks down f with that added:
  to (1, 1.82), where the flat x has lost half, the steep y a tenth.
- Beside the step, as AdamW has it, nothing divides it by √v̂: both coordinates are drawn alike, and
  the rest is near (1.3, 1.3), on the line to the origin, however steep they are.

So λ, here 0.5 for both, is not one thing with two names, and 0.01 is more usual; it is large so as
to be seen. The rate is 0.03 for all three, chosen by eye: what differs is to be the decay alone.
The bold paths are the runs amid 30.

After Loshchilov & Hutter, "Decoupled Weight Decay Regularization" (2019).
"""

from dataclasses import dataclass

import numpy as np

from optimizers import Adam, AdamW, Gradient, Points
from optimizers.adam import State
from render import Clock, Contour, Curves, MiniBatches, Scene
from surfaces import Averaged, Minimum

FLAT, STEEP, DECAY = 0.5, 5.0, 0.5

spread = 0.9 * np.random.default_rng(1).standard_normal((2, 60))
a, b = 2 + spread - spread.mean(axis=1, keepdims=True)

bowl = Averaged(
    name="a bowl of sixty examples",
    formula=r"\frac{1}{60} \sum_i \, \frac{1}{4} (x - a_i)^2 + \frac{5}{2} (y - b_i)^2",
    loss=lambda x, y, a, b: FLAT / 2 * (x - a) ** 2 + STEEP / 2 * (y - b) ** 2,
    dloss=lambda x, y, a, b: (FLAT * (x - a), STEEP * (y - b)),
    data=(a, b),
    domain=((-0.3, 3.7), (-0.3, 2.9)),
    minima=[Minimum(2, 2, value=float(FLAT / 2 * a.var() + STEEP / 2 * b.var()))],
)


@dataclass(frozen=True)
class Coupled(Adam):
    """Adam with the decay in the gradient, λθ."""

    weight_decay: float = DECAY
    label: str = "Adam with L2"

    def step(self, gradient: Gradient, position: Points, state: State) -> tuple[Points, State]:
        """One step of Adam's down f + λ/2 |θ|²."""
        return super().step(lambda p: gradient(p) + self.weight_decay * p, position, state)


scene = Scene(
    title="Two ways of weight decay",
    surface=bowl,
    starts=[(3.3, 0.3)],
    optimizers=[Adam(0.03), Coupled(0.03), AdamW(0.03, weight_decay=DECAY)],
    steps=260,
    views=[
        (Contour() | (Curves("x") / Curves("y"))).named("panels"),
        Contour(),
    ],
    noise=MiniBatches(1, runs=30),
    clock=Clock(12, easing=1.5),
    captions={
        (0, 29): "The minimum is at (2, 2), flat along x, steep along y",
        (36, 100): "Decay beside the step draws both alike, towards the origin",
        (105, 200): "Decay in the gradient: far off along flat x, hardly along steep y",
        (206, 260): "One λ, and two things that it means",
    },
)
