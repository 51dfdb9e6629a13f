"""What files hold, as digests: to the byte, and of source what it says."""

import ast
import hashlib
from pathlib import Path

from render.dependencies.meaning import UnfathomableError, meaning_of_code

SECOND = 10**9
"""Nanoseconds."""

SPOKEN = (b"__doc__", b"getdoc", b"getsource", b"linecache")
"""Where source names one of these, its docstrings and lines may have a part in what it does."""


def digest(content: bytes) -> str:
    """Of these bytes."""
    return hashlib.sha256(content).hexdigest()[:32]


def digest_of(file: Path, *, since: int | None = None) -> str:
    """Of what a file holds; empty where it can't be read.

    Empty too where it may have been modified after `since`, nanoseconds of the clock: what it held
    then is not known. Some clocks of files tell whole or even seconds alone.
    """
    try:
        if since is not None:
            modified = file.stat().st_mtime_ns
            if modified + (0 if modified % SECOND else 2 * SECOND) >= since:
                return ""
        return digest(file.read_bytes())
    except OSError:
        return ""


def said_by(name: str, content: bytes) -> str:
    """Of what the file of that name says: its sense where it is source, else its bytes.

    A table of numbers can be read as source too, and says nothing as such.
    """
    return sense_of(content) if name.endswith(".py") else digest(content)


def sense_of(content: bytes) -> str:
    """Of what source says: the same where only comments, docstrings and its layout differ.

    Of what is no source, or speaks of its own text, the digest of its bytes.
    """
    if any(word in content for word in SPOKEN):
        return digest(content)
    try:
        tree = ast.parse(content)
        for node in ast.walk(tree):
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                _drop_docstring(node)
        return meaning_of_code(compile(tree, "", "exec", dont_inherit=True))
    except (SyntaxError, ValueError, RecursionError, UnfathomableError):
        return digest(content)


def _drop_docstring(
    node: ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef,
) -> None:
    match node.body:
        case [ast.Expr(value=ast.Constant(value=str())) as first, *rest]:
            node.body = rest or [ast.copy_location(ast.Pass(), first)]
