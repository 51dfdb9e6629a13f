"""Each page is followed as it stands, in a fresh copy of the checkout, as a reader would."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from pages import PAGES, ROOT, Block, blocks, commands

pytestmark = pytest.mark.docs

SMALL = {"gallery.md": "--size 320x180 --fps 2"}
"""Pages whose films are many, and drawn by other tests: the options that make them small."""

HANGING = 1800.0
"""Seconds after which a block is taken to wait for something that will not come."""

FOLLOWED = [page for page in PAGES if any(block.kind == "sh" for block in blocks(page))]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of what is tracked or would be, with the environment that stands here."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, check=True, capture_output=True).stdout
    for name in filter(None, names.decode().split("\0")):
        if (ROOT / name).is_file():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, tmp_path / name)
    (tmp_path / ".venv").symlink_to(ROOT / ".venv")
    return tmp_path


@pytest.mark.parametrize("page", FOLLOWED, ids=lambda page: page.stem)
def test_a_page_can_be_followed(page: Path, checkout: Path) -> None:
    given = {path.relative_to(checkout).as_posix() for path in checkout.rglob("*.py")}
    for block in blocks(page):
        if block.kind == "python" and block.saved is not None and block.saved not in given:
            path = checkout / block.saved
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
        elif block.kind == "sh":
            follow(block, checkout, also=SMALL.get(page.name, ""))


def follow(block: Block, folder: Path, *, also: str) -> None:
    """Runs a block's commands; those of make that take minutes are looked at by make alone."""
    text = "".join(f"{line} {also}\n" if also else f"{line}\n" for line in block.text.splitlines())
    long = any(words[0] == "make" and "SCENES" not in " ".join(words) for words in commands(text))
    venv = folder / ".venv" / "bin"
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", text],
        cwd=folder,
        env={
            **os.environ,
            **({"MAKEFLAGS": "n"} if long else {}),
            "PYTHONPATH": str(folder),
            "PATH": f"{venv}{os.pathsep}{os.environ['PATH']}",
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=HANGING,
    )
    assert done.returncode == 0, f"{text}\n{done.stdout}\n{done.stderr}"
