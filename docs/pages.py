"""What stands on a page of docs: its Python, with the file that it is saved as, and its commands.

A paragraph that names a `.py` file and ends in a colon saves the Python below it as that file; a
snippet without imports takes the place of that file's scene.
"""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]

FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", flags=re.DOTALL | re.MULTILINE)
SAVED = re.compile(r"`([\w/]+\.py)`")


class Block(NamedTuple):
    """One fenced block: its language, what is in it, and where that is saved, if anywhere."""

    kind: str
    text: str
    saved: str | None = None


def blocks(page: Path) -> Iterator[Block]:
    """The blocks of a page in order; the text of Python is that of the whole file."""
    source = page.read_text(encoding="utf-8")
    file, head = None, ""
    for found in FENCED.finditer(source):
        kind, text = found.groups()
        paragraph = source[: found.start()].rstrip().rpartition("\n\n")[2]
        names = SAVED.findall(paragraph) if paragraph.endswith(":") else []
        if kind != "python":
            yield Block(kind, text)
        elif names:
            file, head = names[0], text.partition("scene = ")[0]
            yield Block(kind, text, file)
        elif file is not None and "import " not in text:
            yield Block(kind, head + text, file)
        else:
            yield Block(kind, text)


def commands(text: str) -> Iterator[list[str]]:
    """The words of each simple command of a ```sh block, without comments and redirections."""
    plain = re.sub(r"(^|\s)#.*$", "", text.replace("\\\n", " "), flags=re.MULTILINE)
    lexer = shlex.shlex(plain, posix=True, punctuation_chars="();<>|&\n")
    lexer.whitespace, lexer.whitespace_split, lexer.commenters = " \t", True, ""
    words: list[str] = []
    to_file = False
    for word in [*lexer, "\n"]:
        if set(word) <= set("();|&\n"):
            if words:
                yield words
            words = []
        elif set(word) <= set("<>"):
            to_file = True
        elif to_file:
            to_file = False
        else:
            words.append(word)
