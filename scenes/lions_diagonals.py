"""By signs alone: Lion, sign descent and Rprop beside SGD and Adam, in a narrow bowl.

A sign says which way and not how far, so Lion and sign descent, which is Lion without its memory,
go equally far in x and in y at every step: on straight diagonals, turning at right angles. Sign
descent turns as it crosses the floor. Lion remembers a hundred slopes, runs through it on the same
line, and turns in one coordinate, then in the other. Neither comes to rest, which only a falling
rate would bring. Adam's first steps are the same; then its averages tell how far.

Rprop asks for signs as well, but each coordinate learns its step: 1.2 times as long while the sign
stays, half as long where it changes, and one step's wait. It passes everyone, and has the minimum
to a millionth, its shortest step, after 64 steps.

One rate, 0.04, for all whose first step is as long as their rate, chosen by eye; SGD has nine
tenths of 2/50, at which it would diverge.

After Chen et al. (2023), algorithm 2, and Riedmiller & Braun (1993).
"""

from optimizers import SGD, Adam, Lion, Rprop
from render import Clock, Contour, Curves, Scene
from surfaces import ellipse

scene = Scene(
    title="Lion's straight diagonals",
    surface=ellipse,
    starts=[(-1.85, 1.45)],
    optimizers=[
        SGD(0.036),
        Adam(0.04),
        Lion(0.04),
        Lion(0.04, beta1=0, beta2=0, label="Sign descent"),
        Rprop(0.04),
    ],
    steps=120,
    domain=((-2.1, 1.5), (-1.4, 1.7)),
    clock=Clock(12),
    views=[(Contour() | Curves("distance", log=True)).named("panels"), Contour()],
    captions={
        (0, 28): "By signs alone: equally far in x and in y, however steep it is",
        (36, 68): "Sign descent turns at the floor; Lion's memory turns it late",
        (71, 99): "Rprop halves its step at crossings, down to a millionth",
        (102, 120): "Steps of one length never come to rest: the rate must fall",
    },
)
