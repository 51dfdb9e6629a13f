"""Rules: the optimizers that have a paper, with what their classes say of them."""

import sys
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from typing import Any, NamedTuple, get_args, get_type_hints

import optimizers
from optimizers import Origin
from optimizers.hyperparameter import Range
from render.facts.told import told

FAMILIES: Mapping[str, str] = {
    "plain": "Plain descent",
    "momentum": "Momentum: averages of gradients",
    "adaptive": "Adaptive: a rate for each coordinate",
    "sign": "Signs alone",
    "second-order": "Second order: curvature",
}
"""Each family in the order in which they are told, with its heading."""

SMALL = 0.005
"""Powers of ten below are written as such: 1e-3."""

UNTOLD = {"label", "origin"}
"""Fields that are no hyperparameter."""


class Parameter(NamedTuple):
    """A field of a class: its default as it is written, empty where it must be given."""

    name: str
    default: str
    allowed: str


@dataclass(frozen=True)
class Rule:
    """An optimizer's class.

    module: its file; summary: what that file's first line says; rule: its formulas; before: the
    names of the rules that grew out of it
    """

    name: str
    module: str
    summary: str
    rule: str
    remarks: tuple[str, ...]
    source: str
    origin: Origin
    parameters: tuple[Parameter, ...]
    before: tuple[str, ...]

    @property
    def example(self) -> str:
        """How it is written in a scene, as short as can be."""
        needed = [one for one in self.parameters if not one.default]
        return f"{self.name}({', '.join(_example_of(one) for one in needed)})"


def rules() -> tuple[Rule, ...]:
    """All of them, by year and name."""
    kinds = _kinds()
    found = [_rule(kind, kinds) for kind in kinds.values()]
    return tuple(sorted(found, key=lambda one: (one.origin.year, one.name.lower())))


def parameters(kind: type) -> tuple[Parameter, ...]:
    """The hyperparameters of a class, in their order."""
    if not is_dataclass(kind):
        return ()
    hints = get_type_hints(kind, include_extras=True)
    return tuple(
        Parameter(one.name, _default(one), _allowed(hints[one.name]))
        for one in fields(kind)
        if one.init and one.name not in UNTOLD
    )


def written(value: object) -> str:
    """A default as one writes it: 1e-8, 0.999."""
    if isinstance(value, tuple):
        return f"({', '.join(map(written, value))}{',' * (len(value) == 1)})"
    short = f"{value:.0e}" if isinstance(value, float) and 0 < value < SMALL else ""
    text = short if short.startswith("1e") and float(short) == value else repr(value)
    return text.replace("e-0", "e-").replace("e+0", "e+")


def _kinds() -> Mapping[str, type]:
    return {
        name: kind
        for name, kind in vars(optimizers).items()
        if isinstance(kind, type) and hasattr(kind, "origin") and hasattr(kind, "step")
        if ".around." not in kind.__module__  # what has no rule of its own
    }


def _rule(kind: Any, kinds: Mapping[str, Any]) -> Rule:  # noqa: ANN401  # one of many classes
    fact, remarks, source = told(kind.__doc__ or "")
    module = sys.modules[kind.__module__]
    later = sorted(
        (one for one in kinds.values() if kind.__name__ in one.origin.after),
        key=lambda one: (one.origin.year, one.__name__.lower()),
    )
    return Rule(
        name=kind.__name__,
        module=module.__name__.rpartition(".")[2],
        summary=told(module.__doc__ or "").fact,
        rule=fact,
        remarks=remarks,
        source=source,
        origin=kind.origin,
        parameters=parameters(kind),
        before=tuple(one.__name__ for one in later),
    )


def _default(field: Any) -> str:  # noqa: ANN401  # a Field of any type
    if field.default is not MISSING:
        return written(field.default)
    return "" if field.default_factory is MISSING else written(field.default_factory())


def _allowed(hint: object) -> str:
    notes = [note for part in (hint, *get_args(hint)) for note in get_args(part)[1:]]
    return next((str(note) for note in notes if isinstance(note, Range)), "")


def _example_of(parameter: Parameter) -> str:
    """A value for one that must be given: a number, or, where it has no range, another rule."""
    return "0.01" if parameter.allowed else "Adam(0.01)"
