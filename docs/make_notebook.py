"""Puts pictures under the cells of docs/article.ipynb, where running it would show films.

The notebook is its own source: edit it in Jupyter or here, then run this. Who reads it where it
does not run sees each film's last frame.
"""

import ast
import json
from base64 import b64encode
from contextlib import redirect_stdout
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from PIL import Image

from render import Scene
from render.encode.palette import palette_of, reserved
from render.film.film import Film
from render.film.pixels import Pixels
from render.notebook.video import described

NOTEBOOK = Path(__file__).parent / "article.ipynb"

INSTALLS = "install"
"""The tag of the cell that installs the project: it is no plain Python."""


def main() -> None:
    """Write the notebook, in one form whatever program has saved it last."""
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    names: dict[str, Any] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            value, words = run(cell, names)
            cell["outputs"] = [*printed(words), *seen(value)]
    NOTEBOOK.write_text(written(notebook), encoding="utf-8")


def written(notebook: dict[str, Any]) -> str:
    """The notebook as its file has it, without what only a run of it knows."""
    cells = []
    for number, cell in enumerate(notebook["cells"]):
        tags = {key: told for key, told in cell["metadata"].items() if key == "tags"}
        kept = {**cell, "id": f"cell-{number:02}", "metadata": tags}
        cells.append({**kept, "execution_count": None} if cell["cell_type"] == "code" else kept)
    return json.dumps({**notebook, "cells": cells}, indent=1, ensure_ascii=False) + "\n"


def run(cell: dict[str, Any], names: dict[str, Any]) -> tuple[object, str]:
    """What the cell's last line is, if it is a value, and what it prints."""
    if INSTALLS in cell["metadata"].get("tags", ()):
        return None, ""
    tree = ast.parse("".join(cell["source"]))
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    words = StringIO()
    with redirect_stdout(words):
        exec(compile(tree, NOTEBOOK.name, "exec"), names)
        value = eval(compile(ast.Expression(last.value), "", "eval"), names) if last else None
    return value, words.getvalue()


def printed(words: str) -> list[dict[str, Any]]:
    """The output that holds what a cell has printed, if anything."""
    lines = words.splitlines(keepends=True)
    return [{"name": "stdout", "output_type": "stream", "text": lines}] if words else []


def seen(value: object) -> list[dict[str, Any]]:
    """The output that shows a value: a frame, or the last one of a film."""
    film = value.film() if isinstance(value, Scene) else value
    frame = film[-1] if isinstance(film, Film) else film
    if not isinstance(frame, Pixels):
        return []
    told = described(film) if isinstance(film, Film) else "A frame of a film"
    colours = film.colours if isinstance(film, Film) else ()
    return [
        {
            "data": {"image/png": b64encode(small(frame, colours)).decode("ascii")},
            "metadata": {"image/png": {"alt": told}},
            "output_type": "display_data",
        }
    ]


def small(frame: Pixels, colours: tuple[str, ...]) -> bytes:
    """A PNG of at most 256 colours, those given among them."""
    from make_posters import nearest  # beside this file

    palette = palette_of([frame], 1, reserved(colours))
    picture = Image.fromarray(nearest(frame, palette), "P")
    picture.putpalette(palette.tobytes())
    file = BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()


if __name__ == "__main__":
    main()
