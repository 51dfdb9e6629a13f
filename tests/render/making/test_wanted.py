"""What a film was asked to be, and what its format makes of that."""

from render import Landscape, simulate
from render.encode.gif import GIF
from render.encode.mp4 import MP4
from render.film.filming import film_of
from render.film.glass import Glass
from render.making.wanted import Wanted
from scenes.saddle import scene

FILM = film_of(scene, Landscape(), simulate(scene), size=(160, 90), fps=25)


def test_numbers_stand_as_long_as_the_level_of_the_format_says() -> None:
    for level, seconds in enumerate(GIF.numbers_stand):
        assert Wanted().shown(FILM, GIF, level).numbers_stand == seconds > 0
    assert Wanted().shown(FILM, MP4, 0) is FILM
    assert FILM.numbers_stand == 0


def test_a_film_without_a_ground_is_one_on_glass() -> None:
    shown = Wanted(transparent=True).shown(FILM, GIF, 1)
    assert isinstance(shown, Glass)
    assert shown.film.numbers_stand == GIF.numbers_stand[1]


def test_what_was_asked_for_is_said_again_as_options() -> None:
    wanted = Wanted((640, 360), 12.5, "av1", transparent=True)
    assert wanted.options == ("--size", "640x360", "--fps", "12.5", "--codec", "av1")
    assert wanted.flags == ("--transparent",)
    assert (Wanted().options, Wanted().flags) == ((), ())
