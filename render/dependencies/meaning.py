"""meaning(value): what a value is and does, as a digest that comments and lines have no part in."""

import builtins
import dis
import functools
import hashlib
import sys
import types
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from render.dependencies.sources import ROOT, SCENE_MODULE, is_installed

Named: TypeAlias = Callable[[str], bool]
"""Whether what the source file of that name defines is known by its name alone."""

PLAIN = (type(None), bool, int, float, complex, str, bytes, type(Ellipsis), type(NotImplemented))

UNSEEN = ("__import__", "compile", "eval", "exec", "globals", "locals", "vars")
"""What lets code reach more than it names."""

BY_NAME = (
    types.BuiltinFunctionType,
    types.GetSetDescriptorType,
    types.MemberDescriptorType,
    types.MethodDescriptorType,
    types.WrapperDescriptorType,
    types.ClassMethodDescriptorType,
    np.ufunc,
)
"""Of compiled code: nothing but another version of its package changes it."""

CACHED: type = type(functools.cache(lambda: None))
"""Functions whose results are kept."""

OF_PYTHON = {
    *("__annotations__", "__dataclass_fields__", "__dataclass_params__", "__dict__", "__doc__"),
    *("__firstlineno__", "__match_args__", "__module__", "__orig_bases__", "__parameters__"),
    "__slotnames__",  # pickling notes it there
    *("__static_attributes__", "__weakref__", "_abc_impl", "_field_types", "__annotate__"),
    *("__annotate_func__", "__annotations_cache__", "__protocol_attrs__", "_is_protocol"),
}
"""What a class holds that is not what it does."""


class UnfathomableError(ValueError):
    """A value that can't be seen through, such as an open file."""


def meaning(value: object, *, named: Named | None = None) -> str:
    """The same digest for values that are and do the same, in any process of one interpreter.

    Values are followed into their parts, functions into their code and what it names, methods
    into the classes they belong to. Compiled code, installed packages and what `named` says are
    known by their names. Docstrings, comments and numbers of lines have no part in it.

    Raises UnfathomableError where something can't be seen through.
    """
    return _Reader(named or _is_known).digest(value).hex()


def meaning_of_code(code: types.CodeType) -> str:
    """Likewise of compiled source, without what it names."""
    return _Reader(_is_known).code(code).hex()


@functools.cache
def _is_known(file: str) -> bool:
    """Whether it is of the interpreter, an installed package, or what draws: all kept apart."""
    path = Path(file)
    if file.startswith("<"):
        return file.startswith("<frozen ")
    return is_installed(path) or path.is_relative_to(ROOT / "render")


