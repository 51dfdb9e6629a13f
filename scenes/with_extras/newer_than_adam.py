"""Torch's newer optimizers and optax's beside our Adam, in Rosenbrock's valley.

Adam and AdaBelief, which divides by how far gradients differ from what it expects, swing along the
valley and then follow it. So does NAdam, which looks ahead, but it is thrown up the walls again at
step 60 and at step 380, where f is 112 for a moment. Lion takes the sign alone, and so steps of one
length. RAdam does not divide before it has seen five gradients: even at a rate so small that it
creeps afterwards, those of the steep wall throw it to the other side.

No single rate serves all here, so each has its own by one rule: of 1, 2 and 5 times the powers of
ten, the rate that ends lowest after these 500 steps without leaving the picture.

Needs torch and optax, which the extra `adapters` brings.
"""

import optax
import torch

from adapters import from_optax, from_torch
from optimizers import Adam
from render import Clock, Contour, Curves, Landscape, Scene
from surfaces import rosenbrock

scene = Scene(
    title="Newer than Adam, in Rosenbrock's valley",
    surface=rosenbrock,
    starts=[(-2, 2)],
    optimizers=[
        Adam(1.0),
        from_torch(torch.optim.NAdam, 0.5),
        from_torch(torch.optim.RAdam, 0.001),
        from_optax(optax.adabelief, 0.5, label="AdaBelief"),
        from_optax(optax.lion, 0.01, label="Lion"),
    ],
    steps=500,
    views=[
        (Contour() | (Curves("value", log=True) / Curves("distance", log=True))).named("curves"),
        Contour(),
        Landscape(elevation=None),
    ],
    clock=Clock(easing=1.5),
)
