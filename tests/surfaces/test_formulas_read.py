"""What is typed as a formula: read where it is one, refused in a line where it is not."""

import ast
import math
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from matplotlib.mathtext import MathTextParser

import surfaces.formula
from render.lettering.words import formula_faults
from surfaces import surface_from
from surfaces.formula.node import FormulaError
from surfaces.formula.reading import read
from surfaces.formula.setting import DOTS, tex_of

DOMAIN = ((-2.0, 2.0), (-2.0, 2.0))

HOSTILE = {
    "an import": "__import__('os').system('true')",
    "an attribute": "x.__class__",
    "attributes of a number": "(1).__class__.__bases__[0]",
    "a lambda": "lambda: x",
    "a called lambda": "(lambda x: x)(y)",
    "an f-string": "f'{x}'",
    "a format": "'%s' % x",
    "a string": "'x'",
    "a list": "[x for x in (1, 2)]",
    "a walrus": "(z := x)",
    "a condition": "x if y else 1",
    "a comparison": "x < y",
    "a statement": "x; import os",
    "an assignment": "x = 3",
    "eval": "eval('x')",
    "exec": "exec('x')",
    "an open file": "open('/etc/passwd')",
    "globals": "globals()",
    "a tower of powers": "9**9**9**9",
    "a tower that sympy would see": "9**(x - x + 9**9)",
    "a hidden tower": "9**((x - x + 999)*(x - x + 999))*x",
    "two halves of a tower": "2**(x + 99999999)*2**(-x)",
    "nested powers": "((((3*x)**1000)**1000)**1000)**1000",
    "nested fractions": "((((999/1000)**100)**100)**100)**100*x",
    "a huge integer": "9" * 390,
    "a huge exponent": "1e999999999*x",
    "a tiny number": "1e-999999999*x",
    "a huge power": "x**1e90",
    "a factor beyond floats": "1e99*1e99*1e99*1e99*x",
    "ten thousand brackets": "(" * 10_000 + "x" + ")" * 10_000,
    "many brackets": "(" * 190 + "x" + ")" * 190,
    "many signs": "-" * 390 + "x",
    "many powers": "x" + "**x" * 120,
    "a long sum": "+".join(["x"] * 200),
    "a megabyte": "x+" * 500_000 + "x",
    "a NUL": "x\0y",
    "a line break": "x\ny",
    "an escape": "x\x1b[2J",
    "letters that look so": "ѕin(x)",
    "letters that Python would fold": "𝐬𝐢𝐧(x)",
    "a digit of another script": "x + ٣",
    "from right to left": "x + \u202ey",
    "no width": "x\u200b+y",
    "a surrogate": "x\ud800",
    "a comment": "x # y",
    "an imaginary number": "1j*x",
    "an infinity": "inf*x",
    "not a number": "nan + x",
    "underscores": "1_000*x",
    "hexadecimal": "0x1f*x",
    "a root of a negative": "sqrt(-1)*x",
    "a division by nought": "1/(x - x)",
}

