"""Draws docs/tutorial: follows docs/tutorial.md in a folder of its own, and keeps its pictures."""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from make_posters import nearest
from pages import blocks, commands
from PIL import Image

from render import DARK, LIGHT
from render.encode.palette import palette_of, reserved

DOCS = Path(__file__).parent
PAGE = DOCS / "tutorial.md"
SMALL = ("--size=800x450", "--scale=1")
COLOURS = [one for look in (LIGHT, DARK) for one in (look.ink, look.quiet, *look.paths.values())]


def main() -> None:
    """Write the pictures that the page shows."""
    (DOCS / "tutorial").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        follow(Path(folder))
        for name in shown():
            made = Path(folder, "outputs", name)
            if made.suffix == ".gif":
                shutil.copyfile(made, DOCS / "tutorial" / name)
            else:
                in_few_colours(made).save(DOCS / "tutorial" / name, optimize=True)


def shown() -> list[str]:
    """The pictures that the page shows of what it makes."""
    return re.findall(r"\]\(tutorial/([\w.]+)\)", PAGE.read_text(encoding="utf-8"))


def follow(folder: Path) -> None:
    """Makes what the page shows, as it says; stills in the size in which they are shown."""
    for block in blocks(PAGE):
        if block.kind == "python" and block.saved is not None:
            (folder / block.saved).write_text(block.text, encoding="utf-8")
        elif block.kind == "sh":
            for _, *words in commands(block.text):
                if any(Path(word).name in shown() for word in words):
                    also = SMALL if words[0] == "still" else ()
                    command = [sys.executable, "-m", "render", *words, *also]
                    subprocess.run(command, cwd=folder, check=True)


def in_few_colours(path: Path) -> Image.Image:
    """A picture with a palette of its own."""
    frame = np.asarray(Image.open(path).convert("RGB"))
    palette = palette_of([frame], 1, reserved(COLOURS))
    picture = Image.fromarray(nearest(frame, palette), "P")
    picture.putpalette(palette.tobytes())
    return picture


if __name__ == "__main__":
    main()
