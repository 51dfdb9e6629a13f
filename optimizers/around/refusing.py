"""What a piece refuses when it is built: an inner that takes no steps, numbers out of range."""

from typing import Protocol

from optimizers.faults import faults
from optimizers.inner import inner_of, layers_of
from optimizers.number import is_whole


class Piece(Protocol):
    """What goes around a rule."""

    @property
    def rule(self) -> object: ...  # noqa: D102  # what it goes around


def refuse(piece: Piece, *more: str) -> None:
    """Raise ValueError, a line a fault: for its rule, or its numbers, its label, what is more."""
    told = rule_fault(type(piece).__name__, piece.rule)
    found = [told] if told else [*faults(piece), *filter(None, more)]
    if found:
        raise ValueError("\n".join(found))


def rule_fault(name: str, rule: object) -> str:
    """Why a piece of that name cannot go around it; empty where it can."""
    kind = rule.__name__ if isinstance(rule, type) else type(rule).__name__
    if isinstance(rule, type):
        return f"{name}: {kind} is a class, not an instance; write {name}({kind}(…))"
    if hasattr(rule, "walk"):
        return (
            f"{name}: {kind} goes its whole way at once, and takes no step that {name} could go "
            "around; give it one with start and step"
        )
    missing = [one for one in ("start", "step") if not callable(getattr(rule, one, None))]
    if missing:
        return f"{name}: goes around an optimizer, and {kind} has no {' and no '.join(missing)}"
    return ""


def elsewhere_fault(name: str, rule: object, *, instead: str = "") -> str:
    """Why what becomes of its step would be lost on a rule that walks on from elsewhere.

    `instead` says what else can be done; empty where it walks on from where it is put.
    """
    for layer in layers_of(rule):
        if getattr(layer, "elsewhere", False):
            kind = type(layer).__name__
            around = "" if inner_of(layer) is None else f"let {kind} go around {name}"
            advice = " or ".join(filter(None, (around, instead)))
            told = f"{name}: {kind} walks on from a place of its own, not from where {name} puts it"
            return f"{told}; {advice}" if advice else told
    return ""


def whole_fault(where: str, value: object, *, least: int) -> str:
    """Why it is no whole number of at least so much; empty where it is."""
    if is_whole(value) and value >= least:
        return ""
    return f"{where} is {value!r}; it must be a whole number, at least {least}"
