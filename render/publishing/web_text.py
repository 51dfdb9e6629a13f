"""Words and addresses as they stand in a page."""

import html
import os
from pathlib import Path
from urllib.parse import quote

from render.messages.wording import legible


def worded(text: str) -> str:
    """A text on one line, escaped for HTML, in attributes too; no control character is left."""
    return html.escape(spelt(text))


def spelt(text: str) -> str:
    """A text on one line, with what a reader would not see spelt out."""
    return legible(" ".join(text.split()))


def address_of(file: Path, *, page: Path, prefix: str | None = None) -> str:
    """The address of a file, quoted, as a page names it; not yet escaped for HTML.

    page: the folder in which the page lies, from which the file is named
    prefix: the address of the folder where the file will lie; where it lies now unless given
    """
    if prefix is None:
        return quote(os.fsencode(os.path.relpath(file, page)))
    between = "" if prefix.endswith("/") or not prefix else "/"
    return f"{quote(prefix, safe=OF_ADDRESSES)}{between}{quote(os.fsencode(file.name))}"


OF_ADDRESSES = ":/?#[]@!$&'*+,;=%~"
"""What has a meaning in an address, or is quoted already; brackets would end one in Markdown."""
