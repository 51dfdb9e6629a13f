"""The line-up: named on the command line, or the article's."""

import inspect
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import optimizers
from render.messages.nearest import folded, unknown

USUAL = ("SGD", "Momentum", "Nesterov", "AdaGrad", "RMSProp", "Adam")
"""Of the article's seven all but AdaDelta, which hardly leaves its start in so few steps."""

SEVEN = ("SGD", "Momentum", "Nesterov", "AdaGrad", "RMSProp", "AdaDelta", "Adam")
"""The article's."""


@dataclass(frozen=True)
class Named:
    """An optimizer's class, and its learning rate where one is given."""

    kind: str
    rate: float | None = None

    def made(self, rate: float, label: str | None) -> Any:  # noqa: ANN401  # one of many classes
        """An optimizer of that class; ValueError where it cannot have that rate."""
        named = {} if label is None else {"label": label}
        return getattr(optimizers, self.kind)(rate, **named)


def kinds() -> Mapping[str, str]:
    """The classes that can be named, by their names in small letters."""
    return {
        folded(name): name
        for name, kind in vars(optimizers).items()
        if inspect.isclass(kind)
        and callable(getattr(kind, "step", None))
        and "learning_rate" in getattr(kind, "__dataclass_fields__", {})
    }


def named(words: Sequence[str], usual: Sequence[str] = USUAL) -> list[Named]:
    """What is meant by words such as "adam=0.05,SGD"; the usual ones where there are none.

    Raises ValueError, a line a word, for names that are not known and rates that are no numbers.
    """
    if not words:
        return [Named(kind) for kind in usual]
    known, found, faults = kinds(), [], []
    for word in (part for given in words for part in given.split(",")):
        name, sign, rate = (part.strip() for part in word.partition("="))
        if not name:
            faults.append(f"{','.join(words)!r}: a name is missing; write adam,sgd=0.01")
            continue
        kind = known.get(folded(name))
        if kind is None:
            faults.append(unknown("optimizer", name, known.values()))
            continue
        try:
            value = float(rate) if sign else None
            if value is not None and not (math.isfinite(value) and value > 0):
                raise ValueError  # noqa: TRY301  # told as what is no number
        except ValueError:
            faults.append(f"{word}: the rate is {rate!r}; write a number above 0: {name}=0.01")
            continue
        if value is not None:
            getattr(optimizers, kind)(value)  # it may refuse it, in its own words
        found.append(Named(kind, value))
    if faults:
        raise ValueError("\n".join(faults))
    return found


def labels(line_up: Sequence[Named]) -> list[str | None]:
    """A label for each, where its class alone would not tell it from another."""
    many = [one.kind for one in line_up]
    found: list[str | None] = []
    for place, one in enumerate(line_up):
        if many.count(one.kind) == 1:
            found.append(None)
            continue
        label = one.kind if one.rate is None else f"{one.kind} {one.rate:g}"
        number = many[: place + 1].count(one.kind)
        found.append(label if label not in found else f"{label} ({number})")
    return found
