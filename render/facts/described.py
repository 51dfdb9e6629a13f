"""What is told of rules, pieces and surfaces: lines to read, objects for a program."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import optimizers
from render.facts.grounds import KnownGround, grounds, intervals, minima_told
from render.facts.looks import colour_words, marker_words
from render.facts.pieces import HEADINGS, Piece, pieces
from render.facts.rules import FAMILIES, Parameter, Rule, rules
from render.messages.nearest import folded, unknown
from render.scene.themes import THEMES

Known: TypeAlias = Rule | Piece | KnownGround


def one_of(name: str) -> Known:
    """The rule, piece or surface of that name, whatever its case, its hyphens and underscores.

    Raises ValueError with the nearest right name.
    """
    walking: list[Rule | Piece] = [*rules(), *pieces()]
    found: dict[str, Known] = {one.name: one for one in walking} | dict(grounds())
    by_folded = {folded(one): one for one in found}
    if folded(name) not in by_folded:
        fault, listed, _ = unknown("optimizer or surface", name.strip(), found).partition(
            "; known:"
        )
        raise ValueError(f"{fault}; `steepest info` lists them" if listed else fault)
    return found[by_folded[folded(name)]]


def lines_of_all() -> Iterator[str]:
    """A line for each rule, by family, for each piece and schedule, and for each surface."""
    known = rules()
    wide = max(len(one.name) for one in known) + 2
    for family, heading in FAMILIES.items():
        of_family = [one for one in known if one.origin.family == family]
        if of_family:
            yield heading
            for one in of_family:
                yield f"  {one.name:<{wide}}{one.origin.year}  {_fact(one)}"
            yield ""
    around = pieces()
    wide = max(len(one.name) for one in around) + 2
    for kind, heading in HEADINGS.items():
        yield heading
        yield from (f"  {one.name:<{wide}}{_fact(one)}" for one in around if one.kind == kind)
        yield ""
    yield "Surfaces"
    every = grounds()
    wide = max(map(len, every)) + 2
    for name, ground in every.items():
        yield f"  {name:<{wide}}{ground.formula.rstrip('.')}"


def lines_of_one(known: Known) -> Iterator[str]:
    """All that is told of one."""
    if isinstance(known, Piece):
        return _of_piece(known)
    return _of_rule(known) if isinstance(known, Rule) else _of_ground(known)


def every_object() -> dict[str, Any]:
    """All rules, all pieces and schedules, and all surfaces, for a program."""
    return {
        "optimizers": [object_of(one) for one in rules()],
        "pieces": [object_of(one) for one in pieces()],
        "surfaces": [object_of(one) for one in grounds().values()],
    }


def object_of(known: Known) -> dict[str, Any]:
    """One of them, for a program.

    Of an optimizer: kind: "optimizer"; name; summary: one sentence; rule: its formulas; remarks,
    source: as its docstring has them; family, year: of the source; after, before: the names that it
    grew out of, and that grew out of it; hyperparameters: each with its `name`, its `default` as it
    is written, null where it must be given, and what is `allowed`; colours: #rrggbb for each theme;
    marker: in words; example: how it is written

    Of what goes around an optimizer, kind: "piece", and of a schedule, kind: "schedule": name,
    summary, rule, remarks, source, hyperparameters and example, as of an optimizer

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
    if isinstance(known, Piece):
        return {
            "kind": known.kind,
            "name": known.name,
            "summary": known.summary,
            "rule": known.rule,
            "remarks": list(known.remarks),
            "source": known.source,
            "hyperparameters": _hyperparameters(known.parameters),
            "example": known.example,
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
        "hyperparameters": _hyperparameters(known.parameters),
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
    yield from _table(one.parameters)
    yield ""
    name = one.name.lower()
    looks = [
        ("grew out of", ", ".join(one.origin.after) or "nothing that is here"),
        ("grew into", ", ".join(one.before) or "nothing that is here"),
        ("colour", _colours_told(one) or "one that no other of the line-up has"),
        ("marker", _marker(one) or "one that no other of the line-up has"),
        ("in a scene", f"{one.example}, by from optimizers import {one.name}"),
        ("a film", f"steepest compare beale --optimizers {name} -o {name}.mp4"),
    ]
    yield from _columns(looks)


def _of_piece(one: Piece) -> Iterator[str]:
    around = one.kind == "piece"
    yield f"{one.name}, {'goes around an optimizer' if around else 'a schedule'}"
    yield f"  {one.rule}"
    yield ""
    for remark in one.remarks:
        yield remark
        yield ""
    if one.source:
        yield f"Source: {one.source}"
        yield ""
    yield from _table(one.parameters, heading="argument")
    yield ""
    names = sorted(name for name in vars(optimizers) if f"{name}(" in one.example)
    looks = [("in a scene", f"{one.example}, by from optimizers import {', '.join(names)}")]
    if around:
        looks = [
            ("colour", _colours_told(one) or "that of the optimizer within"),
            ("marker", _marker(one) or "that of the optimizer within"),
            *looks,
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


def _table(parameters: Sequence[Parameter], *, heading: str = "hyperparameter") -> Iterator[str]:
    rows = [(p.name, p.default or "to be given", p.allowed) for p in parameters]
    yield from _columns([(heading, "default", "allowed"), *rows])


def _hyperparameters(parameters: Sequence[Parameter]) -> list[dict[str, str | None]]:
    return [
        {"name": p.name, "default": p.default or None, "allowed": p.allowed} for p in parameters
    ]


def _columns(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Rows of one width a column, the last as long as it is."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = zip(row[:-1], widths, strict=False)
        yield "  " + "".join(f"{cell:<{width + 2}}" for cell, width in cells) + row[-1]


def _colours_told(one: Rule | Piece) -> str:
    """Its colours in words; empty where it has none of its own."""
    return ", ".join(
        f"{colour_words(colour)} ({colour}) where the theme is {theme}"
        for theme, colour in _colours(one).items()
    )


def _colours(one: Rule | Piece) -> Mapping[str, str]:
    """Its colour in each theme that gives it one."""
    return {
        name: theme.paths[one.name] for name, theme in THEMES.items() if one.name in theme.paths
    }


def _marker(one: Rule | Piece) -> str:
    forms = [theme.markers[one.name] for theme in THEMES.values() if one.name in theme.markers]
    return marker_words(forms[0]) if forms else ""


def _fact(one: Rule | Piece) -> str:
    """What its file's first line says of it, without its name."""
    name, colon, fact = one.summary.partition(": ")
    return (fact if colon else name).rstrip(".")
