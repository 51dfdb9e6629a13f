"""A signal at every single instruction of writing a file: nothing is ever left, nothing is torn."""

import contextlib
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import imageio_ffmpeg
import numpy as np
import pytest

import render.raster.planes  # noqa: F401  # no signal shall fall into a library's first import
from render.encode import ahead, encode, gif, mp4, output, process
from render.encode.output import whole_file
from render.system import stopping
from render.system.stopping import Stopped, stoppable

WATCHED = {module.__file__ for module in (contextlib, stopping, ahead, gif, mp4, output, process)}
WATCHED.add(sys.modules[encode.__module__].__file__)
MOST = 100_000


class Film:
    """Three black frames."""

    size, fps, colours = (16, 16), 25.0, ("#000000",)

    def __len__(self) -> int:
        return 3

    def __getitem__(self, index: int) -> Any:
        del index
        return np.zeros((16, 16, 3), np.uint8)


def write_text(path: Path) -> None:
    with whole_file(path) as part:
        part.write_text("new")


def write_film(path: Path) -> None:
    encode(Film(), path, stall=5.0)


def interrupted(write: Callable[[Path], None], path: Path, moment: int) -> tuple[bool, int]:
    """Whether it was ended by a signal sent at that instruction, and how many there were."""
    count = 0

    def trace(frame: FrameType, event: str, _: object) -> Any:
        nonlocal count
        if frame.f_code.co_filename not in WATCHED:
            return None
        frame.f_trace_opcodes = True
        if event == "opcode":
            count += 1
            if count == moment:
                signal.raise_signal(signal.SIGTERM)
        return trace

    before = sys.gettrace()
    try:
        with stoppable():
            sys.settrace(trace)
            try:
                write(path)
            finally:
                sys.settrace(before)
    except Stopped:
        return True, count
    return False, count


def children() -> list[int]:
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                parent = (entry / "stat").read_text().rpartition(")")[2].split()[1]
                if int(parent) == os.getpid():
                    found.append(int(entry.name))
    return found


def hold_at_each(write: Callable[[Path], None], path: Path, *, first: int, stride: int) -> int:
    """Asserts, for every stride-th instruction, all that is promised; tells how many were met."""
    imageio_ffmpeg.get_ffmpeg_exe()
    mine = children()
    for met, moment in enumerate(range(first, MOST, stride)):
        path.write_bytes(b"old")
        ended, count = interrupted(write, path, moment)
        assert [entry.name for entry in path.parent.iterdir()] == [path.name], moment
        assert children() == mine, moment
        if not ended:
            assert count < moment, f"the signal at {moment} was lost"
            return met
    raise AssertionError("it never ended")


def test_a_signal_at_every_fifth_instruction_of_writing_leaves_one_whole_file(
    tmp_path: Path,
) -> None:
    assert hold_at_each(write_text, tmp_path / "a.mp4", first=1, stride=5) > 80


@pytest.mark.soak
def test_a_signal_at_any_instruction_of_writing_leaves_one_whole_file(tmp_path: Path) -> None:
    assert hold_at_each(write_text, tmp_path / "a.mp4", first=1, stride=1) > 400


# A descriptor that was opened an instruction ago goes with the process, and needs no care.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.soak
@pytest.mark.parametrize("name", ["a.mp4", "a.gif"])
@pytest.mark.parametrize("first", range(1, 5))
def test_a_signal_at_any_instruction_of_encoding_leaves_one_whole_film_and_no_encoder(
    tmp_path: Path, name: str, first: int
) -> None:
    assert hold_at_each(write_film, tmp_path / name, first=first, stride=8) > 80
