"""Four optimizers before two wells, one deeper than the other.

They start above the shallow well. SGD and Momentum follow the slope into it; RMSProp and Adam,
whose steps are as long across the slope as along it, miss it and find the deep one.

The rates are those of the page re-created, each optimizer with its own: SGD 0.02; Momentum 0.01
with momentum 0.8; RMSProp 0.01 with decay 0.99; Adam 0.01 with β₁ 0.7.

After Dupont, "Interactive Visualization of Optimization Algorithms in Deep Learning" (2018), where
the reader chooses the start.
"""

from optimizers import SGD, Adam, Momentum, RMSProp
from render import Contour, Landscape, Scene
from surfaces import two_wells

scene = Scene(
    title="Two wells, and which one is found",
    surface=two_wells,
    starts=[(0.75, 1.6)],
    optimizers=[
        SGD(0.02),
        Momentum(0.01, momentum=0.8),
        RMSProp(0.01, decay=0.99),
        Adam(0.01, beta1=0.7),
    ],
    steps=300,
    views=[Landscape(elevation=None), Contour()],
    captions="events",
)
