"""Sixteen starts on a spiral over the rings of a fallen drop: each ends in the ring it starts in.

The slope points at the middle or away from it, ring by ring, so the way in is no way at all: only
the starts nearest the middle find it. Momentum has no more than the height it fell from, and the
next crest is as high.

The rates by hand: SGD's, 0.01, is a third of what the curvature in the middle, 72, allows it, 2/72;
Momentum's is a fifth of that, and as fast in the end.
"""

import numpy as np

from optimizers import SGD, Momentum
from render import Clock, Contour, Landscape, Scene
from surfaces import drop_wave

TURN = np.linspace(0, 3.5 * np.pi, 16)
RADIUS = np.linspace(0.2, 1.7, 16)

scene = Scene(
    title="Each ring keeps who falls into it",
    surface=drop_wave,
    starts=np.stack([RADIUS * np.cos(TURN), RADIUS * np.sin(TURN)], axis=-1),
    optimizers=[SGD(0.01), Momentum(0.002)],
    steps=60,
    views=[Landscape(elevation=64, rise=0.25), Contour()],
    clock=Clock(easing=2),
    domain=((-2, 2), (-2, 2)),
)
