"""How far off may a learning rate be? On a bowl 25 times as steep across as along.

Each curve is what an optimizer comes to in 100 steps at every rate from 10⁻⁴ to 100. Of these 25
rates, four a decade, so many bring it below a hundredth of where it starts: Adam 14, AdaGrad 13,
Momentum 9, Nesterov 7, RMSProp 5, SGD 4, AdaDelta 2. So it is not so that adaptive methods
forgive a wrong rate and others do not: Adam and AdaGrad do; RMSProp ends humming about the minimum,
in steps as long as its rate; Momentum forgives more than SGD, with the same cliff behind.

AdaDelta's curve is flat where it is high: what looks like robustness is that no usual rate gets it
anywhere, and its paper has none. Code that takes a rate and leaves it out of the step would draw
the same flat line.

The dots stand at the best rate of each, by the same search for all.
"""

from optimizers import SGD, AdaDelta, AdaGrad, Adam, Momentum, Nesterov, RMSProp
from render import Contour, Scene, Sensitivity, tuned
from surfaces import ellipse

RATES = [float(f"{first}e{power}") for power in range(-4, 2) for first in (1, 1.8, 3.2, 5.6)]

scene = tuned(
    Scene(
        title="How far off may the learning rate be?",
        surface=ellipse,
        starts=[(-1.9, 1.2)],
        optimizers=[
            SGD(0.01),
            Momentum(0.01),
            Nesterov(0.01),
            AdaGrad(0.01),
            RMSProp(0.01),
            AdaDelta(),
            Adam(0.01),
        ],
        steps=100,
        views=[
            Sensitivity(rates=[*RATES, 100]),
            (Contour() | Sensitivity(rates=[*RATES, 100])).named("beside"),
        ],
    ),
    rates=[*RATES, 100],
)
