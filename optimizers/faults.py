"""Faults: what is wrong with an optimizer's hyperparameters and label, told all together."""

import math
from dataclasses import fields, replace
from inspect import signature
from typing import Protocol, get_args, get_type_hints

from optimizers.hyperparameter import Range, Schedule
from optimizers.inner import inner_of
from optimizers.number import is_real


class Labelled(Protocol):
    """What carries a label that a picture shows."""

    @property
    def label(self) -> str: ...  # noqa: D102  # as Optimizer says


def faults(optimizer: object, *, steps: int = 0) -> list[str]:
    """What is wrong with an optimizer's hyperparameters and label; an empty list for nothing.

    Looks at the dataclass fields annotated with a `Range`, schedules over their first `steps`
    steps, and at the label if there is one; likewise of the optimizer that it goes around, if any.
    """
    found = []
    for name, allowed in ranges(type(optimizer)).items():
        value = getattr(optimizer, name)
        if value is None and getattr(type(optimizer), name, "") is None:
            continue  # left out
        where = f"{type(optimizer).__name__}: {name}"
        if callable(value):
            scheduled = replace(allowed, touches_lower=True)
            found.append(_schedule_fault(where, value, scheduled, steps=steps))
        else:
            found.append(_fault(where, value, allowed))
    found.append(_label_fault(optimizer))
    inner = inner_of(optimizer)
    found += [] if inner is None else faults(inner, steps=steps)
    return [fault for fault in found if fault]


def ranges(kind: type) -> dict[str, Range]:
    """What each hyperparameter of a class may be, by its name; one may be left out, as None."""
    if not hasattr(kind, "__dataclass_fields__"):
        return {}
    hints = get_type_hints(kind, include_extras=True)
    return {
        field.name: note
        for field in fields(kind)
        for alternative in (hints[field.name], *get_args(hints[field.name]))
        for note in get_args(alternative)[1:]
        if isinstance(note, Range)
    }


def refuse_faults(optimizer: Labelled) -> None:
    """Raise ValueError, a line a fault, where a hyperparameter is out of its range."""
    found = faults(optimizer)
    if found:
        raise ValueError("\n".join(found))


def call_fault(where: str, schedule: Schedule) -> str:
    """Why a schedule cannot be asked for its value at a step; empty where it can be."""
    try:
        signature(schedule).bind(0)
    except TypeError as error:
        name = getattr(schedule, "__qualname__", type(schedule).__name__)
        return f"{where}: {name} cannot be called with the step alone: {error}"
    except ValueError:  # some that are built in tell of no parameters
        pass
    return ""


def _label_fault(optimizer: object) -> str:
    if not hasattr(optimizer, "label"):
        return ""
    label = optimizer.label
    where = f"{type(optimizer).__name__}: label"
    if callable(label):
        return f"{where} is a {type(label).__name__}, not a word; a property?"
    if not isinstance(label, str):
        return f"{where} is {label!r}, not a word"
    return "" if label.strip() else f"{where} is empty"


def _schedule_fault(where: str, schedule: Schedule, allowed: Range, *, steps: int) -> str:
    """The first fault of a schedule over so many steps; what it raises itself passes through."""
    if fault := call_fault(where, schedule):
        return fault
    for step in range(steps):
        value = schedule(step)
        # Millions of steps may be asked about: words are made for a fault alone.
        if type(value) is float and allowed.holds(value):
            continue
        if fault := _fault(f"{where} at step {step}", value, allowed):
            return fault
    return ""


def _fault(where: str, number: object, allowed: Range) -> str:
    if not is_real(number):
        return f"{where} is {number!r}, not a number or a function of the step"
    try:
        value = float(number)
    except OverflowError:  # a whole number of more than 308 digits
        value = -math.inf if number < 0 else math.inf
    if not allowed.holds(value):
        return f"{where} is {value:g}; it must be {allowed}"
    return ""
