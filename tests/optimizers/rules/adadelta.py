from collections.abc import Iterator
from itertools import count
from math import sqrt

from by_hand import OfStep, Pair, Slope

GIVEN = {"learning_rate": 3, "decay": 0.8, "epsilon": 1e-3}
DEFAULTS: dict[str, float] = {"learning_rate": 1.0, "decay": 0.9, "epsilon": 1e-8}
WRONG = [
    ("np.sqrt(E_g + epsilon)", "(np.sqrt(E_g) + epsilon)"),
    ("-np.sqrt(state.E_x + epsilon)", "-(np.sqrt(state.E_x) + np.sqrt(epsilon))"),
    ("(1 - decay) * delta_x**2", "(1 - decay) * (learning_rate * delta_x) ** 2"),
    ("(1 - decay) * g**2", "decay * g**2"),
]


def twin(
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
