"""read(text): a formula's tree, by a grammar of its own; nothing in it is ever run.

sum      = product {("+" | "-") product}
product  = signed {("*" | "/") signed}
signed   = ("+" | "-") signed | power
power    = atom [("**" | "^") signed | raised]
atom     = number | name | function "(" sum {"," sum} ")" | "(" sum ")"
"""

import math
import re
from dataclasses import dataclass
from typing import NamedTuple
from unicodedata import category

from surfaces.formula.names import CONSTANTS, FUNCTIONS, SEVERAL, VARIABLES, hint
from surfaces.formula.node import FormulaError, Node, fault

LONGEST = 400
"""Characters of a formula."""

MOST = 250
"""Numbers, names and operations in it."""

DEEPEST = 20
"""Brackets, signs and exponents inside one another."""

LARGEST, DIGITS = 1e100, 40
"""The largest number, whose inverse is the smallest, and how many digits it may have."""

MINUS = str.maketrans(dict.fromkeys("−–‐‑‒﹣－", "-"))
"""Dashes that come with a formula copied from a page; each is read as one minus."""

PASTED = {**dict.fromkeys("·×∗⋅", ("sign", "*")), "π": ("name", "pi")}
"""Signs that come so too: each is a word by itself, whatever stands beside it."""

RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")

INSTEAD = {
    **dict.fromkeys("[]{}", "round brackets"),
    **dict.fromkeys("=<>", "the right-hand side of f(x, y) = … alone"),
    "|": "abs(…)",
    "√": "sqrt(…)",
    "÷": "/",
}
"""Signs that are not read, and what to write."""

TOKEN = re.compile(
    r"(?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?(?![.]))"
    r"|(?P<name>[A-Za-z_][A-Za-z_0-9]*)|(?P<sign>\*\*|[-+*/^(),])"
    rf"|(?P<pasted>[{''.join(PASTED)}])|(?P<raised>⁻?[⁰¹²³⁴-⁹]+)"
)


class Token(NamedTuple):
    """A word of the formula; one of kind "end" stands after the last."""

    kind: str
    text: str
    at: int


def read(source: str) -> Node:
    """The tree of a formula. Raises FormulaError, which says what is wrong and where."""
    if not isinstance(source, str):
        kind = type(source).__name__
        raise FormulaError(f"a formula is a string such as 'x**2 + y**2'; this is of type {kind}")
    if len(source) > LONGEST:
        raise fault(source, None, f"it has {len(source):,} characters; at most {LONGEST}")
    if not source.strip():
        raise fault(source, None, "it is blank; write one such as 'x**2 + y**2'")
    reader = _Reader(source, tokens(source))
    tree = reader.sum(0)
    if (rest := reader.next).kind != "end":
        raise fault(source, rest.at, reader.unexpected(rest))
    return tree


def tokens(source: str) -> list[Token]:
    """The words of a formula. Raises FormulaError for characters that none may hold."""
    text = source.translate(MINUS)
    found: list[Token] = []
    at = 0
    while at < len(text):
        if text[at] == "\t" or category(text[at]) == "Zs":
            at += 1
            continue
        match = TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            raise fault(source, at, _strange(source[at], text[at : at + 2]))
        if len(found) >= MOST:
            raise fault(source, at, f"it has more than {MOST} numbers, names and signs")
        if match.lastgroup in {"number", "raised"}:
            _refuse_number(source, match[0].translate(RAISED), at)
        found.append(Token(*PASTED.get(match[0], (match.lastgroup, match[0])), at))
        at = match.end()
    return [*found, Token("end", "", len(source))]


def _refuse_number(source: str, text: str, at: int) -> None:
    digits = re.sub(r"[eE].*|[-.]", "", text)
    size = abs(float(text))
    if len(digits) > DIGITS:
        raise fault(source, at, f"a number of {len(digits)} digits; at most {DIGITS}")
    if size > LARGEST or (size < 1 / LARGEST and digits.strip("0")) or not math.isfinite(size):
        raise fault(source, at, f"a number beyond {LARGEST:g}, or nearer to 0 than its inverse")


def _strange(letter: str, two: str) -> str:
    if letter in INSTEAD:
        return f"{letter!r} is not read; write {INSTEAD[letter]}"
    if letter == "." and two[1:].isalpha():
        return "a name holds no point; write sin(…), not np.sin(…)"
    if letter in ".0123456789":
        return f"{two!r} begins no number; write 0.5, 2 or 1e-3"
    if letter.isascii() and letter.isprintable():
        return f"{letter!r} is not read; a formula has + - * / ^ ( ) , numbers, x, y and functions"
    sign = f"{letter!r}, U+{ord(letter):04X}," if letter.isprintable() else f"U+{ord(letter):04X}"
    return f"{sign} is not read; write it in plain letters and signs"


def _exponent(raised: Token) -> Node:
    """The number of an exponent that is written in small raised digits, as in x⁻²."""
    digits = raised.text.translate(RAISED)
    number = Node("number", digits.removeprefix("-"), (), raised.at)
    return Node("negative", "", (number,), raised.at) if digits[0] == "-" else number


