"""Draws docs/family_tree.svg: every rule by the year of its source, with what it grew out of."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

import optimizers
from optimizers import Origin
from render import LIGHT

PAGE = Path(__file__).with_name("family_tree.svg")

FAMILIES = {
    "plain": "the slope, times a rate",
    "momentum": "averaged slopes or places",
    "adaptive": "a rate for each coordinate",
    "sign": "which way, not how steep",
    "second-order": "curvature as well",
}
"""The lanes, from above, and what is common to the rules of each."""

TYPE = 15
"""Pixels of type."""

NARROW, WIDE = "fijlrtI- ", "mwMW"
"""Letters of less width than most, and of more."""

ROW, PILL, DOT = 36, 26, 5
"""Pixels from row to row, of a name's height, and of the dot before it."""

LEFT, TOP, COLUMN, GAP = 240, 84, 70, 12
"""Pixels to the first year and to the first lane, from year to year, and between two names."""

NEAR, BEND = 150, 44
"""Pixels within which a name before another in a row seems to lead to it, and of a line's turns."""


class Rule(NamedTuple):
    """A rule, as the figure tells of it; `told` is its formula."""

    name: str
    label: str
    told: str
    origin: Origin


class Pill(NamedTuple):
    """A rule's place: its dot's middle, and where its name ends."""

    rule: Rule
    x: float
    y: float
    right: float


def main() -> None:
    """Write the figure."""
    PAGE.write_text(drawn(rules()), encoding="utf-8")


def rules() -> list[Rule]:
    """All that `optimizers` exports and that tells where it comes from."""
    found = []
    for name, kind in vars(optimizers).items():
        origin = getattr(kind, "origin", None)
        if isinstance(kind, type) and isinstance(origin, Origin):
            known = fields(kind) if is_dataclass(kind) else ()
            label = {one.name: one.default for one in known}.get("label")
            told = " ".join((kind.__doc__ or "").split("\n\n", maxsplit=1)[0].split())
            found.append(
                Rule(name, label if isinstance(label, str) and label else name, told, origin)
            )
    return found


def laid(given: Sequence[Rule]) -> tuple[list[Pill], Mapping[str, tuple[float, float]]]:
    """Every rule's place, and each lane's upper and lower end.

    Years are columns. In a lane a name takes the free row that is nearest to what it grew out of.
    """
    years = sorted({rule.origin.year for rule in given})
    known = {rule.name: rule for rule in given}
    pills: list[Pill] = []
    lanes = {}
    top = float(TOP)
    for family in FAMILIES:
        ends: list[float] = []
        last: dict[int, str] = {}
        rows: dict[str, int] = {}
        for rule in sorted(
            (one for one in given if one.origin.family == family),
            key=lambda one: (one.origin.year, _depth(one, known), one.name),
        ):
            x = LEFT + COLUMN * years.index(rule.origin.year)
            right = x + 2 * DOT + wide(rule.label) + 10
            row = chosen(rule, x, ends=ends, last=last, rows=rows)
            ends[row : row + 1] = [right]
            last[row], rows[rule.name] = rule.name, row
            pills.append(Pill(rule, x, top + ROW * (row + 0.5) + 5, right))
        if ends:
            lanes[family] = (top, top + ROW * len(ends) + 10)
            top = lanes[family][1] + 6
    return pills, lanes


def chosen(
    rule: Rule, x: float, *, ends: Sequence[float], last: Mapping[int, str], rows: Mapping[str, int]
) -> int:
    """The row of a lane in which a rule stands.

    A line that comes along a row looks as if it came from whoever stands there: so it is the row of
    one that it grew out of, or one in which nobody stands just before, or a new one.
    """
    parents = rule.origin.after
    wanted = next((rows[name] for name in parents if name in rows), 0)
    free = [row for row, end in enumerate(ends) if end + GAP < x - PILL / 2]

    def cost(row: int) -> float:
        if row < len(ends) and last[row] in parents:
            return 0.0
        near = row < len(ends) and x - ends[row] < NEAR
        behind = row < len(ends) and row == wanted  # another stands between the two
        return 1.0 + abs(row - wanted) + 3.0 * near + 9.0 * behind

    return min([*free, len(ends)], key=cost)


def wide(label: str) -> float:
    """Pixels that a name takes in the broadest of the fonts that a browser may choose."""
    shares = (
        0.4 if c in NARROW else 1.0 if c in WIDE else 0.76 if c.isupper() else 0.64 for c in label
    )
    return TYPE * sum(shares)


