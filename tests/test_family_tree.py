"""The family tree of the rules: as it would be drawn now, and room in it for thirty names."""

from itertools import combinations
from xml.etree import ElementTree as ET

import make_family_tree as tree
import pytest

from optimizers import Origin

LATER = [
    tree.Rule(name, label, "", Origin(family, year, after))
    for name, label, family, year, after in [
        ("AdaMax", "AdaMax", "adaptive", 2015, ("Adam",)),
        ("NAdam", "NAdam", "adaptive", 2016, ("Adam", "Nesterov")),
        ("AMSGrad", "AMSGrad", "adaptive", 2018, ("Adam",)),
        ("Yogi", "Yogi", "adaptive", 2018, ("Adam",)),
        ("AdamW", "AdamW", "adaptive", 2019, ("Adam",)),
        ("RAdam", "RAdam", "adaptive", 2020, ("Adam",)),
        ("AdaBelief", "AdaBelief", "adaptive", 2020, ("Adam",)),
        ("Adan", "Adan", "adaptive", 2022, ("Adam", "Nesterov")),
        ("Prodigy", "Prodigy", "adaptive", 2023, ("Adam",)),
        ("ADOPT", "ADOPT", "adaptive", 2024, ("Adam",)),
        ("AdEMAMix", "AdEMAMix", "adaptive", 2024, ("AdamW",)),
        ("Rprop", "Rprop", "sign", 1993, ("SGD",)),
        ("Lion", "Lion", "sign", 2023, ("Momentum",)),
        ("Cautious", "Cautious", "sign", 2024, ("AdamW",)),
        ("Grams", "Grams", "sign", 2025, ("Cautious",)),
        ("Sophia", "Sophia", "second-order", 2023, ("AdamW",)),
        ("Wanderer", "A long name's Wanderer", "second-order", 2024, ("Sophia",)),
        ("Wanderers", "A long name's Wanderers", "second-order", 2025, ("Wanderer",)),
    ]
]
"""Some that there are or will be, beside those that there are."""

NOW = tree.rules()
MANY = [*NOW, *(one for one in LATER if one.name not in {rule.name for rule in NOW})]

each_size = pytest.mark.parametrize("given", [NOW, MANY], ids=["now", "thirty"])


def box(pill: tree.Pill) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a name with its dot."""
    half = tree.PILL / 2
    return pill.x - half, pill.y - half, pill.right, pill.y + half


def overlaps(pills: list[tree.Pill]) -> list[tuple[str, str]]:
    """The names of those that lie one over another."""
    found = []
    for one, other in combinations(pills, 2):
        a, b = box(one), box(other)
        if not (a[2] < b[0] or b[2] < a[0] or a[3] < b[1] or b[3] < a[1]):
            found.append((one.rule.name, other.rule.name))
    return found


def test_the_figure_is_what_would_be_drawn_now() -> None:
    assert tree.PAGE.read_text(encoding="utf-8") == tree.drawn(NOW), "run docs/make_family_tree.py"


@each_size
def test_no_name_overlaps_another(given: list[tree.Rule]) -> None:
    pills, _ = tree.laid(given)
    assert len(pills) == len(given)
    assert overlaps(pills) == []


@each_size
def test_every_name_stands_in_its_familys_lane_and_in_its_years_column(
    given: list[tree.Rule],
) -> None:
    pills, lanes = tree.laid(given)
    columns = {pill.rule.origin.year: pill.x for pill in pills}
    assert [x for _, x in sorted(columns.items())] == sorted(set(columns.values()))
    for pill in pills:
        top, bottom = lanes[pill.rule.origin.family]
        assert pill.x == columns[pill.rule.origin.year]
        assert top < box(pill)[1]
        assert box(pill)[3] < bottom


@each_size
def test_no_line_along_a_row_passes_another_name(given: list[tree.Rule]) -> None:
    pills, _ = tree.laid(given)
    places = {pill.rule.name: pill for pill in pills}
    for new in pills:
        for old in (places[name] for name in new.rule.origin.after):
            between = [
                one.rule.name
                for one in pills
                if one.y == old.y == new.y and old.right < one.x < new.x
            ]
            assert between == [], (old.rule.name, new.rule.name)


@each_size
def test_each_name_is_shown_with_lines_to_all_it_grew_out_of(given: list[tree.Rule]) -> None:
    root = ET.fromstring(tree.drawn(given))
    svg = "{http://www.w3.org/2000/svg}"
    shown = [g.find(f"{svg}text").text for g in root.iter(f"{svg}g")]  # type: ignore[union-attr]
    assert sorted(map(str, shown)) == sorted(rule.label for rule in given)
    assert len(list(root.iter(f"{svg}path"))) == sum(len(rule.origin.after) for rule in given)


def test_names_that_overlap_are_found() -> None:
    pills, _ = tree.laid(NOW)
    assert overlaps([*pills, pills[0]._replace(x=pills[0].x + 5)]) == [("SGD", "SGD")]
