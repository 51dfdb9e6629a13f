from collections.abc import Callable
from pathlib import Path

import pytest

from render.encode import ffmpeg_version


@pytest.mark.parametrize(
    ("script", "version"),
    [
        ("echo 'ffmpeg version 7.1-static https://somewhere'; echo built with gcc", "7.1-static"),
        ("echo 'something else'", "unknown"),
        ("printf 'ffmpeg version \\033[2J'", "unknown"),
        ("exit 1", "unknown"),
    ],
)
def test_version_is_what_ffmpeg_tells_or_unknown(
    fake_ffmpeg: Callable[[str], Path], script: str, version: str
) -> None:
    fake_ffmpeg(script)
    assert ffmpeg_version() == version


def test_version_of_a_missing_ffmpeg_is_unknown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", str(tmp_path / "absent"))
    assert ffmpeg_version() == "unknown"


def test_the_real_ffmpeg_tells_its_version() -> None:
    assert ffmpeg_version() != "unknown"
