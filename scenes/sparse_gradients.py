"""A feature that is rare: who still learns its weight?

Along x every example has a slope, along y one in ten, as where y is the weight of a word that few
texts hold. The surface is the mean over all examples, so along y it is ten times as flat: an
example that has the word pulls as hard as along x, and the others not at all.

- SGD needs ten times as long along y as along x: a step where it is seen, and none in between.
- With the rate 1/√t, which plain descent is given against noise, it all but stands: the rate has
  shrunk for y as well, while y was not seen.
- AdaGrad's rate shrinks too, but for each coordinate by what was seen of it. So along y it takes
  the steps that it took along x, one each time: as fast as SGD with a rate that never shrinks.
- RMSProp and Adam forget: their mean of squares is small where slopes are rare, and their steps
  √10 times as long. They alone gain time, and RMSProp goes on hopping at the end.

Each rate is the smallest, to two digits, with which x comes within a tenth of its start in 40
steps; what the picture tells is in y. The bold paths are the runs amid 30.

After the claim of the article, and of Duchi, Hazan & Singer, "Adaptive Subgradient Methods" (2011),
section 1, that such methods are for features that occur only now and then.
"""

import numpy as np

from optimizers import SGD, AdaGrad, Adam, RMSProp
from render import Clock, Contour, Curves, Landscape, Scene, Sparse
from surfaces import Minimum, Surface

rare = Surface(
    name="a rare feature",
    formula=r"\frac{1}{2} (x^2 + 0.1 y^2)",
    f=lambda x, y: (x**2 + 0.1 * y**2) / 2,
    df=lambda x, y: (x, 0.1 * y),
    domain=((-4, 2), (-2, 4)),
    minima=[Minimum(0, 0, value=0)],
)

scene = Scene(
    title="A slope in one step of ten",
    surface=rare,
    starts=[(-3, 3)],
    optimizers=[
        SGD(0.056),
        SGD(lambda t: 0.20 / np.sqrt(t + 1), label="SGD, 1/√t"),
        AdaGrad(0.38),
        RMSProp(0.075),
        Adam(0.084),
    ],
    steps=400,
    views=[
        (Contour() | (Curves("x") / Curves("y"))).named("panels"),
        Contour(),
        Landscape(),
    ],
    clock=Clock(easing=1.6),
    noise=Sparse(y=0.1, runs=30),
    domain=((-3.6, 1), (-0.8, 3.8)),
    captions={
        (0, 42): "Along x all are equally fast; y has a slope in one step of ten",
        (46, 151): "RMSProp and Adam forget, and go √10 times as fast as SGD",
        (158, 330): "AdaGrad's rate shrinks only when y is seen: it keeps up with SGD",
        (338, 400): "A rate that shrinks at every step leaves y behind",
    },
)
