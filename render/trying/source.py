"""source_of(trial): the text of a scene's file, as a person would write it."""

from collections.abc import Sequence
from dataclasses import dataclass

from render.trying.ground import Ground
from render.trying.written import interval, quoted, written

WIDTH = 100
"""Letters in a line of code."""

NAMED = 3
"""Of a line-up, who are named in its title; of more their number is."""

COUNTS = ("", "", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


@dataclass(frozen=True)
class Trial:
    """All that a scene says that nobody wrote.

    line_up: the class, the rate and, where it needs one, the label of each optimizer
    chosen: how the rates were, a sentence
    theme: its name; the default one where it is None
    log: whether values are told by their powers of ten, as heights are
    """

    ground: Ground
    title: str
    starts: tuple[tuple[float, float], ...]
    line_up: tuple[tuple[str, float, str | None], ...]
    steps: int
    chosen: str
    theme: str | None = None
    log: bool = False


VIEWS = """\
    views=[
        Landscape(elevation=None),
        Contour(),
        ((Landscape(elevation=None) | Contour()) / Curves("value")).ratio(7, 4).named("panels"),
    ],
"""

IN_POWERS = VIEWS.replace(
    """Curves("value")).ratio(7, 4).named""",
    """Curves("value", log=True))
        .ratio(7, 4)
        .named""",
)
"""The same where values go over powers of ten."""

NAMES = ("landscape", "contour", "panels")
"""The names of those views."""


def source_of(trial: Trial) -> str:
    """A module that declares `scene`; it is the same text for the same trial."""
    classes = sorted({kind for kind, _, _ in trial.line_up}, key=_in_order)
    starts = ", ".join(interval(start) for start in trial.starts)
    ground = trial.ground
    return "\n".join(
        [
            f'"""{_stopped(ground.told)}',
            "",
            trial.chosen,
            '"""',
            "",
            _imported("optimizers", classes),
            "from render import Contour, Curves, Landscape, Scene",
            f"from surfaces import {ground.imported}",
            "",
            *((*ground.declared, "") if ground.declared else ()),
            "scene = Scene(",
            f"    title={quoted(trial.title)},",
            *(f"    {word}," for word in ground.words),
            f"    starts=[{starts}],",
            "    optimizers=[",
            *(f"        {optimizer(*one)}," for one in trial.line_up),
            "    ],",
            f"    steps={trial.steps},",
            (IN_POWERS if trial.log else VIEWS)
            + ("" if trial.theme is None else f"    theme={quoted(trial.theme)},\n")
            + '    captions="events",',
            ")",
            "",
        ]
    )


def _stopped(sentence: str) -> str:
    """A sentence with its full stop, as a docstring's first line."""
    return sentence.removesuffix(".") + "."


def _imported(package: str, names: Sequence[str]) -> str:
    """The line, or the lines, that import these."""
    line = f"from {package} import {', '.join(names)}"
    if len(line) <= WIDTH:
        return line
    return "\n".join([f"from {package} import (", *(f"    {name}," for name in names), ")"])


def title_of(kinds: Sequence[str], starts: Sequence[tuple[float, float]]) -> str:
    """Who walks, and from where."""
    who = kinds[0] if len(kinds) == 1 else f"{_count(len(kinds))} optimizers"
    if 1 < len(kinds) == len({*kinds}) <= NAMED:
        who = f"{', '.join(kinds[:-1])} and {kinds[-1]}"
    if len(starts) == 1:
        (x, y), *_ = starts
        return f"{who} from ({written(x)}, {written(y)})".replace("-", "−")
    return f"{who} from {_count(len(starts)).lower()} starts"


def optimizer(kind: str, rate: float, label: str | None) -> str:
    """How an optimizer is written; AdaDelta needs no rate."""
    words = [] if (kind, rate) == ("AdaDelta", 1.0) else [written(rate)]
    words += [] if label is None else [f"label={quoted(label)}"]
    return f"{kind}({', '.join(words)})"


def _count(number: int) -> str:
    return COUNTS[number] if 1 < number < len(COUNTS) else str(number)


def _in_order(name: str) -> tuple[bool, str]:
    return not name.isupper(), name
