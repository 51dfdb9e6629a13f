"""Each class's own marker, and those of classes that have none."""

from dataclasses import replace

import pytest

from render.form import Form
from render.scene.theme import Theme
from render.scene.themes import THEMES

each_theme = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES.keys())


@each_theme
def test_two_of_one_class_are_told_by_shade_as_their_markers_are_one(theme: Theme) -> None:
    pair = ["Adam", "Adam"]
    assert theme.marked(["#7c14e2", "#7c14e3"], theme.markers_of(pair)) == (False, False)


@each_theme
def test_every_class_has_a_marker_of_its_own(theme: Theme) -> None:
    assert set(theme.markers) == set(theme.paths)
    forms = [*theme.markers.values(), *theme.spare_markers]
    assert (
        len(set(forms)) == len(forms) - 1
    )  # a class of one's own may be a plain disc where SGD is not shown


@each_theme
def test_a_class_keeps_its_marker_and_unknown_ones_take_the_spare_in_turn(theme: Theme) -> None:
    spare = theme.spare_markers
    assert theme.markers_of(["Newton", "Adam", "Other", "Newton"]) == [
        spare[0],
        theme.markers["Adam"],
        spare[1],
        spare[0],
    ]


@each_theme
def test_a_class_of_ones_own_never_wears_the_marker_of_another_in_the_line_up(theme: Theme) -> None:
    for name in theme.markers:
        shown = theme.markers_of(["Mine", name, "Other", "Third"])
        assert len(set(shown)) == 4, name
    all_taken = replace(theme, spare_markers=(Form("disc"),))
    assert all_taken.markers_of(["Mine", "SGD"]) == [Form("disc"), Form("disc")]
