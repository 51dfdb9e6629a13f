"""Optimizers of torch, and those written for it: each steps as it does in training."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass, field
from inspect import signature
from typing import Any, ClassVar

import numpy as np

from adapters.extra import extra
from adapters.kind import kind_of
from adapters.settings import label_faults, positive_faults, seed_faults, shown, told
from adapters.torch_walker import TorchWalker
from optimizers import Gradient, Points

BY = "from_torch"


def from_torch(
    factory: Callable[..., Any],
    learning_rate: float | None = None,
    *,
    label: str | None = None,
    scheduler: Callable[[Any], Any] | None = None,
    seed: int = 0,
) -> Torch:
    """An optimizer of torch: `from_torch(lambda parameters: torch.optim.Adam(parameters, lr=0.1))`.

    `factory` makes one, given a list with one float64 parameter of shape (2,). With a
    `learning_rate` it is called with both, as in `from_torch(torch.optim.Adam, 0.1)`, and a sweep
    can take the rate's place. Each start has an optimizer of its own. `label` is the name of its
    class unless given. `scheduler` makes a learning-rate scheduler of the optimizer, which is
    stepped after each step. What the optimizer draws from torch's generator begins at `seed` for
    each start; nothing global of torch is changed.

    Raises ValueError where the factory fails or makes no optimizer, ModuleNotFoundError where torch
    is not installed.
    """
    return Torch(factory, learning_rate, label=label or "", scheduler=scheduler, seed=seed)


@dataclass(frozen=True)
class Torch:
    """An optimizer of torch in a line-up; made by `from_torch`."""

    factory: Callable[..., Any]
    learning_rate: float | None = None
    _: KW_ONLY
    label: str = ""
    scheduler: Callable[[Any], Any] | None = None
    seed: int = 0
    kind: str = field(default="", init=False)
    one_by_one: ClassVar[bool] = True
    """A walker is an object of its own here, so that thousands take minutes."""

    def __post_init__(self) -> None:
        found = seed_faults(BY, self.seed)
        if self.learning_rate is not None:
            found += positive_faults(BY, "learning_rate", self.learning_rate)
        if self.label:
            found += label_faults(BY, self.label)
        if found:
            raise ValueError("\n".join(found))
        name = type(self._made().optimizer).__name__
        object.__setattr__(self, "label", self.label or name)
        object.__setattr__(self, "kind", kind_of(name))

    @property
    def unused(self) -> tuple[str, ...]:
        """Settings that make no difference: the seed unless one was given; most draw nothing."""
        return () if self.seed else ("seed",)

    def start(self, position: Points) -> list[TorchWalker]:
        """An optimizer for each position."""
        return [self._made() for _ in position]

    def step(
        self, gradient: Gradient, position: Points, state: list[TorchWalker]
    ) -> tuple[Points, list[TorchWalker]]:
        """One step of each, which it takes with the gradient at its own position.

        An optimizer that asks for a closure gets f from `gradient.value`.
        """
        slopes = gradient(position)
        bare = not hasattr(gradient, "value")  # then a closure could not tell f
        after = np.empty_like(position)
        for row, walker in enumerate(state):
            closure = _Asked(gradient, position, slopes, row, walker.parameter)
            after[row] = walker.stepped(position[row], slopes[row], closure, needed=bare)
        return after, state

    def _made(self) -> TorchWalker:
        """An optimizer, its scheduler and its one parameter, anew."""
        torch = extra("torch", by=BY)
        parameter = torch.nn.Parameter(torch.zeros(2, dtype=torch.float64))
        rate = () if self.learning_rate is None else (self.learning_rate,)
        if isinstance(self.factory, torch.optim.Optimizer):
            kind = type(self.factory).__name__
            fault = (
                f"{BY}: factory is an optimizer made already, of class {kind}, and each start has "
                f"its own; write from_torch(lambda parameters: {kind}(parameters, …))"
            )
            raise ValueError(fault)  # noqa: TRY004  # as all faults of a declaration
        optimizer = _called("factory", self.factory, [parameter], *rate)
        if not isinstance(optimizer, torch.optim.Optimizer):
            fault = f"{BY}: factory returned {shown(optimizer)}, not a torch.optim.Optimizer"
            raise ValueError(fault)  # noqa: TRY004  # as all faults of a declaration
        held = [one for group in optimizer.param_groups for one in group["params"]]
        if len(held) != 1 or held[0] is not parameter:
            raise ValueError(
                f"{BY}: factory made an optimizer of {len(held)} other parameters; it must take "
                "those that it is given"
            )
        scheduler = None
        if self.scheduler is not None:
            scheduler = _called("scheduler", self.scheduler, optimizer)
            if not callable(getattr(scheduler, "step", None)):
                raise ValueError(f"{BY}: scheduler returned {shown(scheduler)}, which has no step")
        generator = torch.Generator()
        generator.manual_seed(int(self.seed))
        return TorchWalker(self._made, parameter, optimizer, scheduler, generator.get_state())


@dataclass(frozen=True, eq=False)
class _Asked:
    """The closure of one walker's step: it sets the gradient where the parameter is, and gives f.

    All walkers' positions are asked about together, as noise is drawn for them together.
    """

    gradient: Gradient
    position: Points
    slopes: Points
    row: int
    parameter: Any

    def __call__(self) -> Any:  # noqa: ANN401  # a tensor
        import torch

        here = self.parameter.detach().numpy()
        whole, slopes = self.position, self.slopes
        if not np.array_equal(here, whole[self.row], equal_nan=True):
            whole = whole.copy()
            whole[self.row] = here
            slopes = self.gradient(whole)
        self.parameter.grad = torch.from_numpy(slopes[self.row].copy())
        value = getattr(self.gradient, "value", None)
        if value is None:
            raise ValueError(f"{BY}: the gradient has no value(points), for which a closure asks")
        return torch.tensor(float(value(whole)[self.row]), dtype=torch.float64)


def _called(what: str, function: Any, *arguments: Any) -> Any:  # noqa: ANN401  # the scene's own
    """What a function of the scene makes; ValueError with whatever it raises."""
    if not callable(function):
        told_of = f"{BY}: {what} is {shown(function)}, not a function"
        if what == "factory":
            told_of += "; write lambda parameters: torch.optim.Adam(parameters, lr=0.1)"
        else:
            told_of += ", which makes one of an optimizer; write lambda optimizer: …"
        raise ValueError(told_of)  # noqa: TRY004  # as all faults of a declaration
    if not isinstance(function, type):
        given = "(parameters, learning_rate)" if len(arguments) > 1 else "(parameters)"
        try:
            signature(function).bind(*arguments)
        except TypeError as error:
            given = given if what == "factory" else "(optimizer)"
            raise ValueError(f"{BY}: {what} cannot be called with {given}: {error}") from error
        except ValueError:  # some that are built in tell of no parameters
            pass
    try:
        return function(*arguments)
    # It is the scene's own function, or torch with what it was given, and may raise anything.
    except Exception as error:
        told_of = f"{BY}: {what} raised {told(error)}"
        if what == "factory":
            told_of += "; it is given a list of one parameter of shape (2,)"
        raise ValueError(told_of) from error
