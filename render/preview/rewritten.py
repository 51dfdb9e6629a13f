"""rewritten(): a scene's source with other numbers in the calls that declare its line-up."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from render.preview.parameters import INNER


@dataclass(frozen=True)
class Change:
    """Another number for the parameter of that name."""

    name: str
    value: float


@dataclass(frozen=True)
class Edit:
    """Other text from one place of a source to another, both counted in bytes."""

    begin: int
    end: int
    text: str


def rewritten(
    source: str,
    *,
    changes: Sequence[Sequence[Change]],
    starts: Sequence[tuple[float, float]] | None,
) -> str | None:
    """The source with those numbers, the changes of each optimizer together; None where it is not
    written out: the optimizers as calls in a list in `scene = Scene(…)`, and so the starts.
    """
    try:
        tree = ast.parse(source)
        call = _declared(tree)
        lines = _Lines(source)
        edits = list(_edits(call, lines, changes=changes, starts=starts))
    except (SyntaxError, _Otherwise):
        return None
    text = source.encode()
    for edit in sorted(edits, key=lambda one: one.begin, reverse=True):
        text = text[: edit.begin] + edit.text.encode() + text[edit.end :]
    return text.decode()


class _Otherwise(Exception):  # noqa: N818  # no error: it is written in another way
    """It is not written out."""


class _Lines:
    """Where lines begin, in bytes."""

    def __init__(self, source: str) -> None:
        self._begins = [0]
        for line in source.encode().split(b"\n"):
            self._begins.append(self._begins[-1] + len(line) + 1)

    def span(self, node: ast.expr) -> tuple[int, int]:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return (
            self._begins[node.lineno - 1] + node.col_offset,
            self._begins[node.end_lineno - 1] + node.end_col_offset,
        )


def _declared(tree: ast.Module) -> ast.Call:
    """The call of Scene that `scene` is."""
    for node in reversed(tree.body):
        match node:
            case ast.Assign(targets=[ast.Name(id="scene")], value=ast.Call() as call):
                break
            case ast.AnnAssign(target=ast.Name(id="scene"), value=ast.Call() as call):
                break
    else:
        raise _Otherwise
    if _name(call) != "Scene":
        raise _Otherwise
    return call


def _edits(
    call: ast.Call,
    lines: _Lines,
    *,
    changes: Sequence[Sequence[Change]],
    starts: Sequence[tuple[float, float]] | None,
) -> Iterator[Edit]:
    if starts is not None:
        places = _listed(call, "starts", position=2, count=len(starts))
        for node, (x, y) in zip(places, starts, strict=True):
            yield Edit(*lines.span(node), f"({x!r}, {y!r})")
    if any(changes):
        walkers = _listed(call, "optimizers", position=3, count=len(changes))
        for node, own in zip(walkers, changes, strict=True):
            yield from _numbers(node, own, lines)


def _numbers(node: ast.expr, changes: Sequence[Change], lines: _Lines) -> Iterator[Edit]:
    """The edits of one optimizer's call, and of the call within of what it goes around."""
    if not changes:
        return
    if not isinstance(node, ast.Call):
        raise _Otherwise
    inner = [
        Change(c.name.removeprefix(INNER), c.value) for c in changes if c.name.startswith(INNER)
    ]
    if inner:
        yield from _numbers(_argument(node, "rule"), inner, lines)
    unsaid = []
    for change in changes:
        if change.name.startswith(INNER):
            continue
        try:
            yield Edit(*lines.span(_argument(node, change.name)), repr(change.value))
        except _Otherwise:
            unsaid.append(f"{change.name}={change.value!r}")
    if unsaid:
        _, end = lines.span(node)
        before = [""] if node.args or node.keywords else []
        yield Edit(end - 1, end - 1, ", ".join([*before, *unsaid]))


FIRST = ("learning_rate", "rule", "sigma")
"""What may stand first without its name; a rate also after what is called with it."""


def _argument(call: ast.Call, name: str) -> ast.expr:
    for keyword in call.keywords:
        if keyword.arg == name:
            return keyword.value
    if name in FIRST and call.args and not isinstance(call.args[0], ast.Starred):
        first, *others = call.args
        after = name == "learning_rate" and others and not _is_number(first)
        return others[0] if after and _is_number(others[0]) else first
    raise _Otherwise


def _is_number(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int | float)


def _listed(call: ast.Call, name: str, *, position: int, count: int) -> Sequence[ast.expr]:
    """What stands in the list that an argument is."""
    found = [keyword.value for keyword in call.keywords if keyword.arg == name]
    found += call.args[position : position + 1]
    match found:
        case [ast.List(elts=parts) | ast.Tuple(elts=parts)] if len(parts) == count:
            if not any(isinstance(one, ast.Starred) for one in parts):
                return parts
    raise _Otherwise


def _name(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""
