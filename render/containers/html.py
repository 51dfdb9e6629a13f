"""Recipes in a page that shows a scene."""

import json
import re
from collections.abc import Iterator

from render.containers.container import Container, framed, head_of

BEGINS = b"<!doctype html>"
OPENS, CLOSES = '<script id="recipe" type="application/json">', "</script>"
RECIPE = re.compile(rf"{re.escape(OPENS)}([^<]*+){re.escape(CLOSES)}".encode())


def recipe_element(text: str) -> str:
    """An element that holds a text and shows nothing; empty for no text."""
    if not text:
        return ""
    return OPENS + json.dumps(text).replace("<", "\\u003c") + CLOSES


def texts_in_html(head: bytes) -> Iterator[str]:
    """What each such element holds."""
    for found in RECIPE.finditer(head):
        try:
            text = json.loads(found[1])
        except (ValueError, RecursionError):
            continue
        if isinstance(text, str):
            yield text


HTML = Container(
    ".html",
    begins=lambda head: head.startswith(BEGINS),
    whole=framed(BEGINS, b"</html>"),
    texts=lambda file: texts_in_html(head_of(file)),
)
