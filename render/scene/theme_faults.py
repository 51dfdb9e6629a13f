"""theme_faults(look): what cannot be drawn in a theme."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from typing import TYPE_CHECKING

from optimizers.number import is_real, is_whole
from render.form import form_fault

if TYPE_CHECKING:
    from render.scene.theme import Theme

LARGEST = 1000.0
"""Pixels at 1280 × 720 of any length or type size."""

LONGEST = 24 * 3600
"""Seconds."""

DENSEST = 16
"""Pixels for each that a picture is laid out in."""

COLOURS = 1_000
"""Of a ramp, of paths, of basins, or to spare."""

COLOUR_LISTS = ("ramp", "spare", "basins")
LISTS = (*COLOUR_LISTS, "spare_markers")

SHARES = {"hidden", "worn", "wordless", "quick", "slow", "particle_tail", "particle_ink"}
"""Numbers of 0 to 1, besides those whose names end in `strength`."""


def theme_faults(look: Theme) -> list[str]:
    """What is wrong with a theme, a line a fault; an empty list for nothing."""
    found = []
    for kind in ("ramp", "spare", "basins", "paths"):
        colours = getattr(look, kind)
        if isinstance(colours, tuple | Mapping) and len(colours) > COLOURS:
            told = f"Theme: {kind} has {len(colours)} colours; at most {COLOURS} can be told"
            return [f"{told} apart"]
    for place, colour in _colours(look):
        if not isinstance(colour, str) or not re.fullmatch("#[0-9a-fA-F]{6}", colour):
            found.append(f"Theme: {place} is {colour!r}; it must be a colour, #rrggbb")
    found += [
        f"Theme: {name} is {given!r}; it must be a tuple of colours"
        for name in COLOUR_LISTS
        if not isinstance(given := getattr(look, name), tuple)
    ]
    if not isinstance(look.paths, Mapping):
        found.append(f"Theme: paths is {look.paths!r}; it must give each class its colour")
    if isinstance(look.ramp, tuple) and len(look.ramp) < 2:
        found.append(f"Theme: ramp has {len(look.ramp)} colours; it must have at least 2")
    found += [
        f"Theme: {name} is empty; it must have at least 1 colour"
        for name in ("spare", "basins")
        if getattr(look, name) == ()
    ]
    found += _marker_faults(look)
    for one in fields(look):
        if isinstance(one.default, int | float):
            number = getattr(look, one.name)
            if fault := _number_fault(one.name, number):
                found.append(f"Theme: {one.name} is {number!r}; {fault}")
    return found


def _marker_faults(look: Theme) -> Iterator[str]:
    """What is wrong with the markers."""
    spare = look.spare_markers
    if not isinstance(look.markers, Mapping):
        yield f"Theme: markers is {look.markers!r}; it must give each class its Form"
    elif not isinstance(spare, tuple) or not spare:
        yield f"Theme: spare_markers is {spare!r}; it must be a tuple of at least one Form"
    else:
        places = {f"markers[{name!r}]": form for name, form in look.markers.items()}
        places |= {f"spare_markers[{k}]": form for k, form in enumerate(spare)}
        for place, form in places.items():
            if fault := form_fault(form):
                yield f"Theme: {place} is {form!r}; {fault}"


def _colours(look: Theme) -> Iterator[tuple[str, object]]:
    """Every colour, and where it stands."""
    for one in fields(look):
        value = getattr(look, one.name)
        if one.name == "paths" and isinstance(value, Mapping):
            yield from ((f"{one.name}[{name!r}]", colour) for name, colour in value.items())
        elif one.name in COLOUR_LISTS and isinstance(value, tuple):
            yield from ((f"{one.name}[{k}]", colour) for k, colour in enumerate(value))
        elif one.default is MISSING and one.name not in {*LISTS, "paths", "markers"}:
            yield one.name, value


def _number_fault(name: str, number: object) -> str:
    """What a number of a theme must be, where it is not."""
    if name == "density":
        good = is_whole(number) and 1 <= number <= DENSEST
        return "" if good else f"it must be a whole number, 1 to {DENSEST}"
    least, most, what = 0.0, LARGEST, "a number"
    if name.endswith("_size"):
        least = 1.0
    elif "stripe" in name:
        least = 0.1
    elif name.endswith("strength") or name in SHARES:
        most = 1.0
    elif name in {"duration", "hold_start", "hold_end"}:
        least, most, what = 0.001 if name == "duration" else 0.0, LONGEST, "seconds"
    # Compared as it is: a whole number may be too large for a float.
    good = is_real(number) and bool(least <= number <= most)
    return "" if good else f"it must be {what}, {least:g} to {most:g}"