MISTAKES = {
    "2x": "at character 2: no sign between '2' and 'x'; write 2*x for the product",
    "x y": "at character 3: no sign between 'x' and 'y'; write x*y",
    "2(x + 1)": "at character 2: no sign between '2' and '('; write 2*(",
    "sen(x)": "at character 1: no function 'sen'; did you mean 'sin'?",
    "x + sqr(y)": "at character 5: no function 'sqr'; did you mean 'sqrt'?",
    "ArcTan(x)": "did you mean 'arctan'",
    "X**2": "at character 1: no name 'X'; did you mean 'x'?",
    "z": "at character 1: no name 'z'; a formula's variables are x and y",
    "x^2 + ": "it ends after '+', where a number, x, y or a bracket must follow",
    "* x": "at character 1: '*' cannot stand at its beginning",
    "x */ y": "at character 4: '/' cannot stand after '*'",
    "sin x": "at character 1: sin takes what it is of in brackets: sin(…)",
    "sin(x, y)": "at character 1: sin takes one, and is given 2",
    "max(x)": "at character 1: max takes two or more, and is given 1",
    "(x + y": "at character 1: this bracket is never closed",
    "x + y)": "at character 6: this bracket was never opened",
    "x, y": "at character 2: a comma stands only between the arguments of min and max",
    "0,5*x": "decimals have a point",
    "|x|": "at character 1: '|' is not read; write abs(…)",
    "f(x, y) = x": "at character 9: '=' is not read",
    "y = x**2": "at character 3: '=' is not read; write the right-hand side",
    "[x]": "write round brackets",
    "x..y": "begins no number",
    "": "it is blank",
    "   ": "it is blank",
    "3": "it is 3 everywhere; a surface changes with x or y",
    "x - x + pi": "it is 3.14159 everywhere",
    "0**(-1)*x": "0 to a power",
    "x²3": "at character 3: no sign between 'x²' and '3'; write x²*3 for the product",
    "x².5": "no sign between 'x²' and '.5'",
    "x²e3": "no sign between 'x²' and 'e3'",
    "x²y": "no sign between 'x²' and 'y'; write x²*y for the product",
    "x^2³": "at character 4: '³' cannot stand in an exponent; write brackets, x^(…)",
    "x²^3": "'^' cannot follow '²'",
    "x··y": "'*' cannot stand after '*'",
    "x*·y": "'*' cannot stand after '*'",
    "2π": "no sign between '2' and 'pi'; write 2*pi for the product",
    "πx": "no sign between 'pi' and 'x'; write pi*x for the product",
    "sin²(x)": "sin takes what it is of in brackets: sin(…), and a power of it after them",
    "xy": "no name 'xy'; write x*y for the product",
    "xsin(y)": "no function 'xsin'; write x*sin(…) for the product",
    "sinx": "no name 'sinx'; write sin(x)",
    "x2": "variables are x and y; x*2 is a product, x^2 a power",
    "x(y + 1)": "write x*(…) for the product",
    "sec(x)": "no function 'sec'; write 1/cos(…)",
    "log10(x)": "write log(…)/log(10)",
    "np.sin(x)": "a name holds no point; write sin(…), not np.sin(…)",
    "√x": "write sqrt(…)",
    "1.2.3": "a number has one point at most",
}

READ = {
    "x^2": lambda x, y: x**2 + 0 * y,
    "-x**2 + y": lambda x, y: -(x**2) + y,
    "2^-x": lambda x, y: 2.0 ** (-x) + 0 * y,
    "x - y - 1": lambda x, y: x - y - 1,
    "2**3**2*x - y/2/2": lambda x, y: 512 * x - y / 4,
    "ln(x*x + 1) + arctan(y)": lambda x, y: np.log(x * x + 1) + np.arctan(y),
    "π·x² − 2×y³": lambda x, y: np.pi * x**2 - 2 * y**3,
    "min(x, y, 1/2) + max(x, 0)": lambda x, y: np.minimum(np.minimum(x, y), 0.5) + np.maximum(x, 0),
    "x²³ + x⁻²": lambda x, y: x**23 + x**-2.0 + 0 * y,
    "1e−1·x − (x + y)²∗y": lambda x, y: 0.1 * x - (x + y) ** 2 * y,
    "x\u00a0²\t+ y": lambda x, y: x**2 + y,
    "+x--y": lambda x, y: x + y,
    "e**x + exp(y) + 1.5e-1": lambda x, y: np.exp(x) + np.exp(y) + 0.15,
    "abs(x)*sinh(y)": lambda x, y: np.abs(x) * np.sinh(y),
    "(x + 1)*(y - 2)/(3 + x^2)": lambda x, y: (x + 1) * (y - 2) / (3 + x**2),
    "x - (y - 1)": lambda x, y: x - (y - 1),
    "-(x + y)^2": lambda x, y: -((x + y) ** 2),
}


