import threading
import weakref
from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from render.encode import Frames
from render.encode.ahead import drawn_ahead

MakeFilm = Callable[..., Frames]
SHAPE = (48, 64, 3)


def test_frames_come_in_order_whichever_is_drawn_first(make_film: MakeFilm) -> None:
    second = threading.Event()

    def first_waits_for_second(index: int) -> None:
        if index == 1:
            second.set()
        assert index != 0 or second.wait(20)

    film = make_film(before=first_waits_for_second)
    plain = make_film()
    for index, frame in enumerate(drawn_ahead(film, range(40), threads=2)):
        assert np.array_equal(frame, plain[index])
    assert index == 39


@pytest.mark.parametrize("room", [0, 6 * 3 * 48 * 64, 30_000_000])
@pytest.mark.parametrize("threads", [1, 2, 4])
def test_few_frames_are_in_memory_at_once(
    make_film: MakeFilm, threads: int, room: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("render.encode.ahead.WAITING", room)
    allowed = max(threads, min(12, room // (3 * 48 * 64)))
    lock = threading.Lock()
    alive, most = 0, 0

    def dropped() -> None:
        nonlocal alive
        with lock:
            alive -= 1

    def counted(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
        nonlocal alive, most
        weakref.finalize(picture, dropped)
        with lock:
            alive += 1
            most = max(most, alive)
        return picture

    for _frame in drawn_ahead(make_film(frames=80, spoil=counted), range(80), threads=threads):
        pass
    assert threads <= most <= allowed + 2


def test_what_drawing_raises_comes_at_its_turn(make_film: MakeFilm) -> None:
    def fails(index: int) -> None:
        if index == 5:
            raise ZeroDivisionError("frame 5")

    frames = drawn_ahead(make_film(before=fails), range(40))
    for _ in range(5):
        next(frames)
    with pytest.raises(ZeroDivisionError, match="frame 5"):
        next(frames)


def test_closing_early_draws_no_more_and_leaves_no_thread(make_film: MakeFilm) -> None:
    begun: list[int] = []
    closing = threading.Event()

    def begin(index: int) -> None:
        begun.append(index)
        assert index == 0 or closing.wait(60)

    threads = threading.active_count()
    frames = drawn_ahead(make_film(before=begin), range(40), threads=2)
    next(frames)
    later = threading.Timer(0.3, closing.set)
    later.start()
    frames.close()
    later.join()
    assert len(begun) <= 3
    assert threading.active_count() == threads


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda picture: picture.astype(float), "frame 0 is float64 of shape"),
        (lambda picture: picture[:, :, :2].copy(), r"shape \(48, 64, 2\); needed: uint8"),
        (lambda picture: picture[:-1].copy(), r"shape \(47, 64, 3\)"),
        (np.asfortranarray, "not C-contiguous"),
        (lambda picture: picture.tolist(), "frame 0 is no array, but list"),
    ],
)
def test_a_frame_of_the_wrong_kind_is_refused(
    make_film: MakeFilm, spoil: Callable[[NDArray[np.uint8]], object], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        list(drawn_ahead(make_film(spoil=spoil), range(3)))
