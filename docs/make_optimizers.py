"""Writes docs/optimizers.md: each rule with its defaults, its source, and what it is held against.

Rules, defaults and sources are read from the docstrings and signatures, oracles and the largest
differences from what the tests keep of them.
"""

import importlib
import math
import re
import sys
from collections.abc import Iterator
from inspect import cleandoc
from typing import get_args

from exported import ROOT, Source, exported, fields

from optimizers import Family
from render.facts.rules import FAMILIES, Rule, rules

sys.path.append(str(ROOT / "tests" / "oracles"))

import piece_oracle  # found by the path that is set above
from oracle import frozen

PAGE = ROOT / "docs" / "optimizers.md"

HEAD = """\
# Optimizers

Every rule that can walk, by family and year. This page is made from the code, by `make rules`:
change that. What each is held against are walks of 60 steps, in double precision, down Rosenbrock's
valley and a stretched bowl away from the origin, made by the public implementation with the call
that stands here; the difference is the largest between its positions and ours, in either
coordinate, at any step. Each rule is tested besides against the same formulas written a second time
in plain numbers, over ten thousand random hyperparameters, schedules, surfaces and starts.
[reference.md](reference.md#optimizers) has every rule with its allowed numbers, and the pieces that
go around one.
"""

TREE = """\
![Which rule grew out of which](family_tree.svg)
"""

AROUND = """\
## Around a rule

What makes another rule of one; [pieces.md](pieces.md) says how they go together.
"""

REFUSED = """\
## Refused

Implementations that walk another rule, or the same with another number, and so are no measure.
"""


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


def page() -> str:
    """The whole of it."""
    assert set(FAMILIES) == set(get_args(Family))
    parts = [HEAD]
    if (ROOT / "docs" / "family_tree.svg").exists():
        parts.append(TREE)
    for family, title in FAMILIES.items():
        parts += [f"## {title}\n", *table(family)]
    parts += [AROUND, *around(), *held_around(), REFUSED, *refused()]
    return "\n".join(parts).rstrip() + "\n"


def table(family: str) -> Iterator[str]:
    """A row for each rule of a family."""
    yield "| optimizer | rule | defaults | source | held against | largest difference |"
    yield "|---|---|---|---|---|---|"
    for one in rules():
        if one.origin.family != family:
            continue
        given = [f"`{each.name}={each.default}`" for each in one.parameters if each.default]
        name = f"[`{one.name}`](reference.md#{one.name.lower()})"
        held = list(oracles(one))
        calls = "<br>".join(f"`{call}`" for call, _ in held) or "its formulas alone"
        most = "<br>".join(rounded(difference) for _, difference in held) or "–"
        source = short(one.source, one.origin.year)
        row = [name, flat(one.rule), ", ".join(given) or "–", source, calls, most]
        yield "| " + " | ".join(row) + " |"
    yield ""


def pieces() -> list[tuple[Source, str]]:
    """What goes around a rule, and what restarts, each with the module of its oracles."""
    return [
        (one, one.module.rpartition(".")[2] if ".around." in one.module else "warm_restarts")
        for one in exported("optimizers")
        if ".around." in one.module or one.name == "WarmRestarts"
    ]


def around() -> Iterator[str]:
    """A row for each piece."""
    yield "| piece | what it does | defaults | source |"
    yield "|---|---|---|---|"
    for one, _ in pieces():
        rule, *rest = cleandoc(one.docstring).split("\n\n")
        (source,) = [text for text in rest if text.startswith("Source:")]
        (year, *_) = re.findall(r"\b(?:19|20)\d\d\b", source)
        given = [(name, value) for name, kind, value in fields(one) if told(name, kind, value)]
        defaults = ", ".join(f"`{name}={value}`" for name, value in given)
        name = f"[`{one.name}`](reference.md#{one.name.lower()})"
        from_whom = short(source.removeprefix("Source:"), int(year))
        yield f"| {name} | {flat(rule)} | {defaults or '–'} | {from_whom} |"
    yield ""


def held_around() -> Iterator[str]:
    """A row for each call that a piece is held against."""
    yield "| ours | held against | largest difference |"
    yield "|---|---|---|"
    for _, module in pieces():
        rows = piece_oracle.frozen(module)
        for ours, call in dict.fromkeys((row["ours"], row["told"]) for row in rows):
            most = max(
                row["difference"] for row in rows if (row["ours"], row["told"]) == (ours, call)
            )
            yield f"| `{ours}` | `{call}` | {rounded(most)} |"
    yield ""


def short(source: str, year: int) -> str:
    """Authors, year, and the number of what is followed, of a source as a docstring tells it."""
    text = flat(source).split(";")[0]
    authors = re.split(r',? ["“]', text)[0]
    found = re.search(
        r"(algorithms?|equations?|figure|section|chapter|lecture) [\dA-Za-z]+( and \d+)?", text
    )
    return f"{authors} {year}" + (f", {found[0]}" if found else "")


def told(name: str, kind: str, value: str) -> bool:
    """Whether a field is a hyperparameter with a default."""
    return bool(value) and name != "label" and not kind.startswith("ClassVar")


def oracles(one: Rule) -> Iterator[tuple[str, float]]:
    """Each public implementation as it was called, and the largest difference of all its walks."""
    told_of = importlib.import_module(f"implementations.{one.module}")
    rows = frozen(one.module) if told_of.ORACLES else []
    for oracle in told_of.ORACLES:
        yield oracle.call, max(row["difference"] for row in rows if row["call"] == oracle.call)


def refused() -> Iterator[str]:
    """A line for each implementation that is no measure."""
    for one in rules():
        told_of = importlib.import_module(f"implementations.{one.module}")
        for call, why in told_of.REFUSED.items():
            yield f"- **{one.name}**: `{call}` {why}."


def rounded(difference: float) -> str:
    """A difference of two digits, in powers of ten; none at all as 0."""
    if difference == 0:
        return "0"
    power = math.floor(math.log10(difference))
    return f"{difference / 10**power:.1f}e{power}".replace("-", "−")


def flat(text: str) -> str:
    """Text on one line, as a cell takes it."""
    return " ".join(text.split()).rstrip().replace("|", "\\|")


if __name__ == "__main__":
    main()
