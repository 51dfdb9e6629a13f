"""Adam's steps shrink by themselves, where the slope drowns in noise.

Adam's step along a coordinate is its rate times m̂/√v̂: the mean of the slopes seen over the root of
their mean square. Far from the minimum slopes agree, and the ratio is near 1: steps as long as the
rate. Near it they are mostly noise, their mean is small and their squares are not, and the ratio
falls. Kingma & Ba call it the signal-to-noise ratio. Of noise alone it is 0.18 on the average, by
β₁ = 0.9: that is where it ends along x. Along y, where the wall is steep, it ends still lower, as
the mean square of a thousand steps, β₂ = 0.999, still holds the wall.

Three rates, 0.01, 0.03 and 0.1, chosen by eye for a slow, a good and a hasty walk: however large
the rate, the ratio falls to the same level; what is left of the dance is a matter of the rate.
"""

from optimizers import Adam
from render import Contour, Curves, Gaussian, Scene
from surfaces import ellipse

scene = Scene(
    title="Steps that shrink by themselves",
    surface=ellipse,
    starts=[(-1.6, 1.4)],
    optimizers=[
        Adam(0.01, label="η = 0.01"),
        Adam(0.03, label="η = 0.03"),
        Adam(0.1, label="η = 0.1"),
    ],
    steps=300,
    views=[
        (
            Contour()
            | (Curves("signal to noise x") / Curves("signal to noise y") / Curves("distance"))
        ).named("panels"),
        Contour(),
    ],
    noise=Gaussian(2.0, runs=30),
    domain=((-1.9, 1.1), (-1, 1.7)),
    captions={
        (0, 60): "Far away slopes agree: each step is as long as the rate",
        (66, 172): "Near the minimum they are mostly noise, and steps shrink by themselves",
        (180, 300): "But not to nothing: for more calm the rate itself must shrink",
    },
)
