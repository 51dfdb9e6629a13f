"""Differential evolution in Rastrigin's egg box, where every dent is a trap for a single walker.

Thirty members, spread over the domain at first, are mixed with each other, and a mixture that lies
lower takes its parent's place: they gather in fewer and fewer dents and in the end in the lowest.
The walker with the path is the best of them. CMA-ES, which begins with an ellipse as wide as
several dents, sees past them too; Adam is caught.

The first two have no learning rate. Adam's is, of 1, 2 and 5 times the powers of ten, the one that
ends lowest after these 30 steps without leaving the picture.

Needs scipy and cma, which the extra `adapters` brings.
"""

from adapters import from_cma, from_scipy
from optimizers import Adam
from render import Clock, Contour, Landscape, Scene
from surfaces import rastrigin

scene = Scene(
    title="A population out of the egg box",
    surface=rastrigin,
    starts=[(-2, 3.5)],
    optimizers=[
        from_scipy("differential evolution", label="Diff. evolution", seed=1),
        from_cma(1.5, seed=1),
        Adam(0.5),
    ],
    steps=30,
    views=[Contour(), Landscape(elevation=None)],
    clock=Clock(duration=12, easing=1.5),
)