def drawn(given: Sequence[Rule]) -> str:
    """The figure as SVG."""
    pills, lanes = laid(given)
    width = max(pill.right for pill in pills) + 28
    height = max(bottom for _, bottom in lanes.values()) + 18
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
        f'font-family="Segoe UI, Helvetica Neue, DejaVu Sans, sans-serif" font-size="{TYPE}">',
        "<title>The rules of steepest by their years, and what each grew out of</title>",
        f'<rect width="{width:g}" height="{height:g}" fill="{LIGHT.ground}"/>',
        f'<text x="24" y="34" fill="{LIGHT.ink}" font-size="20" font-weight="600">'
        "Where the rules come from</text>",
    ]
    for family, (top, bottom) in lanes.items():
        lines += [
            f'<rect x="12" y="{top:g}" width="{width - 24:g}" height="{bottom - top:g}" rx="8" '
            f'fill="{LIGHT.wall}" fill-opacity="0.55"/>',
            f'<text x="24" y="{top + 21:g}" fill="{LIGHT.ink}" font-weight="600">{family}</text>',
            f'<text x="24" y="{top + 39:g}" fill="{LIGHT.quiet}" font-size="13">'
            f"{FAMILIES[family]}</text>",
        ]
    lines += axis({pill.rule.origin.year: pill.x for pill in pills}, height)
    places = {pill.rule.name: pill for pill in pills}
    for pill in pills:
        lines += [line(places[a], pill) for a in pill.rule.origin.after if a in places]
    for pill in pills:
        lines += shown(pill)
    return "\n".join([*lines, "</svg>", ""])


def axis(years: Mapping[int, float], height: float) -> list[str]:
    """The years above their columns; two dots where some between two columns are left out."""
    lines = []
    for year, x in sorted(years.items()):
        lines += [
            f'<line x1="{x:g}" y1="{TOP - 12}" x2="{x:g}" y2="{height - 18:g}" '
            f'stroke="{LIGHT.quiet}" stroke-opacity="0.22"/>',
            f'<text x="{x:g}" y="{TOP - 20}" fill="{LIGHT.quiet}" text-anchor="middle" '
            f'font-size="14">{year}</text>',
        ]
        if year + 1 not in years and year != max(years):
            lines.append(
                f'<text x="{x + COLUMN / 2:g}" y="{TOP - 20}" fill="{LIGHT.quiet}" '
                f'text-anchor="middle" font-size="14">…</text>'
            )
    return lines


def line(old: Pill, new: Pill) -> str:
    """From a rule's name to the dot of one that grew out of it."""
    away = 0.0 if old.y == new.y else PILL / 2 if new.y > old.y else -PILL / 2
    end = new.x - PILL / 2
    begin = old.right if not away else max(old.x, min(old.right - 14, end - 22))
    path = (
        f"M {begin:g} {old.y + away:g} C {begin + 0.3 * max(0.0, end - begin):g} "
        f"{new.y - 0.35 * (new.y - old.y):g} {end - BEND:g} {new.y:g} {end:g} {new.y:g}"
    )
    return (
        f'<path d="{path}" fill="none" stroke="{colour(new.rule)}" stroke-opacity="0.65" '
        'stroke-width="1.8"/>'
    )


def shown(pill: Pill) -> list[str]:
    """A rule's name with its dot, and its formula where a reader points at it."""
    left, hue = pill.x - PILL / 2, colour(pill.rule)
    return [
        f"<g><title>{escape(pill.rule.told)}</title>",
        f'<rect x="{left:g}" y="{pill.y - PILL / 2:g}" width="{pill.right - left:g}" '
        f'height="{PILL}" rx="{PILL / 2:g}" fill="{LIGHT.casing}" stroke="{hue}" '
        'stroke-width="1.4"/>',
        f'<circle cx="{pill.x:g}" cy="{pill.y:g}" r="{DOT}" fill="{hue}"/>',
        f'<text x="{pill.x + 2 * DOT:g}" y="{pill.y + 5:g}" fill="{LIGHT.ink}">'
        f"{escape(pill.rule.label)}</text></g>",
    ]


def colour(rule: Rule) -> str:
    """A rule's colour on a light ground."""
    return LIGHT.paths.get(rule.name, LIGHT.quiet)


def _depth(rule: Rule, known: Mapping[str, Rule]) -> int:
    """How many rules of the same year it grew out of, one out of another."""
    same = [
        known[name]
        for name in rule.origin.after
        if name in known and known[name].origin.year == rule.origin.year
    ]
    return 1 + max((_depth(one, known) for one in same), default=0)


if __name__ == "__main__":
    main()
