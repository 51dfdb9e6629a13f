"""A small film to encode, and the proof that nothing is left behind."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import imageio_ffmpeg
import numpy as np
import pytest
from numpy.typing import NDArray

from render.encode import Frames

BARS = ("#871800", "#16c082", "#7c14e2", "#fbfaf7")


def _nothing(_index: int) -> None:
    pass


@dataclass
class Film:
    """Four bars, the last one shaded, and a dark block that moves one pixel a frame."""

    frames: int = 40
    size: tuple[int, int] = (64, 48)
    fps: float = 25.0
    colours: tuple[str, ...] = (*BARS, "#22262b")
    transparent: bool = False
    before: Callable[[int], object] = _nothing
    spoil: Callable[[NDArray[np.uint8]], object] = np.ascontiguousarray

    def __len__(self) -> int:
        return self.frames

    def __getitem__(self, index: int) -> object:
        self.before(index)
        width, height = self.size
        bars = np.array([list(bytes.fromhex(bar[1:])) for bar in BARS], np.uint8)
        row = bars[np.arange(width) * len(BARS) // width]
        picture = np.repeat(row[np.newaxis], height, axis=0)
        shade = np.linspace(0, 60, height).astype(np.uint8)
        picture[:, -width // 8 :] -= shade[:, np.newaxis, np.newaxis]
        picture[-8:, index % width : index % width + 8] = (0x22, 0x26, 0x2B)
        return self.spoil(picture)


@pytest.fixture
def make_film() -> Callable[..., Frames]:
    return Film


def _children() -> list[int]:
    mine = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = (entry / "stat").read_text().rpartition(")")[2].split()[1]
            except (FileNotFoundError, ProcessLookupError):
                continue
            if int(parent) == os.getpid():
                mine.append(int(entry.name))
    return mine


@pytest.fixture
def children() -> Callable[[], list[int]]:
    return _children


def _open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


@pytest.fixture
def nothing_left(tmp_path: Path) -> Iterator[None]:
    imageio_ffmpeg.get_ffmpeg_exe()
    children, files = _children(), _open_files()
    yield
    assert _children() == children
    assert _open_files() == files
    assert not list(tmp_path.rglob("*.part"))


@pytest.fixture
def fake_ffmpeg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    def make(script: str) -> Path:
        path = tmp_path / "fake-ffmpeg"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", str(path))
        return path

    return make