@dataclass
class _Reader:
    """Goes through the words once, from left to right."""

    source: str
    tokens: list[Token]
    place: int = 0

    @property
    def next(self) -> Token:
        return self.tokens[self.place]

    def take(self, *signs: str) -> Token | None:
        """The next word, where it is one of these signs."""
        token = self.next
        if token.kind != "sign" or token.text not in signs:
            return None
        self.place += 1
        return token

    def sum(self, depth: int) -> Node:
        left = self.product(depth)
        while sign := self.take("+", "-"):
            left = Node(sign.text, "", (left, self.product(depth)), sign.at)
        return left

    def product(self, depth: int) -> Node:
        left = self.signed(depth)
        while sign := self.take("*", "/"):
            left = Node(sign.text, "", (left, self.signed(depth)), sign.at)
        return left

    def signed(self, depth: int) -> Node:
        if depth > DEEPEST:
            told = f"more than {DEEPEST} brackets, signs and exponents inside one another"
            raise fault(self.source, self.next.at, told)
        if sign := self.take("+", "-"):
            inner = self.signed(depth + 1)
            return Node("negative", "", (inner,), sign.at) if sign.text == "-" else inner
        base = self.atom(depth)
        if sign := self.take("**", "^"):
            exponent = self.signed(depth + 1)
            if (last := self.tokens[self.place - 1]).kind == "raised":  # not within brackets
                told = f"{last.text!r} cannot stand in an exponent; write brackets, x^(…)"
                raise fault(self.source, last.at, told)
            return Node("^", "", (base, exponent), sign.at)
        if (raised := self.next).kind == "raised":
            self.place += 1
            return Node("^", "", (base, _exponent(raised)), raised.at)
        return base

    def atom(self, depth: int) -> Node:
        token = self.next
        self.place += 1
        if token.kind == "number":
            return Node("number", token.text, (), token.at)
        if token.kind == "name":
            return self.named(token, depth)
        if token.text == "(":
            inner = self.sum(depth + 1)
            self.closed(token)
            return inner
        raise fault(self.source, None if token.kind == "end" else token.at, self.missing(token))

    def named(self, token: Token, depth: int) -> Node:
        """A variable, a constant, or a function with its arguments."""
        name, bracket = token.text, self.next.text == "("
        if name in VARIABLES or name in CONSTANTS:
            return Node("name", name, (), token.at)
        if name not in FUNCTIONS:
            what = "function" if bracket else "name"
            raise fault(
                self.source, token.at, f"no {what} {name!r:.40}; {hint(name, called=bracket)}"
            )
        if (opening := self.take("(")) is None:
            is_raised = self.next.kind == "raised" or self.next.text in {"^", "**"}
            shape = f"{name}(…)" + (", and a power of it after them" if is_raised else "")
            told = f"{name} takes what it is of in brackets: {shape}"
            raise fault(self.source, token.at, told)
        parts = [self.sum(depth + 1)]
        while self.take(","):
            parts.append(self.sum(depth + 1))
        self.closed(opening)
        called = FUNCTIONS[name]
        if (len(parts) > 1) != (called in SEVERAL):
            takes = SEVERAL.get(called, "one")
            raise fault(self.source, token.at, f"{name} takes {takes}, and is given {len(parts)}")
        return Node("call", called, tuple(parts), token.at)

    def closed(self, opening: Token) -> None:
        if self.take(")"):
            return
        if self.next.kind == "end":
            raise fault(self.source, opening.at, "this bracket is never closed")
        raise fault(self.source, self.next.at, self.unexpected(self.next))

    def unexpected(self, token: Token) -> str:
        """Why a word cannot follow what stands before it."""
        before = self.tokens[self.place - 1]
        if token.text == ")":
            return "this bracket was never opened"
        if token.text == ",":
            return "a comma stands only between the arguments of min and max; decimals have a point"
        if token.kind == "sign" and token.text != "(":
            return f"{token.text!r} cannot follow {before.text!r}"
        left = before.text
        if before.kind == "raised":
            left = f"{self.tokens[self.place - 2].text}{left}"
        if token.kind == "raised":
            return f"{token.text!r} cannot follow {left!r}; write brackets, (…)^2"
        if before.kind == token.kind == "number" and left.endswith("."):
            return "a number has one point at most"
        times = f"{left}*{token.text}" + ("…)" if token.text == "(" else "")
        return f"no sign between {left!r} and {token.text!r}; write {times} for the product"

    def missing(self, token: Token) -> str:
        """What should stand in the place of a word that cannot."""
        before = self.tokens[self.place - 2].text if self.place > 1 else ""
        if token.kind == "end":
            return f"it ends after {before!r}, where a number, x, y or a bracket must follow"
        after = f"after {before!r}" if before else "at its beginning"
        return f"{token.text!r} cannot stand {after}; a number, x, y or a bracket must"
