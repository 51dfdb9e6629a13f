"""A valley that lies across the axes: who sees that it is one?

AdaGrad keeps a sum of squares for each coordinate. Across the axes both see the same steep wall, so
both rates shrink alike, and what is left is plain descent whose rate falls: down the wall at once,
then along the floor for long. Shampoo, which on a point is AdaGrad with its full matrix, knows what
was seen of every direction: along the floor that is little, so its steps there stay long. The
third, AdaGrad turned, was told the valley's axes and walks in them: so it goes much as Shampoo
does, which was told nothing. Turn the valley as you like, and Shampoo's path turns with it.

One rate for all, 0.3. After 60 steps AdaGrad stands 0.57 from the minimum, the other two within
0.004; and at no rate of 0.05 to 1.2 is it ahead of Shampoo there.

After Duchi, Hazan & Singer, "Adaptive Subgradient Methods" (2011), which has both matrices, and
Gupta, Koren & Singer, "Shampoo" (2018).
"""

from dataclasses import dataclass

import numpy as np

from optimizers import AdaGrad, Gradient, Points, Shampoo
from optimizers.adagrad import State
from render import Clock, Contour, Curves, Landscape, Scene
from surfaces import Minimum, Surface

ALONG_AND_ACROSS = np.array([[0.8, 0.6], [-0.6, 0.8]])
"""The valley's axes, a row each, in those of the plane."""

turned_valley = Surface(
    name="a turned valley",
    formula=r"u^2 + 25v^2, \; u = 0.8x + 0.6y, \; v = 0.8y - 0.6x",
    f=lambda x, y: (0.8 * x + 0.6 * y) ** 2 + 25 * (0.8 * y - 0.6 * x) ** 2,
    df=lambda x, y: (19.28 * x - 23.04 * y, 32.72 * y - 23.04 * x),
    domain=((-2.1, 1.2), (-1.5, 1.2)),
    minima=[Minimum(0, 0, value=0)],
    scale="sqrt",
)


@dataclass(frozen=True)
class InItsAxes:
    """An optimizer that is shown the valley along its own axes."""

    rule: AdaGrad
    label: str
    kind: str = "AdaGrad"

    def start(self, position: Points) -> State:
        """What the rule begins with."""
        return self.rule.start(position @ ALONG_AND_ACROSS.T)

    def step(self, gradient: Gradient, position: Points, state: State) -> tuple[Points, State]:
        """One step, along the valley's axes."""

        def seen(points: Points) -> Points:
            slope: Points = gradient(points @ ALONG_AND_ACROSS) @ ALONG_AND_ACROSS.T
            return slope

        after, state = self.rule.step(seen, position @ ALONG_AND_ACROSS.T, state)
        return after @ ALONG_AND_ACROSS, state


scene = Scene(
    title="The whole matrix, or its diagonal?",
    surface=turned_valley,
    starts=[(-1.8, -0.3)],
    optimizers=[
        AdaGrad(0.3),
        Shampoo(0.3),
        InItsAxes(AdaGrad(0.3), label="AdaGrad, turned"),
    ],
    steps=60,
    views=[
        (Contour() | Curves("value", log=True)).named("panels"),
        Contour(),
        Landscape(elevation=None),
    ],
    clock=Clock(11, easing=1.8),
    captions={
        (1, 12): "AdaGrad goes down the wall first: both coordinates see it",
        (14, 40): "By now both rates of AdaGrad are small; Shampoo's only across the floor",
        (43, 60): "AdaGrad, turned into the valley's axes, goes as Shampoo does",
    },
)
