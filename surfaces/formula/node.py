"""Node: a part of a formula as it was written, and where; FormulaError: what is wrong there."""

from typing import NamedTuple

SHOWN = 60
"""Characters of a formula that a fault repeats."""


class FormulaError(ValueError):
    """A formula that cannot be read or computed, in one line."""


class NowhereFiniteError(FormulaError):
    """A formula that has no value wherever it was looked at; `why` says so, and no more."""

    def __init__(self, why: str, what_to_do: str) -> None:
        super().__init__(f"{why}; {what_to_do}")
        self.why = why


class Node(NamedTuple):
    """A part of a formula.

    kind: "number", "name", "call", "negative", or one of + - * / ^
    text: the number or the name, as it was written
    parts: what it is made of
    at: the place of its first character, from 0
    """

    kind: str
    text: str
    parts: tuple["Node", ...]
    at: int


def fault(source: str, at: int | None, told: str) -> FormulaError:
    """The error for what is wrong at a character of the formula, or with all of it."""
    place = "" if at is None else f"at character {at + 1}: "
    return FormulaError(f"formula {shown(source)}: {place}{told}")


def shown(source: str) -> str:
    """A formula as faults repeat it."""
    cut = source if len(source) <= SHOWN else f"{source[: SHOWN - 1]}…"
    return ascii(cut) if not cut.isprintable() else repr(cut)
