"""What several tests need: walkers whose ways are known, and a flag."""

import signal
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


def pytest_configure() -> None:
    # Tests in the background ignore SIGINT, and behind nohup SIGHUP; their children would too.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
        signal.signal(signal.SIGHUP, signal.SIG_DFL)


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
