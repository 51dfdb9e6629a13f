"""A learning rate grows, and one minimum after another can no longer be held.

Each picture is of another rate: every point has the colour of the minimum that SGD comes to from
there in 200 steps, the paler the sooner; grey points come to none, dark ones leave the numbers.
The line is the way of one start. Near a minimum each step multiplies what is left by 1 − ηλ, with
λ the largest curvature there, so that it is held as long as η < 2/λ. Himmelblau's four equal
minima have λ = 133.8, 105.4, 82.3 and 80.6: they are lost at η = 0.0149, 0.0190, 0.0243 and
0.0248, and the film passes the first two. Just before, a basin darkens: 1 − ηλ is near −1, and the
walker goes to and fro for long. Beyond, many are thrown over to other minima, at last and as if by
chance.

The rates are those from a third of the first of these bounds to just below the third.
"""

from optimizers import SGD
from render import Basins, Clock, Scene
from surfaces import himmelblau

scene = Scene(
    title="Too sharp to hold",
    surface=himmelblau,
    starts=[(0, 0)],
    optimizers=[SGD(0.005)],
    steps=200,
    views=[Basins(over="learning_rate", between=(0.005, 0.023), values=61)],
    clock=Clock(12, hold_end=1),
    captions={
        (0, 80): "All four minima attract, and share the plane among them",
        (112, 150): "From η = 0.0149 on the sharpest cannot be held",
        (156, 200): "From η = 0.0190 on two are left",
    },
)
