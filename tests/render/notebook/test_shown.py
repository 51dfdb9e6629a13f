"""What a cell shows: a player of the film, whole in itself, and nothing else left behind."""

import fcntl
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Thread

import numpy as np
import pytest
from numpy.typing import NDArray
from player import players

import render.notebook.cell
from render import Scene
from render.encode import EncodeError
from render.notebook.clip import clip_of
from render.notebook.telling import unheard

pytestmark = pytest.mark.usefixtures("nothing_left")

SIZE = (480, 270)

NEAR = 2.0
"""Levels of 255 by which what is decoded may differ from what was drawn, on average."""


def apart(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    return float(np.abs(one.astype(float) - other).mean())


def test_a_player_shows_every_frame_of_its_film(scene: Scene) -> None:
    film = scene.film(size=SIZE)
    (player,) = players(film._repr_html_())
    played, drawn = player.frames, list(film)
    assert len(played) == len(drawn) == 10
    assert len({frame.tobytes() for frame in drawn[2:8]}) == 6
    for number in range(2, 8):
        far = [apart(played[number], one) for one in drawn]
        assert far.index(min(far)) == number
        assert far[number] < NEAR
    far = [apart(player.poster, one) for one in drawn]
    assert far.index(min(far)) >= 8


def test_a_player_starts_silently_by_itself_again_and_again_and_can_be_stopped(
    scene: Scene,
) -> None:
    (player,) = players(scene.film(size=SIZE)._repr_html_())
    assert {"autoplay", "loop", "muted", "playsinline", "controls"} <= set(player.attributes)


def test_a_player_is_as_large_as_its_film_and_no_wider_than_the_cell(scene: Scene) -> None:
    (player,) = players(scene.film(size=SIZE)._repr_html_())
    assert (player.attributes["width"], player.attributes["height"]) == ("480", "270")
    assert player.attributes["style"] == "max-width: 100%; height: auto"


def test_a_player_says_what_it_shows_to_who_does_not_see_it(scene: Scene) -> None:
    (player,) = players(scene.film(size=SIZE)._repr_html_())
    told = 'Film of 0.4 seconds, 30 steps of SGD, Adam: Is 1 < 2? "So" & <b>so</b>'
    assert player.attributes["aria-label"] == player.text == told


def test_a_scene_shows_the_film_of_its_first_view(scene: Scene) -> None:
    (player,) = players(scene._repr_html_())
    assert (player.attributes["width"], player.attributes["height"]) == ("960", "540")
    played = player.frames[-1]
    assert apart(played, scene.film("contour")[-1]) < NEAR
    assert apart(played, scene.film("value")[-1]) > NEAR


def test_a_film_is_shown_in_a_thread_too(scene: Scene) -> None:
    shown: list[str] = []
    thread = Thread(target=lambda: shown.append(scene.film(size=SIZE)._repr_html_()))
    thread.start()
    thread.join()
    (player,) = players(shown[0])
    assert len(player.frames) == 10


def interrupted(_done: int, _total: int) -> None:
    signal.raise_signal(signal.SIGINT)


def test_an_interrupt_while_frames_are_drawn_ends_it(scene: Scene) -> None:
    film = scene.film(size=SIZE)
    with pytest.raises(KeyboardInterrupt):
        clip_of(film, report=interrupted)
    assert len(clip_of(film, report=lambda *_: None)) > 1000


def test_what_a_killed_kernel_left_is_cleared_and_what_another_writes_stays(
    scene: Scene, tmp_path: Path
) -> None:
    film = scene.film(size=SIZE)
    dead, alive = tmp_path / "steepest-cell-dead", tmp_path / "steepest-cell-alive"
    parts = [folder / ".film.mp4.0123abcd.part" for folder in (dead, alive)]
    for part in parts:
        part.parent.mkdir()
        part.touch()
    (tmp_path / "steepest-cell-own.txt").touch()
    with parts[1].open() as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        film._repr_html_()
        assert parts[1].exists()
    assert sorted(tmp_path.iterdir()) == [alive, tmp_path / "steepest-cell-own.txt"]
    film._repr_html_()
    (tmp_path / "steepest-cell-own.txt").unlink()


def test_an_encoder_that_fails_is_told_without_a_path(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = scene.film(size=SIZE)
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", "/bin/false")
    with pytest.raises(EncodeError) as told:
        film._repr_html_()
    assert str(told.value).startswith("the encoder failed with exit code 1 after ")
    assert str(tmp_path) not in str(told.value)


def test_the_stages_are_told_in_their_order_and_counted(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, int, int]] = []

    def tell(stage: str, done: int = 0, total: int = 0) -> None:
        told.append((stage, done, total))

    class Telling:
        def __enter__(self) -> Callable[..., None]:
            return tell

        def __exit__(self, *_: object) -> None:
            told.append(("over", 0, 0))

    monkeypatch.setattr(render.notebook.cell, "telling", Telling)
    scene._repr_html_()
    assert told == [
        *(("simulating", done, total) for done, total in [(0, 0), (1, 2), (2, 2)]),
        ("preparing (first run compiles)", 0, 0),
        *(("drawing and encoding", done, 10) for done in range(1, 11)),
        ("over", 0, 0),
    ]


def test_where_no_notebook_runs_nobody_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with unheard() as tell:
        tell("drawing", 1, 2)
    assert capsys.readouterr() == ("", "")


def test_a_walker_that_diverges_is_shown_and_no_fault(scene: Scene) -> None:
    wild = replace(scene, optimizers=[type(scene.optimizers[0])(1e9)], steps=200)
    (player,) = players(wild.film(size=SIZE)._repr_html_())
    assert np.ptp(player.frames[-1]) > 100
