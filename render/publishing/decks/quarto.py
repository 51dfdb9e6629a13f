"""A deck as a Quarto document, to be made slides of by `quarto render`."""

import json
import re
from collections.abc import Sequence
from html import escape
from pathlib import Path

from render.encode import whole_file
from render.publishing.decks.layout import HEIGHT, WIDTH, film_box
from render.publishing.decks.media import address, placed
from render.publishing.decks.slide import Deck, Shown

HEAD = """---
pagetitle: {title}
format:
  revealjs:
    width: {width}
    height: {height}
    margin: 0.04
    center: false
    hash: true
    transition: none
    auto-stretch: false
---
"""

SLIDE = """
## {title} {{background-color="{ground}" style="{style}"}}

```{{=html}}
<video src="{film}" poster="{poster}"
 data-autoplay {loop}muted playsinline preload="auto"
 width="{width}" height="{height}" style="display: block; margin: 0 auto"
 aria-label="{alternative}"></video>
```

{caption}

::: {{.notes}}
{notes}
:::
"""

MARKS = re.compile(r"[\\`*_{}\[\]<>#|~^$@&\"]")
"""What means something wherever it stands; a backslash before it makes a letter of it."""

FIRST = re.compile(r"^\S*[!-/:-@\[-`{-~]\S*")
"""A first word that could make a list, a fence or a heading of a paragraph."""

ROOM = 0.94
"""How large a film is by what other decks give it: round Quarto's words there is more space."""

TYPE = 24
"""The size of words; that of titles is Quarto's, by this."""


def write(deck: Deck, shown: Sequence[Shown], output: Path) -> None:
    """Writes the document after its films, each file whole or not at all."""
    placed(output, shown)
    head = HEAD.format(
        title=json.dumps(_marked(deck.title), ensure_ascii=False), width=WIDTH, height=HEIGHT
    )
    text = head + "".join(_slide(one, output, deck.shape) for one in shown)
    with whole_file(output) as part:
        part.write_text(text, encoding="utf-8")


def _slide(one: Shown, output: Path, size: tuple[int, int]) -> str:
    slide, box = one.slide, film_box(size)
    return SLIDE.format(
        title=_marked(slide.title),
        ground=slide.ground,
        style=f"color: {slide.ink}; font-size: {TYPE}px; text-align: left",
        film=escape(address(output, one.film.name)),
        poster=escape(address(output, one.poster.name)),
        loop="loop " if slide.whole else "",
        width=round(ROOM * box.width),
        height=round(ROOM * box.height),
        # Quarto looks for its own words in braces even here.
        alternative=escape(slide.alternative).replace("{", "&#123;"),
        caption=_marked(slide.caption),
        notes="\n\n".join(map(_marked, slide.notes)),
    )


def _marked(text: str) -> str:
    """A paragraph whose letters each stand for themselves."""
    first = FIRST.match(text)
    end = first.end() if first else 0
    begin = re.sub(r"[!-/:-@\[-`{-~]", r"\\\g<0>", text[:end])
    return begin + MARKS.sub(r"\\\g<0>", text[end:])
