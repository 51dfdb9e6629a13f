"""Hills and hollows from a formula as it is typed: three optimizers, three hollows.

The marks are the formula's critical points, found by themselves: crosses on minima, triangles on
maxima, lozenges on saddles. All start a little off the highest top. SGD goes straight down into the
nearest hollow; Momentum rolls through that one and over the saddle beyond, into the deepest; Adam,
whose steps are as long along x as along y, turns to the other side at once.

The rates are round ones at which all three arrive within these steps: with a smaller one, 0.004,
Momentum stays where SGD does. The surface is that of MATLAB's `peaks`, by its published formula.
"""

from optimizers import SGD, Adam, Momentum
from render import Clock, Contour, Curves, Landscape, Scene
from surfaces import surface_from

peaks = surface_from(
    "3*(1 - x)^2*exp(-x^2 - (y + 1)^2) - 10*(x/5 - x^3 - y^5)*exp(-x^2 - y^2)"
    " - exp(-(x + 1)^2 - y^2)/3",
    name="peaks",
    domain=((-3, 3), (-3, 3)),
)

scene = Scene(
    title="Three walkers, three hollows",
    surface=peaks,
    starts=[(-0.1, 1.3)],
    optimizers=[SGD(0.02), Momentum(0.01), Adam(0.1)],
    steps=120,
    views=[
        Landscape(elevation=None),
        Contour(),
        ((Landscape(elevation=None) | Contour()) / Curves("value")).ratio(7, 4).named("panels"),
    ],
    clock=Clock(easing=1.6),
    captions="events",
)
