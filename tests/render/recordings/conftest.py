"""A file of a run in the current folder, and what is read from it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from render import Recorded

Read = Callable[..., Recorded]


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Writes text, or bytes, as `run.csv` and reads it."""
    monkeypatch.chdir(tmp_path)

    def reading(text: str | bytes, **given: object) -> Recorded:
        held = text.encode() if isinstance(text, str) else text
        (tmp_path / "run.csv").write_bytes(held)
        return Recorded("run.csv", **given)  # type: ignore[arg-type]

    return reading
