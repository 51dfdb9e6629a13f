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
picture. `steepest list` tells the names of all views, and `--view NAME` films another.
"""


class Entry(NamedTuple):
    """A scene as its file has it."""

    name: str
    title: str
    words: str


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


def page() -> str:
    """The whole of it."""
    return "\n".join([HEAD, *map(told, entries())])


def entries() -> list[Entry]:
    """The scenes in the order of their names."""
    return [entry(path) for path in sorted((ROOT / "scenes").glob("[!_]*.py"))]


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
    return Entry(path.stem, str(titles[0]), ast.get_docstring(tree) or "")


def told(one: Entry) -> str:
    """A scene's part of the page."""
    return f"""\
## {one.title}

[![{one.title}](posters/{one.name}.png)](../scenes/{one.name}.py)

{one.words}

```sh
.venv/bin/steepest render {one.name} -o outputs/{one.name}.mp4
```
"""


if __name__ == "__main__":
    main()
