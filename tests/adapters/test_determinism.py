"""Every adapter walks the same in two processes."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.adapters

WALK = """
import optax, torch
from walking import walks
from adapters import from_cma, from_optax, from_scipy, from_torch
line_up = [
    from_torch(torch.optim.Adam, 0.02),
    from_torch(torch.optim.LBFGS, 0.1),
    from_optax(optax.adam, 0.02),
    from_scipy("Nelder-Mead"),
    from_scipy("differential evolution"),
    from_scipy("BFGS"),
    from_cma(0.5),
]
print(walks(*line_up, steps=20).tobytes().hex())
"""


def test_walks_are_the_same_in_another_process() -> None:
    run = [
        subprocess.run(
            [sys.executable, "-c", WALK],
            cwd=Path(__file__).parent,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for _ in range(2)
    ]
    assert run[0] == run[1]
    assert len(run[0]) == 7 * 2 * 21 * 2 * 8 * 2 + 1
