"""Settled films: what is seen alone is not caught while it fades."""

from dataclasses import replace

from render import Landscape, simulate
from render.film.filming import film_of
from render.film.ranking import as_read
from render.shapes import Label
from scenes.saddle import scene as saddle_scene

FILM = film_of(
    saddle_scene, Landscape(azimuth=120), simulate(saddle_scene), size=(1280, 720), fps=25
)


def words(film, frame: int) -> list[Label]:
    return [shape for shape in film.picture(frame) if isinstance(shape, Label)]


def test_nothing_fades_in_a_settled_film_though_it_does_in_the_film() -> None:
    settled = FILM.settled()
    frames = range(0, len(FILM), 3)
    assert any(label.strength < 1 for frame in frames for label in words(FILM, frame))
    assert all(label.strength == 1 for frame in frames for label in words(settled, frame))


def test_rows_of_a_settled_film_stand_in_the_order_of_its_frames_values() -> None:
    ranking = FILM.key
    for frame in range(0, len(FILM), 7):
        step = int(FILM.timeline.step(frame) + 1e-9)
        values = [as_read(float(value)) for value in ranking.standing.ranked[step]]
        rows = [
            s for s in ranking.shapes(frame, FILM.layout.key, fades=False) if isinstance(s, Label)
        ]
        shown = [
            row.text for row in sorted(rows, key=lambda row: row.y) if row.text in ranking.labels
        ]
        ordered = [values[ranking.labels.index(label)] for label in shown]
        assert ordered == sorted(ordered)


def test_the_last_frame_is_that_of_the_film() -> None:
    assert (FILM.settled()[-1] == FILM[-1]).all()


def test_numbers_are_those_of_the_frame_unless_they_are_to_stand() -> None:
    film = film_of(saddle_scene, Landscape(), simulate(saddle_scene), size=(640, 360), fps=25)
    frame = next(k for k in range(100, 110) if k % 4 == 3)

    def step(of: object) -> str:
        return next(s.text for s in of.shapes(frame) if isinstance(s, Label) and s.digits)

    assert step(film) == str(int(film.moment(frame).step + 1e-9))
    assert step(replace(film, numbers_stand=0.16)) == str(int(film.moment(frame - 3).step + 1e-9))
