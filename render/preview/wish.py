"""Wishes: what pages ask for; of many the newest of each kind is left."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NoReturn, TypeGuard

from optimizers.number import is_whole
from render.messages.nearest import brief
from render.preview.table import Table

LONGEST = 2048
"""Bytes of a page's message."""


class RefusedError(ValueError):
    """A message that no page of ours sends; it says why."""


class UnfitError(ValueError):
    """A number that a reader has written or drawn, and that may not be; it says why."""


@dataclass(frozen=True)
class Wishes:
    """What is to be done at once.

    reset: go back to what the file says, before all else
    values: of parameters, by the optimizer's place in the line-up and the name
    starts: where starts are moved to, by their place
    whole: tell the whole scene; copy: tell its source; captions: tell its captions
    """

    reset: bool = False
    values: Mapping[tuple[int, str], float] = field(default_factory=dict)
    starts: Mapping[int, tuple[float, float]] = field(default_factory=dict)
    whole: bool = False
    copy: bool = False
    captions: bool = False

    def then(self, later: "Wishes") -> "Wishes":
        """Both at once: the later one wins, and what a reset takes back is not done at all."""
        if later.reset:
            return replace(later, whole=self.whole or later.whole, copy=self.copy or later.copy)
        return Wishes(
            reset=self.reset,
            values={**self.values, **later.values},
            starts={**self.starts, **later.starts},
            whole=self.whole or later.whole,
            copy=self.copy or later.copy,
            captions=self.captions or later.captions,
        )

    @property
    def changes(self) -> bool:
        """Whether anything is to be walked anew."""
        return bool(self.reset or self.values or self.starts)

    def message(self) -> dict[str, Any]:
        """As it goes through a pipe."""
        return {
            "reset": self.reset,
            "values": [[*key, value] for key, value in self.values.items()],
            "starts": [[place, *point] for place, point in self.starts.items()],
            "whole": self.whole,
            "copy": self.copy,
            "captions": self.captions,
        }

    @classmethod
    def told(cls, message: Mapping[str, Any]) -> "Wishes":
        """What was told as `message`."""
        return cls(
            reset=message["reset"],
            values={(place, name): value for place, name, value in message["values"]},
            starts={place: (x, y) for place, x, y in message["starts"]},
            whole=message["whole"],
            copy=message["copy"],
            captions=message["captions"],
        )


def asked(text: str | bytes, table: Table | None) -> tuple[Wishes, int | None]:
    """What a page's message asks for, and its number, where it has one.

    No table is there before a scene has been read; nothing can be set then.

    Raises RefusedError for all but the messages of a page, which names known parameters of known
    optimizers and says finite numbers; UnfitError where one is out of its range, or a start outside
    the domain.
    """
    if isinstance(text, bytes):
        raise RefusedError("binary; a page sends text")
    try:
        message = json.loads(text, parse_constant=_refuse_constant)
    except RecursionError:
        raise RefusedError("nested too deeply") from None
    except RefusedError:
        raise
    except ValueError:
        raise RefusedError("not JSON") from None
    match message:
        case {"set": [place, name, number], "serial": serial, **rest} if not rest:
            return Wishes(values=_value(place, name, number, table)), _serial(serial)
        case {"start": [place, x, y], "serial": serial, **rest} if not rest:
            return Wishes(starts=_start(place, x, y, table)), _serial(serial)
        case {"copy": True, **rest} if not rest and message["copy"] is True:
            return Wishes(copy=True), None
        case {"reset": True, **rest} if not rest and message["reset"] is True:
            return Wishes(reset=True), None
    raise RefusedError("not a message of the page's")


def _value(
    place: object, name: object, number: object, table: Table | None
) -> dict[tuple[int, str], float]:
    value = _number(number)
    if table is None or not _is_place(place) or not isinstance(name, str):
        raise RefusedError("no such parameter")
    allowed = table.allowed.get((place, name))
    if allowed is None:
        raise RefusedError(f"no such parameter: {place}, {brief(name)!r}")
    if not allowed.holds(value):
        told = name.rpartition(".")[2].replace("_", " ")
        raise UnfitError(f"{told} is {value:g}; it must be {allowed}")
    return {(place, name): value}


def _start(
    place: object, x: object, y: object, table: Table | None
) -> dict[int, tuple[float, float]]:
    point = (_number(x), _number(y))
    if table is None or not _is_place(place) or place >= table.starts:
        raise RefusedError("no start that can be moved")
    if not all(low <= one <= high for one, (low, high) in zip(point, table.domain, strict=True)):
        raise UnfitError(f"start ({x:g}, {y:g}) lies outside the domain")
    return {place: point}


def _number(given: object) -> float:
    if type(given) not in {int, float}:
        raise RefusedError("not a number")
    try:
        number = float(given)  # type: ignore[arg-type]  # a whole number or a real one
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise RefusedError("not a finite number")
    return number


def _serial(given: object) -> int:
    if not is_whole(given) or not 0 <= given < 2**53:
        raise RefusedError("serial is no whole number")
    return given


def _is_place(given: object) -> TypeGuard[int]:
    return type(given) is int and given >= 0


def _refuse_constant(_: str) -> NoReturn:
    raise RefusedError("not a finite number")
