"""What goes around optimizers of torch and optax, as around ours."""

from typing import Any

import numpy as np
import pytest
from walking import walks

from adapters import from_optax, from_torch
from optimizers import Adam, Cautious, Clipped, Decayed, Grams, Lookahead, PolyakAverage

pytestmark = pytest.mark.adapters


def adam_of(library: str) -> Any:
    """Their Adam with our learning rate."""
    import optax
    import torch

    if library == "torch":
        return from_torch(torch.optim.Adam, 0.02, label="theirs")
    return from_optax(optax.adam, 0.02, label="theirs")


@pytest.mark.parametrize("library", ["torch", "optax"])
@pytest.mark.parametrize(
    "around",
    [
        Cautious,
        Grams,
        lambda rule: Clipped(rule, norm=1.0),
        lambda rule: Decayed(rule, 0.1),
        lambda rule: Decayed(rule, 0.1, coupled=True),
        Lookahead,
        PolyakAverage,
        lambda rule: PolyakAverage(Clipped(Decayed(Lookahead(rule), 0.1), norm=2.0)),
    ],
)
def test_a_piece_walks_around_theirs_as_around_ours(around: Any, library: str) -> None:
    found = walks(around(adam_of(library)), around(Adam(0.02)))
    np.testing.assert_allclose(found[:2], found[2:], rtol=0, atol=1e-11)
