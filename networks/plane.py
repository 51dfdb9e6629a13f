"""A plane in the space of weights, and how much of a path it holds."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from networks.run import Run


@dataclass(frozen=True, eq=False)
class Plane:
    """The weights centre + x·across + y·up; the three have shape (P,) and are read-only.

    Raises ValueError where these have no one shape, are not finite, or span no plane.
    """

    centre: NDArray[np.float64]
    across: NDArray[np.float64]
    up: NDArray[np.float64]

    def __post_init__(self) -> None:
        shapes = [getattr(self, field.name).shape for field in fields(self)]
        if len(set(shapes)) > 1 or len(shapes[0]) != 1:
            raise ValueError(f"Plane: centre, across and up have shapes {shapes}; all must be (P,)")
        for field in fields(self):
            array = np.array(getattr(self, field.name), dtype=np.float64)
            if not np.isfinite(array).all():
                raise ValueError(f"Plane: {field.name} is not finite")
            array.setflags(write=False)
            object.__setattr__(self, field.name, array)
        lengths = np.linalg.norm(self.directions, axis=1)
        if not (np.linalg.det(self._products()) > 1e-12 * np.prod(lengths) ** 2):
            raise ValueError("Plane: across and up lie on one line, and span no plane")

    @property
    def directions(self) -> NDArray[np.float64]:
        """Across and up, shape (2, P)."""
        return np.stack([self.across, self.up])

    def weights(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """The weights at points (..., 2) of the plane, shape (..., P)."""
        return self.centre + points[..., :1] * self.across + points[..., 1:] * self.up

    def coordinates(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """The point of the plane nearest to each weights (..., P), shape (..., 2)."""
        return self.components(weights - self.centre)

    def components(self, displacements: NDArray[np.float64]) -> NDArray[np.float64]:
        """How far each displacement (..., P) goes along across and up, shape (..., 2)."""
        products: NDArray[np.float64] = displacements @ self.directions.T
        return np.asarray(np.linalg.solve(self._products(), products[..., None])[..., 0])

    def share_within(self, displacements: NDArray[np.float64]) -> float:
        """The share of the squared lengths of displacements (n, P) that lies within the plane.

        1 where none goes anywhere.
        """
        whole = float((displacements**2).sum())
        within = self.components(displacements) @ self.directions
        return float((within**2).sum()) / whole if whole > 0 else 1.0

    def _products(self) -> NDArray[np.float64]:
        return np.asarray(self.directions @ self.directions.T)


@dataclass(frozen=True)
class SharesHeld:
    """How much of several runs a plane holds, each a share from 0 to 1 of squared lengths.

    `way` is that of the ways from start to end, and `steps` that of the single steps. `variance` is
    PCA's: of all weights' distances from the plane's centre. It is the least honest of the three:
    it counts where a path is, not where it goes, and of a random walk in any number of dimensions
    two components hold 76 per cent of it.

    That figure: Antognini & Sohl-Dickstein, "PCA of high dimensional random walks with comparison
    to neural network training", NeurIPS 2018, section 3: 6/π² + 6/4π².
    """

    way: float
    steps: float
    variance: float


def shares_held(plane: Plane, runs: Sequence[Run]) -> SharesHeld:
    """How much of the runs the plane holds."""
    weights = np.stack([run.weights for run in runs])
    flat = weights.shape[-1]
    return SharesHeld(
        way=plane.share_within(weights[:, -1] - weights[:, 0]),
        steps=plane.share_within(np.diff(weights, axis=1).reshape(-1, flat)),
        variance=plane.share_within((weights - plane.centre).reshape(-1, flat)),
    )
