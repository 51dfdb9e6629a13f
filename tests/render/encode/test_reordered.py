from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from render.encode import Frames, Reordered, boomerang, encode


@dataclass(frozen=True)
class Numbered:
    """A film whose frames are their numbers."""

    length: int
    size: tuple[int, int] = (1, 1)
    fps: float = 25.0
    colours: tuple[str, ...] = ()
    transparent: bool = False

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, index: int) -> np.ndarray:
        assert 0 <= index < self.length
        return np.array([index])


def shown(length: int) -> list[int]:
    film = Reordered(Numbered(length), boomerang(range(length)))
    return [int(film[k][0]) for k in range(len(film))]


@given(st.integers(2, 400))
def test_a_boomerang_goes_to_the_end_and_back_a_frame_at_a_time(length: int) -> None:
    frames = shown(length)
    ring = np.array([*frames, frames[0]])  # as it loops
    assert (np.abs(np.diff(ring)) == 1).all()
    assert frames[:length] == list(range(length))
    assert sorted(frames.count(k) for k in range(length)) == [1, 1] + [2] * (length - 2)


def test_a_boomerang_of_one_frame_is_that_frame() -> None:
    assert shown(1) == [0]


def test_a_frame_that_a_boomerang_does_not_have_is_an_index_error() -> None:
    film = Reordered(Numbered(5), boomerang(range(5)))
    assert film[-1] == [1]
    with pytest.raises(IndexError):
        film[8]


def test_a_gif_of_a_boomerang_ends_a_frame_from_its_beginning(
    make_film: Callable[..., Frames], tmp_path: Path
) -> None:
    film = Reordered(make_film(frames=9), boomerang(range(9)))
    encode(film, tmp_path / "a.gif")
    with Image.open(tmp_path / "a.gif") as file:
        assert file.n_frames == 16
        file.seek(15)
        last = np.asarray(file.convert("RGB")).astype(int)
    assert np.abs(last - film[1]).max() <= 6
    assert np.abs(last - film[8]).max() > 100
