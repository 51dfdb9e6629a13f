"""Training: every optimizer from the same weights, over the same batches."""

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from networks.batches import batches
from networks.data import Data
from networks.mlp import MLP, Weights
from networks.run import Run
from networks.seeds import refuse_count, refuse_seed
from optimizers import Optimizer
from optimizers.naming import kind_of, label_of

MEMORY = 2**30
"""Bytes of all weights that may be kept: steps × optimizers × P × 8."""

AT_ONCE = 16
"""Weights whose losses are worked out together."""


@dataclass(frozen=True, eq=False)
class BatchSlope:
    """The gradient over one batch as a rule asks for it, by a call; and the loss, as `value`."""

    network: MLP
    inputs: NDArray[np.float64]
    labels: NDArray[np.int64]

    def __call__(self, weights: Weights) -> Weights:
        """The gradient at weights (..., P)."""
        return self.network.gradient(weights, self.inputs, self.labels)

    def value(self, weights: Weights) -> NDArray[np.float64]:
        """The loss at weights (..., P), shape (...)."""
        return self.network.loss(weights, self.inputs, self.labels)


def train(
    network: MLP,
    data: Data,
    optimizers: Sequence[Optimizer[Any]],
    *,
    steps: int,
    batch: int,
    seed: int,
) -> tuple[Run, ...]:
    """A run of each optimizer, in their order.

    All start from the weights that the network draws by the seed, and see the same batches, drawn
    by it too. Each goes in a copy as it was declared. The weights after every step are kept, 8
    bytes a weight: 300 steps of seven optimizers on 1210 weights take 20 MB. The runs are the same
    to the last bit with the same numpy on the same processor.

    Raises ValueError where the network's layers do not suit the data, one of the line-up takes no
    steps, two have one label, a batch is larger than the data, the weights would take more than
    1 GiB, or a step returns anything but real weights of the shape that it was given, and a state.
    """
    refuse_unfit("train", network, data)
    refuse_count("train", steps=steps, batch=batch)
    refuse_seed("train", seed)
    refuse_line_up("train", optimizers)
    labels = [label_of(one) for one in optimizers]
    if twice := [label for k, label in enumerate(labels) if label in labels[:k]]:
        raise ValueError(f"train: two optimizers are labelled {twice[0]!r}; give label=")
    needed = 8 * network.size * (steps + 1) * len(optimizers)
    if needed > MEMORY:
        told = f"train: {steps} steps of {len(optimizers)} optimizers on {network.size} weights"
        raise ValueError(f"{told} take {needed / 2**30:.1f} GiB; at most 1 GiB is kept")
    order = batches(len(data.labels), batch=batch, steps=steps, seed=seed)
    initial = network.initial(seed=seed)
    return tuple(_run(network, data, one, order, initial) for one in optimizers)


def trained(
    network: MLP,
    data: Data,
    optimizer: Optimizer[Any],
    order: NDArray[np.int64],
    initial: NDArray[np.float64],
) -> NDArray[np.float64]:
    """The weights after each of the steps whose batches `order` names, shape (steps + 1, P).

    They are not finite from the step on at which the rule leaves the numbers, in the weights or in
    what its state holds of them.
    """
    walker = copy.deepcopy(optimizer)
    weights = np.full((len(order) + 1, len(initial)), np.nan)
    weights[0] = initial
    position = initial[None].copy()
    with np.errstate(all="ignore"):  # overflow is an outcome, not a warning
        state = walker.start(position.copy())
        meant = overflowed(state, position)  # a rule may begin with an infinity
        for step, chosen in enumerate(order, start=1):
            slope = BatchSlope(network, data.inputs[chosen], data.labels[chosen])
            result = walker.step(slope, position, state)
            position, state = _stepped(result, position.shape, by=type(optimizer).__name__)
            if not np.isfinite(position).all() or (overflowed(state, position) and not meant):
                break
            weights[step] = position[0]
    return weights


