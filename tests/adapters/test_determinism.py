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


def test_a_walker_is_known_by_what_it_does_so_that_a_build_knows_what_is_stale() -> None:
    import optax
    import torch

    from adapters import from_cma, from_optax, from_scipy, from_torch
    from render.dependencies.meaning import meaning

    def line_up(number):
        return [
            from_torch(torch.optim.Adam, number),
            from_torch(lambda parameters: torch.optim.Adam(parameters, lr=number)),
            from_optax(optax.adam(number)),
            from_scipy("Nelder-Mead", size=number),
            from_cma(number),
        ]

    one, again, other = ([meaning(each) for each in line_up(n)] for n in (0.1, 0.1, 0.2))
    assert one == again
    assert not set(one) & set(other)
