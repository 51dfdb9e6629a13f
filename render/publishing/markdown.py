"""The Markdown of one film: a picture that moves, its text alternative, and a caption.

Source: CommonMark 0.31.2, sections 2.4 and 6.4.
"""

import re

from render.publishing.alternative import alternative, closed
from render.publishing.web_film import WebFilm
from render.publishing.web_text import spelt

SIGNS = re.compile(r"([\\`*_\[\]<>|&~$])")
"""What could be read as Markdown within a line, in one dialect or another."""


def markdown(film: WebFilm) -> str:
    """Two paragraphs; a film without an animation has no Markdown: ValueError."""
    if film.animation is None:
        raise ValueError(f"{film.view}: has no GIF")
    told = film.description
    about = told.about.partition("\n")[0]
    caption = f"**{_escaped(closed(told.title))}** {_escaped(about)}".strip()
    return f"![{_escaped(alternative(told))}]({film.animation.address})\n\n{caption}"


def _escaped(text: str) -> str:
    return SIGNS.sub(r"\\\1", spelt(text))
