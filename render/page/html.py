"""The HTML around a document: one file that asks for nothing."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import struct
import zlib
from functools import cache
from pathlib import Path

from render.containers.html import recipe_element

HERE = Path(__file__).parent

SLOT = re.compile(r"\{\{(\w+)\}\}")
"""Where the template leaves room for something."""

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")

PICTURES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg", b"RIFF": "image/webp"}
"""What the first bytes of a picture say of its type."""


def html_of(
    packet: bytes, *, title: str, description: str, poster: bytes | None, recipe: str = ""
) -> bytes:
    """The page of a packet, with its style, its script and its poster in it.

    It neither asks for anything nor lets anything be asked for, and its style and script run by
    their digests alone. The poster is a PNG, JPEG or WebP, and stands where no WebGL2 is.

    Raises ValueError for a packet that holds no scene's theme, and for a poster of another kind.
    """
    held = base64.b64encode(zlib.compress(packet, 9)).decode()
    shown = picture(poster, description) if poster else ""
    colours = ground(packet)
    page = filled(title, description, scene=held, poster=shown, recipe=recipe, colours=colours)
    return page.encode()


def live_html(*, title: str) -> bytes:
    """The page of a preview, which hears everything from the place that it came from."""
    return filled(title, title, connects="'self'").encode()


def filled(
    title: str,
    description: str,
    *,
    scene: str = "",
    poster: str = "",
    recipe: str = "",
    colours: str = "",
    connects: str = "'none'",
) -> str:
    """The template with all that it has room for."""
    style, script = beside("page.css") + colours, beside("page.js")
    policy = "; ".join(
        [
            "default-src 'none'",
            f"script-src '{digest(script)}'",
            f"style-src '{digest(style)}'",
            "img-src data:",
            f"connect-src {connects}",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )
    slots = {
        "policy": policy,
        "title": html.escape(title),
        "description": html.escape(description),
        "recipe": recipe_element(recipe),
        "style": style,
        "poster": poster,
        "scene": scene,
        "script": script,
    }
    return SLOT.sub(lambda slot: slots[slot[1]], beside("page.html"))


def digest(content: str) -> str:
    """What a policy calls an element by that holds this."""
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"


def picture(poster: bytes, description: str) -> str:
    """The element of a poster; ValueError where it is no PNG, JPEG or WebP."""
    kind = next((kind for begin, kind in PICTURES.items() if poster.startswith(begin)), None)
    if kind is None:
        raise ValueError(f"the poster is no PNG, JPEG or WebP: it begins with {poster[:8]!r}")
    data = base64.b64encode(poster).decode()
    return f'<img id="poster" alt="{html.escape(description)}" src="data:{kind};base64,{data}">'


def ground(packet: bytes) -> str:
    """The style by which a page has its scene's ground before its script has read anything."""
    try:
        (length,) = struct.unpack_from("<I", packet)
        theme = json.loads(packet[4 : 4 + length])["theme"]
        colours = {name: theme[name] for name in ("ground", "ink", "quiet")}
    except (struct.error, ValueError, KeyError, TypeError) as error:
        raise ValueError("the packet holds no scene: its theme cannot be read") from error
    if not all(COLOUR.fullmatch(str(colour)) for colour in colours.values()):
        raise ValueError(f"the packet's theme has other colours than #rrggbb: {colours}")
    told = ";".join(f"--{name}:{colour}" for name, colour in colours.items())
    return f"\n:root:root{{{told}}}"


@cache
def beside(name: str) -> str:
    """The text of a file beside this one."""
    return (HERE / name).read_text(encoding="utf-8").rstrip("\n")
