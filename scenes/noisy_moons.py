"""Logistic regression on noisy moons, learnt from two examples at a time.

Two half circles that lie into each other, a hundred points on each, blurred; a line through the
middle is to part them, and its two weights are x and y. So the surface needs no projection: it is
the loss, the mean over all 200 points, with λ = 0.01 for a minimum that is not at infinity. What a
walker sees of it at a step is the slope for two of the points, the same two for everyone. The thin
paths are 30 shuffles of the data, the bold one the shuffle whose way lies amid the others.

All are soon down, and then it shows what noise does: AdaGrad divides by all that it has seen, so
its steps shrink, and its dance dies down. The others go on dancing about the minimum, the wider the
longer their steps, RMSProp's the longest, AdaDelta's the shortest; only a smaller rate or a larger
batch would calm them. Momentum and Nesterov come fast and run past first.

The rates follow one rule: of 1, 2 and 5 times the powers of ten, the one whose loss is the lowest
on the way, the median over the runs on the average of all 300 steps. AdaDelta's ε
is 0.01: with its default it hardly moves, and a larger one makes plain descent of it. The minimum
was found by Newton's method.

After Radford's noisy moons (2014), where seven optimizers race on the loss of such a model.
"""

import numpy as np

from optimizers import SGD, AdaDelta, AdaGrad, Adam, Momentum, Nesterov, RMSProp
from render import Clock, Contour, Curves, Landscape, MiniBatches, Scene
from surfaces import Averaged, Minimum, Values

EXAMPLES, BLUR, DECAY = 200, 0.2, 0.01

random = np.random.default_rng(0)
angle = np.pi * random.random(EXAMPLES)
side = np.repeat([1.0, -1.0], EXAMPLES // 2)
a = np.where(side > 0, np.cos(angle), 1 - np.cos(angle)) - 0.5
b = np.where(side > 0, np.sin(angle), 0.5 - np.sin(angle)) - 0.25
a, b = np.array([a, b]) + BLUR * random.standard_normal((2, EXAMPLES))


def loss(x: Values, y: Values, a: Values, b: Values, side: Values) -> Values:
    """Of each example: log(1 + exp(−s(ax + by))), and what keeps the weights small."""
    loss: Values = np.logaddexp(0, -side * (a * x + b * y)) + DECAY / 2 * (x**2 + y**2)
    return loss


def dloss(x: Values, y: Values, a: Values, b: Values, side: Values) -> tuple[Values, Values]:
    """Its derivatives by the two weights."""
    pull = -side * np.exp(-np.logaddexp(0, side * (a * x + b * y)))
    return pull * a + DECAY * x, pull * b + DECAY * y


moons = Averaged(
    name="noisy moons",
    formula=r"\frac{1}{200} \sum_i \, \log(1 + e^{-s_i (a_i x + b_i y)})"
    r" + \frac{\lambda}{2} (x^2 + y^2)",
    loss=loss,
    dloss=dloss,
    data=(a, b, side),
    domain=((-8, 4), (-5, 7)),
    minima=[Minimum(-1.372669634753568, 2.5114842884271904, value=0.3456541691098156)],
)

scene = Scene(
    title="Seven optimizers on noisy moons",
    surface=moons,
    starts=[(3, -2)],
    optimizers=[
        SGD(2),
        Momentum(0.2),
        Nesterov(0.5),
        AdaGrad(2),
        RMSProp(0.5),
        AdaDelta(epsilon=0.01),
        Adam(0.5),
    ],
    steps=300,
    views=[
        (Contour() | Curves("value", log=True, limits=(5e-4, 4))).ratio(6, 5).named("panels"),
        Contour(),
        Landscape(),
    ],
    clock=Clock(easing=1.8),
    noise=MiniBatches(2, runs=30),
    captions={
        (0, 30): "Two examples a step: all see the same slopes, and none is the true one",
        (45, 150): "AdaGrad divides by all it has seen: its dance dies down",
        (160, 300): "The others dance on about the minimum, the wider the longer their steps",
    },
)
