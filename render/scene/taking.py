"""An optimizer with another value of one hyperparameter, whoever wrote its class."""

import dataclasses

from optimizers import Entrant
from render.scene.as_declared import as_declared


def taking(optimizer: Entrant, hyperparameter: str, value: object) -> Entrant:
    """A copy with that value; what its class raises for a value that it refuses passes."""
    if dataclasses.is_dataclass(optimizer) and not isinstance(optimizer, type):
        return dataclasses.replace(optimizer, **{hyperparameter: value})
    copy = as_declared(optimizer)
    setattr(copy, hyperparameter, value)
    return copy


def hyperparameters(optimizer: object) -> list[str]:
    """The names of what an optimizer has that may take another value."""
    if dataclasses.is_dataclass(optimizer):
        names = [field.name for field in dataclasses.fields(optimizer) if field.init]
    else:
        names = list(getattr(optimizer, "__dict__", {}))
    return [name for name in names if name != "label" and not name.startswith("_")]
