"""The plane of the runs' principal components: that which holds most of where they are."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from networks.plane import Plane
from networks.run import Run


def principal_plane(runs: Sequence[Run], *, centre: NDArray[np.float64] | None = None) -> Plane:
    """The plane through the centre that is nearest to all weights of all runs.

    Its directions are the first two right singular vectors of the matrix of θ − centre, each of
    length 1 and square to the other, with the largest entry positive. The centre is the weights
    that the runs start from unless given: all are truly there, and none of them is favoured.

    Source: Li, Xu, Taylor, Studer & Goldstein, "Visualizing the Loss Landscape of Neural Nets",
    NeurIPS 2018, section 7.2, of one run, where the centre is its end: the matrix is that of
    θ₀ − θₙ, …, θₙ₋₁ − θₙ.

    Raises ValueError where there are no runs, or they do not span a plane.
    """
    if not runs:
        raise ValueError("principal_plane: runs is empty; give those that train(…) returns")
    centre = runs[0].weights[0] if centre is None else np.asarray(centre, dtype=np.float64)
    away = np.concatenate([run.weights for run in runs]) - centre
    # Of the two symmetric products the smaller one; its eigenvectors are the singular ones.
    if len(away) < away.shape[1]:
        _, vectors = np.linalg.eigh(away @ away.T)
        directions = vectors[:, :-3:-1].T @ away
    else:
        _, vectors = np.linalg.eigh(away.T @ away)
        directions = vectors[:, :-3:-1].T
    lengths = np.linalg.norm(directions, axis=1)
    if len(directions) < 2 or not lengths.min() > 1e-12 * max(1.0, float(abs(away).max())):
        raise ValueError("principal_plane: the runs lie on one line, and span no plane")
    largest = np.take_along_axis(directions, abs(directions).argmax(axis=1)[:, None], axis=1)
    across, up = directions * np.sign(largest) / lengths[:, None]
    return Plane(centre, across, up)
