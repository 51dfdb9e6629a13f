"""Four optimizers roll towards a pit with a raised rim, Momentum at two rates.

The ring before the rim holds them: SGD, RMSProp, Adam and the slower Momentum come to rest
there, 0.66 from the middle. The faster Momentum has speed enough, and rolls over into the pit.

Momentum has the rate of the page re-created, 0.001, and three times that; the others have ten
times, 0.01, and still do not pass.

After lilipads, "Gradient Descent Viz" (2020), where the reader turns Momentum's rate up until it
passes. From its start, (1.5, 1.5), all would go down one diagonal; this one is our own.
"""

from optimizers import SGD, Adam, Momentum, RMSProp
from render import Contour, Landscape, Scene
from surfaces import ripple

scene = Scene(
    title="Fast enough to roll over the rim?",
    surface=ripple,
    starts=[(1.5, 0.6)],
    optimizers=[
        SGD(0.01),
        Momentum(0.003, label="Momentum, 0.003"),
        Momentum(0.001, label="Momentum, 0.001"),
        RMSProp(0.01, decay=0.99),
        Adam(0.01),
    ],
    steps=100,
    views=[Landscape(elevation=45), Contour()],
    domain=((-1.2, 1.8), (-1.2, 1.2)),
)
