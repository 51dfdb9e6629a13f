"""What the command's options take: sizes, lengths on paper, places in a film, bytes."""

import math
import re
from decimal import Decimal

import click

UNITS = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0}
"""Points, 1/72 inch, to each."""

BYTES = {"b": 1, "kb": 1000, "mb": 10**6, "gb": 10**9, "kib": 2**10, "mib": 2**20, "gib": 2**30}
"""Bytes to each; those in decimals are what file managers show."""


class Size(click.ParamType[tuple[int, int]]):
    """Width and height in pixels, written 1280x720."""

    name = "WxH"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        """The two numbers, each at least 1."""
        match = re.fullmatch(r"([0-9]{1,9})[x×]([0-9]{1,9})", str(value).lower())
        if match is None or 0 in (size := (int(match[1]), int(match[2]))):
            self.fail(f"{value!r} is no size; write width x height in pixels: 1280x720", param, ctx)
        return size


class Length(click.ParamType[float]):
    """A length on paper, written 85mm; points, 1/72 inch."""

    name = "length"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """The points, more than 0."""
        if isinstance(value, float):  # converted already
            return value
        match = re.fullmatch(r"([0-9]{1,6}(?:\.[0-9]{0,20})?) ?(mm|cm|in|pt)", str(value).lower())
        if match is None or (points := float(match[1]) * UNITS[match[2]]) <= 0:
            self.fail(f"{value!r} is no length; write 85mm, 8.5cm, 3.3in or 240pt", param, ctx)
        return points


class Place(click.ParamType[int | float]):
    """A place in a film: a fraction of it, written 0.5 or 50%, or a step, written 120."""

    name = "place"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int | float:
        """A fraction of 0.0 to 1.0, or a whole number that is a step."""
        if isinstance(value, int | float):
            return value
        text = str(value).strip()
        if re.fullmatch(r"[0-9]{1,9}", text):
            return int(text)
        match = re.fullmatch(r"([0-9]{1,3}\.[0-9]*|\.[0-9]+|[0-9]{1,3}(?:\.[0-9]*)?%)", text)
        share = float(text.rstrip("%")) / (100 if text.endswith("%") else 1) if match else -1.0
        if not 0 <= share <= 1:
            allowed = "a fraction of the film, 0.0 to 1.0 or 0% to 100%, or a step, a whole number"
            self.fail(f"{value!r} is no place in a film; write {allowed}", param, ctx)
        return share


class Bytes(click.ParamType[int]):
    """A size of a file, written 2MB, 500kB or 1.5MiB."""

    name = "bytes"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """The bytes, at least one."""
        if isinstance(value, int):
            return value
        text = str(value).strip().lower()
        match = re.fullmatch(r"([0-9]{1,12}(?:\.[0-9]{1,12})?) ?([kmg]?i?b)", text)
        unit = BYTES.get(match[2], 0) if match else 0
        if match is None or (count := int(Decimal(match[1]) * unit)) < 1:
            self.fail(
                f"{value!r} is no size of a file; write 500kB, 2MB or 1.5MiB (B, kB, MB, GB, KiB, "
                "MiB, GiB)",
                param,
                ctx,
            )
        return count


class Seconds(click.ParamType[float]):
    """A time in seconds, written 1.5 or 1.5s."""

    name = "seconds"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """The seconds, 0 or more."""
        if isinstance(value, float):
            return value
        match = re.fullmatch(
            r"([0-9]{1,6}(?:\.[0-9]{0,12})?|\.[0-9]{1,12}) ?s?", str(value).strip()
        )
        if match is None:
            self.fail(f"{value!r} is no time; write seconds, 0 or more: 1.5", param, ctx)
        return float(match[1])


class Numbers(click.ParamType[tuple[float, ...]]):
    """So many numbers with commas between them, such as 1,-0.5."""

    name = "numbers"

    def __init__(self, count: int, written: str, example: str) -> None:
        self.count, self.written, self.example = count, written, example

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002
        """What stands for them in the help."""
        return self.written

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[float, ...]:
        """The numbers, all finite."""
        if isinstance(value, tuple):
            return value
        try:
            found = tuple(float(one) for one in str(value).strip(" ()").split(","))
        except ValueError:
            found = ()
        if len(found) != self.count or not all(map(math.isfinite, found)):
            told = f"{str(value).strip()!r} is not {self.written}; write {self.count} numbers with"
            self.fail(f"{told} commas: {self.example}", param, ctx)
        return found
