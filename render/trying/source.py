"""source_of(trial): the text of a scene's file, as a person would write it."""

from collections.abc import Sequence
from dataclasses import dataclass

from surfaces import Domain

COUNTS = ("", "", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


@dataclass(frozen=True)
class Trial:
    """All that the scene of a formula says.

    line_up: the class, the rate and, where it needs one, the label of each optimizer
    chosen: how the rates were, a sentence
    """

    formula: str
    title: str
    domain: Domain
    starts: tuple[tuple[float, float], ...]
    line_up: tuple[tuple[str, float, str | None], ...]
    steps: int
    chosen: str


VIEWS = """\
    views=[
        Landscape(elevation=None),
        Contour(),
        ((Landscape(elevation=None) | Contour()) / Curves("value")).ratio(7, 4).named("panels"),
    ],
"""

NAMES = ("landscape", "contour", "panels")
"""The names of those views."""


def source_of(trial: Trial) -> str:
    """A module that declares `scene`; it is the same text for the same trial."""
    classes = ", ".join(sorted({kind for kind, _, _ in trial.line_up}, key=_in_order))
    (x0, x1), (y0, y1) = trial.domain
    starts = ", ".join(f"({written(x)}, {written(y)})" for x, y in trial.starts)
    return "\n".join(
        [
            '"""f(x, y) = ' + " ".join(trial.formula.split()) + ".",
            "",
            trial.chosen,
            '"""',
            "",
            f"from optimizers import {classes}",
            "from render import Contour, Curves, Landscape, Scene",
            "from surfaces import surface_from",
            "",
            "surface = surface_from(",
            f"    {quoted(trial.formula)},",
            f"    domain=(({written(x0)}, {written(x1)}), ({written(y0)}, {written(y1)})),",
            ")",
            "",
            "scene = Scene(",
            f"    title={quoted(trial.title)},",
            "    surface=surface,",
            f"    starts=[{starts}],",
            "    optimizers=[",
            *(f"        {optimizer(*one)}," for one in trial.line_up),
            "    ],",
            f"    steps={trial.steps},",
            VIEWS + '    captions="events",',
            ")",
            "",
        ]
    )


def title_of(kinds: Sequence[str], starts: Sequence[tuple[float, float]]) -> str:
    """Who walks, and from where."""
    who = kinds[0] if len(kinds) == 1 else f"{_count(len(kinds))} optimizers"
    if len(starts) == 1:
        (x, y), *_ = starts
        return f"{who} from ({written(x)}, {written(y)})".replace("-", "−")
    return f"{who} from {_count(len(starts)).lower()} starts"


def optimizer(kind: str, rate: float, label: str | None) -> str:
    """How an optimizer is written; AdaDelta needs no rate."""
    words = [] if (kind, rate) == ("AdaDelta", 1.0) else [written(rate)]
    words += [] if label is None else [f"label={quoted(label)}"]
    return f"{kind}({', '.join(words)})"


def written(number: float) -> str:
    """A number as it is written in code."""
    return repr(float(number) + 0.0).removesuffix(".0")


def quoted(text: str) -> str:
    """A string as it is written in code, in double quotes."""
    plain = repr(text)
    return f'"{plain[1:-1]}"' if plain[0] == "'" and '"' not in text else plain


def _count(number: int) -> str:
    return COUNTS[number] if 1 < number < len(COUNTS) else str(number)


def _in_order(name: str) -> tuple[bool, str]:
    return not name.isupper(), name
