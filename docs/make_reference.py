"""Writes docs/reference.md: commands, public names, surfaces, optimizers, from their docstrings.

Names, signatures and docstrings are read from the source, so that the page is the same whatever
version of Python writes it; options are asked of click.
"""

import ast
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path
from typing import NamedTuple, get_args, get_type_hints

import click

import optimizers
import surfaces
from optimizers.hyperparameter import Range
from render.building.declared import Declared
from render.building.explained import Explained
from render.command.cli import steepest
from surfaces import Minimum, Surface

ROOT = Path(__file__).parents[1]
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

OF_LISTED = """
name: to call it by; path: its file"""

SURFACES = """\
## Surfaces

Import them by name, `from surfaces import beale`. The intervals of x and y are the domain that is
shown unless a scene gives its own. Heights are shown on the scale named here unless a view says
otherwise; but where it is linear and there is a minimum, a map is in steps of the root. Of each
minimum: (x, y), and the value there. They are all local ones of the domain; but of `ackley` and
`rastrigin` only the lowest, of `easom` only the hole, of `ripple` not the ring.
"""

OPTIMIZERS = """\
## Optimizers

The learning rate comes first, the rest goes by name: `Adam(0.01, beta2=0.99)`. Each number may be a
schedule, a function of the steps taken so far. `label` is what the picture calls the walker.
"""

OF_VIEWS = {"faults", "needs", "shared", "stage"}
"""What a film asks of a view, and no scene does."""

FEW = 6
"""Minima that are told one by one."""


class Source(NamedTuple):
    """A name, where it is declared, and the text of that file."""

    name: str
    node: ast.stmt
    docstring: str
    text: str
    module: str


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


def page() -> str:
    """The whole of it."""
    parts = [HEAD, *commands(), *surface_table(), *optimizer_table()]
    for package in ("render", "surfaces", "optimizers"):
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
        rows.append(
            f"| {name} | {cell(formula)} | {ends} | {surface.scale} | {minima(surface.minima)} |"
        )
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
        hints = get_type_hints(getattr(optimizers, one.name), include_extras=True)
        first = f"[`{one.name}`](#{one.name.lower()})"
        for name, _, value in fields(one):
            for note in get_args(hints[name])[1:]:
                if isinstance(note, Range):
                    given = f"`{value}`" if value else "must be given"
                    rows.append(f"| {first} | `{name}` | {given} | {note} |")
                    first = ""
    yield "\n".join([*rows, ""])
    yield from (f"### `{one.name}`\n\n{cleandoc(one.docstring)}\n" for one in found)


def minima(known: tuple[Minimum, ...]) -> str:
    """The minima in words; of many the first few."""
    told = [f"({number(x)}, {number(y)}), {number(value)}" for x, y, value in known[:FEW]]
    rest = len(known) - FEW
    return "; ".join([*told, f"and {rest} more"] if rest > 0 else told) or "none"


def number(value: float) -> str:
    """Six digits at most."""
    return f"{value + 0.0:.6g}".replace("-", "−")


