"""A network of 82 weights parts two half moons, seen in the plane of its principal components.

Few enough weights for a plane to hold much of what happens, and few enough data for each batch to
pull its own way.

Each rate is the one that `best_rates` finds: of 1, 2 and 5 times the powers of ten, the one that
ends at the lowest training loss after the same 150 steps. AdaDelta, which has no rate, has its
paper's ρ = 0.95 and ε = 10⁻⁶. Heads stand where the weights are nearest; the curves are true.
"""

from networks import MLP, moons, principal_plane, section, train
from optimizers import SGD, AdaDelta, AdaGrad, Adam, Momentum, Nesterov, RMSProp
from render import Contour, Curves, Landscape, Scene

network = MLP((2, 16, 2))
data = moons(seed=0)
line_up = [
    SGD(5),
    Momentum(0.5),
    Nesterov(1),
    AdaGrad(1),
    RMSProp(0.05),
    AdaDelta(decay=0.95, epsilon=1e-6),
    Adam(0.2),
]
budget = {"steps": 150, "batch": 32, "seed": 0}
runs = train(network, data, line_up, **budget)
plane = section(network, data, principal_plane(runs), runs, name="moons")

scene = Scene(
    title="A network parts two moons",
    surface=plane.surface,
    starts=plane.starts,
    optimizers=plane.walkers,
    steps=plane.steps,
    views=[
        (Landscape() | (Curves("training loss", log=True) / Curves("accuracy", limits=(0.8, 1))))
        .ratio(3, 2)
        .named("panels"),
        Landscape(),
        Contour(),
    ],
    captions=plane.captions,
)
