"""Pieces: what goes around a rule, and schedules, with what their classes say of them."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_type_hints

import optimizers
from optimizers import Hyperparameter
from render.facts.rules import Parameter, parameters
from render.facts.told import told

HEADINGS: Mapping[str, str] = {"piece": "Around a rule", "schedule": "Schedules"}
"""Each kind in the order in which they are told, with its heading."""

EXAMPLES: Mapping[str, str] = {
    "Cautious": "Cautious(Adam(0.01))",
    "Clipped": "Clipped(Adam(0.01), norm=1.0)",
    "Decayed": "Decayed(Adam(0.01), 0.1)",
    "Grams": "Grams(Adam(0.01))",
    "Lookahead": "Lookahead(Adam(0.01))",
    "PolyakAverage": "PolyakAverage(SGD(0.01), since=100)",
    "Constant": "SGD(Constant(0.01))",
    "Cosine": "SGD(Cosine(0.01, 0.001, steps=100))",
    "Linear": "SGD(Linear(0.01, 0.001, steps=100))",
    "WarmRestarts": "SGD(WarmRestarts(0.01, steps=40))",
    "WarmUp": "SGD(WarmUp(0.01, steps=20))",
}
"""How each is written in a scene."""

ALLOWED: Mapping[object, str] = {
    bool: "True or False",
    int: "a whole number",
    float: "a number",
    Hyperparameter: "a number or a schedule",
}
"""What a field without a range may be, by its type."""

AN_OPTIMIZER = "an optimizer, or another piece"
"""What the rule of a piece may be."""


@dataclass(frozen=True)
class Piece:
    """A class that goes around a rule, or that a hyperparameter may be.

    kind: "piece" or "schedule"; summary: what it does, in words; rule: its formulas
    """

    kind: str
    name: str
    summary: str
    rule: str
    remarks: tuple[str, ...]
    source: str
    parameters: tuple[Parameter, ...]
    example: str


def pieces() -> tuple[Piece, ...]:
    """All of them: what goes around a rule, then schedules, each by name."""
    found = [
        _piece(kind, of)
        for kind in vars(optimizers).values()
        if isinstance(kind, type) and (of := _kind_of(kind))
    ]
    return tuple(sorted(found, key=lambda one: (list(HEADINGS).index(one.kind), one.name)))


def _kind_of(kind: type) -> str:
    """piece, schedule, or nothing where it is neither."""
    if ".around." in kind.__module__:
        return "piece"
    return "schedule" if kind.__module__.endswith(".schedules") else ""


def _piece(kind: type, of: str) -> Piece:
    fact, remarks, source = told(kind.__doc__ or "")
    summary = told(sys.modules[kind.__module__].__doc__ or "").fact if of == "piece" else fact
    hints = get_type_hints(kind, include_extras=True)
    return Piece(
        kind=of,
        name=kind.__name__,
        summary=summary,
        rule=fact,
        remarks=remarks,
        source=source,
        parameters=tuple(
            one._replace(allowed=one.allowed or _allowed(one.name, hints[one.name]))
            for one in parameters(kind)
        ),
        example=EXAMPLES[kind.__name__],
    )


def _allowed(name: str, hint: object) -> str:
    return AN_OPTIMIZER if name == "rule" else ALLOWED[hint]
