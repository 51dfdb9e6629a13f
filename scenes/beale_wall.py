"""Six optimizers from high on the wall of Beale's function.

The first step decides. SGD, Momentum and Nesterov fall along the slope, straight down to the
valley of the minimum, and crawl. AdaGrad, RMSProp and Adam step diagonally and end in another
valley, where there is no minimum; RMSProp alone comes over, thrown by a wall near step 143.

At 0.01 SGD, Momentum and Nesterov overflow at their third step. So each rate follows one rule: of
1, 2 and 5 times the powers of ten, the one that ends lowest after these 200 steps without leaving
the picture. AdaDelta is left out: with its defaults it moves by an eighth in all.

After Tiao, "Visualizing and Animating Optimization Algorithms with Matplotlib" (2016), whose start,
domain, logarithmic colours and camera these are.
"""

from optimizers import SGD, AdaGrad, Adam, Momentum, Nesterov, RMSProp
from render import Contour, Landscape, Scene
from surfaces import beale

scene = Scene(
    title="Down Beale's wall, each at its best rate",
    surface=beale,
    starts=[(3, 4)],
    optimizers=[
        SGD(0.00005),
        Momentum(0.000002),
        Nesterov(0.000002),
        AdaGrad(2),
        RMSProp(0.5),
        Adam(2),
    ],
    steps=200,
    views=[Landscape(azimuth=-50, elevation=50), Contour()],
)
