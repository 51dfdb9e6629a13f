"""expression_of(tree): a formula as sympy's, whose size is bounded at each step."""

import operator
from collections.abc import Callable, Mapping, Sequence
from functools import cache, reduce
from types import MappingProxyType
from typing import Any, NamedTuple

from surfaces.formula.node import Node, fault

EXPONENT = 1000
"""The largest number in an exponent."""

BITS = 20_000
"""Of the numbers that a power may make."""


OPERATIONS: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {
        "+": operator.add,
        "-": operator.sub,
        "*": operator.mul,
        "/": operator.truediv,
        "^": operator.pow,
        "negative": operator.neg,
    }
)


class Symbols(NamedTuple):
    """The two variables, and functions that sympy takes apart no further."""

    x: Any
    y: Any
    absolute: Any
    larger: Any
    smaller: Any


@cache
def symbols() -> Symbols:
    """Made once, as the first formula is read: sympy is slow to load.

    sympy's own Abs, Max and Min ask at length what their arguments may be.
    """
    import sympy

    class Sign(sympy.Function):  # type: ignore[misc]  # it has no types
        def fdiff(self, _argument: int = 1) -> Any:  # noqa: ANN401  # sympy has no types
            return sympy.S.Zero

    class Step(sympy.Function):  # type: ignore[misc]  # it has no types
        def fdiff(self, _argument: int = 1) -> Any:  # noqa: ANN401
            return sympy.S.Zero

    class Absolute(sympy.Function):  # type: ignore[misc]  # it has no types
        def fdiff(self, _argument: int = 1) -> Any:  # noqa: ANN401
            return Sign(self.args[0])

    class Larger(sympy.Function):  # type: ignore[misc]  # it has no types
        def fdiff(self, argument: int = 1) -> Any:  # noqa: ANN401
            one, other = self.args
            return Step(one - other if argument == 1 else other - one)

    class Smaller(sympy.Function):  # type: ignore[misc]  # it has no types
        def fdiff(self, argument: int = 1) -> Any:  # noqa: ANN401
            one, other = self.args
            return Step(other - one if argument == 1 else one - other)

    x, y = sympy.symbols("x y", real=True)
    return Symbols(x, y, Absolute, Larger, Smaller)


def expression_of(source: str, tree: Node) -> Any:  # noqa: ANN401  # sympy has no types
    """The formula as sympy writes it. Raises FormulaError where a number in it is none or huge."""

    def made(node: Node) -> Any:  # noqa: ANN401
        parts = [made(part) for part in node.parts]
        found = _combined(source, node, parts)
        if not _is_real(found):
            raise fault(source, node.at, "this is no real number, whatever x and y are")
        return found

    return made(tree)


def _combined(source: str, node: Node, parts: Sequence[Any]) -> Any:  # noqa: ANN401
    """A node of parts that are sympy's already."""
    if node.kind == "call":
        return _called(node.text, parts)
    if node.kind == "/" and parts[1].is_zero:
        raise fault(source, node.at, "this divides by 0, whatever x and y are")
    if node.kind == "^":
        _refuse_power(source, node, *parts)
    return OPERATIONS[node.kind](*parts) if parts else _leaf(node)


def _leaf(node: Node) -> Any:  # noqa: ANN401
    import sympy

    if node.kind == "number":
        return sympy.Rational(node.text)
    known = symbols()
    return {"x": known.x, "y": known.y, "pi": sympy.pi, "e": sympy.E}[node.text]


def _called(name: str, parts: Sequence[Any]) -> Any:  # noqa: ANN401
    import sympy

    known = symbols()
    own = {"abs": known.absolute, "max": known.larger, "min": known.smaller}
    if len(parts) > 1:
        return reduce(own[name], parts)
    return (own[name] if name in own else getattr(sympy, name))(parts[0])


def _refuse_power(source: str, node: Node, base: Any, exponent: Any) -> None:  # noqa: ANN401
    """FormulaError where sympy would write out a number of very many digits."""
    if base.is_zero and exponent.is_nonpositive:
        raise fault(source, node.at, "this is 0 to a power that is not above 0")
    largest = max((abs(float(one)) for one in _numbers(exponent)), default=0.0)
    if largest > EXPONENT and str(base) != "E":
        raise fault(source, node.at, f"an exponent of {largest:g}; at most {EXPONENT:,}")
    bits = max(
        (max(int(n.p).bit_length(), int(n.q).bit_length()) for n in _numbers(base)), default=1
    )
    if bits * largest > BITS and exponent.is_Integer:
        raise fault(source, node.at, "this power makes a number of too many digits")


def _numbers(expression: Any) -> set[Any]:  # noqa: ANN401
    import sympy

    found: set[Any] = expression.atoms(sympy.Rational)
    return found


def _is_real(expression: Any) -> bool:  # noqa: ANN401
    import sympy

    never = (sympy.I, sympy.zoo, sympy.nan, sympy.oo, -sympy.oo)
    return not expression.has(*never)
