"""A trial for each test, and nothing of it left afterwards."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from trial import Trial


@pytest.fixture
def trial(tmp_path: Path) -> Iterator[Trial]:
    """A folder with an earlier film at clip.mp4; commands in it hear Ctrl-C."""
    folder, temporary = tmp_path / "here", tmp_path / "temporary"
    folder.mkdir()
    temporary.mkdir()
    made = Trial(folder, temporary)
    made.stands("clip.mp4")
    # Tests that run in the background ignore SIGINT, and their children would too.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield made
    signal.signal(signal.SIGINT, before)
    made.kill()
