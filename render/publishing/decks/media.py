"""The folder beside a page's deck: its films, their posters, and what shows them."""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from render.encode import whole_file
from render.publishing.decks.slide import Shown


def media_folder(output: Path) -> Path:
    """talk-media beside talk.html."""
    return output.with_name(f"{output.stem}-media")


def placed(output: Path, shown: Sequence[Shown], *, more: Mapping[str, Path] | None = None) -> None:
    """Copies each film and poster, and `more` by their names, into the deck's folder.

    Raises EncodeError where the disk cannot take one.
    """
    files = {path.name: path for one in shown for path in (one.film, one.poster)}
    for name, path in {**files, **(more or {})}.items():
        with whole_file(media_folder(output) / name) as part:
            shutil.copyfile(path, part)


def address(output: Path, name: str) -> str:
    """What a page names such a file by."""
    return quote(f"{media_folder(output).name}/{name}")
