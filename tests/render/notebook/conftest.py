"""A scene to show, and the proof that showing it leaves nothing behind."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import imageio_ffmpeg
import pytest

from optimizers import SGD, Adam
from render import Clock, Contour, Curves, Scene
from surfaces import saddle


@pytest.fixture
def scene() -> Scene:
    return Scene(
        title='Is 1 < 2? "So" & <b>so</b>',
        surface=saddle,
        starts=[(0.5, 0.01)],
        optimizers=[SGD(0.01), Adam(0.01)],
        steps=30,
        views=[Contour(), Curves("value")],
        clock=Clock(0.4),
    )


def children() -> set[str]:
    tasks = Path("/proc/self/task").glob("*/children")
    return {child for task in tasks for child in task.read_text().split()}


@pytest.fixture
def nothing_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    imageio_ffmpeg.get_ffmpeg_exe()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = children()
    yield
    assert list(tmp_path.iterdir()) == []
    assert children() == before
