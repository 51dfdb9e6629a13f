"""Six optimizers in a bowl that is 25 times steeper one way than the other.

SGD zigzags across the steep way and crawls along the flat one. Momentum lets the zigzags cancel,
and Nesterov brakes them; those that scale each coordinate by its own gradients leave on the
diagonal, as if the bowl were round, though AdaGrad, whose steps only shrink, does not arrive.

SGD's rate is nine tenths of 2/50, at which it would diverge; Momentum and Nesterov have half of
SGD's; the three that scale have one rate, 0.1.
"""

from optimizers import SGD, AdaGrad, Adam, Momentum, Nesterov, RMSProp
from render import Contour, Landscape, Scene
from surfaces import ellipse

scene = Scene(
    title="An ill-conditioned bowl",
    surface=ellipse,
    starts=[(-1.9, 1.2)],
    optimizers=[
        SGD(0.036),
        Momentum(0.018, momentum=0.8),
        Nesterov(0.018, momentum=0.8),
        AdaGrad(0.1),
        RMSProp(0.1),
        Adam(0.1),
    ],
    steps=60,
    views=[Contour(), Landscape(elevation=None)],
    captions="events",
)
