"""What several tests need: walkers whose ways are known, and a flag."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from optimizers import Gradient, Points


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite-references",
        action="store_true",
        help="replace the reference stills by what is drawn now",
    )


@dataclass(frozen=True)
class Drift:
    """A walker that moves by the same step for ever, whatever the ground."""

    dx: float
    dy: float
    label: str = "Drift"

    def start(self, position: Points) -> None:
        del position

    def step(self, gradient: Gradient, position: Points, state: Any) -> tuple[Points, Any]:
        del gradient
        return position + np.array([self.dx, self.dy]), state


@pytest.fixture
def drift() -> type[Drift]:
    return Drift
