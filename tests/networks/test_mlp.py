"""The network: its gradient against a complex step, its loss and its weights against formulas."""

import numpy as np
import pytest
from problem import NETWORK, clouds

from networks import MLP
from networks.mlp import PRODUCTS

DATA = clouds()


def by_complex_step(network, weights, inputs, labels):
    """∂L/∂θₖ = Im L(θ + ih eₖ) / h, exact to rounding where the loss is analytic."""
    away = weights + 1e-30j * np.eye(len(weights))
    return network.loss(away, inputs, labels).imag / 1e-30


@pytest.mark.parametrize("activation", ["tanh", "relu"])
@pytest.mark.parametrize("layers", [(4, 3), (4, 5, 3), (4, 6, 5, 3)])
def test_backpropagation_is_the_complex_step_for_every_weight(layers, activation) -> None:
    network = MLP(layers, activation=activation)
    weights = network.initial(seed=1) + 0.1 * np.random.default_rng(2).normal(size=network.size)
    gradient = network.gradient(weights, DATA.inputs, DATA.labels)
    expected = by_complex_step(network, weights, DATA.inputs, DATA.labels)
    assert gradient == pytest.approx(expected, rel=1e-12, abs=1e-15)
    assert (abs(gradient) > 1e-9).mean() > 0.8  # but for ReLUs that are dead


def test_a_gradient_with_one_wrong_weight_is_told_apart() -> None:
    weights = NETWORK.initial(seed=1)
    wrong = NETWORK.gradient(weights, DATA.inputs, DATA.labels)
    wrong[7] *= 1 + 1e-9
    expected = by_complex_step(NETWORK, weights, DATA.inputs, DATA.labels)
    assert wrong != pytest.approx(expected, rel=1e-12, abs=1e-15)


def test_the_loss_is_the_cross_entropy_written_example_by_example() -> None:
    weights = NETWORK.initial(seed=3)
    w1, b1 = weights[:20].reshape(4, 5), weights[20:25]
    w2, b2 = weights[25:40].reshape(5, 3), weights[40:]
    total, hits = 0.0, 0
    for x, label in zip(DATA.inputs, DATA.labels, strict=True):
        z = np.tanh(x @ w1 + b1) @ w2 + b2
        chance = np.exp(z) / np.exp(z).sum()
        total -= np.log(chance[label])
        hits += int(np.argmax(chance) == label)
    count = len(DATA.labels)
    assert NETWORK.loss(weights, DATA.inputs, DATA.labels) == pytest.approx(
        total / count, rel=1e-13
    )
    assert NETWORK.accuracy(weights, DATA.inputs, DATA.labels) == hits / count


def test_any_leading_shape_gives_each_weights_own_numbers() -> None:
    weights = np.stack([NETWORK.initial(seed=k) for k in range(6)]).reshape(2, 3, -1)
    losses = NETWORK.loss(weights, DATA.inputs, DATA.labels)
    gradients = NETWORK.gradient(weights, DATA.inputs, DATA.labels)
    assert losses.shape == NETWORK.accuracy(weights, DATA.inputs, DATA.labels).shape == (2, 3)
    assert gradients.shape == weights.shape
    for place in np.ndindex(2, 3):
        one = weights[place]
        assert losses[place] == pytest.approx(
            NETWORK.loss(one, DATA.inputs, DATA.labels), rel=1e-13
        )
        alone = NETWORK.gradient(one, DATA.inputs, DATA.labels)
        assert gradients[place] == pytest.approx(alone, rel=1e-11, abs=1e-15)


def test_many_examples_are_taken_in_parts_that_add_up() -> None:
    network = MLP((64, 64, 3))
    count = 2 * PRODUCTS // 64**2 + 5
    random = np.random.default_rng(0)
    inputs, labels = random.normal(size=(count, 64)), random.integers(3, size=count)
    weights = network.initial(seed=0)
    halves = [slice(60), slice(60, None)]
    shares = np.array([60, count - 60]) / count
    losses = [network.loss(weights, inputs[half], labels[half]) for half in halves]
    slopes = [network.gradient(weights, inputs[half], labels[half]) for half in halves]
    assert network.loss(weights, inputs, labels) == pytest.approx(shares @ losses, rel=1e-12)
    whole = network.gradient(weights, inputs, labels)
    assert whole == pytest.approx(shares @ slopes, rel=1e-9, abs=1e-14)


def test_sums_that_would_overflow_an_exponential_do_not() -> None:
    network = MLP((1, 2))
    weights = np.array([2000.0, -2000.0, 0.0, 0.0])
    inputs, labels = np.array([[1.0]]), np.array([1])
    assert network.loss(weights, inputs, labels) == 4000
    assert network.gradient(weights, inputs, labels).tolist() == [1, -1, 1, -1]


def test_weights_begin_as_glorot_and_he_say_and_biases_at_nothing() -> None:
    tanh, relu = (MLP((300, 200, 100), activation=a) for a in ("tanh", "relu"))
    for network in (tanh, relu):
        assert all((bias == 0).all() for _, bias in network.unpacked(network.initial(seed=0)))
    (first, _), (last, _) = tanh.unpacked(tanh.initial(seed=0))
    for matrix, fans in ((first, 500), (last, 300)):
        most = np.sqrt(6 / fans)
        assert 0.99 * most < abs(matrix).max() <= most
        assert matrix.var() == pytest.approx(2 / fans, rel=0.03)
    (first, _), (last, _) = relu.unpacked(relu.initial(seed=0))
    assert first.var() == pytest.approx(2 / 300, rel=0.03)
    assert abs(first).max() > np.sqrt(6 / 300)  # it is normal, not uniform
    assert abs(last).max() <= np.sqrt(6 / 300)


def test_a_seed_gives_the_same_weights_and_another_gives_others() -> None:
    assert np.array_equal(NETWORK.initial(seed=4), NETWORK.initial(seed=4))
    assert not np.array_equal(NETWORK.initial(seed=4), NETWORK.initial(seed=5))
    assert NETWORK.size == len(NETWORK.initial(seed=0)) == 43


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: MLP((4,)), "layers is (4,); write (inputs, hidden, …, classes)"),
        (lambda: MLP(4), "layers is 4; write"),
        (lambda: MLP((4, 0, 3)), "whole numbers from 1 to 10000"),
        (lambda: MLP((4, 2.5, 3)), "whole numbers from 1 to 10000"),
        (lambda: MLP((4, 3), activation="sin"), "activation is 'sin'; known: tanh, relu"),
        (lambda: NETWORK.initial(seed=-1), "seed is -1; it must be a whole number, at least 0"),
        (lambda: NETWORK.unpacked(np.zeros(5)), "weights of shape (5,); it must be (..., 43)"),
    ],
)
def test_what_is_no_network_is_told(make, told) -> None:
    with pytest.raises(ValueError, match="MLP") as error:
        make()
    assert told in str(error.value)
