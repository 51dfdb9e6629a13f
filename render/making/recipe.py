"""Recipe: what makes a picture again, as one line of text that its file carries."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from render.containers import LARGEST, comments_in

FORMAT = 1
"""The version of the text's form."""

START = '{"steepest":'
"""How every recipe begins, and no other text."""

ENCODING = re.compile(r"coding[:=][ \t]*([-\w.]+)")
"""What declares a source's encoding, in a comment in its first two lines (PEP 263)."""


@dataclass(frozen=True)
class Recipe:
    """A scene's file, the command that made a picture of it, and what that ran on.

    source: the text of the scene's file
    file: its name, without a folder
    command: what followed `steepest`, without the scene's name and any path
    versions: of the interpreter and of packages, by name
    seed: what its randomness started from; None where there is none

    Raises ValueError, a line a fault, for other types, for a source that is not in UTF-8, for a
    name that is no plain NAME.py, and where text() would pass LARGEST characters.
    """

    source: str
    file: str
    command: tuple[str, ...]
    versions: Mapping[str, str]
    seed: int | None = None

    def __post_init__(self) -> None:
        if found := [*_source_faults(self.source), *_file_faults(self.file)]:
            raise ValueError("\n".join(found))
        if not isinstance(self.command, tuple) or not self.command or not _shown(*self.command):
            found.append(
                f"command is {self.command!r:.300}; it must be a tuple of words, at least one"
            )
        if not isinstance(self.versions, Mapping) or not _shown(
            *self.versions, *self.versions.values()
        ):
            found.append(f"versions is {self.versions!r:.300}; it must give a word for each name")
        if self.seed is not None and type(self.seed) is not int:
            found.append(f"seed is {self.seed!r}; it must be a whole number or None")
        if not found and (length := len(self.text())) > LARGEST:
            found.append(f"it takes {length:,} characters; at most {LARGEST:,} are carried")
        if found:
            raise ValueError("\n".join(found))

    def text(self) -> str:
        """One line of printable ASCII: JSON, and the same for the same recipe."""
        return json.dumps(
            {
                "steepest": FORMAT,
                "file": self.file,
                "command": self.command,
                "versions": dict(self.versions),
                "seed": self.seed,
                "source": self.source,
            }
        )

    @classmethod
    def of(cls, text: str) -> "Recipe":
        """The recipe that text() told. Raises ValueError for any other text."""
        if not text.startswith(START):
            raise ValueError("is no recipe")
        try:
            told = json.loads(text) if text.isascii() and len(text) <= LARGEST else None
        except (ValueError, RecursionError):
            told = None
        match told:
            case {
                "steepest": 1,
                "file": file,
                "command": list(command),
                "versions": versions,
                "seed": seed,
                "source": source,
            }:
                return cls(source, file, tuple(command), versions, seed)
            case {"steepest": int(other)} if other > FORMAT:
                raise ValueError(f"is of form {other}; this version reads form {FORMAT}")
        raise ValueError("is damaged")


def recipe_in(path: Path) -> Recipe:
    """The recipe that a film or picture carries.

    Reads a bounded part of the file, and runs nothing in it. Raises ValueError where the file is
    not there, of another kind, or carries no recipe or a damaged one.
    """
    for text in comments_in(path):
        if text.startswith(START):
            try:
                return Recipe.of(text)
            except ValueError as error:
                faults = [f"{path}: its recipe: {fault}" for fault in str(error).splitlines()]
                raise ValueError("\n".join(faults)) from error
    raise ValueError(
        f"{path}: carries no recipe; it was made with --no-recipe, or by another program, or one "
        "has saved it anew"
    )


def _source_faults(source: object) -> list[str]:
    if not isinstance(source, str):
        return [f"source is of type {type(source).__name__}, not a string"]
    try:
        source.encode()
    except UnicodeEncodeError:
        return ["source has characters that UTF-8 cannot hold"]
    # Read in another encoding, what shows as a comment may be code.
    first_lines = re.split("\r\n|\r|\n", source, maxsplit=2)[:2]
    comments = [line for line in first_lines if line.lstrip(" \t\f").startswith("#")]
    encodings = [name for comment in comments for name in ENCODING.findall(comment)]
    return [
        f"source declares the encoding {name!r:.300}; only UTF-8 is carried"
        for name in encodings
        if name.lower().replace("_", "-") not in {"utf-8", "utf8"}
    ]


def _file_faults(file: object) -> list[str]:
    # Shown on terminals, and written below a temporary folder.
    plain = isinstance(file, str) and file.isprintable() and Path(file).name == file
    if plain and Path(str(file)).suffix == ".py" and len(str(file).encode()) <= 255:
        return []
    return [f"file is {file!r:.300}; it must be a plain NAME.py, without a folder"]


def _shown(*words: object) -> bool:
    """Whether all are strings that a terminal can show as they are."""
    return all(isinstance(word, str) and word.isprintable() for word in words)
