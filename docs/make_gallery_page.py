"""Writes docs/gallery.md: each scene's poster, what its file says of it, and the command."""

import ast
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "gallery.md"

HEAD = """\
# Gallery

Every scene that comes with the project, with the last frame of its first view, and what there is to
see. This page is made by `make posters` from the scenes' own files; each has its code behind the
picture. `steepest list` tells the names of all views, and `--view NAME` films another. Scenes that
need other libraries come [last](#with-an-extra).
"""

EXTRAS = """\
## With an extra

The scenes below need torch, optax, scipy, cma or scikit-learn, which
`.venv/bin/python -m pip install -e '.[adapters,data]'` brings. They are rendered by their path.
"""

WITH_EXTRAS = "with_extras"
"""Their folder."""


class Entry(NamedTuple):
    """A scene as its file has it; `path` leads there from the checkout."""

    path: str
    name: str
    title: str
    words: str


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


def page() -> str:
    """The whole of it."""
    return "\n".join([HEAD, *map(told, entries()), EXTRAS, *map(told, entries(WITH_EXTRAS))])


def entries(folder: str = "") -> list[Entry]:
    """The scenes of a folder in the order of their names."""
    return [entry(path) for path in sorted((ROOT / "scenes" / folder).glob("[!_]*.py"))]


def entry(path: Path) -> Entry:
    """A scene's title and docstring, read without running it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    titles = [
        word.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Scene"
        for word in node.keywords
        if word.arg == "title" and isinstance(word.value, ast.Constant)
    ]
    within = path.relative_to(ROOT).as_posix()
    return Entry(within, path.stem, str(titles[0]), ast.get_docstring(tree) or "")


def told(one: Entry) -> str:
    """A scene's part of the page. A command is run by `make docs` where it needs no extra."""
    extra = f"/{WITH_EXTRAS}/" in one.path
    return f"""\
{"###" if extra else "##"} {one.title}

[![{one.title}](posters/{one.name}.png)](../{one.path})

{one.words}

```{"text" if extra else "sh"}
.venv/bin/steepest render {one.path if extra else one.name} -o outputs/{one.name}.mp4
```
"""


if __name__ == "__main__":
    main()
