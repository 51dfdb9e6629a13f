"""One walker of torch: a parameter, its optimizer, and all that the two remember."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from inspect import Signature, signature
from typing import Any

import numpy as np
from numpy.typing import NDArray

HOOKS = ("step", "_optimizer_step_pre_hooks", "_optimizer_step_post_hooks")
"""What a scheduler, or torch itself, hangs on an optimizer: of a copy, that of its own making."""


@dataclass(eq=False)
class TorchWalker:
    """An optimizer of torch with its one parameter, float64, shape (2,).

    `made` makes another one from nothing; `drawn` is the state of torch's generator. A deep copy
    steps on as this one would: torch's own copies lose what a class keeps beside its state, and a
    scheduler's would stay tied to the first optimizer.
    """

    made: Callable[[], TorchWalker]
    parameter: Any
    optimizer: Any
    scheduler: Any
    drawn: Any
    lost: bool = False

    def __deepcopy__(self, memo: dict[int, Any]) -> TorchWalker:
        copy = self.made()
        memo[id(self.parameter)] = copy.parameter
        memo[id(self.optimizer)] = copy.optimizer
        copy.parameter.data.copy_(self.parameter.data)
        copy.parameter.grad = deepcopy(self.parameter.grad, memo)
        _like(copy.optimizer, self.optimizer, memo)
        if self.scheduler is not None:
            memo[id(self.scheduler)] = copy.scheduler
            _like(copy.scheduler, self.scheduler, memo)
        copy.drawn, copy.lost = self.drawn.clone(), self.lost
        return copy

    def stepped(
        self,
        position: NDArray[np.float64],
        slope: NDArray[np.float64],
        closure: Callable[[], Any],
        *,
        needed: bool = False,
    ) -> NDArray[np.float64]:
        """The next position from one with that slope, both of shape (2,).

        The closure is given where a step takes one, or `needed`, where it cannot do without.

        Nothing finite once it or the memory has overflowed.
        """
        import torch

        if self.lost or not np.isfinite(position).all():
            return np.full(2, np.nan)
        self.parameter.data.copy_(torch.from_numpy(position))
        self.parameter.grad = torch.from_numpy(slope.copy())
        outside = torch.get_rng_state()
        torch.set_rng_state(self.drawn)
        try:
            self.optimizer.step(*([closure] if self._takes(closure, needed=needed) else []))
            if self.scheduler is not None:
                self.scheduler.step()
            self.drawn = torch.get_rng_state()
        finally:
            torch.set_rng_state(outside)
        after: NDArray[np.float64] = self.parameter.detach().numpy().astype(np.float64)
        self.lost = not all(bool(torch.isfinite(one).all()) for one in _remembered(self.optimizer))
        return np.full(2, np.nan) if self.lost else after

    def _takes(self, closure: Callable[[], Any], *, needed: bool) -> bool:
        """Whether the closure is to be given."""
        step = signature(type(self.optimizer).step)  # a scheduler covers the instance's own
        return _binds(step, self, closure) and not (needed and _binds(step, self))


def _binds(step: Signature, *arguments: object) -> bool:
    try:
        step.bind(*arguments)
    except TypeError:
        return False
    return True


def _like(copy: Any, one: Any, memo: dict[int, Any]) -> None:  # noqa: ANN401  # torch's
    """Give a fresh one all that the other has on it."""
    for name, value in one.__dict__.items():
        if name not in HOOKS:
            copy.__dict__[name] = deepcopy(value, memo)


def _remembered(optimizer: Any) -> Iterator[Any]:  # noqa: ANN401  # torch's
    """The tensors of numbers in an optimizer's state, lists of them included."""
    import torch

    for own in optimizer.state.values():
        for value in own.values() if isinstance(own, dict) else (own,):
            for one in value if isinstance(value, list | tuple) else (value,):
                if isinstance(one, torch.Tensor) and one.is_floating_point():
                    yield one
