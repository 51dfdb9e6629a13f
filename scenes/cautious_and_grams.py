"""Momentum carries on uphill; Cautious stops that, and Grams turns it.

In a bowl 25 times as steep along y as along x, Momentum swings through the floor and far up the
other side, in 45 of 100 steps against the slope. Cautious takes no step in a coordinate in which it
would lead uphill, and goes twice as far in the other: it climbs in 6 steps. But its momentum is not
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
    optimizers=[RULE, Cautious(RULE), Grams(RULE)],
    steps=100,
    views=[
        (Contour() | Curves("value", log=True)).named("panels"),
        Landscape(),
        Contour(),
    ],
    clock=Clock(11, easing=1.5),
    domain=((-1.9, 1.3), (-1.2, 1.4)),
    captions={
        (5, 18): "Momentum swings uphill; Cautious waits along y, and goes twice as far along x",
        (24, 45): "Grams is turned where it would climb, and hops across the floor",
        (56, 100): "Both are at the minimum, and Momentum still swings past it",
    },
)
