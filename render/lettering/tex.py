"""TeX: what is wrong with a formula, as far as can be said without setting it.

What is set is the part of TeX that matplotlib's mathtext knows. This reads its structure, quickly
and without loading it, so that a scene can be refused where it is declared.
"""

import re
from dataclasses import dataclass, field

LONGEST = 500
"""Characters of a formula."""

DEEPEST = 10
"""Groups inside one another; each takes some thirty nested calls to set."""

WIDEST = 10.0
"""Ems that one \\hspace may leave."""

GREEK = """alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu
    xi pi rho sigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Phi
    Psi Omega"""
FUNCTIONS = """arccos arcsin arctan cos cosh cot det exp inf lim ln log max min sec sin sinh sup
    tan tanh"""
SYMBOLS = """cdot times div pm mp ast star circ leq geq neq approx equiv sim propto in infty partial
    nabla sum prod int rightarrow leftarrow forall exists ldots cdots"""
SPACES = frozenset({"\\,", "\\;", "\\:", "\\!"})
PLAIN = frozenset("\\" + name for name in f"{GREEK} {FUNCTIONS} {SYMBOLS}".split()) | SPACES
TAKING = {"\\frac": 2, "\\sqrt": 1, "\\hat": 1, "\\bar": 1, "\\vec": 1, "\\mathrm": 1}
"""How many groups in braces a command takes."""

TOKEN = re.compile(r"\\[A-Za-z]+|\\.|.|\\", re.DOTALL)
HSPACE = re.compile(r"\\hspace\s*\{([^}]*)\}")
STRANGE = frozenset('$#%"`\\')
SAFE = re.compile(r"[A-Za-z0-9+\-*/=()\[\]|<>,.:;!]")


@dataclass(frozen=True)
class Reading:
    """The first fault of a formula or None; `sure` where it can be set beyond doubt.

    `commands` are those that only what sets them can tell of, with their backslash.
    """

    fault: str | None
    sure: bool = False
    commands: tuple[str, ...] = ()


def read(formula: str) -> Reading:
    """What can be said of a formula, which stands between two dollar signs or is to."""
    if not formula.strip():
        return Reading("it is blank")
    if len(formula) > LONGEST:
        return Reading(f"it has {len(formula):,} characters; at most {LONGEST} can be set")
    for width in HSPACE.findall(formula):
        if (ems := _number(width)) is not None and abs(ems) > WIDEST:
            return Reading(f"\\hspace{{{width}}} is wider than {WIDEST:g} ems")
    reader = _Reader([token for token in TOKEN.findall(formula) if not token.isspace()])
    try:
        reader.items(depth=0, until="")
    except _RefusedError as refused:
        return Reading(str(refused))
    return Reading(None, reader.sure and not reader.commands, tuple(dict.fromkeys(reader.commands)))


class _RefusedError(Exception):
    """It never leaves this file."""


@dataclass
class _Reader:
    """Goes through the tokens once."""

    tokens: list[str]
    place: int = 0
    sure: bool = True
    commands: list[str] = field(default_factory=list)

    @property
    def next(self) -> str:
        return self.tokens[self.place] if self.place < len(self.tokens) else ""

    def items(self, *, depth: int, until: str) -> None:
        """What stands side by side, up to the end or to what closes the group."""
        if depth > DEEPEST:
            raise _RefusedError(f"more than {DEEPEST} groups inside one another cannot be set")
        self.sure = self.sure and self.next != until
        while (token := self.next) and token != until:
            if token in {"}", "\\right"}:
                opening = {"}": "{", "\\right": "\\left"}[token]
                raise _RefusedError(f"a {token} without its {opening}")
            if token in {"^", "_"}:  # without a letter to stand on
                self.sure = False
            else:
                self.one(depth)
            self.scripts(depth)

    def scripts(self, depth: int) -> None:
        """What is raised and lowered, each once."""
        had: set[str] = set()
        stands = self.tokens[self.place - 1] if self.place else ""
        while (token := self.next) in {"^", "_"}:
            self.sure = self.sure and stands not in SPACES
            if token in had:
                raise _RefusedError(f"a second {token} on one thing; put the first in braces")
            had.add(token)
            self.place += 1
            if self.next in {"", "^", "_", "}", "\\right"}:
                raise _RefusedError(f"nothing stands after the {token}")
            self.sure = self.sure and self.next not in {*TAKING, *SPACES, "\\left"}
            self.one(depth)

    def one(self, depth: int) -> None:
        """A letter, a sign, a command with what it takes, or a group."""
        token = self.next
        self.place += 1
        if token == "{":
            self.group(depth, "}")
        elif token == "\\left":
            self.delimiter()
            self.group(depth, "\\right")
            self.delimiter()
        elif token in TAKING:
            for _ in range(TAKING[token]):
                self.sure = self.sure and self.next == "{"
                if self.next == "{":
                    self.one(depth)
        elif token in STRANGE:
            raise _RefusedError(f"{token} cannot be set inside a formula; write it otherwise")
        elif len(token) > 1 and token not in PLAIN:
            self.commands.append(token)
        elif len(token) == 1 and not SAFE.fullmatch(token):
            self.sure = False

    def group(self, depth: int, until: str) -> None:
        self.items(depth=depth + 1, until=until)
        if not self.next:
            opening = {"}": "{", "\\right": "\\left"}[until]
            raise _RefusedError(f"a {opening} without its {until}")
        self.place += 1

    def delimiter(self) -> None:
        self.sure = self.sure and self.next in {"(", ")", "[", "]", "|", "."}
        self.place += 1


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
