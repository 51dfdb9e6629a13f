"""What a step is made of: Momentum is pushed where it stands, Nesterov where it is carried.

Both add a push, −η∇f, to μv, what is left of the step before; the ring marks where ∇f is taken.
Momentum takes it at θ, before it is carried; Nesterov at θ + μv, where it is about to be, so its
push turns towards the minimum about a step sooner. Momentum swings past the minimum to y = −0.40,
Nesterov turns at −0.24.

The rate, 0.04, and the momentum, 0.9, are one for both and chosen for the picture: of round rates
and momenta tried on thirteen surfaces they are among those whose two parts are most alike in length
and farthest apart in direction. They say nothing about which method is faster.

After the fifth figure of "DL Notes: Advanced Gradient Descent" (Medina, 2023), which draws one
step of each.
"""

from optimizers import Momentum, Nesterov
from render import Clock, Contour, Scene, Steps
from surfaces import three_hump_camel

scene = Scene(
    title="Pushed where it stands, or where it lands",
    surface=three_hump_camel,
    starts=[(-1, 0.4)],
    optimizers=[Momentum(0.04, momentum=0.9), Nesterov(0.04, momentum=0.9)],
    steps=20,
    views=[(Steps("Momentum", zoom=0.36) | Steps("Nesterov", zoom=0.36)).named("steps"), Contour()],
    clock=Clock(steps_per_second=1.25),
)
