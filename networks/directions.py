"""A plane of random directions, each as large as the weights that it leads away from."""

import numpy as np
from numpy.typing import NDArray

from networks.mlp import MLP
from networks.plane import Plane
from networks.seeds import refuse_seed


def random_plane(network: MLP, centre: NDArray[np.float64], *, seed: int) -> Plane:
    """The plane through the centre along two random directions, filter-normalised.

    Both are drawn from a normal distribution. Then each unit's incoming weights, which are what a
    filter is in a dense layer, are scaled to the length of the same unit's in the centre:
    d ← d ‖θ‖ / ‖d‖. Biases are scaled likewise, each being a filter of one number, so that they
    keep their size, and only their signs are random; one that is 0 stays 0.

    Source: Li, Xu, Taylor, Studer & Goldstein, "Visualizing the Loss Landscape of Neural Nets",
    NeurIPS 2018, section 4, which speaks of weights alone. The authors' program leaves biases out
    of the directions unless asked, so that it sees the slice where they are fixed.

    Raises ValueError where the centre is no weights of the network.
    """
    refuse_seed("random_plane", seed)
    random = np.random.default_rng(seed)
    if not isinstance(centre, np.ndarray):
        told = f"random_plane: centre is of type {type(centre).__name__}, not weights"
        raise ValueError(f"{told}; write runs[0].weights[-1]")  # noqa: TRY004  # as all faults
    across, up = (
        filter_normalised(network, random.normal(size=network.size), centre) for _ in range(2)
    )
    return Plane(centre, across, up)


def filter_normalised(
    network: MLP, direction: NDArray[np.float64], centre: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The direction, of shape (P,), with each unit's part as long as it is in the centre."""
    scaled = np.array(direction)
    layers = zip(network.unpacked(scaled), network.unpacked(centre), strict=True)
    for own, known in layers:  # the matrix and the bias, views of the whole
        own[0][...] *= np.linalg.norm(known[0], axis=0) / np.linalg.norm(own[0], axis=0)
        own[1][...] *= abs(known[1]) / abs(own[1])
    return scaled
