"""The same network, runs and seed as in digits_network.py, in a plane of random directions.

This is how landscapes of networks are mostly shown: a plane through one end, here Adam's, along two
directions drawn at random, each unit's part as long as its weights. The bowl is a good picture of
the loss about that end. But of the ways that led to it such a plane holds next to nothing: seven
trainings, from a loss of 2.3 down to 0.01, are one dot in the middle.

The rates are those of that scene, found by the same rule.
"""

from networks import MLP, digits, random_plane, section, train
from optimizers import SGD, AdaDelta, AdaGrad, Adam, Momentum, Nesterov, RMSProp
from render import Clock, Contour, Curves, Landscape, Scene

network = MLP((64, 16, 10))
data = digits(seed=0)
line_up = (
    SGD(5),
    Momentum(0.2),
    Nesterov(0.2),
    AdaGrad(0.2),
    RMSProp(0.02),
    AdaDelta(decay=0.95, epsilon=1e-6),
    Adam(0.05),
)
budget = {"steps": 150, "batch": 64, "seed": 0}
runs = train(network, data, line_up, **budget)
plane = section(
    network,
    data,
    random_plane(network, runs[-1].weights[-1], seed=0),
    runs,
    domain=((-1, 1), (-1, 1)),
    name="digits at random",
)

scene = Scene(
    title="Seven trainings are a dot in a random plane",
    surface=plane.surface,
    starts=plane.starts,
    optimizers=plane.walkers,
    steps=plane.steps,
    views=[
        (Landscape() | Curves("training loss", log=True)).ratio(3, 2).named("panels"),
        Landscape(),
        Contour(),
    ],
    clock=Clock(duration=12, easing=2),
    captions=plane.captions,
)
