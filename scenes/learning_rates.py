"""One saddle, three learning rates: who leaves, when, and who overshoots.

A row for each rate; x, y and the value against the step. With a thousandth no one but AdaDelta, who
has a step of its own, is past y = 1 within 500 steps; with a hundredth Momentum and Nesterov are
past 5 at steps 246 and 233; with a tenth all are gone by step 127, and there RMSProp swings about
x = 0 for ever, half its rate to each side, where Adam settles.

The rates are those of the picture re-created, 0.001, 0.01 and 0.1 for all but AdaDelta. Momentum is
0.9: with the 0.95 of the picture's caption the two would be past 5 at steps 210 and 198.

After the figure of "DL Notes: Advanced Gradient Descent" (Medina, 2023).
"""

from optimizers import SGD, AdaDelta, AdaGrad, Adam, Momentum, Nesterov, RMSProp
from render import Curves, Scene, Sweep
from surfaces import saddle

scene = Scene(
    title="Three learning rates on a saddle",
    surface=saddle,
    starts=[(0.5, 1e-10)],
    optimizers=[
        SGD(0.01),
        Momentum(0.01),
        Nesterov(0.01),
        AdaGrad(0.01),
        RMSProp(0.01),
        AdaDelta(),
        Adam(0.01),
    ],
    sweep=Sweep(learning_rate=[0.001, 0.01, 0.1], keep=["AdaDelta"]),
    steps=500,
    views=[
        (Curves("x", limits=(-0.4, 0.6)) | Curves("y", limits=(-1, 6)) | Curves("value")).named(
            "curves"
        )
    ],
)
