"""What a deck is to show, and what is said on its slides."""

from dataclasses import replace
from pathlib import Path

import pytest

from render.publishing.decks.choice import Choice
from render.publishing.decks.layout import CAPTION, SMALLEST, TITLE, film_box, fitted
from render.publishing.decks.planning import planned
from render.publishing.decks.segment import segments
from render.publishing.decks.slide import kinds_of
from render.publishing.description import Description, Happening, Walker

SADDLE = Path("saddle.py")

TOLD = Description(
    name="saddle",
    title="Leaving a saddle",
    about="Two leave it, cf. Fig. 3.2 of A. Author's. One does not!\nA second paragraph.",
    surface="long_saddle",
    formula="x^2 - y^2",
    equation="x² − y²",
    starts=((0.5, 0.25),),
    steps=100,
    walkers=(
        Walker("Adam", "Adam", "#7700aa", "m ← β₁m + (1 − β₁)g.", ("left",)),
        Walker("Home", "Home", "#112233", "", ("converged",)),
    ),
    swept=(),
    views=("landscape", "contour"),
    seconds=10.0,
    happenings=(
        Happening(10, 2.0, 4.0, "Adam leaves the saddle"),
        Happening(30, 4.0, 6.0, "Home arrives"),
    ),
    ground="#fbfaf7",
    ink="#22262b",
)


def plan(*views: str | None, told: Description = TOLD, segmented: bool = False):
    return planned([Choice(SADDLE, view) for view in views], {SADDLE: told}, segmented=segmented)


def test_a_scene_is_a_slide_of_its_first_view() -> None:
    deck = plan(None)
    (slide,) = deck.slides
    assert deck.title == slide.title == "Leaving a saddle"
    assert slide.view == "landscape"
    assert slide.whole
    assert slide.seconds == 10
    assert slide.caption == "Two leave it, cf. Fig. 3.2 of A. Author's."
    assert (slide.ground, slide.ink) == ("#fbfaf7", "#22262b")


def test_notes_say_what_happens_the_formula_and_the_rules() -> None:
    notes = plan(None).slides[0].notes
    assert "2.0 s: Adam leaves the saddle" in notes
    assert "A second paragraph." in notes
    assert "long saddle: f(x, y) = x² − y²" in notes
    assert "Adam: m ← β₁m + (1 − β₁)g." in notes
    assert not any(line.startswith("Home:") for line in notes), "it has no rule to tell"


def test_a_scene_that_says_nothing_has_its_formula_for_a_caption() -> None:
    assert plan(None, told=replace(TOLD, about="")).slides[0].caption == "f(x, y) = x² − y²"


def test_two_views_of_a_scene_have_titles_of_their_own() -> None:
    titles = [slide.title for slide in plan("contour", None).slides]
    assert titles == ["Leaving a saddle, contour", "Leaving a saddle, landscape"]


def test_what_is_named_twice_is_shown_twice() -> None:
    first, second = plan("contour", "contour").slides
    assert first == second


def test_a_view_that_is_not_there_is_refused_with_the_nearest() -> None:
    with pytest.raises(ValueError, match=r"^saddle\.py: no view 'contuor'; did you mean 'contour'"):
        plan("contuor", None)


def test_a_slide_for_each_thing_that_happens_and_one_to_the_end() -> None:
    slides = plan(None, segmented=True).slides
    assert [slide.title for slide in slides] == [
        f"Leaving a saddle ({number} of 3)" for number in (1, 2, 3)
    ]
    assert [slide.caption for slide in slides] == [
        "Adam leaves the saddle",
        "Home arrives",
        "In the end Home is at a minimum, or where it is flat and Adam is outside the picture.",
    ]
    assert not any(slide.whole for slide in slides)
    assert [(s.segment.begin, s.segment.end) for s in slides] == [(0, 2.5), (2.5, 4.5), (4.5, 10)]
    assert slides[1].notes[:2] == (
        "Part 2 of 3 plays for 2.0 s; a click goes on.",
        "1.5 s: Home arrives",
    )
    assert "the film ends here" in slides[2].notes[0]