def exported(package: str) -> list[Source]:
    """The names that a package exports, in the order of the alphabet, whatever their case."""
    init = ROOT / package / "__init__.py"
    found = []
    for node in ast.parse(init.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module:
            found += [declared(node.module, name.name) for name in node.names]
    return sorted(found, key=lambda one: (one.name.lower(), one.name))


def declared(module: str, name: str) -> Source:
    """Where a name is declared, through what only imports it."""
    path = ROOT / f"{module.replace('.', '/')}.py"
    if not path.exists():
        path = ROOT / module.replace(".", "/") / "__init__.py"
    text = path.read_text(encoding="utf-8")
    body = ast.parse(text).body
    for place, node in enumerate(body):
        if isinstance(node, ast.ImportFrom) and name in [one.name for one in node.names]:
            return declared(node.module or "", name)
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and node.name == name:
            return Source(name, node, ast.get_docstring(node) or "", text, module)
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if name in [one.id for one in targets if isinstance(one, ast.Name)]:
            after = body[place + 1] if place + 1 < len(body) else node
            told = after.value.value if is_words(after) else ""
            return Source(name, node, told, text, module)
    raise LookupError(f"{module}: {name} is declared nowhere")


def is_words(node: ast.stmt) -> bool:
    """Whether a line is a string alone, such as stands below what it describes."""
    expression = node.value if isinstance(node, ast.Expr) else None
    return isinstance(expression, ast.Constant) and isinstance(expression.value, str)


def module_docstring(one: Source) -> str:
    """That of the file in which a name is declared."""
    return ast.get_docstring(ast.parse(one.text)) or ""


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


def signature(one: Source) -> str:
    """How a name is written in code."""
    node = one.node
    if isinstance(node, ast.FunctionDef):
        return f"{one.name}{called(node, one)}"
    if not isinstance(node, ast.ClassDef):
        value = getattr(node, "value", None)
        told = segment(value, one)
        return f"{one.name} = {told if told.count(chr(10)) == 0 else told.split('(')[0] + '(…)'}"
    init = [n for n in node.body if isinstance(n, ast.FunctionDef) and n.name == "__init__"]
    if init:
        return f"{one.name}{called(init[0], one, bound=True)}"
    members = [n for n in node.body if isinstance(n, ast.Assign)]
    if members and not fields(one):
        return "\n".join(f"{one.name}.{segment(n, one)}" for n in members)
    marks = {k for k, n in enumerate(annotated(node)) if segment(n.target, one) == "_"}
    told = [
        f"{name}: {kind}" + (f" = {value}" if value else "") for name, kind, value in fields(one)
    ]
    for place in marks:
        told.insert(place, "*")
    return wrapped(one.name, told) if told else one.name


def fields(one: Source) -> list[tuple[str, str, str]]:
    """The name, type and default of each field of a class, as they are written."""
    assert isinstance(one.node, ast.ClassDef)
    return [
        (name, segment(node.annotation, one), default(node, one))
        for node in annotated(one.node)
        if (name := segment(node.target, one))[0] != "_"
    ]


def annotated(node: ast.ClassDef) -> list[ast.AnnAssign]:
    """The fields of a class, and the mark after which they go by name."""
    return [
        one
        for one in node.body
        if isinstance(one, ast.AnnAssign) and (one.target.id == "_" or one.target.id[0] != "_")
    ]


def default(node: ast.AnnAssign, one: Source) -> str:
    """A field's default; what a factory makes, empty, or what `field` is given."""
    value = node.value
    if isinstance(value, ast.Call) and segment(value.func, one) == "field":
        words = {word.arg: segment(word.value, one) for word in value.keywords}
        made = {"dict": "{}", "list": "[]"}
        factory = words.get("default_factory", "")
        return words.get("default") or made.get(factory, f"{factory}()")
    return segment(value, one)


def called(node: ast.FunctionDef, one: Source, *, bound: bool = False) -> str:
    """The arguments of a function and what it returns, as they are written."""
    given = node.args
    plain = [*given.posonlyargs, *given.args]
    defaults = [None] * (len(plain) - len(given.defaults)) + [*given.defaults]
    pairs = list(zip(plain, defaults, strict=True))[1 if bound else 0 :]
    told = [argument(name, value, one) for name, value in pairs]
    if given.vararg:
        told.append(f"*{argument(given.vararg, None, one)}")
    elif given.kwonlyargs:
        told.append("*")
    named = zip(given.kwonlyargs, given.kw_defaults, strict=True)
    told += [argument(name, value, one) for name, value in named]
    if given.kwarg:
        told.append(f"**{argument(given.kwarg, None, one)}")
    returns = segment(node.returns, one).strip('"')
    back = f" -> {returns}" if returns not in {"", "None"} else ""
    flat = f"({', '.join(told)}){back}"
    return flat if bound or len(flat) < 80 else wrapped("", told) + back


def argument(name: ast.arg, value: ast.expr | None, one: Source) -> str:
    """One argument."""
    kind = segment(name.annotation, one)
    told = f"{name.arg}: {kind}" if kind else name.arg
    return f"{told} = {segment(value, one)}" if value is not None else told


def wrapped(name: str, told: list[str]) -> str:
    """A call, a line an argument where it would be long."""
    flat = f"{name}({', '.join(told)})"
    return flat if len(flat) < 80 else f"{name}(\n    " + ",\n    ".join(told) + ",\n)"


def is_property(node: ast.FunctionDef) -> bool:
    """Whether a method is asked for without brackets."""
    names = {"property", "cached_property"}
    return any(isinstance(one, ast.Name) and one.id in names for one in node.decorator_list)


def segment(node: ast.AST | None, one: Source) -> str:
    """The text of a node, to the letter."""
    return (ast.get_source_segment(one.text, node) or "") if node is not None else ""


def first_line(docstring: str) -> str:
    """The fact with which it begins."""
    return docstring.split("\n\n", maxsplit=1)[0].replace("\n", " ")


def cell(text: str) -> str:
    """As a table takes it."""
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    main()
