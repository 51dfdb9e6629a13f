"""Methods that know or learn the curvature, in Rosenbrock's valley, beside one that does not.

Newton-CG is told the Hessian, BFGS and L-BFGS learn it from the gradients, CG keeps its directions
apart. All four search along each direction before they step, and are at the minimum in some thirty
to eighty iterations, each with several gradients; Adam takes a gradient a step.

The four choose their own steps. Adam's rate is, of 1, 2 and 5 times the powers of ten, the one that
ends lowest after these 90 steps without leaving the picture.

Needs scipy, which the extra `adapters` brings.
"""

from adapters import from_scipy
from optimizers import Adam
from render import Clock, Contour, Curves, Landscape, Scene
from surfaces import rosenbrock

scene = Scene(
    title="With the curvature, and without",
    surface=rosenbrock,
    starts=[(-1.2, 1)],
    optimizers=[
        Adam(0.5),
        from_scipy("CG"),
        from_scipy("BFGS"),
        from_scipy("L-BFGS-B", label="L-BFGS"),
        from_scipy("Newton-CG"),
    ],
    steps=90,
    views=[
        (Contour() | (Curves("value", log=True) / Curves("distance", log=True))).named("curves"),
        Contour(),
        Landscape(elevation=None),
    ],
    clock=Clock(easing=1.5),
)
