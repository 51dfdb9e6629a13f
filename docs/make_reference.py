"""Writes docs/reference.md: commands, public names, surfaces, optimizers, from their docstrings.

Names, signatures and docstrings are read from the source, so that the page is the same whatever
version of Python writes it; options are asked of click.
"""

import ast
from collections.abc import Iterator
from inspect import cleandoc

import click
from exported import (
    ROOT,
    Source,
    called,
    exported,
    is_property,
    module_docstring,
    signature,
)

import optimizers
import surfaces
from render.building.declared import Declared
from render.building.explained import Explained
from render.command.cli import steepest
from render.facts.described import object_of
from render.facts.grounds import minima_told, number
from render.facts.rules import parameters
from surfaces import Surface

PAGE = ROOT / "docs" / "reference.md"

HEAD = """\
# Reference

Every command, and every name that `render`, `surfaces` and `optimizers` export. This page is made
from the docstrings, by `make reference`: change those. [scenes.md](scenes.md) says with examples
what a scene may say.

- [Commands](#commands)
- [Surfaces](#surfaces): their formulas, domains, minima, sources
- [Optimizers](#optimizers): their rules, hyperparameters with defaults and ranges, sources
- their names, with signatures: [`render`](#names-of-render), [`surfaces`](#names-of-surfaces),
  [`optimizers`](#names-of-optimizers)
"""

JSON = """\
### What `--json` tells

One array on standard output, with exit status 0 or 1, whatever fails: what failed is told on
standard error and has no object. More keys may come; these stay.
"""

INFO = """\
`steepest info --json` tells one object, with all `optimizers`, all `pieces` (schedules among them)
and all `surfaces`; `steepest info NAME --json` one of them:
"""

OF_LISTED = """
name: to call it by; path: its file"""

SURFACES = """\
## Surfaces

Import them by name, `from surfaces import beale`. The intervals of x and y are the domain that is
shown unless a scene gives its own. Heights are shown on the scale named here unless a view says
otherwise; but where it is linear and there is a minimum, a map is in steps of the root. Of each
minimum: (x, y), and the value there. They are all local ones of the domain; but of `ackley`,
`drop_wave`, `eggholder`, `griewank`, `levy_13` and `rastrigin` only the lowest, of `easom` only the
hole, of `ripple` not the ring.
"""

OPTIMIZERS = """\
## Optimizers

The learning rate comes first, the rest goes by name: `Adam(0.01, beta2=0.99)`. Each number may be a
schedule, a function of the steps taken so far. `label` is what the picture calls the walker.
"""

OF_VIEWS = {"faults", "needs", "shared", "stage"}
"""What a film asks of a view, and no scene does."""


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


def page() -> str:
    """The whole of it."""
    parts = [HEAD, *commands(), *surface_table(), *optimizer_table()]
    for package in ("render", "surfaces", "optimizers", "adapters", "networks"):
        parts.append(f"## Names of `{package}`\n")
        parts += [entry(one) for one in exported(package) if not tabled(one)]
    return "\n".join(parts).rstrip() + "\n"


def commands() -> Iterator[str]:
    """Each command that is not hidden: how it is called, what it does, its options."""
    yield "## Commands\n"
    for name, command in sorted(steepest.commands.items()):
        if command.hidden:
            continue
        context = click.Context(command, info_name=f"steepest {name}")
        yield f"### `steepest {name}`\n"
        usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
        yield f"```text\n{usage}\n```\n\n{cleandoc(command.help or '')}\n"
        records = [
            record
            for parameter in command.params
            if (record := parameter.get_help_record(context)) is not None
        ]
        told = [f"| `{cell(option)}` | {cell(says)} |" for option, says in records if says]
        if told:
            yield "\n".join(["| option | |", "|---|---|", *told, ""])
    yield JSON
    for name, kind, more in (("list", Declared, OF_LISTED), ("build --explain", Explained, "")):
        told = cleandoc(kind.__doc__ or "") + more
        yield f"`steepest {name} --json`:\n\n```text\n{told}\n```\n"
    yield INFO
    yield f"```text\n{cleandoc(object_of.__doc__ or '')}\n```\n"


def surface_table() -> Iterator[str]:
    """Each surface with what is known of it."""
    yield SURFACES
    found = [one for one in exported("surfaces") if tabled(one)]
    rows = ["| surface | formula | x | y | heights | minima |", "|---|---|---|---|---|---|"]
    for one in found:
        surface = getattr(surfaces, one.name)
        formula, *_ = module_docstring(one).split("\n\n")
        ends = " | ".join(f"{number(low)} to {number(high)}" for low, high in surface.domain)
        name = f"[`{one.name}`](#{one.name})"
        minima = minima_told(surface.minima)
        rows.append(f"| {name} | {cell(formula)} | {ends} | {surface.scale} | {minima} |")
    yield "\n".join([*rows, ""])
    for one in found:
        formula, *rest = module_docstring(one).split("\n\n")
        yield f"### `{one.name}`\n\n{formula}\n"
        yield "\n\n".join(rest) + "\n"


def optimizer_table() -> Iterator[str]:
    """Each optimizer with its rule, and its hyperparameters in a table."""
    yield OPTIMIZERS
    found = [one for one in exported("optimizers") if tabled(one)]
    rows = ["| optimizer | hyperparameter | default | allowed |", "|---|---|---|---|"]
    for one in found:
        first = f"[`{one.name}`](#{one.name.lower()})"
        for name, value, allowed in parameters(getattr(optimizers, one.name)):
            given = f"`{value}`" if value else "must be given"
            rows.append(f"| {first} | `{name}` | {given} | {allowed} |")
            first = ""
    yield "\n".join([*rows, ""])
    yield from (f"### `{one.name}`\n\n{cleandoc(one.docstring)}\n" for one in found)


def is_optimizer(one: Source) -> bool:
    """Whether a name is a rule that walks, not the protocol."""
    kind = getattr(optimizers, one.name)
    return isinstance(kind, type) and hasattr(kind, "step") and one.name != "Optimizer"


def tabled(one: Source) -> bool:
    """Whether a name is told in a table of its own."""
    if one.module.startswith("surfaces"):
        return isinstance(getattr(surfaces, one.name), Surface)
    return one.module.startswith("optimizers") and is_optimizer(one)


def entry(one: Source) -> str:
    """A name with its signature, its docstring, and what it has."""
    lines = [
        f"### `{one.name}`\n",
        f"```text\n{signature(one)}\n```\n",
        cleandoc(one.docstring),
        "",
    ]
    if isinstance(one.node, ast.ClassDef):
        members = [
            f"- `{node.name}{'' if is_property(node) else called(node, one, bound=True)}`: "
            f"{first_line(ast.get_docstring(node) or '')}"
            for node in one.node.body
            if isinstance(node, ast.FunctionDef)
            and not (node.name[0] == "_" or node.name in OF_VIEWS)
        ]
        if members:
            lines += ["\n".join(members), ""]
    return "\n".join(lines)


def first_line(docstring: str) -> str:
    """The fact with which it begins."""
    return docstring.split("\n\n", maxsplit=1)[0].replace("\n", " ")


def cell(text: str) -> str:
    """As a table takes it."""
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    main()