def test_only_the_last_segment_says_how_they_end() -> None:
    first, _, last = plan(None, segmented=True).slides
    assert "In the end" not in first.alternative
    assert "Adam leaves the saddle" in first.alternative
    assert "In the end" in last.alternative
    assert "Adam leaves the saddle" not in last.alternative


def test_where_nothing_happens_the_film_is_whole() -> None:
    (slide,) = plan(None, told=replace(TOLD, happenings=()), segmented=True).slides
    assert slide.whole
    assert slide.title == "Leaving a saddle"


@pytest.mark.parametrize(
    "begins", [(2.0, 2.1, 2.2), (9.8,), (0.0, 0.2, 9.0), (1.0, 3.0, 9.9), (9.99, 9.995)]
)
def test_every_happening_is_in_one_segment_and_the_segments_are_the_film(
    begins: tuple[float, ...],
) -> None:
    told = replace(
        TOLD, happenings=tuple(Happening(0, at, min(at + 3, 10.0), f"at {at}") for at in begins)
    )
    parts = segments(told)
    assert [one for part in parts for one in part.happenings] == list(told.happenings)
    assert parts[0].begin == 0
    assert parts[-1].end == told.seconds
    assert [part.end for part in parts[:-1]] == [part.begin for part in parts[1:]]
    assert all(part.end - part.begin >= 0.4 for part in parts)
    assert [part.last for part in parts] == [*[False] * (len(parts) - 1), True]


def test_a_caption_is_seen_in_full_before_the_film_stands() -> None:
    first = segments(TOLD)[0]
    assert first.end == 2.0 + 0.5
    brief = replace(TOLD, happenings=(Happening(1, 2.0, 2.2, "brief"),))
    assert segments(brief)[0].end == 2.2, "it is still seen"


def test_a_whole_film_of_the_usual_size_is_the_one_that_a_build_makes() -> None:
    film, poster = kinds_of(plan(None).slides[0], None, 10.0)
    assert film.words("contour") == ("render", "--view=contour")
    assert film.suffix == ".mp4"
    assert poster.words("contour") == ("still", "--view=contour", "--scale=2")


def test_segments_meet_in_one_place_and_their_poster_is_their_first_frame() -> None:
    kinds = [kinds_of(slide, None, 10.0) for slide in plan(None, segmented=True).slides]
    options = [film.options for film, _ in kinds]
    assert options == [
        ("--to=0.250000000000",),
        ("--from=0.250000000000", "--to=0.450000000000"),
        ("--from=0.450000000000",),
    ]
    assert [film.suffix for film, _ in kinds] == ["-1of3.mp4", "-2of3.mp4", "-3of3.mp4"]
    assert kinds[1][1].options == ("--at=0.250000000000", "--scale=2")


def test_a_film_of_another_size_has_a_name_of_its_own() -> None:
    film, poster = kinds_of(plan(None).slides[0], (1920, 1080), 10.0)
    assert film.suffix == "-1920x1080.mp4"
    assert film.options == ("--size=1920x1080",)
    assert poster.options == ("--size=1920x1080",)


def test_what_no_document_can_hold_is_left_out() -> None:
    odd = replace(TOLD, title="a\x00b\ud800c\nd", about='<b>\x1b[0m & "so"')
    slide = plan(None, told=odd).slides[0]
    assert slide.title == "a b c d"
    assert slide.caption == '<b> [0m & "so"'


def test_a_film_stands_in_the_middle_as_large_as_can_be() -> None:
    wide, tall = film_box((1280, 720)), film_box((720, 1280))
    assert wide.height == tall.height == 584
    assert wide.left + wide.width / 2 == tall.left + tall.width / 2 == 640
    assert wide.width / wide.height == pytest.approx(16 / 9)
    flat = film_box((2000, 100))
    assert (flat.left, flat.width) == (40, 1200)


def test_words_are_as_large_as_they_can_be_and_cut_only_where_they_must() -> None:
    assert fitted("Short", TITLE) == ("Short", 36)
    longer, size = fitted("A title of words " * 6, TITLE)
    assert longer.endswith("words ")
    assert SMALLEST < size < 36
    cut, size = fitted("A caption of words " * 60, CAPTION)
    assert size == SMALLEST
    assert cut.endswith("…")
