"""A multilayer perceptron: its loss over all its weights, and the gradient by backpropagation.

Rumelhart, Hinton & Williams, "Learning representations by back-propagating errors", Nature 323,
1986. The weights are initialised after Glorot & Bengio, "Understanding the difficulty of training
deep feedforward neural networks", AISTATS 2010, equation 16, where the units are tanh; after He,
Zhang, Ren & Sun, "Delving Deep into Rectifiers", ICCV 2015, equation 10, where they are ReLU.
"""

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass
from itertools import pairwise
from typing import Any, Literal, TypeAlias, get_args

import numpy as np
from numpy.typing import NDArray

from networks.seeds import refuse_seed
from optimizers.number import is_whole

Weights: TypeAlias = NDArray[Any]
"""All weights and biases as one vector, shape (..., P): W₁ by rows, b₁, W₂, b₂, … in a line."""

Activation: TypeAlias = Literal["tanh", "relu"]
"""What a hidden unit does with its sum; the last layer's sums go into the softmax."""

LAYERS, UNITS = 20, 10_000
"""The most layers, and units in one, that a plain network may have."""

PRODUCTS = 2**18
"""Of one product of matrices. OpenBLAS takes so few in one thread, so that sums are the same on any
number of processors; threads would cost more than they bring."""


