"""f(x, y) = 4.5x² − 1.1y².

A saddle four times steeper across than along: what falls into it rings from wall to wall before
it finds the way out. Unbounded below.

Source: the animation of a saddle point by Radford, 2014, known from the CS231n course notes. No
formula of it is published; these coefficients and the domain were recovered by replaying it.
"""

from surfaces.surface import Surface

radford_saddle = Surface(
    name="radford_saddle",
    formula="4.5x^2 - 1.1y^2",
    f=lambda x, y: 4.5 * x**2 - 1.1 * y**2,
    df=lambda x, y: (9 * x, -2.2 * y),
    domain=((-1, 1), (-2, 1)),
)
