"""Learning rates by a rule: the one that ends lowest, of a grid, on the film's own budget."""

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

import numpy as np

from networks.batches import batches
from networks.data import Data
from networks.mlp import MLP
from networks.training import refuse_line_up, refuse_unfit, trained
from optimizers import Optimizer
from optimizers.inner import inner_of, layers_of

RATES = tuple(factor * 10.0**power for power in range(-4, 2) for factor in (1, 2, 5))
"""1, 2 and 5 times the powers of ten from 0.0001 to 50."""


def best_rates(
    network: MLP,
    data: Data,
    optimizers: Sequence[Optimizer[Any]],
    *,
    steps: int,
    batch: int,
    seed: int,
    rates: Sequence[float] = RATES,
) -> tuple[Optimizer[Any], ...]:
    """Each optimizer with the rate whose run ends at the lowest loss over the training data.

    Every rate is given the whole budget: the same steps, initial weights and batches as in
    `train`. The test data has no part in it. One whose `learning_rate` is a schedule, or that has
    none, stands as it is.

    `render.tuned` is another search: it walks a scene's line-up on the scene's surface. Here no
    scene is there yet, as the plane that it shows is laid through the runs at the rates found; and
    what is walked on has as many dimensions as the network has weights.

    Raises ValueError where no rate of an optimizer ends at a finite loss, and for what `batches`
    does.
    """
    refuse_unfit("best_rates", network, data)
    refuse_line_up("best_rates", optimizers)
    order = batches(len(data.labels), batch=batch, steps=steps, seed=seed)
    initial = network.initial(seed=seed)
    found = []
    for one in optimizers:
        if not _has_rate(one):
            found.append(one)
            continue
        candidates = [_at_rate(one, float(rate)) for rate in rates]
        ends = [trained(network, data, each, order, initial)[-1] for each in candidates]
        losses = np.array(
            [
                network.loss(end, data.inputs, data.labels) if np.isfinite(end).all() else np.inf
                for end in ends
            ]
        )
        if not np.isfinite(losses).any():
            told = f"best_rates: {type(one).__name__} ends at no finite loss"
            raise ValueError(f"{told} with any of {', '.join(f'{rate:g}' for rate in rates)}")
        found.append(candidates[int(losses.argmin())])
    return tuple(found)


def _has_rate(optimizer: object) -> bool:
    rate = getattr(optimizer, "learning_rate", None)
    *_, innermost = layers_of(optimizer)
    named = is_dataclass(innermost) and "learning_rate" in {f.name for f in fields(innermost)}
    return named and rate is not None and not callable(rate)


def _at_rate(optimizer: Any, rate: float) -> Any:  # noqa: ANN401  # a dataclass, as `_has_rate` says
    """The same with another learning rate, its own or that of the rule that it goes around."""
    inner = inner_of(optimizer)
    if inner is None:
        return replace(optimizer, learning_rate=rate)
    return replace(optimizer, rule=_at_rate(inner, rate))
