"""Parameters: the numbers of an optimizer, and of those that it goes around, as a page has them."""

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, get_type_hints

from optimizers import Entrant
from optimizers.faults import ranges
from optimizers.hyperparameter import Range
from optimizers.inner import inner_of, layers_of
from optimizers.number import is_real
from render.lettering.plain import plain_formula
from render.preview.sliders import ANY, Slider, slider_of
from render.scene.as_declared import as_declared
from render.scene.sweep import LETTERS

UNTOLD = {"label", "kind", "origin", "rule"}
"""Fields that hold no number to tune."""

INNER = "rule."
"""Before the name of what stands in the optimizer that one goes around."""


@dataclass(frozen=True)
class Parameter:
    """A number that is tuned, or a schedule, whose `value` is None and which is shown alone.

    name: its way in, from the outermost, such as rule.learning_rate; spoken: what a page calls it
    text: its value as it is shown; whole: whether it takes whole numbers alone
    """

    name: str
    spoken: str
    symbol: str
    value: float | None
    text: str
    slider: Slider
    allowed: Range
    whole: bool = False

    def message(self) -> dict[str, Any]:
        """As the page has it."""
        found = {name: getattr(self, name) for name in ("name", "spoken", "symbol", "value")}
        return {**found, "text": self.text, **dataclasses.asdict(self.slider)}


def parameters_of(optimizer: object, *, swept: str = "") -> tuple[Parameter, ...]:
    """All of an optimizer's, the innermost's first; what is `swept` is shown, not tuned."""
    layers = list(layers_of(optimizer))
    found = [
        parameter
        for depth, layer in reversed([*enumerate(layers)])
        for parameter in _of_layer(layer, depth, innermost=depth == len(layers) - 1)
    ]
    outermost = [one.name for one in reversed(found) if one.name.rpartition(".")[2] == swept]
    return tuple(
        dataclasses.replace(one, value=None, text="swept") if one.name in outermost[:1] else one
        for one in found
    )


def with_value(optimizer: Entrant, name: str, value: float) -> Entrant:
    """A copy in which the parameter of that name has another value, whoever wrote its class.

    Where it takes whole numbers, the nearest. What a class raises for a value that it refuses
    passes.
    """
    changed: object
    if name.startswith(INNER):
        inner: Any = inner_of(optimizer)
        name, changed = "rule", with_value(inner, name.removeprefix(INNER), value)
    else:
        changed = round(value) if _is_whole(optimizer, name) else value
    if dataclasses.is_dataclass(optimizer) and not isinstance(optimizer, type):
        return dataclasses.replace(optimizer, **{name: changed})
    copy = as_declared(optimizer)
    setattr(copy, name, changed)
    return copy


def _of_layer(layer: object, depth: int, *, innermost: bool) -> Iterator[Parameter]:
    allowed = ranges(type(layer))
    for name in _numbers(layer):
        held = getattr(layer, name)
        spoken = name.replace("_", " ")
        letter = LETTERS.get(name, "")
        named = (
            INNER * depth + name,
            spoken if innermost else f"{type(layer).__name__}: {spoken}",
            plain_formula(letter) if letter else "",
        )
        if is_real(held):
            value, whole = float(held), _is_whole(layer, name)
            slider = slider_of(value, allowed.get(name, ANY), whole=whole)
            ends = Range(slider.low, slider.high, touches_lower=True, touches_upper=True)
            limits = allowed.get(name, ends if whole else ANY)
            yield Parameter(*named, value, f"{value:.6g}", slider, limits, whole)
        elif name in allowed and callable(held):
            told = f"a schedule, {_called(held)}"
            yield Parameter(*named, None, told, Slider(0, 1), allowed[name])


def _numbers(layer: object) -> Sequence[str]:
    """The names of what may be a number."""
    if dataclasses.is_dataclass(layer):
        names = [field.name for field in dataclasses.fields(layer) if field.init]
    else:
        names = list(getattr(layer, "__dict__", {}))
    untold = UNTOLD | set(getattr(layer, "unused", ()))
    return [name for name in names if name not in untold and not name.startswith("_")]


def _is_whole(layer: object, name: str) -> bool:
    """Whether its class says that it takes whole numbers there; 1 alone may mean 1.0."""
    try:
        hint = get_type_hints(type(layer)).get(name)
    except (NameError, TypeError):  # it names what is not there
        return False
    return hint is int


def _called(schedule: object) -> str:
    name = getattr(schedule, "__name__", type(schedule).__name__)
    return "of its own" if name.startswith("<") else name
