"""A network of 82 weights parts two half moons, seen in the plane of its principal components.

The plane holds four fifths of the ways, and deceives all the same. On it SGD walks up, to 0.70;
its true loss leaps up and down the walls, up to 6, and comes to 0.13. All but Nesterov seem to stay
out of the hollow, and all are in one: it lies off the plane. So a path on a plane is a shadow: read
from it where a run goes, and from the curves, which are true, how it fares.

Each rate is the one that `best_rates` finds: of 1, 2 and 5 times the powers of ten, the one that
ends at the lowest training loss after the same 150 steps. AdaDelta, which has no rate, has its
paper's ρ = 0.95 and ε = 10⁻⁶.
"""

from networks import MLP, moons, principal_plane, section, train
from optimizers import SGD, AdaDelta, AdaGrad, Adam, Momentum, Nesterov, RMSProp
from render import Clock, Contour, Curves, Landscape, Scene

network = MLP((2, 16, 2))
data = moons(seed=0)
line_up = (
    SGD(5),
    Momentum(0.5),
    Nesterov(1),
    AdaGrad(1),
    RMSProp(0.05),
    AdaDelta(decay=0.95, epsilon=1e-6),
    Adam(0.2),
)
budget = {"steps": 150, "batch": 32, "seed": 0}
runs = train(network, data, line_up, **budget)
plane = section(network, data, principal_plane(runs), runs, name="moons")

scene = Scene(
    title="Two moons: where a plane deceives",
    surface=plane.surface,
    starts=plane.starts,
    optimizers=plane.walkers,
    steps=plane.steps,
    views=[
        (
            Landscape()
            | (
                Curves("training loss", log=True, limits=(0.05, 10))
                / Curves("loss on the plane", log=True, limits=(0.05, 10))
            )
        )
        .ratio(3, 2)
        .named("panels"),
        Landscape(),
        Contour(),
    ],
    clock=Clock(duration=12, easing=2),
    captions=plane.captions,
)