class _Reader:
    """Digests of values; each is read once, and one that holds itself is named where it does."""

    def __init__(self, named: Named) -> None:
        self._named = named
        self._readers = self._readers_of_types()
        self._known: dict[int, bytes] = {}
        self._open: set[int] = set()
        self._kept: list[object] = []  # what has gone could leave its identity to another

    def digest(self, value: object) -> bytes:
        if isinstance(value, PLAIN):
            return _hashed(type(value).__name__, repr(value))
        key = id(value)
        if key in self._known:
            return self._known[key]
        if key in self._open:
            return _hashed("itself", _name(value))
        self._open.add(key)
        self._kept.append(value)
        try:
            self._known[key] = _hashed(*self._parts(value))
        except RecursionError:
            raise UnfathomableError(f"{_name(value)} is nested too deeply") from None
        finally:
            self._open.discard(key)
        return self._known[key]

    def code(self, code: types.CodeType, doc: object = None) -> bytes:
        """Of compiled code; `doc` is the docstring that its constants hold."""
        constants = code.co_consts
        if isinstance(doc, str) and constants and constants[0] == doc:
            constants = (None, *constants[1:])
        return _hashed(
            *("code", code.co_name, code.co_code, code.co_exceptiontable, str(code.co_flags)),
            *(str(n) for n in (code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount)),
            *(*code.co_names, "", *code.co_varnames, "", *code.co_freevars, "", *code.co_cellvars),
            *map(self.digest, constants),
        )

    def _parts(self, value: object) -> Iterator[str | bytes]:
        kind = type(value)
        yield kind.__qualname__
        if kind in self._readers:
            yield from self._readers[kind](value)
        elif isinstance(value, type):
            yield from self._class(value)
        elif isinstance(value, Enum):
            yield from (self.digest(kind), value.name, self.digest(value.value))
        elif isinstance(value, BY_NAME):
            yield from self._compiled(value)
        else:
            yield from self._object(value)

    def _readers_of_types(self) -> Mapping[type, Callable[[Any], Iterable[str | bytes]]]:
        """Of values of exactly these types."""
        each = self.digest
        return {
            tuple: lambda values: map(each, values),
            list: lambda values: map(each, values),
            set: lambda values: sorted(map(each, values)),
            frozenset: lambda values: sorted(map(each, values)),
            dict: self._items,
            types.MappingProxyType: self._items,
            np.ndarray: self._array,
            types.CodeType: lambda code: [self.code(code)],
            types.FunctionType: self._function,
            types.MethodType: lambda method: map(each, (method.__func__, method.__self__)),
            types.ModuleType: lambda module: [self._module(module)],
            property: lambda one: map(each, (one.fget, one.fset, one.fdel)),
            staticmethod: lambda method: [each(method.__func__)],
            classmethod: lambda method: [each(method.__func__)],
            functools.cached_property: lambda one: [each(one.func)],
            CACHED: lambda function: [each(function.__wrapped__)],
        }

    def _array(self, array: NDArray[Any]) -> Iterator[str | bytes]:
        yield from (array.dtype.str, str(array.shape))
        yield self.digest(array.tolist()) if array.dtype.hasobject else array.tobytes()

    def _items(self, items: Mapping[Any, Any]) -> Iterator[bytes]:
        for key, value in items.items():
            yield from (self.digest(key), self.digest(value))

    def _compiled(self, value: Any) -> Iterator[str | bytes]:  # noqa: ANN401  # any of BY_NAME
        yield _name(value)
        owner = getattr(value, "__self__", None)
        if owner is not None and not isinstance(owner, types.ModuleType):
            yield self.digest(owner)

    def _module(self, module: types.ModuleType) -> str:
        file = getattr(module, "__file__", None)
        if module.__name__.partition(".")[0] == "importlib" or (file and not self._named(file)):
            raise UnfathomableError(f"module {module.__name__} can give anything")
        return module.__name__

    def _function(self, function: types.FunctionType) -> Iterator[str | bytes]:
        known = self._named(function.__code__.co_filename)
        yield _name(function) if known else self.code(function.__code__, function.__doc__)
        yield from map(self.digest, (function.__defaults__, function.__kwdefaults__))
        for cell in function.__closure__ or ():
            try:
                yield self.digest(cell.cell_contents)
            except ValueError as error:
                if isinstance(error, UnfathomableError):
                    raise
                yield "empty"
        for name in () if known else _names_in(function.__code__):
            if name in function.__globals__:
                yield from (name, self.digest(function.__globals__[name]))
            elif name in UNSEEN or not hasattr(builtins, name):
                raise UnfathomableError(f"{_name(function)} may reach anything by {name}")
        yield from self._items(vars(function))

    def _class(self, kind: type) -> Iterator[str | bytes]:
        yield _name(kind)
        module = sys.modules.get(kind.__module__)
        if module is None:
            raise UnfathomableError(f"class {_name(kind)} is of no module")
        file = getattr(module, "__file__", None)
        if not file or self._named(file):
            return
        yield from map(self.digest, kind.__bases__)
        for name, value in vars(kind).items():
            if name not in OF_PYTHON:
                yield from (name, self.digest(value))

    def _object(self, value: object) -> Iterator[str | bytes]:
        """By what it would be pickled as."""
        yield self.digest(type(value))
        try:
            reduced = value.__reduce_ex__(4)
        # The value's own code, which may raise anything; then it is not seen through.
        except Exception as error:
            raise UnfathomableError(f"{_name(type(value))} cannot be seen through") from error
        if isinstance(reduced, str):
            yield reduced
            return
        make, arguments, *rest = reduced
        yield self.digest(make)
        yield from (self.digest(one) for one in arguments if one is not type(value))
        for part in rest:
            yield self.digest(_state(value, part))


def _state(value: object, part: object) -> object:
    """Without what was worked out from the rest, and only kept."""
    if isinstance(part, Iterator):
        return list(part)
    if type(part) is not dict:
        return part
    kept = {n for kind in type(value).__mro__ for n, of in vars(kind).items() if _is_kept(of)}
    return {name: one for name, one in part.items() if name not in kept}


def _is_kept(attribute: object) -> bool:
    return isinstance(attribute, functools.cached_property)


@functools.cache
def _names_in(code: types.CodeType) -> tuple[str, ...]:
    """The global names that code looks up, that of functions within it too, each once."""
    found = dict[str, None]()
    for instruction in dis.get_instructions(code):
        if instruction.opname in {"LOAD_GLOBAL", "LOAD_NAME"}:
            found[str(instruction.argval)] = None
        elif instruction.opname == "IMPORT_NAME" and not _is_installed_module(instruction.argval):
            raise UnfathomableError(f"{code.co_qualname} imports {instruction.argval}")
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            found |= dict.fromkeys(_names_in(constant))
    return tuple(found)


def _is_installed_module(name: str) -> bool:
    top = name.partition(".")[0]
    try:
        found = find_spec(top) if top else None
    except ValueError:
        found = None
    origin = found.origin if found is not None else None
    return (
        top != "importlib"
        and origin is not None
        and (origin in {"built-in", "frozen"} or _is_known(origin))
    )


def _name(value: object) -> str:
    kind = type(value)
    module = getattr(value, "__module__", None) or kind.__module__
    name = getattr(value, "__qualname__", None) or getattr(value, "__name__", kind.__qualname__)
    return f"{SCENE_MODULE if module.startswith(SCENE_MODULE) else module}:{name}"


def _hashed(*parts: str | bytes) -> bytes:
    """Of these parts, each apart from its neighbours."""
    digest = hashlib.sha256()
    for part in parts:
        told = part.encode(errors="surrogatepass") if isinstance(part, str) else part
        digest.update(len(told).to_bytes(8))
        digest.update(told)
    return digest.digest()[:16]
