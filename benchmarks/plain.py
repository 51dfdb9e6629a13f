"""The seven rules as plain loops over one point, an array of two, as articles write them."""

from collections.abc import Callable

import numpy as np

Loop = Callable[[int], np.ndarray]
START = np.array([0.5, 1e-10])
RATE, MU, DECAY, BETA_2, EPSILON = 0.01, 0.9, 0.9, 0.999, 1e-8


def gradient(theta: np.ndarray) -> np.ndarray:
    """That of the saddle."""
    return np.array([2 * theta[0], -2 * theta[1]])


def sgd(steps: int) -> np.ndarray:
    """Plain descent."""
    theta, path = START, [START]
    for _ in range(steps):
        theta = theta - RATE * gradient(theta)
        path.append(theta)
    return np.array(path)


def momentum(steps: int) -> np.ndarray:
    """Momentum."""
    theta, v, path = START, np.zeros(2), [START]
    for _ in range(steps):
        v = MU * v - RATE * gradient(theta)
        theta = theta + v
        path.append(theta)
    return np.array(path)


def nesterov(steps: int) -> np.ndarray:
    """Nesterov's look-ahead."""
    theta, v, path = START, np.zeros(2), [START]
    for _ in range(steps):
        v = MU * v - RATE * gradient(theta + MU * v)
        theta = theta + v
        path.append(theta)
    return np.array(path)


def adagrad(steps: int) -> np.ndarray:
    """AdaGrad."""
    theta, squares, path = START, np.zeros(2), [START]
    for _ in range(steps):
        g = gradient(theta)
        squares = squares + g**2
        theta = theta - RATE * g / (np.sqrt(squares) + EPSILON)
        path.append(theta)
    return np.array(path)


def rmsprop(steps: int) -> np.ndarray:
    """RMSProp."""
    theta, squares, path = START, np.zeros(2), [START]
    for _ in range(steps):
        g = gradient(theta)
        squares = DECAY * squares + (1 - DECAY) * g**2
        theta = theta - RATE * g / (np.sqrt(squares) + EPSILON)
        path.append(theta)
    return np.array(path)


def adadelta(steps: int) -> np.ndarray:
    """AdaDelta."""
    theta, squares, moves, path = START, np.zeros(2), np.zeros(2), [START]
    for _ in range(steps):
        g = gradient(theta)
        squares = DECAY * squares + (1 - DECAY) * g**2
        move = -np.sqrt(moves + EPSILON) / np.sqrt(squares + EPSILON) * g
        moves = DECAY * moves + (1 - DECAY) * move**2
        theta = theta + move
        path.append(theta)
    return np.array(path)


def adam(steps: int) -> np.ndarray:
    """Adam."""
    theta, m, v, path = START, np.zeros(2), np.zeros(2), [START]
    for t in range(1, steps + 1):
        g = gradient(theta)
        m = DECAY * m + (1 - DECAY) * g
        v = BETA_2 * v + (1 - BETA_2) * g**2
        first, second = m / (1 - DECAY**t), v / (1 - BETA_2**t)
        theta = theta - RATE * first / (np.sqrt(second) + EPSILON)
        path.append(theta)
    return np.array(path)


LOOPS: tuple[Loop, ...] = (sgd, momentum, nesterov, adagrad, rmsprop, adadelta, adam)
