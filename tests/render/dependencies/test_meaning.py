"""Values that are and do the same mean the same, in any process; others do not."""

import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from render import LIGHT, Clock, Contour, Landscape
from render.dependencies.digests import sense_of
from render.dependencies.meaning import UnfathomableError, meaning
from surfaces import saddle

ROOT = Path(__file__).parents[3]

BOWL = "lambda x, y: x**2 + y**2"


def defined(source: str, name: str = "made") -> Any:  # whatever the source makes
    """What the source, compiled as a scene's file is, leaves under that name."""
    space: dict[str, object] = {"__name__": __name__}
    exec(compile(source, str(ROOT / "scenes" / "mine.py"), "exec"), space)
    return space[name]


def rule(body: str, *, doc: str = "") -> str:
    return f"class Rule:\n    {doc!r}\n    def step(self, x):\n        return {body}\nmade = Rule"


class Colour(Enum):
    RED = 1
    BLUE = 2


SAME: dict[str, tuple[object, object]] = {
    "numbers": (1.0, 2 / 2),
    "sets": ({"one", "two", "three"}, {"three", "two", "one"}),
    "arrays": (np.arange(3.0), np.array([0.0, 1.0, 2.0])),
    "functions": (defined(f"made = {BOWL}"), defined(f"# a comment\n\nmade = {BOWL}")),
    "classes": (defined(rule("x", doc="One.")), defined(rule("x", doc="Another."))),
    "views": (Landscape(azimuth=10), Landscape(azimuth=10)),
    "partials": (partial(max, 1), partial(max, 1)),
    "generators": (np.random.default_rng(3), np.random.default_rng(3)),
}


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_what_is_the_same_means_the_same(one: object, other: object) -> None:
    assert meaning(one) == meaning(other)


AIDED = "def aid(x): return {}\nmade = lambda x: aid(x)"
GLOBAL = "n = {}\nmade = lambda x: n * x"
CLOSED = "def maker(n): return lambda x: x + n\nmade = maker({})"
DEFAULTS = "def made(x, *, n={}): return x + n"
NESTED = "def made(x): return [y + {} for y in x]"
CACHED = "import functools\n@functools.cache\ndef made(x): return x + {}"
WRAPPED = "import contextlib\n@contextlib.contextmanager\ndef made(x): yield x + {}"


def both(source: str) -> tuple[object, object]:
    """What it makes with a 1 in its gap, and with a 2."""
    return defined(source.format(1)), defined(source.format(2))


OTHER: dict[str, tuple[object, object]] = {
    "numbers": (1.0, 1.0000000000000002),
    "signs of zero": (0.0, -0.0),
    "kinds of numbers": (1, 1.0),
    "truth": (True, 1),
    "orders": ([1, 2], [2, 1]),
    "nesting": ([[1], [2]], [[1, 2]]),
    "neighbours": (("ab", "c"), ("a", "bc")),
    "arrays": (np.arange(3.0), np.arange(3)),
    "shapes": (np.zeros((2, 3)), np.zeros((3, 2))),
    "colours": (Colour.RED, Colour.BLUE),
    "functions": (defined(f"made = {BOWL}"), defined(f"made = {BOWL} * 2")),
    "builtins": (defined("made = lambda x: abs(x)"), defined("made = lambda x: min(x)")),
    "globals": both(GLOBAL),
    "functions called": both(AIDED),
    "closures": both(CLOSED),
    "defaults": both(DEFAULTS),
    "functions within": both(NESTED),
    "methods": (defined(rule("x")), defined(rule("x + 1"))),
    "cached": both(CACHED),
    "wrapped": both(WRAPPED),
    "partials": (partial(max, 1), partial(max, 2)),
    "clocks": (Clock(duration=3), Clock(duration=4)),
    "themes": (LIGHT, replace(LIGHT, duration=11.0)),
    "views": (Contour(), Contour(levels=5)),
    "gradients": (saddle.f, saddle.df),
    "generators": (np.random.default_rng(3), np.random.default_rng(4)),
}


@pytest.mark.parametrize(("one", "other"), OTHER.values(), ids=OTHER)
def test_what_is_another_means_another(one: object, other: object) -> None:
    assert meaning(one) != meaning(other)


def test_a_method_stands_for_its_class_and_its_object() -> None:
    assert len({meaning(defined(source)().step) for source in (rule("x"), rule("x + 1"))}) == 2


def test_what_holds_itself_is_read_once() -> None:
    endless: list[object] = [1]
    endless.append(endless)
    other: list[object] = [2]
    other.append(other)
    assert meaning(endless) != meaning(other)
    assert meaning(defined("def made(n): return n and made(n - 1)"))


@dataclass
class Held:
    lock: object = field(default_factory=threading.Lock)


def nested(depth: int) -> object:
    inner: list[object] = []
    for _ in range(depth):
        inner = [inner]
    return inner


UNSEEN: dict[str, Callable[[], object]] = {
    "a lock": Held,
    "a generator": lambda: (n for n in range(3)),
    "code made of text": lambda: defined("made = lambda x: eval('x')"),
    "a name that is nowhere": lambda: defined("made = lambda x: nowhere(x)"),
    "a module of the user's": lambda: defined("import likeness\nmade = lambda x: likeness.a"),
    "an import inside": lambda: defined("def made(x):\n    import likeness"),
    "an import by name": lambda: defined("import importlib\nmade = lambda x: importlib.a(x)"),
    "depth": lambda: nested(100_000),
}


@pytest.mark.parametrize("make", UNSEEN.values(), ids=UNSEEN)
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_what_cannot_be_seen_through_is_told(make: Callable[[], object]) -> None:
    with pytest.raises(UnfathomableError):
        meaning(make())


def test_asking_changes_nothing() -> None:
    assert meaning(saddle) == meaning(saddle)


def told(seed: str) -> str:
    code = (
        "from surfaces import saddle; from optimizers import Adam; from render import *\n"
        "from render.dependencies.meaning import meaning\n"
        "print(meaning([saddle, Adam(0.1), Landscape(), LIGHT, {'a', 'b', 'c', 'd'}]))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout


def test_it_is_the_same_in_any_process() -> None:
    assert told("1") == told("2") != ""


@pytest.mark.parametrize("package", ["surfaces", "optimizers", "render", "scenes"])
def test_source_says_the_same_with_another_layout(package: str) -> None:
    for path in (ROOT / package).rglob("*.py"):
        source = path.read_bytes()
        if b"__doc__" not in source:
            said = sense_of(source)
            assert said == sense_of(b"# a comment\n\n" + source + b"\n# one more"), path
            assert said != sense_of(source + b"\nother = 1"), path


def test_what_is_no_source_says_what_it_holds() -> None:
    assert sense_of(b"1 +") != sense_of(b"1 + # a comment")
    assert sense_of(b'"""One."""\na = __doc__') != sense_of(b'"""Two."""\na = __doc__')
    assert sense_of(b'def f():\n    """One."""') == sense_of(b"def f():\n    pass")
