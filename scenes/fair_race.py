"""Seven optimizers on Beale's function, each at the best of the same 34 learning rates.

No rate is picked by hand: everyone walks these 100 steps from this start with the same 26 rates,
five a decade from 10⁻⁴ to 10, then with eight about the best of these; the one that ends lowest is
the one it races with. So tuned, Nesterov, RMSProp, Adam and Momentum come within 0.001 of the
minimum's value, AdaGrad and SGD within 0.01. AdaDelta has hardly left at the largest rate that was
tried, ten times its paper's.

What parts them is beside their best. A little more, and SGD is lost; at three times their rates,
Momentum and Nesterov: the curves end at a cliff. AdaGrad and RMSProp are lost at none of these
rates, Adam at one.
"""

from optimizers import SGD, AdaDelta, AdaGrad, Adam, Momentum, Nesterov, RMSProp
from render import Contour, Landscape, Scene, Sensitivity, tuned
from surfaces import beale

scene = tuned(
    Scene(
        title="A fair race: each at its best of the same rates",
        surface=beale,
        starts=[(1, 1.5)],
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
            (Contour() | Sensitivity()).named("rates"),
            Landscape(elevation=None),
        ],
        domain=((-3, 4.5), (-3, 3)),
        captions="events",
    )
)
