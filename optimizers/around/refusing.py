"""What a piece refuses when it is built: an inner that takes no steps, numbers out of range."""

from typing import Protocol

from optimizers.faults import faults
from optimizers.inner import layers_of
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


def apart_fault(piece: Piece) -> str:
    """Why what moves its walker cannot go around one that shows another place than its own."""
    for layer in layers_of(piece.rule):
        if getattr(layer, "shows_another_place", False):
            name, within = type(piece).__name__, type(layer).__name__
            return (
                f"{name}: {within} within it walks on from a place of its own, whatever becomes of "
                f"the one that it shows; write {within}({name}(…))"
            )
    return ""


def whole_fault(where: str, value: object, *, least: int) -> str:
    """Why it is no whole number of at least so much; empty where it is."""
    if is_whole(value) and value >= least:
        return ""
    return f"{where} is {value!r}; it must be a whole number, at least {least}"
