"""A deck as a page: reveal.js, which the package pyreveal brings, with its films beside it."""

from collections.abc import Sequence
from html import escape
from importlib.util import find_spec
from pathlib import Path

from render.encode import whole_file
from render.publishing.decks.layout import CAPTION, HEIGHT, TITLE, WIDTH, film_box, fitted
from render.publishing.decks.media import address, placed
from render.publishing.decks.slide import Deck, Shown

FILES = {
    "reveal/reveal.js": "dist/reveal.js",
    "reveal/reveal.css": "dist/reveal.css",
    "reveal/reset.css": "dist/reset.css",
    "reveal/notes.js": "dist/plugin/notes.js",
    "reveal/LICENSE": "LICENSE",
}
"""What is taken of reveal.js, by what it is called beside the deck."""

FONTS = "Arial, Helvetica, 'Liberation Sans', sans-serif"

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="{reset}">
<link rel="stylesheet" href="{reveal_css}">
<style>
body {{ background: {ground}; }}
.reveal {{ font-family: {fonts}; }}
.reveal .slides {{ text-align: left; }}
.reveal .slides section {{ height: {height}px; padding: 0; }}
.reveal h2, .reveal p, .reveal video {{ position: absolute; margin: 0; overflow: hidden; }}
.reveal h2, .reveal p {{ display: flex; line-height: 1.2; }}
.reveal h2 {{ {title_box} align-items: flex-end; font-weight: normal; }}
.reveal p {{ {caption_box} }}
.reveal video {{ {film_box} }}
</style>
</head>
<body>
<div class="reveal">
<div class="slides">
{sections}
</div>
</div>
<script src="{reveal_js}"></script>
<script src="{notes_js}"></script>
<script>
if (matchMedia("(prefers-reduced-motion: reduce)").matches) {{
  for (const film of document.querySelectorAll("video")) {{
    film.removeAttribute("data-autoplay");
    film.controls = true;
  }}
}}
Reveal.initialize({{
  width: {width},
  height: {height},
  margin: 0,
  center: false,
  hash: true,
  transition: "none",
  backgroundTransition: "none",
  plugins: [RevealNotes],
}});
</script>
</body>
</html>
"""

SECTION = """<section data-background-color="{ground}" style="color: {ink}">
<h2 style="font-size: {title_size:g}px">{title}</h2>
<video src="{film}" poster="{poster}" data-autoplay {loop}muted playsinline preload="auto"
 aria-label="{alternative}"></video>
<p style="font-size: {caption_size:g}px">{caption}</p>
<aside class="notes">
{notes}
</aside>
</section>"""


def write(deck: Deck, shown: Sequence[Shown], output: Path) -> None:
    """Writes the page after all that it shows, each file whole or not at all."""
    placed(output, shown, more=_of_reveal())
    sections = "\n".join(_section(one, output) for one in shown)
    names = {name: address(output, f"reveal/{file}") for name, file in _LINKED.items()}
    page = PAGE.format(
        title=escape(deck.title),
        ground=deck.slides[0].ground,
        fonts=FONTS,
        width=WIDTH,
        height=HEIGHT,
        title_box=_style(TITLE),
        caption_box=_style(CAPTION),
        film_box=_style(film_box(deck.shape)),
        sections=sections,
        **names,
    )
    with whole_file(output) as part:
        part.write_text(page, encoding="utf-8")


_LINKED = {
    "reset": "reset.css",
    "reveal_css": "reveal.css",
    "reveal_js": "reveal.js",
    "notes_js": "notes.js",
}


def _section(one: Shown, output: Path) -> str:
    slide = one.slide
    title, title_size = fitted(slide.title, TITLE)
    caption, caption_size = fitted(slide.caption, CAPTION)
    return SECTION.format(
        ground=slide.ground,
        ink=slide.ink,
        title=escape(title),
        title_size=title_size,
        caption=escape(caption),
        caption_size=caption_size,
        film=escape(address(output, one.film.name)),
        poster=escape(address(output, one.poster.name)),
        loop="loop " if slide.whole else "",
        alternative=escape(slide.alternative),
        notes="\n".join(f"<p>{escape(line)}</p>" for line in slide.notes),
    )


def _style(box: tuple[float, ...]) -> str:
    names = ("left", "top", "width", "height")
    return " ".join(f"{name}: {side:g}px;" for name, side in zip(names, box, strict=True))


def _of_reveal() -> dict[str, Path]:
    """The files of reveal.js in the package that brings it, which is not run."""
    found = find_spec("pyreveal")
    folders = [] if found is None else list(found.submodule_search_locations or ())
    return {
        name: Path(folder, "revealjs", file)
        for folder in folders[:1]
        for name, file in FILES.items()
    }
