"""Prints the table of docs/network.md: how five seeds end that no rate was chosen on.

Each seed draws the split of the data, the initial weights and the batches. It needs scikit-learn.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from networks import digits, train
from optimizers import AdaDelta
from scenes.with_extras import digits_network

SEEDS = (1, 2, 3, 4, 5)

HEAD = """\
| optimizer | rate | training loss | test accuracy |
|---|---|---|---|"""


def main() -> None:
    """Print the rows of the table."""
    print(HEAD, *rows(), sep="\n")  # noqa: T201  # it is what it is for


def rows() -> Iterator[str]:
    """A row for each optimizer: its rate, and the median of both with the least and the most."""
    network, line_up = digits_network.network, digits_network.line_up
    runs = [
        train(network, digits(seed=seed), line_up, **digits_network.budget | {"seed": seed})
        for seed in SEEDS
    ]
    for place, one in enumerate(line_up):
        losses = np.array([each[place].losses[-1] for each in runs])
        accuracies = 100 * np.array([each[place].accuracies[-1] for each in runs])
        rate = "none" if isinstance(one, AdaDelta) else f"{one.learning_rate:g}"
        yield f"| {one.label} | {rate} | {told(losses, 3)} | {told(accuracies, 1)} % |"


def told(numbers: NDArray[np.float64], digits: int) -> str:
    """The median, and the ends."""
    middle, least, most = np.median(numbers), numbers.min(), numbers.max()
    return f"{middle:.{digits}f} ({least:.{digits}f} to {most:.{digits}f})"


if __name__ == "__main__":
    main()
