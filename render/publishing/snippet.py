"""The HTML of one film, to be pasted into a page: it needs no script and no style sheet."""

from urllib.parse import quote

from render.messages.wording import in_bytes
from render.publishing.alternative import alternative, closed
from render.publishing.web_film import WebFilm
from render.publishing.web_text import worded

MOVING = "(prefers-reduced-motion: no-preference)"
"""Who wants less motion is given no film, and so the poster, with or without a script."""

STILL = (
    "<script>if(matchMedia('(prefers-reduced-motion: reduce)').matches){"
    "const v=document.currentScript.closest('figure').querySelector('video');v.autoplay=false;"
    "v.querySelectorAll('source').forEach(s=>s.removeAttribute('media'));v.load()}</script>"
)
"""Where scripts run, who wants less motion can start the film: its sources are given back to it.
It has no ampersand and no empty line, which editors of blogs change."""


def snippet(film: WebFilm) -> str:
    """A <figure> with the film, its caption and its text alternative; no line of it is empty.

    Letters beyond ASCII are references, so that no encoding of a page or a terminal harms them.
    """
    told, (wide, high) = film.description, film.size
    best = film.alone
    sources = [
        f'    <source src="{worded(one.address)}" type="{one.type}" media="{MOVING}">'
        for one in film.sources
    ]
    about, name = told.about.partition("\n")[0], caption_id(film)
    # Not by the film in words: what is folded away describes nothing in Chromium.
    described = f'aria-describedby="{name}" ' if about else ""
    label = f"{told.title}, {film.view}"
    lines = [
        f'<figure style="margin:1.5em auto;max-width:{wide}px">',
        f'  <video width="{wide}" height="{high}" autoplay muted loop playsinline controls '
        f'preload="none" poster="{worded(film.poster)}" aria-label="{worded(label)}" '
        f'{described}style="display:block;width:100%;max-width:100%;height:auto;'
        f'aspect-ratio:{wide}/{high};background:{told.ground}">',
        *sources,
        '    <track kind="chapters" srclang="en" label="What happens" '
        f'src="{worded(film.chapters)}">',
        f'    <a href="{worded(best.address)}">{worded(told.title)}</a>',
        "  </video>",
        f"  {STILL}",
        '  <figcaption style="margin-top:.6em">',
        f"    <strong>{worded(closed(told.title))}</strong>",
        *([f'    <span id="{name}">{worded(about)}</span>'] if about else []),
        f'    <a href="{worded(best.address)}">Film, {best.word}, {in_bytes(best.bytes)}</a>',
        "    <details>",
        "      <summary>The film in words</summary>",
        f"      <p>{worded(alternative(told))}</p>",
        "    </details>",
        "  </figcaption>",
        "</figure>",
    ]
    return "\n".join(lines).encode("ascii", errors="xmlcharrefreplace").decode()


def page(film: WebFilm) -> str:
    """A page with the snippet alone, to look at it."""
    title = worded(film.description.title)
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title>",
            "<style>",
            ":root { color-scheme: light dark; background: Canvas; color: CanvasText }",
            "body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.5;",
            "  background: Canvas;",
            '  font-family: "Segoe UI", "Helvetica Neue", "DejaVu Sans", sans-serif }',
            "</style>",
            "</head>",
            "<body>",
            "<main>",
            f"<h1>{title}</h1>",
            snippet(film),
            "</main>",
            "</body>",
            "</html>",
            "",
        ]
    )


def caption_id(film: WebFilm) -> str:
    """The id of a film's caption: of each film its own, without spaces or quotes."""
    size = "x".join(map(str, film.size))
    return quote(f"{film.description.name}-{film.view}-{size}", errors="surrogateescape")
