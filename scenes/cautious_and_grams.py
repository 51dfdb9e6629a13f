"""Momentum carries on uphill; Cautious stops that, and Grams turns it.

In a bowl 25 times as steep along y as along x, Momentum swings through the floor and far up the
other side, and climbs in 36 of 80 steps. Cautious takes no step in a coordinate in which it would
lead uphill, and goes twice as far in the other: it climbs in 5 steps. But its momentum is not
touched, and along y it waits until that has died. Grams goes as far as Momentum would, and downhill
in each coordinate: where that is farther than to the floor it hops from side to side.

All three have Momentum's rate 0.003 and 0.9 of momentum, with which it swings but stays in the
picture.

After Liang et al., "Cautious Optimizers", and Cao et al., "Grams", both 2024.
"""

from optimizers import Cautious, Grams, Momentum
from render import Clock, Contour, Curves, Landscape, Scene
from surfaces import ellipse

RULE = Momentum(0.003)

scene = Scene(
    title="Carried uphill, stopped, or turned",
    surface=ellipse,
    starts=[(-1.6, 1.2)],
    optimizers=[RULE, Cautious(RULE, label="Cautious"), Grams(RULE, label="Grams")],
    steps=80,
    views=[
        (Contour() | Curves("value", log=True)).named("panels"),
        Landscape(azimuth=-110, elevation=55, rise=0.6),
        Contour(),
    ],
    clock=Clock(12, easing=1.5),
    domain=((-1.9, 0.8), (-1.05, 1.35)),
    captions={
        (5, 22): "Momentum swings uphill; Cautious waits along y, hurries along x",
        (24, 50): "Grams is turned where it would climb, and hops across the floor",
        (56, 80): "Both are at the minimum, and Momentum still swings past it",
    },
)
