"""Two methods without a gradient on Himmelblau's function, and what each tries around itself.

Nelder and Mead's triangle turns over its worst corner, stretches down the slope and shrinks in the
valley. CMA-ES samples about its mean and learns from the best samples: its ellipse, one standard
deviation, turns along the way and then contracts. Neither has a learning rate: each is told only
how far to look at first, 0.8 for the triangle's edges and 0.6 for the deviation, sizes at which
both can be seen.

Needs scipy and cma, which the extra `adapters` brings.
"""

from adapters import from_cma, from_scipy
from render import Clock, Contour, Landscape, Scene
from surfaces import himmelblau

scene = Scene(
    title="A triangle that walks, an ellipse that learns",
    surface=himmelblau,
    starts=[(-0.3, -4)],
    optimizers=[from_scipy("Nelder-Mead", size=0.8), from_cma(0.6, seed=3)],
    steps=18,
    views=[Contour(), Landscape(elevation=None)],
    clock=Clock(duration=12, easing=1.3),
    domain=((-5.6, 0.6), (-5, -0.4)),
)
