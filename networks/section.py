"""The loss on a plane as a surface to film, with the runs that walk on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from networks.bicubic import Bicubic
from networks.data import Data
from networks.mlp import MLP
from networks.plane import Plane, SharesHeld, shares_held
from networks.projected import Projected, projected
from networks.run import Run
from networks.seeds import refuse_count
from networks.training import refuse_unfit
from surfaces import Domain, Scale, Surface, as_domain

MARGIN = 0.15
"""Of the paths' extent, left free on each side of them."""

SLIMMEST = 0.7
"""Of the domain's sides, the shorter by the longer at least."""

CELLS = 32
"""Patches along each side of the domain."""

PROBES = 64
"""Patches in whose middle the error is measured, where it is largest."""

FORMULA = r"L(\theta_c + x\,d_1 + y\,d_2)"


@dataclass(frozen=True, eq=False)
class Section:
    """The training loss on a plane, and all that a scene takes to show runs on it.

    `error` is the largest difference found between the surface and the true loss, as a share of
    the loss's range in the domain.
    """

    surface: Surface
    starts: Sequence[tuple[float, float]]
    walkers: Sequence[Projected]
    shares: SharesHeld
    error: float
    steps: int

    @property
    def caption(self) -> str:
        """How much of the runs the plane holds, in words."""
        way, steps = per_cent(self.shares.way), per_cent(self.shares.steps)
        return f"The plane holds {way} of the way from start to end, {steps} of the single steps"

    @property
    def captions(self) -> Mapping[int | tuple[int, int], str]:
        """The same, for the whole film."""
        return {(0, self.steps): self.caption}


def section(
    network: MLP,
    data: Data,
    plane: Plane,
    runs: Sequence[Run],
    *,
    domain: Domain | None = None,
    cells: int = CELLS,
    name: str = "a plane of weights",
    scale: Scale = "sqrt",
) -> Section:
    """The loss over all training data on the plane, as a surface, and the runs projected on it.

    The domain is fitted around the projected paths unless given. A picture asks for hundreds of
    thousands of values: so loss and gradient are worked out on a grid of so many cells a side, by
    backpropagation, and bicubic patches go through both; `df` is exactly the derivative of these.
    The error goes with the fourth power of the cell; it is measured and told.

    Raises ValueError where the network does not suit the data, no runs are given, one has other
    weights than the plane, or the loss is not finite somewhere in the domain.
    """
    refuse_unfit("section", network, data)
    refuse_count("section", least=4, cells=cells)
    if not runs:
        raise ValueError("section: runs is empty; give those that train(…) returns")
    if {network.size} != {len(plane.centre), *(run.weights.shape[1] for run in runs)}:
        told = f"section: MLP{network.layers} has {network.size} weights"
        raise ValueError(f"{told}, the plane or a run another number")
    walkers = tuple(projected(run, plane) for run in runs)
    points = np.concatenate([walker.points for walker in walkers])
    shown = around(points) if domain is None else as_domain(domain)
    patches = interpolated(network, data, plane, shown, cells=cells)
    walkers = tuple(beside_the_plane(walker, patches) for walker in walkers)
    x, y = walkers[0].points[0]
    return Section(
        surface=Surface(
            name=name,
            formula=FORMULA,
            f=patches.value,
            df=patches.slope,
            domain=shown,
            scale=scale,
        ),
        starts=((float(x), float(y)),),
        walkers=walkers,
        shares=shares_held(plane, runs),
        error=_error(network, data, plane, patches),
        steps=min(run.steps for run in runs),
    )


def beside_the_plane(walker: Projected, patches: Bicubic) -> Projected:
    """The walker with the loss of the plane below it among its measures."""
    below = patches.value(*walker.points.T)
    return replace(walker, measures={**walker.measures, "loss on the plane": below})


def around(points: NDArray[np.float64]) -> Domain:
    """A rectangle around points (n, 2), with a margin, and not too slim."""
    low, high = np.nanmin(points, axis=0), np.nanmax(points, axis=0)
    sides = (1 + 2 * MARGIN) * (high - low)
    sides = np.maximum(sides, SLIMMEST * sides.max())
    if not sides.max() > 0:
        raise ValueError("section: the paths are one point on the plane; give domain=")
    middle = (low + high) / 2
    (x0, y0), (x1, y1) = middle - sides / 2, middle + sides / 2
    return (float(x0), float(x1)), (float(y0), float(y1))


def interpolated(network: MLP, data: Data, plane: Plane, domain: Domain, *, cells: int) -> Bicubic:
    """Patches through the loss and its slope along the plane on a grid over the domain."""
    low, high = np.transpose(domain)
    x, y = np.linspace(low, high, cells + 1).T
    points = np.stack(np.meshgrid(x, y), axis=-1)
    values, slopes = np.empty(points.shape[:2]), np.empty(points.shape)
    for row in range(cells + 1):
        weights = plane.weights(points[row])
        values[row] = network.loss(weights, data.inputs, data.labels)
        slopes[row] = network.gradient(weights, data.inputs, data.labels) @ plane.directions.T
    if not (np.isfinite(values).all() and np.isfinite(slopes).all()):
        raise ValueError(f"section: the loss is not finite everywhere in {domain}; give domain=")
    cell = (high - low) / cells
    return Bicubic.through(
        values,
        slopes,
        low=(float(low[0]), float(low[1])),
        cell=(float(cell[0]), float(cell[1])),
    )


def _error(network: MLP, data: Data, plane: Plane, patches: Bicubic) -> float:
    rows, columns = patches.coefficients.shape[2:]
    random = np.random.default_rng(0)
    places = random.integers([columns, rows], size=(PROBES, 2)) + 0.5
    points = np.array(patches.low) + places * np.array(patches.cell)
    true = network.loss(plane.weights(points), data.inputs, data.labels)
    nodes = patches.coefficients[0, 0]
    span = float(nodes.max() - nodes.min())
    found = abs(patches.value(*points.T) - true).max()
    return float(found) / span if span > 0 else 0.0


def per_cent(share: float) -> str:
    """The share in whole per cent; below ten, to one digit that is not 0."""
    percentage = 100 * share
    return f"{percentage:.0f} %" if percentage >= 9.5 else f"{percentage:.1g} %"
