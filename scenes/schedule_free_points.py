"""The three points of Schedule-Free, amid noise: z takes the steps, x is the average, y looks.

z takes plain steps of one rate, on the slope at y, which is nine tenths of the way from z to x.
Amid noise it never rests, and strays farther than SGD with the same rate: the slope that would call
it back is that at y, near x. But x, the average of all its places, does come to rest, as SGD does
only where its rate falls. In the last hundred steps z is 0.83 from the minimum, SGD 0.35, y 0.10
and x 0.07, on the average. For that nothing has to be known of how many steps there will be: stop
it at any, and x is what has been learned.

The rate is 0.2 for all: two fifths of 0.5, beyond which SGD diverges along y.

After Defazio et al., "The Road Less Scheduled" (2024).
"""

from dataclasses import dataclass

from optimizers import SGD, Gradient, Points, ScheduleFreeSGD
from optimizers.schedule_free_sgd import State
from render import Clock, Contour, Curves, Gaussian, Scene
from surfaces import Minimum, Surface

RATE, BETA = 0.2, 0.9

bowl = Surface(
    name="a bowl",
    formula=r"\frac{1}{2} (x^2 + 4y^2)",
    f=lambda x, y: (x**2 + 4 * y**2) / 2,
    df=lambda x, y: (x, 4 * y),
    domain=((-2.4, 2), (-1.7, 1.8)),
    minima=[Minimum(0, 0, value=0)],
    scale="sqrt",
)


@dataclass(frozen=True)
class Point:
    """Another point of Schedule-Free as a walker, `share` of the way from z to x; x is carried.

    It has colours of its own, so that x is not one of three shades amid the tangle.
    """

    rule: ScheduleFreeSGD
    share: float
    label: str

    def start(self, position: Points) -> tuple[Points, State]:
        """X, and what the rule begins with there."""
        return position, self.rule.start(position)

    def step(
        self,
        gradient: Gradient,
        position: Points,  # noqa: ARG002  # it goes on from x
        state: tuple[Points, State],
    ) -> tuple[Points, tuple[Points, State]]:
        """A step of x, and this point after it."""
        x, inner = self.rule.step(gradient, *state)
        return inner.z + self.share * (x - inner.z), (x, inner)


free = ScheduleFreeSGD(RATE, beta=BETA, label="x, Schedule-Free")

scene = Scene(
    title="Schedule-Free's x, y and z",
    surface=bowl,
    starts=[(-2.1, 1.5)],
    optimizers=[
        SGD(RATE),
        Point(free, share=BETA, label="y, where it looks"),
        Point(free, share=0.0, label="z, its steps"),
        free,
    ],
    steps=200,
    views=[
        (Contour() | Curves("distance")).named("panels"),
        Contour(),
    ],
    clock=Clock(12, easing=1.8),
    noise=Gaussian(1.0),
    captions={
        (0, 10): "All walk down alike, on slopes with noise",
        (24, 96): "z takes the steps, and strays; x is the average of its places",
        (110, 200): "x comes to rest; SGD, with the same rate, dances on",
    },
)