def refuse_unfit(where: str, network: object, data: object) -> None:
    """Raise ValueError for what is none, and for too few inputs or classes for the data."""
    if not isinstance(network, MLP) or not isinstance(data, Data):
        kinds = f"{type(network).__name__} and {type(data).__name__}"
        told = f"{where}: given {kinds}; it must be an MLP and Data, as of split(…)"
        raise ValueError(told)  # noqa: TRY004  # as all faults of a declaration
    features = data.inputs.shape[1]
    classes = 1 + int(max(data.labels.max(), data.test_labels.max()))
    if network.layers[0] != features or network.layers[-1] < classes:
        told = f"{where}: MLP{network.layers} for data of {features} features and {classes} classes"
        raise ValueError(f"{told}; write MLP(({features}, …, {classes}))")


def _run(
    network: MLP,
    data: Data,
    optimizer: Optimizer[Any],
    order: NDArray[np.int64],
    initial: NDArray[np.float64],
) -> Run:
    weights = trained(network, data, optimizer, order, initial)
    finite = np.isfinite(weights).all(axis=1)
    stop = None if finite.all() else int(np.argmin(finite)) - 1
    if stop is not None:
        weights[stop:] = weights[stop]
    losses, test_losses, accuracies = np.empty((3, len(weights)))
    for at in range(0, len(weights), AT_ONCE):
        some = slice(at, at + AT_ONCE)
        losses[some] = network.loss(weights[some], data.inputs, data.labels)
        logits = network.logits(weights[some], data.test_inputs)
        test_losses[some] = network.cross_entropy(logits, data.test_labels)
        accuracies[some] = (logits.argmax(axis=-1) == data.test_labels).mean(axis=-1)
    return Run(
        label=label_of(optimizer),
        kind=kind_of(optimizer),
        weights=weights,
        losses=losses,
        test_losses=test_losses,
        accuracies=accuracies,
        stopped_at=stop,
    )


def refuse_line_up(where: str, optimizers: object) -> None:
    """Raise ValueError for what is no list of things that start and step."""
    if not isinstance(optimizers, Sequence) or not optimizers:
        told = f"{where}: optimizers is empty or no list"
        raise ValueError(f"{told}; name at least one, [Adam(0.01)]")
    for one in optimizers:
        methods = [name for name in ("start", "step") if not callable(getattr(one, name, None))]
        if isinstance(one, type):
            told = f"{where}: {one.__name__} is a class; write {one.__name__}(…)"
            raise ValueError(told)  # noqa: TRY004  # as all faults of a line-up
        if methods:
            told = f"{where}: {type(one).__name__} has no {' and no '.join(methods)}"
            raise ValueError(f"{told}; a network is trained by optimizers alone")


def _stepped(result: Any, shape: tuple[int, ...], *, by: str) -> tuple[Weights, Any]:  # noqa: ANN401  # whatever a step returns
    if not isinstance(result, tuple | list) or len(result) != 2:
        raise ValueError(f"{by}.step returned no pair (weights, state)")
    position, state = result
    try:
        array = np.asarray(position)
    except ValueError:  # a ragged list
        array = np.empty(0, dtype=object)
    if array.shape != shape:
        raise ValueError(f"{by}.step returned weights of shape {array.shape}, given {shape}")
    if array.dtype.kind not in "fiu":
        raise ValueError(f"{by}.step returned weights of {array.dtype}, not real numbers")
    return array.astype(np.float64), state


def overflowed(state: object, position: Weights) -> bool:
    """Whether an array of the weights' shape in a state has a number that is not finite.

    It is one that the state is, or that stands in it: in a tuple, a list, a dictionary or the
    attributes of an object; or likewise in what it has as `inner`, the state of a rule that another
    goes around. A sum of squares at infinity divides every step to nothing, and its optimizer would
    stand still as if it had arrived.
    """
    parts = [state, *getattr(state, "__dict__", {}).values()]
    if isinstance(state, tuple | list):
        parts = list(state)
    elif isinstance(state, dict):
        parts = list(state.values())
    inner = getattr(state, "inner", None)
    return any(
        isinstance(part, np.ndarray)
        and part.shape == position.shape
        and part.dtype.kind == "f"
        and not np.isfinite(part).all()
        for part in parts
    ) or (inner is not None and overflowed(inner, position))
