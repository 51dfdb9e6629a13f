"""An optimizer with another value of one hyperparameter, whoever wrote its class.

One that goes around another has that one's hyperparameters as well, but for those of its own name.
"""

import dataclasses
from typing import Any

from optimizers import Entrant
from optimizers.inner import inner_of, layers_of
from render.scene.as_declared import as_declared


def taking(optimizer: Entrant, hyperparameter: str, value: object) -> Entrant:
    """A copy with that value; what its class raises for a value that it refuses passes."""
    inner: Any = inner_of(optimizer)
    if inner is not None and hyperparameter not in _own(optimizer):
        hyperparameter, value = "rule", taking(inner, hyperparameter, value)
    if dataclasses.is_dataclass(optimizer) and not isinstance(optimizer, type):
        return dataclasses.replace(optimizer, **{hyperparameter: value})
    copy = as_declared(optimizer)
    setattr(copy, hyperparameter, value)
    return copy


def hyperparameters(optimizer: object) -> list[str]:
    """The names of what an optimizer has that may take another value."""
    return list(dict.fromkeys(name for layer in layers_of(optimizer) for name in _own(layer)))


def value_of(optimizer: object, hyperparameter: str) -> object:
    """What a hyperparameter is, the outermost of its name; None where it has none."""
    held = (layer for layer in layers_of(optimizer) if hasattr(layer, hyperparameter))
    return getattr(next(held, None), hyperparameter, None)


def _own(optimizer: object) -> list[str]:
    if dataclasses.is_dataclass(optimizer):
        names = [field.name for field in dataclasses.fields(optimizer) if field.init]
    else:
        names = list(getattr(optimizer, "__dict__", {}))
    names = [name for name in names if name != "label" and not name.startswith("_")]
    if inner_of(optimizer) is None:
        return names
    return [name for name in names if name != "rule" and getattr(optimizer, name) is not None]
