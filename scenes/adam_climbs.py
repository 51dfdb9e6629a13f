"""Adam climbs a slope that plain descent goes down: the example that refuted its proof.

The surface has one slope, but each step sees one of three examples, in turn: the first pulls down
it by C = 5, the other two up by 1 each. Five against two, and SGD goes down. Adam divides each pull
by the root of a mean of squares that hardly remembers more than the pull itself, with
β₂ = 1/(1 + C²): its steps are 1.02 rates long down, then 0.73 and 0.98 up, and it climbs to the
upper end and stays. A smaller rate would only take longer. AMSGrad keeps the largest mean square:
pulls keep their proportions, and it goes down.

After Reddi, Kale & Kumar, "On the Convergence of Adam and Beyond" (2018), theorem 1: fₜ(x) = Cx
for t mod 3 = 1 and −x otherwise, −1 ≤ x ≤ 1, for any C > 2; β₁ = 0, and the rate α/√t, here 0.1/√t,
one for all. Added, so that it can be seen: the bounds are walls, of 10 times the square of how far
one is beyond, and there is a y, in which every example is y²/2.
"""

from collections.abc import Callable

import numpy as np

from optimizers import SGD, Adam, AMSGrad, Gradient, Points
from render import Clock, Contour, Curves, Landscape, Scene
from surfaces import Averaged, Minimum, Surface, Values

C, WALL = 5.0, 10.0
BETA2 = 1 / (1 + C**2)


def rate(step: int) -> float:
    """0.1/√t, where t counts from 1."""
    return float(0.1 / np.sqrt(step + 1))


def beyond(x: Values) -> Values:
    """How far x is outside −1 to 1, with its sign."""
    outside: Values = x - np.clip(x, -1, 1)
    return outside


tilted = Averaged(
    name="a slope in three parts",
    formula=r"\frac{1}{3} (5x - x - x) + \frac{1}{2} y^2, \;\; -1 \leq x \leq 1",
    loss=lambda x, y, pull: pull * x + WALL * beyond(x) ** 2 + y**2 / 2,
    dloss=lambda x, y, pull: (pull + 2 * WALL * beyond(x), y),
    data=(np.array([C, -1.0, -1.0]),),
    domain=((-1.35, 1.35), (-0.8, 0.8)),
    minima=[Minimum(-1.05, 0, value=-1.025)],
)


class InTurn:
    """One example a step, always in the same order."""

    runs = 1

    def gradients(self, surface: Surface, *, starts: int) -> Callable[[int], Gradient]:
        """The gradient of the example whose turn it is."""
        assert isinstance(surface, Averaged)

        def at(step: int) -> Gradient:
            chosen = np.full((starts, 1), step % surface.examples)

            def of_one(points: Points) -> Points:
                return surface.gradient_over(points, chosen)

            return of_one

        return at


scene = Scene(
    title="Adam climbs",
    surface=tilted,
    starts=[(0.1, 0.6)],
    optimizers=[
        SGD(rate),
        Adam(rate, beta1=0, beta2=BETA2),
        AMSGrad(rate, beta1=0, beta2=BETA2),
    ],
    steps=720,
    views=[
        Landscape(),
        (Contour() | Curves("x")).named("panels"),
    ],
    noise=InTurn(),
    clock=Clock(12, easing=2),
    captions={
        (0, 33): "One example a step: one strong pull down, two weak ones up",
        (42, 204): "Adam evens out the pulls: two against one, and it climbs",
        (229, 520): "AMSGrad divides by the largest: they keep their proportions",
        (550, 720): "The example that refuted the proof that Adam converges",
    },
)
