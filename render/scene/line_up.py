"""The line-up: optimizers that can walk, each under a label of its own."""

from collections.abc import Mapping, Sequence
from inspect import signature
from itertools import combinations
from numbers import Real
from types import MappingProxyType

from optimizers import faults
from optimizers.inner import layers_of
from optimizers.naming import label_of
from render.lettering.words import word_faults
from render.scene.as_declared import as_declared


def line_up_faults(optimizers: Sequence[object], *, steps: int) -> list[str]:
    """What is wrong with the optimizers and between them, schedules over so many steps."""
    found = []
    walkers = []
    for optimizer in optimizers:
        methods = () if callable(getattr(optimizer, "walk", None)) else ("start", "step")
        missing = [name for name in methods if not callable(getattr(optimizer, name, None))]
        if isinstance(optimizer, type):
            kind = optimizer.__name__
            found.append(f"optimizer {kind} is a class, not an instance; write {kind}(…)")
        elif missing:
            found.append(f"optimizer {shown(optimizer)} has no {' and no '.join(missing)}")
        elif wrong := [
            fault
            for layer in layers_of(optimizer)
            for name in methods
            if (fault := _call_fault(layer, name))
        ]:
            found += wrong
        elif own := _own_faults(optimizer, steps=steps):
            found += own
        else:
            walkers.append(optimizer)
            found += word_faults(f"{type(optimizer).__name__}: label", label_of(optimizer))
    for one, other in combinations(walkers, 2):
        if label_of(one) == label_of(other):
            both = f"{_told(one)} and {_told(other)}"
            found.append(f"{both} are both labelled {label_of(one)!r}; give label=")
    return found


def shown(thing: object) -> str:
    """A thing as messages show it: by its class, whose module means nothing, or as it is."""
    if isinstance(thing, type):
        return thing.__name__
    kind = type(thing)
    return " ".join(repr(thing).split()) if kind.__module__ == "builtins" else kind.__name__


GIVEN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"start": ("position",), "step": ("gradient", "position", "state")}
)
"""What each method of an optimizer is given."""


def _call_fault(optimizer: object, name: str) -> str:
    """Why a method cannot be called with what it is given; empty where it can be."""
    given = GIVEN[name]
    try:
        signature(getattr(optimizer, name)).bind(*given)
    except TypeError as error:
        right = f"def {name}(self, {', '.join(given)})"
        return f"{shown(optimizer)}.{name} cannot be called with what it is given: {error}; {right}"
    except ValueError:  # some that are built in tell of no parameters
        pass
    return ""


def _own_faults(optimizer: object, *, steps: int) -> list[str]:
    try:
        return faults(as_declared(optimizer), steps=steps)  # a schedule may count its calls
    except ValueError as error:
        return [str(error)]


def _told(optimizer: object) -> str:
    rate = getattr(optimizer, "learning_rate", None)
    kind = type(optimizer).__name__
    return f"{kind}({float(rate):g})" if isinstance(rate, Real) else kind
