"""The line-up: named on the command line, or the article's."""

import inspect
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import optimizers
from render.facts.pieces import pieces
from render.messages.nearest import folded, unknown

USUAL = ("SGD", "Momentum", "Nesterov", "AdaGrad", "RMSProp", "Adam")
"""Of the article's seven all but AdaDelta, which hardly leaves its start in so few steps."""

SEVEN = ("SGD", "Momentum", "Nesterov", "AdaGrad", "RMSProp", "AdaDelta", "Adam")
"""The article's."""


BETWEEN = re.compile(r",(?![^(]*\))")
"""A comma between two, and not within the brackets of one."""


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

    Raises ValueError, a line a word, for names that are not known, rates that are no numbers, and
    one that is named twice with one rate.
    """
    if not words:
        return [Named(kind) for kind in usual]
    known, found, faults = kinds(), [], []
    for word in (part for given in words for part in BETWEEN.split(given)):
        name, sign, rate = (part.strip() for part in word.partition("="))
        if not name:
            faults.append(f"{','.join(words)!r}: a name is missing; write adam,sgd=0.01")
            continue
        kind = known.get(folded(name))
        if kind is None:
            faults.append(_around(name) or unknown("optimizer", name, known.values()))
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
        one = Named(kind, value)
        if one in found:
            rate = "; give each a rate" if value is None else f" with {value:g}; give each a rate"
            faults.append(f"{kind} is named twice{rate} of its own: {name}=0.01,{name}=0.1")
        found.append(one)
    if faults:
        raise ValueError("\n".join(faults))
    return found


def _around(name: str) -> str:
    """Where it is a piece or a schedule, how that is written; empty where not."""
    meant = folded(name.partition("(")[0])
    return next(
        (
            f"{one.name} {'goes around an optimizer' if one.kind == 'piece' else 'is a schedule'}; "
            f"write {one.example} in a scene; --scene makes one to begin with"
            for one in pieces()
            if folded(one.name) == meant
        ),
        "",
    )


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