@dataclass(frozen=True)
class MLP:
    """Units in `layers`, each joined to all of the layer before: (64, 16, 10) has 1210 weights.

    z₁ = x W₁ + b₁, a₁ = φ(z₁), z₂ = a₁ W₂ + b₂, …; the loss is the mean cross-entropy
    −log softmax(z)_y of the last layer's z. All functions take weights of shape (..., P), inputs of
    shape (n, layers[0]) and labels of shape (n,), whole numbers from 0 on, and give (...). They
    take complex weights as well, so that a complex step can check the gradient.

    Raises ValueError, a line a fault, for layers that are no whole numbers of at least 1, fewer
    than two, or an activation that is not known.
    """

    layers: Sequence[int] = (64, 16, 10)
    _: KW_ONLY
    activation: Activation = "tanh"

    def __post_init__(self) -> None:
        found = []
        layers = self.layers
        if not isinstance(layers, Sequence) or isinstance(layers, str) or len(layers) < 2:
            found.append(f"MLP: layers is {layers!r}; write (inputs, hidden, …, classes)")
        elif len(layers) > LAYERS or not all(map(_is_count, layers)):
            told = f"at most {LAYERS} whole numbers from 1 to {UNITS}"
            found.append(f"MLP: layers is {layers!r}; it must be {told}")
        if self.activation not in get_args(Activation):
            known = ", ".join(get_args(Activation))
            found.append(f"MLP: activation is {self.activation!r}; known: {known}")
        if found:
            raise ValueError("\n".join(found))
        object.__setattr__(self, "layers", tuple(int(units) for units in layers))

    @property
    def size(self) -> int:
        """P, the number of weights and biases."""
        return sum((below + 1) * above for below, above in pairwise(self.layers))

    def initial(self, *, seed: int) -> NDArray[np.float64]:
        """Weights to start from, shape (P,); biases are 0.

        Before tanh they are uniform within ±√(6 / (fan in + fan out)), Glorot's; before ReLU,
        normal with variance 2 / fan in, He's. Those of the last layer are Glorot's either way.
        """
        refuse_seed("MLP.initial", seed)
        random = np.random.default_rng(seed)
        parts = []
        for k, (below, above) in enumerate(pairwise(self.layers)):
            if self.activation == "relu" and k < len(self.layers) - 2:
                drawn = random.normal(0, np.sqrt(2 / below), below * above)
            else:
                most = np.sqrt(6 / (below + above))
                drawn = random.uniform(-most, most, below * above)
            parts += [drawn, np.zeros(above)]
        return np.concatenate(parts)

    def unpacked(self, weights: Weights) -> list[tuple[Weights, Weights]]:
        """(W, b) of each layer, views of shapes (..., below, above) and (..., above)."""
        self._refuse(weights)
        found, at = [], 0
        for below, above in pairwise(self.layers):
            matrix = weights[..., at : at + below * above]
            bias = weights[..., at + below * above : at + (below + 1) * above]
            found.append((matrix.reshape(*weights.shape[:-1], below, above), bias))
            at += (below + 1) * above
        return found

    def logits(self, weights: Weights, inputs: NDArray[np.float64]) -> Weights:
        """The last layer's sums z, shape (..., n, classes)."""
        parts = [self._forward(weights, inputs[rows])[-1] for rows in self._rows(inputs)]
        return parts[0] if len(parts) == 1 else np.concatenate(parts, axis=-2)

    def loss(
        self, weights: Weights, inputs: NDArray[np.float64], labels: NDArray[np.int64]
    ) -> NDArray[Any]:
        """The mean cross-entropy over the n examples, in nats, shape (...)."""
        return self.cross_entropy(self.logits(weights, inputs), labels)

    def cross_entropy(self, logits: Weights, labels: NDArray[np.int64]) -> NDArray[Any]:
        """The mean of −log softmax(z)_y over logits (..., n, classes), shape (...)."""
        shifted = logits - logits.real.max(axis=-1, keepdims=True)  # no exponential overflows
        log_sum = np.log(np.exp(shifted).sum(axis=-1))
        chosen = shifted[..., np.arange(len(labels)), labels]
        return np.asarray((log_sum - chosen).mean(axis=-1))

    def accuracy(
        self, weights: Weights, inputs: NDArray[np.float64], labels: NDArray[np.int64]
    ) -> NDArray[np.float64]:
        """The share of the n examples whose largest logit is their label's, shape (...)."""
        return np.asarray((self.logits(weights, inputs).argmax(axis=-1) == labels).mean(axis=-1))

    def gradient(
        self, weights: Weights, inputs: NDArray[np.float64], labels: NDArray[np.int64]
    ) -> Weights:
        """The loss's gradient over all weights by backpropagation, shape (..., P).

        δ = softmax(z) − one-hot(y) at the last layer; ∂W = aᵀδ / n and ∂b = Σδ / n in each; and
        δ ← (δ Wᵀ) φ′(z) to the layer before.
        """
        sums = [self._summed(weights, inputs[k], labels[k]) for k in self._rows(inputs)]
        return np.asarray(sum(sums[1:], sums[0]) / len(labels))

    def _rows(self, inputs: NDArray[np.float64]) -> list[slice]:
        """The examples in parts that are multiplied at once."""
        largest = max(below * above for below, above in pairwise(self.layers))
        count = max(1, PRODUCTS // largest)
        return [slice(at, at + count) for at in range(0, len(inputs), count)]

    def _summed(
        self, weights: Weights, inputs: NDArray[np.float64], labels: NDArray[np.int64]
    ) -> Weights:
        """The gradient of the sum, not the mean, of the examples' cross-entropies."""
        *activations, z = self._forward(weights, inputs)
        delta = np.exp(z - z.real.max(axis=-1, keepdims=True))
        delta /= delta.sum(axis=-1, keepdims=True)
        delta[..., np.arange(len(labels)), labels] -= 1
        parts: list[Weights] = []
        for (matrix, _), a in zip(
            reversed(self.unpacked(weights)), reversed(activations), strict=True
        ):
            d_matrix, d_bias = np.swapaxes(a, -1, -2) @ delta, delta.sum(axis=-2)
            parts += [d_bias, d_matrix.reshape(*d_matrix.shape[:-2], -1)]
            if len(parts) < 2 * len(activations):
                slope = 1 - a**2 if self.activation == "tanh" else a.real > 0
                delta = (delta @ np.swapaxes(matrix, -1, -2)) * slope
        return np.concatenate(parts[::-1], axis=-1)

    def _forward(self, weights: Weights, inputs: NDArray[np.float64]) -> list[Weights]:
        """The inputs, the activations of each hidden layer, and the last layer's sums."""
        found: list[Weights] = [inputs]
        layers = self.unpacked(weights)
        for k, (matrix, bias) in enumerate(layers):
            z = found[-1] @ matrix + bias[..., None, :]
            if k < len(layers) - 1:
                z = np.tanh(z) if self.activation == "tanh" else np.where(z.real > 0, z, 0)
            found.append(z)
        return found

    def _refuse(self, weights: Weights) -> None:
        if weights.shape[-1:] != (self.size,):
            told = f"MLP{self.layers}: weights of shape {weights.shape}"
            raise ValueError(f"{told}; it must be (..., {self.size})")


def _is_count(value: object) -> bool:
    return is_whole(value) and 1 <= value <= UNITS
