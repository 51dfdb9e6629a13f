"""A scene's film: which view, how large, how fast; what it is told as, and where it is saved."""

from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from render import Clock, Contour, Curves, Scene
from render.film.film import Film


def test_a_film_is_of_the_first_view_with_the_clocks_frames(scene: Scene) -> None:
    film = scene.film()
    assert (film.size, film.fps, len(film)) == ((960, 540), 25, 10)
    assert np.array_equal(film[-1], scene.film("contour")[9])


def test_a_film_may_be_of_any_view_size_and_rate(scene: Scene) -> None:
    film = scene.film("value", size=(320, 180), fps=10)
    assert (film.size, film.fps, len(film)) == ((320, 180), 10, 4)
    assert not np.array_equal(film[-1], scene.film(size=(320, 180))[-1])


def test_a_view_need_not_be_among_the_scenes_own(scene: Scene) -> None:
    picture = Contour() | Curves("x")
    assert len(scene.film(picture, size=(480, 270)).panels) == 2
    assert [view.name for view in scene.views] == ["contour", "value"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"view": "contuor"}, "no view 'contuor'; did you mean 'contour'?"),
        ({"view": "steps"}, "no view 'steps'; known: contour, value"),
        ({"view": Contour}, "view Contour is no view; is it an instance, such as Landscape()?"),
        ({"view": Curves("friction")}, "friction"),
        ({"size": "960x540"}, "size is '960x540'; write (width, height) in pixels: (960, 540)"),
        ({"size": (960.0, 540.0)}, "size is (960.0, 540.0); write (width, height) in pixels"),
        ({"size": 960}, "size is 960; write (width, height) in pixels: (960, 540)"),
        ({"size": (961, 540)}, "size 961x540: both sides must be even; try 962x540"),
        ({"fps": 0}, "Clock: fps is 0; it must be greater than 0, at most 240"),
        ({"fps": "25"}, "Clock: fps is '25', not a number"),
    ],
)
def test_what_no_film_can_be_made_of_is_told(scene: Scene, given, told: str) -> None:
    with pytest.raises(ValueError) as error:  # noqa: PT011  # the table has the words
        scene.film(**given)
    assert told in str(error.value)


@pytest.fixture
def film(scene: Scene) -> Film:
    return scene.film(size=(320, 180))


def test_a_film_is_told_in_a_line(film: Film) -> None:
    told = "10 frames of 320 × 180, 25 a second"
    assert repr(film) == f"<Film {film.scene.title!r}: {told}>"


@pytest.mark.parametrize("name", ["clip.mp4", "clip.gif"])
def test_a_film_is_saved_whole(film: Film, tmp_path: Path, name: str) -> None:
    film.save(str(tmp_path / name))
    with av.open(tmp_path / name) as file:
        frames = [frame.to_ndarray(format="rgb24") for frame in file.decode(video=0)]
    assert [frame.shape for frame in frames] == [(180, 320, 3)] * 10
    assert [entry.name for entry in tmp_path.iterdir()] == [name]


def test_a_frame_is_saved_as_a_still(film: Film, tmp_path: Path) -> None:
    film.save(tmp_path / "last.png", frame=-1)
    with Image.open(tmp_path / "last.png") as picture:
        assert np.array_equal(np.asarray(picture), film.settled()[9])
    film.save(tmp_path / "first.svg", frame=0)
    assert (tmp_path / "first.svg").read_text(encoding="utf-8").startswith("<?xml")


@pytest.mark.parametrize(
    ("name", "given", "told"),
    [
        ("a.avi", {}, "a.avi: cannot write '.avi'; known formats: .gif .mov .mp4 .png .webm .webp"),
        ("a", {}, "a: has no suffix; known formats: .gif .mov .mp4 .png .webm .webp"),
        ("a.png", {}, "a.png: is a still; say of which frame: save('a.png', frame=-1)"),
        (
            "a.mp4",
            {"frame": 3},
            "a.mp4: a film has all frames, and takes no frame=; stills are .pdf, .png, .svg",
        ),
    ],
)
def test_what_cannot_be_saved_is_told(
    film: Film, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, given, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ValueError) as error:  # noqa: PT011  # the table has the words
        film.save(name, **given)
    assert str(error.value) == told
    assert list(tmp_path.iterdir()) == []


def test_a_rate_that_a_format_cannot_play_is_told(scene: Scene, tmp_path: Path) -> None:
    film = scene.film(size=(320, 180), fps=30)
    with pytest.raises(ValueError, match="cannot play 30 frames a second; nearest: 25"):
        film.save(tmp_path / "a.gif")


def test_the_scenes_own_clock_is_left_as_it_is(scene: Scene) -> None:
    scene.film(size=(320, 180), fps=5)
    assert scene.clock == Clock(0.4)
