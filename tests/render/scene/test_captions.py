"""Captions: what is refused, when each stands, and where."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from optimizers import SGD
from render import Clock, Contour, Landscape, Scene, Sweep, simulate
from render.events import EventKind, events_of
from render.film.caption_times import Caption, captions_of
from render.film.filming import film_of
from render.raster import extent
from render.scene.themes import LIGHT
from render.shapes import Label
from scenes.himmelblau import scene as many_scene
from scenes.saddle import scene as saddle_scene
from surfaces import saddle

INK = LIGHT.ink
SENTENCE = "A long sentence that tells what is to be seen in here"

EVEN = Clock(10, fps=10, hold_start=0, hold_end=0)
"""A hundred frames, of which the last stands at the last step."""


def scene(**parts: Any) -> Scene:
    given = {"steps": 99, "clock": EVEN, "optimizers": [SGD(0.01)], **parts}
    return Scene("Told", saddle, [(0.5, 0.1)], views=[Contour()], **given)


def told(**parts: Any) -> tuple[Caption, ...]:
    declared = scene(**parts)
    return captions_of(declared, (), declared.timeline())


@pytest.mark.parametrize(
    ("captions", "words"),
    [
        ("event", ["captions is 'event'", "did you mean 'events'?"]),
        ("a saddle", ["captions is 'a saddle'", 'write "events" or {step: "what happens"}']),
        (["a"], ["captions is ['a']", "{step:"]),
        ({3: ""}, ["caption at 3 is ''", "words"]),
        ({3: 4}, ["caption at 3 is 4", "words"]),
        ({1.5: "x"}, ["caption at 1.5", "a step, or a range"]),
        ({True: "x"}, ["caption at True"]),
        ({"3": "x"}, ["caption at '3'"]),
        ({(3, 4, 5): "x"}, ["caption at (3, 4, 5)"]),
        ({100: "x"}, ["caption at 100", "steps go from 0 to 99"]),
        ({(9, 4): "x"}, ["caption at (9, 4)", "begins with its first step"]),
        ({(1, 5): "x", (3, 9): "y"}, ["captions up to step 5 and from step 3 overlap"]),
    ],
)
def test_what_is_wrong_with_captions_is_told(captions: object, words: list[str]) -> None:
    with pytest.raises(ValueError, match=r".") as error:
        scene(captions=captions)
    (line,) = str(error.value).split("\n")
    assert [word for word in words if word not in line] == []


def test_events_of_a_sweep_would_be_of_many_films_and_are_refused() -> None:
    with pytest.raises(ValueError, match="this scene has a sweep"):
        scene(captions="events", sweep=Sweep(learning_rate=[0.1, 0.2]))


def test_a_caption_stands_from_its_step_until_it_is_read() -> None:
    assert told(captions={20: "turns"}) == (Caption(20, 52, "turns"),)


def test_a_caption_gives_way_to_the_next() -> None:
    assert told(captions={30: "then", 20: "first"}) == (
        Caption(20, 30, "first"),
        Caption(30, 62, "then"),
    )


def test_a_caption_of_a_range_stands_through_all_of_it() -> None:
    assert told(captions={(10, 80): "long", (90, 99): "end"}) == (
        Caption(10, 81, "long"),
        Caption(90, 100, "end"),
    )


def test_a_caption_at_the_first_step_stands_from_the_first_frame_on() -> None:
    clock = Clock(10, fps=10, hold_start=2, hold_end=0)
    assert told(captions={0: "start"}, clock=clock)[0].begin == 0


def test_a_caption_at_the_last_step_stays_to_the_end() -> None:
    clock = Clock(10, fps=10, hold_start=0, hold_end=6)
    ((begin, end, _),) = told(captions={99: "there"}, clock=clock)
    assert begin < 41
    assert end == 100


@pytest.mark.parametrize("size", [(1280, 720), (800, 450), (480, 270), (1080, 1080), (720, 1280)])
@pytest.mark.parametrize(
    "view", [Landscape(azimuth=30), Contour(), Contour() | Landscape(azimuth=9)]
)
def test_a_caption_stands_below_the_picture_and_covers_nothing(view, size) -> None:
    declared = scene(
        captions={(0, 99): SENTENCE},
        optimizers=saddle_scene.optimizers,
    )
    film = film_of(declared, view, simulate(declared), size=size, fps=10)
    words = [s for s in film.picture(50) if isinstance(s, Label)]
    lines = [word for word in words if word.y > film.layout.panel.bottom and word.colour == INK]
    lines = [word for word in lines if word.anchor == "middle"]
    assert " ".join(line.text for line in lines) == SENTENCE
    for line in lines:
        left, top, right, bottom = extent(line)
        assert 0 < left < right < size[0]
        assert film.layout.panel.bottom < top < bottom < size[1]
        for word in words:
            if word is not line:
                box = extent(word)
                apart = max(left - box[2], box[0] - right, top - box[3], box[1] - bottom)
                assert apart > 0, word.text


def test_a_caption_comes_and_goes_softly() -> None:
    declared = scene(captions={20: "turns"})
    film = film_of(declared, Contour(), simulate(declared), size=(800, 450), fps=10)

    def strength(frame: int) -> float:
        return max(
            (s.strength for s in film.shapes(frame) if s.__class__ is Label and s.text == "turns"),
            default=0.0,
        )

    assert [strength(frame) for frame in (19, 20, 21, 35, 50, 51, 52)] == [0, 0.5, 1, 1, 1, 0.5, 0]


def test_a_caption_that_stands_at_the_films_ends_is_there_in_full() -> None:
    clock = Clock(10, fps=10, hold_start=0, hold_end=1)
    declared = scene(captions={0: "begins", 99: "ends"}, clock=clock)
    film = film_of(declared, Contour(), simulate(declared), size=(800, 450), fps=10)
    for frame, text in ((0, "begins"), (99, "ends")):
        (word,) = [s for s in film.shapes(frame) if isinstance(s, Label) and s.text == text]
        assert word.strength == 1


def test_a_character_that_the_font_lacks_is_told_of_a_caption_too() -> None:
    with pytest.raises(ValueError, match="'鞍点' has '鞍', '点', which the font lacks"):
        scene(captions={3: "鞍点"})


def test_a_scene_without_captions_leaves_no_room_for_them() -> None:
    plain = film_of(scene(), Contour(), simulate(scene()), size=(800, 450), fps=10)
    assert plain.layout.caption is None


def test_events_are_told_at_their_steps_each_long_enough_to_be_read() -> None:
    declared = replace(saddle_scene, captions="events")
    walked = simulate(declared)
    timeline = declared.timeline()
    found = captions_of(declared, walked, timeline)
    sentences = {event.sentence: event.step for event in events_of(declared, walked)}
    assert len(found) >= 3
    for one, other in pairwise(found):
        assert one.end <= other.begin
        assert other.begin - one.begin >= 1.3 * timeline.fps - 1
    for caption in found:
        due = timeline.reached(sentences[caption.text])
        assert due <= caption.begin <= due + 0.5 * timeline.fps
        assert caption.end - caption.begin <= 3.2 * timeline.fps


def test_where_much_happens_at_once_who_leaves_the_picture_is_left_unsaid_first() -> None:
    declared = replace(saddle_scene, captions="events")
    walked = simulate(declared)
    kinds = {event.sentence: event.kind for event in events_of(declared, walked)}
    assert EventKind.LEAVES_PICTURE in kinds.values()
    for seconds in (4, 10, 60):
        hurried = replace(declared, clock=Clock(seconds))
        found = captions_of(hurried, walked, hurried.timeline())
        told = {kinds[caption.text] for caption in found}
        assert EventKind.LEAVES_SADDLE in told
        assert (EventKind.LEAVES_PICTURE in told) == (seconds == 60)


def test_where_a_walker_settles_is_said_before_what_it_left() -> None:
    declared = replace(many_scene, captions="events")
    walked = simulate(declared)
    left = "SGD, from (−0.27, −1.92), leaves the saddle at (−0.13, −2), at step 11"
    settles = "SGD, from (−0.977, −1.63), is the first to settle in a minimum, at step 16"
    assert {left, settles} <= {event.sentence for event in events_of(declared, walked)}
    told = [caption.text for caption in captions_of(declared, walked, declared.timeline())]
    assert settles in told
    assert left not in told


def test_a_scene_in_which_nothing_happens_says_nothing() -> None:
    declared = scene(captions="events", steps=1)
    assert captions_of(declared, simulate(declared), declared.timeline()) == ()


def test_two_captions_of_one_first_step_are_refused_in_either_order() -> None:
    for captions in ({5: "a", (5, 7): "b"}, {(5, 7): "b", 5: "a"}):
        with pytest.raises(ValueError, match="two captions begin at step 5"):
            scene(captions=captions)


def test_a_caption_stays_through_a_pause_at_its_step() -> None:
    clock = Clock(20, fps=10, hold_start=0, hold_end=0, pauses={20: 10})
    declared = scene(captions={20: "wait"}, clock=clock)
    timeline = declared.timeline()
    ((begin, end, _),) = captions_of(declared, (), timeline)
    assert timeline.step(begin) == 20
    assert timeline.step(end - 1) == pytest.approx(20)
    assert end - begin >= 100


def test_captions_that_would_have_no_frame_are_left_out() -> None:
    declared = scene(captions=dict.fromkeys(range(99), "again"), clock=Clock(2, fps=10))
    found = captions_of(declared, (), declared.timeline())
    assert 0 < len(found) <= 20
    assert all(caption.begin < caption.end for caption in found)
