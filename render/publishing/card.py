"""The card of one film in a gallery."""

import json
from shlex import join

from render.messages.wording import in_bytes
from render.publishing.alternative import alternative
from render.publishing.web_film import Source, WebFilm
from render.publishing.web_text import worded


def card(film: WebFilm, number: int) -> str:
    """A list item; its ids end in the number."""
    told = film.description
    kinds = dict.fromkeys(walker.kind for walker in told.walkers)
    facts = [spaced(told.surface), spaced(film.view), f"{told.seconds:.3g} s"]
    return "\n".join(
        [
            f'<li class="card" data-surface="{worded(told.surface)}" '
            f'data-view="{worded(film.view)}" data-optimizers="{worded(" ".join(kinds))}" '
            f'data-words="{worded(_searched(film))}">',
            f'<article aria-labelledby="title-{number}">',
            *_frame(film),
            f'<h2 id="title-{number}">{worded(told.title)}</h2>',
            f'<p class="facts">{worded(" · ".join(facts))}</p>',
            f'<p class="equation">f(x, y) = {worded(told.equation)}</p>',
            f'<ul class="line-up" style="--film:{told.ground}" aria-label="Optimizers">',
            *(
                f'<li><i style="--path:{one.colour}"></i>{worded(one.label)}</li>'
                for one in told.walkers
            ),
            "</ul>",
            f'<p class="files">{" ".join(_files(film))}</p>',
            *_more(film),
            "</article>",
            "</li>",
        ]
    )


def spaced(name: str) -> str:
    """A name as words."""
    return name.replace("_", " ")


def _frame(film: WebFilm) -> list[str]:
    """The poster, a button over it for who has scripts, and a film for who has none."""
    (wide, high), name = film.size, f"{worded(film.description.title)}, {worded(film.view)}"
    size = f'width="{wide}" height="{high}"'
    poster = f' poster="{worded(film.poster)}"' if film.poster else ""
    sources = json.dumps([{"src": one.address, "type": one.type} for one in film.sources])
    return [
        f'<div class="frame" style="--film:{film.description.ground};aspect-ratio:{wide}/{high}" '
        f'data-sources="{worded(sources)}">',
        *(
            [f'<img src="{worded(film.poster)}" {size} alt="" loading="lazy" decoding="async">']
            if film.poster
            else []
        ),
        f'<button type="button" class="play" hidden aria-label="Play {name}"></button>',
        f'<noscript><video controls loop muted playsinline preload="none" {size}{poster} '
        f'aria-label="{name}">',
        *(f'<source src="{worded(one.address)}" type="{one.type}">' for one in film.sources),
        "</video></noscript>",
        "</div>",
    ]


def _files(film: WebFilm) -> list[str]:
    """Links to the page on which it can be turned, and to the film in each format."""
    files = [*film.sources, *([film.animation] if film.animation else [])]
    links = [_file(one, film) for one in sorted(files, key=lambda one: one.word != "MP4")]
    return [*_page(film), *links]


def _page(film: WebFilm) -> list[str]:
    of = f"{worded(film.description.title)}, {worded(film.view)}"
    unseen = f'<span class="unseen">: {of}</span>'
    return [f'<a href="{worded(film.page)}">Turn it{unseen}</a>'] if film.page else []


def _file(file: Source, film: WebFilm) -> str:
    of = f"{worded(film.description.title)}, {worded(film.view)}"
    return (
        f'<a href="{worded(file.address)}" download>{file.word}<span class="unseen"> of {of}</span>'
        f" <small>{in_bytes(file.bytes)}</small></a>"
    )


def _more(film: WebFilm) -> list[str]:
    """What the scene's file says, the film in words, what happens when, and what makes it."""
    told = film.description
    name = f"{worded(told.title)}, {worded(film.view)}"
    happenings = [
        f'<li data-at="{one.begin:.3f}"><span class="time">{_clock(one.begin)}</span> '
        f"{worded(one.sentence)}</li>"
        for one in told.happenings
    ]
    return [
        f'<details><summary>More<span class="unseen"> about {name}</span></summary>',
        '<div class="more">',
        *(f"<p>{worded(line)}</p>" for line in told.about.splitlines()),
        *(['<ol class="happenings">', *happenings, "</ol>"] if happenings else []),
        f"<p><b>In words.</b> {worded(alternative(told))}</p>",
        f"<pre><code>{worded(_command(film))}</code></pre>",
        "</div></details>",
    ]


def _command(film: WebFilm) -> str:
    """What makes the film, for a shell."""
    name = film.description.name
    scene = film.scene or name
    return join(["steepest", "render", scene, "--view", film.view, "-o", f"{name}-{film.view}.mp4"])


def _searched(film: WebFilm) -> str:
    """What is looked through for words, in small letters."""
    told = film.description
    walkers = [f"{one.label} {one.kind}" for one in told.walkers]
    words = [told.title, told.name, told.surface, told.equation, film.view, told.about, *walkers]
    return " ".join(" ".join(words).lower().split())


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02d}"