@pytest.mark.parametrize("formula", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_hostile_is_refused_in_a_line_and_soon(formula: str) -> None:
    before, begun = set(sys.modules), time.process_time()
    with pytest.raises(ValueError, match=r"^formula ") as error:
        surface_from(formula, domain=DOMAIN)
    assert time.process_time() - begun < 20  # it does not hang
    assert str(error.value).isprintable()
    assert len(str(error.value)) < 250
    assert not any(name.startswith("antigravity") for name in set(sys.modules) - before)


@pytest.mark.parametrize(("formula", "told"), MISTAKES.items())
def test_a_mistake_is_told_with_its_place_and_what_to_write(formula: str, told: str) -> None:
    with pytest.raises(FormulaError) as error:
        surface_from(formula, domain=DOMAIN)
    assert str(error.value).startswith("formula '")
    assert told in str(error.value)


def test_a_place_is_that_in_what_was_typed_whatever_stands_for_it() -> None:
    with pytest.raises(FormulaError, match="at character 6: no name 'z'"):
        read("π²·π·z")


def test_what_is_no_string_is_refused() -> None:
    with pytest.raises(FormulaError, match=r"is a string such as .* type int"):
        surface_from(3)  # type: ignore[arg-type]


@pytest.mark.parametrize(("formula", "expected"), READ.items())
def test_a_formula_says_what_it_says_in_mathematics(formula: str, expected) -> None:
    points = np.random.default_rng(1).uniform(-2, 2, (200, 2))
    values = surface_from(formula, domain=DOMAIN).value(points)
    np.testing.assert_allclose(values, expected(*points.T), rtol=1e-13, atol=1e-13)


@pytest.mark.parametrize(
    ("formula", "tex"),
    [
        ("x**4 + 2*x**3 + y**2 - 1", "x^{4} + 2x^{3} + y^{2} - 1"),
        ("x*exp(-x^2 - y^2)", "xe^{-x^{2} - y^{2}}"),
        ("sin(x)^2*cos(y)", r"\sin^{2}(x)\,\cos(y)"),
        ("(x + 1)/(2*pi)", r"\frac{x + 1}{2\pi}"),
        ("2*3*x", r"2 \cdot 3x"),
        ("(x - y)*(x + y)", "(x - y)(x + y)"),
        ("1e-3*x", r"10^{-3}\,x"),
        ("-(x + y)", "-(x + y)"),
        ("sqrt(abs(x))", r"\sqrt{|x|}"),
    ],
)
def test_a_formula_is_set_in_the_order_in_which_it_was_typed(formula: str, tex: str) -> None:
    assert tex_of(read(formula)) == tex


@pytest.mark.parametrize(
    "formula", [*READ, "x" + " + x" * 90, "sin(" * 12 + "x" + ")" * 12, "1/(1+" * 9 + "x" + ")" * 9]
)
def test_every_formula_can_be_set_in_a_title(formula: str) -> None:
    tex = tex_of(read(formula))
    assert formula_faults("formula", tex) == ()
    MathTextParser("path").parse(f"${tex}$")


def test_a_formula_too_long_to_set_is_told_by_dots() -> None:
    assert tex_of(read("sqrt(" * 12 + "x" + ")" * 12)) == DOTS


def test_nothing_of_a_formula_is_ever_run_as_code() -> None:
    folder = Path(surfaces.formula.__file__).parent
    for path in folder.glob("*.py"):
        called = [
            node.func
            for node in ast.walk(ast.parse(path.read_text()))
            if isinstance(node, ast.Call)
        ]
        names = {one.id for one in called if isinstance(one, ast.Name)}
        named = {one.attr for one in called if isinstance(one, ast.Attribute)}
        assert names.isdisjoint({"eval", "exec", "compile", "__import__"})
        assert named.isdisjoint({"sympify", "parse_expr", "lambdify", "import_module"})


def test_numbers_are_taken_to_their_last_digit() -> None:
    surface = surface_from("0.1*x + 0.30000000000000004*y", domain=DOMAIN)
    assert surface.value((1, 0)) == 0.1
    assert surface.value((0, 1)) == 0.30000000000000004
    assert surface_from("x*pi", domain=DOMAIN).value((1, 0)) == math.pi
