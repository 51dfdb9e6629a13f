"""computed(expressions): sympy's expressions as lines of numpy's operations, each done once."""

import math
from collections.abc import Sequence
from typing import Any

from surfaces.formula.computed import OPERATIONS, Computed, Line
from surfaces.formula.node import FormulaError, shown
from surfaces.formula.symbols import symbols

MOST = 4000
"""Lines of one list."""

LONGEST = 2500
"""Numbers, names and operations of a derivative that is written out."""

SQUARINGS = 64
"""The largest whole power that is made of products."""

NAMES = {"Abs": "absolute", "Heaviside": "step"}
"""sympy's names of operations that have others here."""


def computed(source: str, expressions: Sequence[Any], *, several: bool = False) -> Computed:
    """The expressions, of symbols x and y, as one list of lines; `several` are given as a tuple.

    Raises FormulaError where they are too long, or hold what has no real value.
    """
    tape = _Tape(source)
    results = tuple(tape.line(expression) for expression in expressions)
    return Computed(tuple(tape.lines), results, several=several)


def refuse_long(source: str, expressions: Sequence[Any]) -> None:
    """FormulaError where expressions are so long that their derivatives would take seconds."""
    sizes: dict[Any, int] = {}

    def size(expression: Any) -> int:  # noqa: ANN401  # sympy has no types
        if expression not in sizes:
            sizes[expression] = 1 + sum(size(one) for one in expression.args)
        return sizes[expression]

    if max(size(one) for one in expressions) > LONGEST:
        raise _too_long(source)


def _too_long(source: str) -> FormulaError:
    return FormulaError(
        f"formula {shown(source)}: its derivatives are too long; have fewer factors in a product, "
        "or fewer functions inside one another"
    )


class _Tape:
    """Writes lines, none of them twice."""

    def __init__(self, source: str) -> None:
        known = symbols()
        self.source = source
        self.lines: list[Line] = []
        self.known: dict[Any, int] = {known.x: 0, known.y: 1}
        self.written: dict[Line, int] = {}

    def line(self, expression: Any) -> int:  # noqa: ANN401  # sympy has no types
        """The number of the line that holds an expression."""
        if expression not in self.known:
            self.known[expression] = self._made(expression)
        return self.known[expression]

    def _write(self, *line: Any) -> int:  # noqa: ANN401
        if line not in self.written:
            if len(self.lines) >= MOST:
                raise _too_long(self.source)
            self.lines.append(line)
            self.written[line] = len(self.lines) + 1
        return self.written[line]

    def _made(self, it: Any) -> int:  # noqa: ANN401
        if it.is_number:
            return self._number(it)
        if it.is_Add:
            return self._sum(it)
        if it.is_Mul:
            return self._product(it)
        if it.is_Pow:
            return self._power(*it.as_base_exp())
        name = it.func.__name__
        if name == "DiracDelta":  # of a step: nothing, but for where it is
            return self._write("number", 0.0)
        name = NAMES.get(name, name.lower())
        if name not in OPERATIONS:
            raise FormulaError(f"formula {shown(self.source)}: {it.func.__name__} has no numbers")
        return self._write(
            name, *(self.line(one) for one in it.args if not self._is_extra(it, one))
        )

    @staticmethod
    def _is_extra(it: Any, one: Any) -> bool:  # noqa: ANN401
        """Whether an argument is what sympy's step has at 0."""
        return it.func.__name__ == "Heaviside" and one is not it.args[0]

    def _number(self, it: Any) -> int:  # noqa: ANN401
        try:
            value = float(it)
        except (TypeError, OverflowError):
            value = math.nan
        if not math.isfinite(value):
            raise FormulaError(
                f"formula {shown(self.source)}: a number in it, or in its derivatives, is not "
                "finite and real"
            )
        return self._write("number", value)

    def _sum(self, it: Any) -> int:  # noqa: ANN401
        terms = [(one, one.could_extract_minus_sign()) for one in it.args]
        terms.sort(key=lambda pair: pair[1])  # what is added comes first
        made = self.line(terms[0][0])
        for term, taken in terms[1:]:
            one = self.line(-term if taken else term)
            made = self._write("subtract" if taken else "add", made, one)
        return made

    def _product(self, it: Any) -> int:  # noqa: ANN401
        import sympy

        over = [one for one in it.args if one.is_Pow and one.exp.is_Rational and one.exp < 0]
        above = [one for one in it.args if one not in over]
        coefficient, above = (
            (above[0], above[1:]) if above and above[0].is_number else (None, above)
        )
        made: int | None = None
        for one in above:
            made = self.line(one) if made is None else self._write("multiply", made, self.line(one))
        if coefficient is not None and made is None:
            made = self.line(coefficient)
        elif coefficient == -1 and made is not None:
            made = self._write("negative", made)
        elif coefficient is not None and made is not None:
            made = self._write("multiply", self.line(coefficient), made)
        if over:
            below = self.line(sympy.Mul(*(one.base ** (-one.exp) for one in over)))
            made = self._write("divide", self.line(sympy.S.One) if made is None else made, below)
        assert made is not None
        return made

    def _power(self, base: Any, exponent: Any) -> int:  # noqa: ANN401
        import sympy

        if base == sympy.E:
            return self._write("exp", self.line(exponent))
        if exponent.is_Rational and exponent < 0:
            return self._write("divide", self.line(sympy.S.One), self._power(base, -exponent))
        if exponent.is_Integer and exponent <= SQUARINGS:
            whole = int(exponent)
            return (
                self.line(base)
                if whole == 1
                else self._write("whole power", self.line(base), whole)
            )
        if exponent.is_Rational and exponent.q == 2 and exponent <= SQUARINGS:
            root = self._write("sqrt", self.line(base))
            whole = int(exponent.p)
            return root if whole == 1 else self._write("whole power", root, whole)
        return self._write("power", self.line(base), self.line(exponent))
