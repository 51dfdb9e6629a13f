"""Five ways of remembering, in a bowl that is 25 times steeper along y than along x.

- SGD has no memory: y is right at the first step, and x crawls.
- Momentum is across in six steps, at x = 1.00 in eleven, and swings back; along y it is thrown from
  wall to wall for most of the film.
- Nesterov, who looks ahead, is soon calm along y, and overshoots by half as much: x = 0.48.
- QHM takes three tenths of its step from the slope at hand, and the rest from its average: it is as
  calm along y, and overshoots least, to x = 0.16.
- AggMo is the mean of three velocities, which forget at once, in ten steps and in a hundred. The
  slow one drives it to x = 1.10, farther than Momentum, and the others keep it calm along y.

Each has half of the rate at which it would diverge along y, where the curvature is 50: half of 2/50
for SGD, 3.8/50 for Momentum, 1.357/50 for Nesterov, 5.94/50 for QHM and 2.96/50 for AggMo. QHM's β
is 0.9, as the others have it: its rule of thumb, 0.999, remembers a thousand steps; here are 80.

After Lucas et al., "Aggregated Momentum" (2019), and Ma & Yarats, "Quasi-hyperbolic momentum"
(2019), who compare them.
"""

from optimizers import QHM, SGD, AggMo, Momentum, Nesterov
from render import Clock, Contour, Curves, Landscape, Scene
from surfaces import ellipse

scene = Scene(
    title="Five ways of remembering",
    surface=ellipse,
    starts=[(-1.8, 0.6)],
    optimizers=[
        SGD(0.02),
        Momentum(0.038),
        Nesterov(0.0136),
        QHM(0.0594, beta=0.9),
        AggMo(0.0296),
    ],
    steps=80,
    views=[
        (Contour() / (Curves("x") | Curves("y"))).ratio(2, 1).named("panels"),
        Contour(),
        Landscape(azimuth=-115, elevation=58, rise=0.5),
    ],
    domain=((-2.2, 1.6), (-0.75, 0.75)),
    clock=Clock(12, easing=1.8),
    captions={
        (1, 10): "SGD is right along y at once: that is all it does fast",
        (11, 30): "Momentum and AggMo gather speed, and run past x = 0",
        (40, 58): "Along y only Momentum still swings",
        (63, 80): "QHM and Nesterov are all but there; AggMo still swings along x",
    },
)
