"""What is known of the ground, in lines: of a formula, of a surface that has a name."""

from collections.abc import Sequence

from render.facts.grounds import intervals, minima_told
from render.scene.themes import LIGHT
from render.trying.ground import Exported
from render.trying.written import written
from render.views.paths.marks import OUTLINES, marked
from surfaces import CriticalPoint, Surface
from surfaces.critical.search import MOST

LISTED = 20
"""Critical points that are told one by one."""

PLURALS = {"minimum": "minima", "maximum": "maxima", "flat": "flat", "level": "level"}
"""Of kinds that take no s."""

SETS = {
    "valley": "level valley through",
    "ridge": "level ridge through",
    "level": "level ground at",
}


def listed(surface: Surface, *, chosen: bool) -> list[str]:
    """Formula, domain, critical points, a line each; of very many the first, and how many more."""
    x0, x1, y0, y1 = (written(end) for ends in surface.domain for end in ends)
    how = f", chosen; --domain {x0},{x1},{y0},{y1}" if chosen else ""
    lines = [f"f(x, y) = {surface.name}"]
    lines.append(f"domain x from {x0} to {x1}, y from {y0} to {y1}{how}")
    found = surface.critical
    if not found:
        return [*lines, "no critical point found in it: walkers go down until they leave"]
    lines += [_line(one) for one in found[:LISTED]]
    if len(found) > LISTED:
        lines.append(f"  and {len(found) - LISTED} more: {_counted(found[LISTED:])}")
    if len(found) >= MOST:
        lines.append(
            f"  there may be more still: {MOST} are told at most; a smaller --domain shows all"
        )
    lines += _unmarked(surface)
    if not surface.minima:
        lines.append("no isolated minimum in it")
    return lines


def known(ground: Exported) -> list[str]:
    """Formula, domain, and minima of a surface that has a name, a line each."""
    surface = ground.surface
    lines = [f"{ground.name}: {ground.told}", f"domain {intervals(surface.domain)}"]
    if not surface.minima:
        return [*lines, "no minimum in it: walkers go down until they leave"]
    return [*lines, f"minima {minima_told(surface.minima)}"]


def _line(one: CriticalPoint) -> str:
    what = SETS.get(one.kind, one.kind)
    digits = 3 if one.kind in SETS else 6  # of a whole line, which point it is says little
    place = f"({_short(one.x, digits)}, {_short(one.y, digits)})"
    return f"  {what:<9} {place:<26} f = {_short(one.value)}"


def _unmarked(surface: Surface) -> list[str]:
    """How many are marked, where not all are."""
    points = [one for one in surface.critical if one.kind in OUTLINES]
    shown = marked(points, surface.domain, LIGHT, scale=1.0)
    if len(shown) == len(points):
        return []
    if not shown:
        return [f"  none of these {len(points)} is marked: too many to be told apart in a picture"]
    return [
        f"  marked are {len(shown)} of these {len(points)} that a picture can tell apart: "
        f"{_counted(shown)}"
    ]


def _counted(found: Sequence[CriticalPoint]) -> str:
    kinds = [one.kind for one in found]
    counts = {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)}
    return ", ".join(
        f"{n} {kind if n == 1 else PLURALS.get(kind, f'{kind}s')}" for kind, n in counts.items()
    )


def _short(number: float, digits: int = 6) -> str:
    return f"{number:.{digits}g}" if abs(number) > 1e-12 else "0"
