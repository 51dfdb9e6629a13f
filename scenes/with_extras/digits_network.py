"""A network learns handwritten digits, seven times over, in the plane of its principal components.

1210 weights, from the same start over the same batches of 64. Most of the way lies in this one
plane, and next to none of the single steps: the noise of the batches goes everywhere else, and that
the paths look smooth is the plane's doing. What tells optimizers apart on a surface of two
variables hardly does here: but for AdaDelta each is at 94 per cent of the test data after 50 steps
or so, and losses that lie apart on a logarithmic axis make no difference there.

Each rate is the one that `best_rates` finds: of 1, 2 and 5 times the powers of ten, the one that
ends at the lowest training loss after the same 150 steps. AdaDelta, which has no rate, has its
paper's ρ = 0.95 and ε = 10⁻⁶. Heads stand where the weights are nearest; the losses told are those
of the weights, not of the plane.
"""

from networks import MLP, digits, principal_plane, section, train
from optimizers import SGD, AdaDelta, AdaGrad, Adam, Momentum, Nesterov, RMSProp
from render import Clock, Contour, Curves, Landscape, Scene

network = MLP((64, 16, 10))
data = digits(seed=0)
line_up = (
    SGD(5),
    Momentum(0.2),
    Nesterov(0.2),
    AdaGrad(0.2),
    RMSProp(0.02),
    AdaDelta(decay=0.95, epsilon=1e-6),
    Adam(0.05),
)
budget = {"steps": 150, "batch": 64, "seed": 0}
runs = train(network, data, line_up, **budget)
plane = section(network, data, principal_plane(runs), runs, name="digits")

scene = Scene(
    title="A network learns to read digits",
    surface=plane.surface,
    starts=plane.starts,
    optimizers=plane.walkers,
    steps=plane.steps,
    views=[
        (
            Landscape(azimuth=60, elevation=35)
            | (Curves("training loss", log=True) / Curves("accuracy"))
        )
        .ratio(3, 2)
        .named("panels"),
        Landscape(azimuth=60, elevation=35),
        Contour(),
    ],
    clock=Clock(duration=12, easing=2),
    captions=plane.captions,
)
