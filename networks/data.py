"""Data to learn: inputs with labels, in two parts, one to train on and one to test on."""

from dataclasses import dataclass, fields
from importlib.util import find_spec

import numpy as np
from numpy.typing import NDArray

from networks.seeds import refuse_count, refuse_seed

TEST_SHARE = 0.25
"""Of all examples, those kept for the test."""

NEEDS = "needs scikit-learn; install it with: python -m pip install 'steepest[data]'"
"""What is told where the extra is missing."""


@dataclass(frozen=True, eq=False)
class Data:
    """Examples to train on, and others to test on; its arrays are read-only.

    `inputs` has shape (n, features) and `labels`, whole numbers from 0 on, shape (n,);
    `test_inputs` and `test_labels` likewise.

    Raises ValueError where these are no such arrays, or the inputs are not finite.
    """

    inputs: NDArray[np.float64]
    labels: NDArray[np.int64]
    test_inputs: NDArray[np.float64]
    test_labels: NDArray[np.int64]

    def __post_init__(self) -> None:
        for prefix in ("", "test_"):
            inputs, labels = (np.array(getattr(self, prefix + n)) for n in ("inputs", "labels"))
            what = f"Data: {prefix}inputs of shape {inputs.shape}, {prefix}labels {labels.shape}"
            if inputs.ndim != 2 or labels.shape != inputs.shape[:1] or not inputs.size:
                raise ValueError(f"{what}; they must be (n, features) and (n,), n at least 1")
            if inputs.dtype.kind not in "fiu" or not np.isfinite(inputs).all():
                raise ValueError(f"Data: {prefix}inputs are not all finite numbers")
            if labels.dtype.kind not in "iu" or labels.min() < 0:
                raise ValueError(f"Data: {prefix}labels must be whole numbers from 0 on")
            object.__setattr__(self, f"{prefix}inputs", inputs.astype(np.float64))
            object.__setattr__(self, f"{prefix}labels", labels.astype(np.int64))
        if self.inputs.shape[1] != self.test_inputs.shape[1]:
            both = f"{self.inputs.shape[1]} and {self.test_inputs.shape[1]}"
            raise ValueError(f"Data: {both} features to train and to test on; they must be as many")
        for field in fields(self):
            getattr(self, field.name).setflags(write=False)


def split(inputs: NDArray[np.float64], labels: NDArray[np.int64], *, seed: int) -> Data:
    """The data with a quarter of it, drawn by the seed, for the test.

    Each feature is standardised by the mean and deviation that it has in the part to train on; one
    that is the same in all of these is left at 0 there.

    Raises ValueError for what Data does, and for fewer than 4 examples.
    """
    refuse_seed("split", seed)
    inputs, labels = np.asarray(inputs), np.asarray(labels)
    if len(inputs) < 4 or len(labels) != len(inputs):
        both = f"{len(inputs)} inputs and {len(labels)} labels"
        raise ValueError(f"split: {both}; it must be as many of both, at least 4")
    order = np.random.default_rng(seed).permutation(len(inputs))
    test, train = np.split(order, [round(TEST_SHARE * len(inputs))])
    mean, deviation = inputs[train].mean(axis=0), inputs[train].std(axis=0)
    standard = (inputs - mean) / np.where(deviation > 0, deviation, 1)
    return Data(standard[train], labels[train], standard[test], labels[test])


def digits(*, seed: int) -> Data:
    """1797 handwritten digits of 8 × 8 pixels, in ten classes: 1348 to train on, 449 to test.

    Source: Alpaydin & Kaynak, "Optical Recognition of Handwritten Digits", UCI Machine Learning
    Repository, 1998, the test set, as scikit-learn ships it.

    Raises ModuleNotFoundError where scikit-learn is missing.
    """
    refuse_missing("digits")
    from sklearn.datasets import load_digits

    inputs, labels = load_digits(return_X_y=True)
    return split(inputs, labels, seed=seed)


def moons(*, seed: int, examples: int = 400, noise: float = 0.2) -> Data:
    """Two half moons in the plane, one in the other's arm, blurred by so much `noise`.

    Raises ModuleNotFoundError where scikit-learn is missing; ValueError for fewer than 4 examples,
    and for noise below nothing.
    """
    refuse_missing("moons")
    refuse_seed("moons", seed)
    refuse_count("moons", least=4, examples=examples)
    if not 0 <= noise < np.inf:
        raise ValueError(f"moons: noise is {noise!r}; it must be at least 0 and finite")
    from sklearn.datasets import make_moons

    inputs, labels = make_moons(int(examples), noise=float(noise), random_state=seed)
    return split(inputs, labels, seed=seed)


def refuse_missing(what: str) -> None:
    """Raise ModuleNotFoundError where scikit-learn cannot be imported."""
    if find_spec("sklearn") is None:
        raise ModuleNotFoundError(f"{what} {NEEDS}", name="sklearn")
