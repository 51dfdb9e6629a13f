"""What is told of rules and surfaces: lines to read, objects for a program."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from render.facts.grounds import KnownGround, grounds, intervals, minima_told
from render.facts.looks import colour_words, marker_words
from render.facts.rules import FAMILIES, Rule, rules
from render.messages.nearest import folded, unknown
from render.scene.themes import THEMES

Known: TypeAlias = Rule | KnownGround


def one_of(name: str) -> Known:
    """The rule or the surface of that name, whatever its case, its hyphens and underscores.

    Raises ValueError with the nearest right name.
    """
    found: dict[str, Known] = {one.name: one for one in rules()} | dict(grounds())
    by_folded = {folded(one): one for one in found}
    if folded(name) not in by_folded:
        fault, listed, _ = unknown("optimizer or surface", name.strip(), found).partition(
            "; known:"
        )
        raise ValueError(f"{fault}; `steepest info` lists them" if listed else fault)
    return found[by_folded[folded(name)]]


def lines_of_all() -> Iterator[str]:
    """A line for each rule, by family, and for each surface."""
    known = rules()
    wide = max(len(one.name) for one in known) + 2
    for family, heading in FAMILIES.items():
        of_family = [one for one in known if one.origin.family == family]
        if of_family:
            yield heading
            for one in of_family:
                yield f"  {one.name:<{wide}}{one.origin.year}  {_fact(one)}"
            yield ""
    yield "Surfaces"
    every = grounds()
    wide = max(map(len, every)) + 2
    for name, ground in every.items():
        yield f"  {name:<{wide}}{ground.formula.rstrip('.')}"


def lines_of_one(known: Known) -> Iterator[str]:
    """All that is told of one."""
    return _of_rule(known) if isinstance(known, Rule) else _of_ground(known)


def every_object() -> dict[str, Any]:
    """All rules and all surfaces, for a program."""
    return {
        "optimizers": [object_of(one) for one in rules()],
        "surfaces": [object_of(one) for one in grounds().values()],
    }


def object_of(known: Known) -> dict[str, Any]:
    """One of them, for a program.

    Of an optimizer: kind: "optimizer"; name; summary: one sentence; rule: its formulas; remarks,
    source: as its docstring has them; family, year: of the source; after, before: the names that it
    grew out of, and that grew out of it; hyperparameters: each with its `name`, its `default` as it
    is written, null where it must be given, and what is `allowed`; colours: #rrggbb for each theme;
    marker: in words; example: how it is written

    Of a surface: kind: "surface"; name; formula: f as text, tex: its right-hand side in TeX;
    remarks, source: as its docstring has them; domain: [[x0, x1], [y0, y1]]; minima: each [x, y,
    value]; scale: of heights
    """
    if isinstance(known, KnownGround):
        surface = known.surface
        return {
            "kind": "surface",
            "name": known.name,
            "formula": known.formula,
            "tex": surface.formula,
            "remarks": list(known.remarks),
            "source": known.source,
            "domain": [list(map(float, ends)) for ends in surface.domain],
            "minima": [list(map(float, one)) for one in surface.minima],
            "scale": surface.scale,
        }
    return {
        "kind": "optimizer",
        "name": known.name,
        "summary": known.summary,
        "rule": known.rule,
        "remarks": list(known.remarks),
        "source": known.source,
        "family": known.origin.family,
        "year": known.origin.year,
        "after": list(known.origin.after),
        "before": list(known.before),
        "hyperparameters": [
            {"name": one.name, "default": one.default or None, "allowed": one.allowed}
            for one in known.parameters
        ],
        "colours": dict(_colours(known)),
        "marker": _marker(known),
        "example": known.example,
    }


def _of_rule(one: Rule) -> Iterator[str]:
    yield f"{one.name}, {one.origin.family}, {one.origin.year}"
    yield f"  {one.rule}"
    yield ""
    for remark in one.remarks:
        yield remark
        yield ""
    yield f"Source: {one.source}"
    yield ""
    rows = [(p.name, p.default or "to be given", p.allowed) for p in one.parameters]
    yield from _columns([("hyperparameter", "default", "allowed"), *rows])
    yield ""
    colours = ", ".join(
        f"{colour_words(colour)} ({colour}) where the theme is {theme}"
        for theme, colour in _colours(one).items()
    )
    name = one.name.lower()
    rate = "" if one.parameters and one.parameters[0].default else "=0.01"
    looks = [
        ("grew out of", ", ".join(one.origin.after) or "nothing that is here"),
        ("grew into", ", ".join(one.before) or "nothing that is here"),
        ("colour", colours or "one that no other of the line-up has"),
        ("marker", _marker(one) or "one that no other of the line-up has"),
        ("in a scene", f"{one.example}, by from optimizers import {one.name}"),
        ("a film", f"steepest compare beale --optimizers {name}{rate} -o {name}.mp4"),
    ]
    yield from _columns(looks)


def _of_ground(one: KnownGround) -> Iterator[str]:
    surface = one.surface
    yield one.name
    yield f"  {one.formula}"
    yield ""
    for remark in one.remarks:
        yield remark
        yield ""
    yield f"Source: {one.source}"
    yield ""
    rows = [
        ("domain", intervals(surface.domain)),
        ("minima", minima_told(surface.minima)),
        ("heights", f"on a {surface.scale} scale"),
        ("in a scene", f"surface={one.name}, by from surfaces import {one.name}"),
        ("a film", f"steepest compare {one.name} -o {one.name}.mp4"),
    ]
    yield from _columns(rows)


def _columns(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Rows of one width a column, the last as long as it is."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = zip(row[:-1], widths, strict=False)
        yield "  " + "".join(f"{cell:<{width + 2}}" for cell, width in cells) + row[-1]


def _colours(one: Rule) -> Mapping[str, str]:
    """Its colour in each theme that gives it one."""
    return {
        name: theme.paths[one.name] for name, theme in THEMES.items() if one.name in theme.paths
    }


def _marker(one: Rule) -> str:
    forms = [theme.markers[one.name] for theme in THEMES.values() if one.name in theme.markers]
    return marker_words(forms[0]) if forms else ""


def _fact(one: Rule) -> str:
    """What its file's first line says of it, without its name."""
    name, colon, fact = one.summary.partition(": ")
    return (fact if colon else name).rstrip(".")
