"""Encoders that fail, as shell scripts: the part of ffmpeg that a test needs and one fault."""

from collections.abc import Mapping
from pathlib import Path

import imageio_ffmpeg
from trial import Trial

HEAD = """#!/bin/sh
case "$*" in *-version*) echo "ffmpeg version 7.0-fake"; exit 0;; esac
for last; do :; done
"""


def fake(trial: Trial, script: str) -> Mapping[str, str]:
    """The environment in which that script is the encoder; $last is its output, $REAL ffmpeg."""
    path = trial.folder / "fake-ffmpeg"
    real = imageio_ffmpeg.get_ffmpeg_exe()
    path.write_text(f"{HEAD}REAL='{real}'\n{script}\n")
    path.chmod(0o755)
    return named(path)


def named(path: Path | str) -> Mapping[str, str]:
    """The environment in which that path is the encoder's."""
    return {"IMAGEIO_FFMPEG_EXE": str(path)}
