"""The names that a package exports, as they are written where they are declared.

Read from the source, and not from what runs: the same whatever version of Python reads it.
"""

import ast
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]


class Source(NamedTuple):
    """A name, where it is declared, and the text of that file."""

    name: str
    node: ast.stmt
    docstring: str
    text: str
    module: str


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
    """The fields of a class, and the mark after which they go by name; what is its own is none."""
    return [
        one
        for one in node.body
        if isinstance(one, ast.AnnAssign) and (one.target.id == "_" or one.target.id[0] != "_")
        if not ast.unparse(one.annotation).startswith("ClassVar")
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
