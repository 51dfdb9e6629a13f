"""The seven rules again, in plain floats, straight from their formulas: independent twins.

Each yields θ after every step. `gradient(x, y)` gives (∂f/∂x, ∂f/∂y); every hyperparameter is a
function of the step.
"""

from collections.abc import Callable, Iterator
from itertools import count
from math import sqrt

Pair = tuple[float, float]
Slope = Callable[[float, float], Pair]
OfStep = Callable[[int], float]


def sgd(gradient: Slope, x: float, y: float, *, learning_rate: OfStep) -> Iterator[Pair]:
    for t in count():
        eta, (gx, gy) = learning_rate(t), gradient(x, y)
        x, y = x - eta * gx, y - eta * gy
        yield x, y


def momentum(
    gradient: Slope, x: float, y: float, *, learning_rate: OfStep, momentum: OfStep
) -> Iterator[Pair]:
    vx = vy = 0.0
    for t in count():
        eta, mu, (gx, gy) = learning_rate(t), momentum(t), gradient(x, y)
        vx, vy = mu * vx - eta * gx, mu * vy - eta * gy
        x, y = x + vx, y + vy
        yield x, y


def nesterov(
    gradient: Slope, x: float, y: float, *, learning_rate: OfStep, momentum: OfStep
) -> Iterator[Pair]:
    vx = vy = 0.0
    for t in count():
        eta, mu = learning_rate(t), momentum(t)
        gx, gy = gradient(x + mu * vx, y + mu * vy)
        vx, vy = mu * vx - eta * gx, mu * vy - eta * gy
        x, y = x + vx, y + vy
        yield x, y


def adagrad(
    gradient: Slope, x: float, y: float, *, learning_rate: OfStep, epsilon: OfStep
) -> Iterator[Pair]:
    sum_x = sum_y = 0.0
    for t in count():
        eta, eps, (gx, gy) = learning_rate(t), epsilon(t), gradient(x, y)
        sum_x, sum_y = sum_x + gx * gx, sum_y + gy * gy
        x, y = x - eta * gx / (sqrt(sum_x) + eps), y - eta * gy / (sqrt(sum_y) + eps)
        yield x, y


def rmsprop(
    gradient: Slope, x: float, y: float, *, learning_rate: OfStep, decay: OfStep, epsilon: OfStep
) -> Iterator[Pair]:
    mean_x = mean_y = 0.0
    for t in count():
        eta, beta, eps, (gx, gy) = learning_rate(t), decay(t), epsilon(t), gradient(x, y)
        mean_x = beta * mean_x + (1 - beta) * gx * gx
        mean_y = beta * mean_y + (1 - beta) * gy * gy
        x, y = x - eta * gx / (sqrt(mean_x) + eps), y - eta * gy / (sqrt(mean_y) + eps)
        yield x, y


def adadelta(
    gradient: Slope, x: float, y: float, *, learning_rate: OfStep, decay: OfStep, epsilon: OfStep
) -> Iterator[Pair]:
    gradients_x = gradients_y = steps_x = steps_y = 0.0
    for t in count():
        eta, rho, eps, (gx, gy) = learning_rate(t), decay(t), epsilon(t), gradient(x, y)
        gradients_x = rho * gradients_x + (1 - rho) * gx * gx
        gradients_y = rho * gradients_y + (1 - rho) * gy * gy
        dx = -sqrt(steps_x + eps) / sqrt(gradients_x + eps) * gx
        dy = -sqrt(steps_y + eps) / sqrt(gradients_y + eps) * gy
        steps_x = rho * steps_x + (1 - rho) * dx * dx
        steps_y = rho * steps_y + (1 - rho) * dy * dy
        x, y = x + eta * dx, y + eta * dy
        yield x, y


def adam(
    gradient: Slope,
    x: float,
    y: float,
    *,
    learning_rate: OfStep,
    beta1: OfStep,
    beta2: OfStep,
    epsilon: OfStep,
) -> Iterator[Pair]:
    # A moving average as the sum that it is: weights w, so that m̂ = Σwg / Σw without any power.
    weights_1: list[float] = []
    weights_2: list[float] = []
    seen: list[Pair] = []
    for t in count():
        eta, eps = learning_rate(t), epsilon(t)
        seen.append(gradient(x, y))
        weights_1 = [w * beta1(t) for w in weights_1] + [1 - beta1(t)]
        weights_2 = [w * beta2(t) for w in weights_2] + [1 - beta2(t)]
        first_x, first_y = (
            sum(w * g[i] for w, g in zip(weights_1, seen, strict=True)) / sum(weights_1)
            for i in (0, 1)
        )
        second_x, second_y = (
            sum(w * g[i] ** 2 for w, g in zip(weights_2, seen, strict=True)) / sum(weights_2)
            for i in (0, 1)
        )
        x -= eta * first_x / (sqrt(second_x) + eps)
        y -= eta * first_y / (sqrt(second_y) + eps)
        yield x, y
