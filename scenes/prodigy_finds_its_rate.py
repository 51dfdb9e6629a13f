"""Prodigy begins with a guess of its rate, however wrong, and soon has a good one.

Its d is Adam's rate, and what it knows of the way to the minimum: at least so far. From a guess of
0.01, a ten thousandth or a millionth d rises as long as slopes agree, tenfold in two or three
steps, and stands at 0.8 or 0.9 after 6, 11 and 16. Of 26 rates from 10⁻⁴ to 10, five a decade,
Adam ends lowest here, after 60 steps, with 1.0: d has come near to it without a trial. From there
on all four go the same way, wildly at first, as Prodigy's averages begin with their bias. Adam with
a rate of 0.01 has hardly left: a guess that is wrong, and stays so.

d can only rise. On a convex ground like this it never passes the longer coordinate of the way from
the start to the minimum, here 8; a guess beyond that would stay.

After Mishchenko & Defazio (2023).
"""

from optimizers import Adam, Prodigy
from render import Clock, Contour, Curves, Scene
from surfaces import matyas

scene = Scene(
    title="Prodigy finds its rate",
    surface=matyas,
    starts=[(-8, -5)],
    optimizers=[
        Prodigy(d0=1e-2, label="d₀ = 0.01"),
        Prodigy(d0=1e-4, label="d₀ = 10⁻⁴"),
        Prodigy(d0=1e-6, label="d₀ = 10⁻⁶"),
        Adam(1.0, label="Adam, η = 1"),
        Adam(0.01, label="Adam, η = 0.01"),
    ],
    steps=60,
    views=[
        (Contour() | (Curves("d", log=True) / Curves("value", log=True))).named("panels"),
        Contour(),
    ],
    domain=((-9.8, 4.8), (-9.2, 4.2)),
    clock=Clock(11, easing=2),
    captions={
        (0, 3): "Three guesses of the rate, all of them far too small",
        (4, 17): "Slopes agree, so the way is long: d grows by itself",
        (19, 45): "All three stand at 0.8 or 0.9; the best rate of Adam's is 1",
        (48, 60): "Adam with a small rate has no way to find out",
    },
)
