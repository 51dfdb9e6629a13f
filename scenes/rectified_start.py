"""Adam's first steps are its boldest, and as likely wrong as right.

A mean of one square is no mean: the first step is a whole rate long in each coordinate, whichever
way the noise points, and the next few are hardly wiser. Under thirty draws of noise six of Adam's
walks are thrown over the ridge in twenty steps, and stay in the shallow well. The cure in use is a
warm-up, here over 100 steps: none is lost. RAdam warms up by itself: for five steps it does not
adapt and goes by the slope, then it adapts by r, shown below, which says how far its mean square
can be relied on, and grows to 1 in some thousands of steps. None is lost.

Its first five steps are ηm̂, so short only where slopes are gentle, as they mostly are in a network
and as they are here, where two wells are drawn twenty times as flat. On the wells at full depth,
with noise to match, Adam walks the same, and RAdam loses as many walks as Adam or more.

The rate is 0.2 for all, large enough by eye for Adam to be thrown; 100 steps of warm-up are a round
number. The bold paths are the runs amid 30.

After Liu, Jiang, He, Chen, Liu, Gao & Han, "On the Variance of the Adaptive Learning Rate and
Beyond" (2020), where it is the first steps of training a translator that go wrong.
"""

from optimizers import Adam, RAdam, WarmUp
from render import Clock, Contour, Curves, Gaussian, Scene
from surfaces import Minimum, Surface, Values, two_wells


def slopes(x: Values, y: Values) -> tuple[Values, Values]:
    """Those of the wells, over 20."""
    across, up = two_wells.df(x, y)
    return across / 20, up / 20


gentle = Surface(
    name="two gentle wells",
    formula=r"\frac{1}{20} (x^2 + y^2 - 2e^{-((x-1)^2 + y^2)/0.2} - 3e^{-((x+1)^2 + y^2)/0.2})",
    f=lambda x, y: two_wells.f(x, y) / 20,
    df=slopes,
    domain=((-1.8, 1.8), (-1.2, 1.2)),
    minima=[Minimum(m.x, m.y, value=m.value / 20) for m in two_wells.minima],
)


class WarmedUp(Adam):
    """Adam, under a name and so in a colour of its own: pale runs are to be plain Adam's alone."""


scene = Scene(
    title="A rectified start",
    surface=gentle,
    starts=[(-0.4, -0.4)],
    optimizers=[
        Adam(0.2),
        WarmedUp(WarmUp(0.2, steps=100), label="Adam, warm-up"),
        RAdam(0.2),
    ],
    steps=120,
    views=[
        (Contour() | (Curves("x") / Curves("rectification"))).named("panels"),
        Contour(),
    ],
    noise=Gaussian(0.1, runs=30),
    clock=Clock(12, easing=2.2),
    captions={
        (0, 5): "Adam's first steps are a rate long, whichever way the noise points",
        (7, 28): "Some of Adam's thirty walks are thrown over the ridge",
        (31, 80): "RAdam does not adapt at first, then by r: it warms up by itself",
        (85, 120): "None of RAdam's walks is lost, nor of Adam's with a warm-up",
    },
)
