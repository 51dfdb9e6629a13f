"""In marimo: its notebook runs, as a program and in a kernel, and shows a film and a frame."""

import re
import subprocess
import sys
from base64 import b64decode
from io import BytesIO
from pathlib import Path

import av
import pytest
from PIL import Image

pytestmark = [pytest.mark.notebooks, pytest.mark.usefixtures("temporary")]

NOTEBOOK = Path(__file__).parents[2] / "docs" / "in_marimo.py"


def held(page: str, kind: str) -> list[bytes]:
    """What a page holds of a kind."""
    return [b64decode(data) for data in re.findall(rf"data:{kind};base64,([\w+/]+=*)", page)]


def test_an_exported_page_holds_the_film_and_the_frame_and_no_bar(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    command = [sys.executable, "-m", "marimo", "export", "html", str(NOTEBOOK), "-o", str(page)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    text = page.read_text(encoding="utf-8")
    (clip,) = held(text, "video/mp4")
    with av.open(BytesIO(clip)) as file:
        frames = [frame.to_ndarray(format="rgb24") for frame in file.decode(video=0)]
    assert (len(frames), frames[0].shape) == (250, (540, 960, 3))
    (frame,) = held(text, "image/png")
    with Image.open(BytesIO(frame)) as picture:
        assert picture.size == (640, 360)
    assert "marimo-progress" not in text


def test_it_runs_as_a_program(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, str(NOTEBOOK)], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
