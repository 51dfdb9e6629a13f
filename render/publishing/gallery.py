"""A page of films: a card each, to be looked through; it needs no other file but the films."""

from collections.abc import Sequence
from pathlib import Path

from render.messages.wording import counted
from render.publishing.card import card, spaced
from render.publishing.web_film import WebFilm
from render.publishing.web_text import worded
from render.scene.theme import Theme
from render.scene.themes import DARK, LIGHT

HERE = Path(__file__).parent


def gallery(films: Sequence[WebFilm]) -> str:
    """The page, with its style and its script in it."""
    scenes = counted(len({film.description.name for film in films}), "scene")
    shown = f"{counted(len(films), 'film')} of {scenes}"
    return "\n".join(
        [
            "<!doctype html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="color-scheme" content="light dark">',
            '<link rel="icon" href="data:,">',
            f"<title>Optimizers walking down surfaces: {shown}</title>",
            f"<style>\n{_beside('gallery.css')}{_colours()}\n</style>",
            "</head>",
            "<body>",
            "<header>",
            "<h1>Optimizers walking down surfaces</h1>",
            f'<p id="count" role="status">{shown}</p>',
            '<button type="button" id="scheme" aria-pressed="false" hidden>Dark</button>',
            "</header>",
            "<main>",
            *_filter(films),
            '<p id="none" hidden>No film is like that.</p>',
            '<ul class="cards">',
            *(card(film, number) for number, film in enumerate(films, 1)),
            "</ul>",
            "</main>",
            "<footer><p>Made by <b>steepest</b>: <code>make gallery</code></p></footer>",
            *DIALOG,
            f"<script>\n{_beside('gallery.js')}</script>",
            "</body>",
            "</html>",
            "",
        ]
    )


DIALOG = (
    '<dialog id="large" aria-labelledby="large-title"><div>',
    '<video controls loop muted playsinline width="1280" height="720"></video>',
    '<div class="beside"><h2 id="large-title"></h2>',
    '<button type="button" id="close">Close</button></div>',
    '<div id="large-more"></div>',
    "</div></dialog>",
)
"""Where the script shows a film large."""


def _filter(films: Sequence[WebFilm]) -> list[str]:
    """What chooses among the films; hidden where no script runs, as then it does nothing."""
    told = [film.description for film in films]
    return [
        '<form id="filter" hidden>',
        '<label>Search <input type="search" name="words" autocomplete="off"></label>',
        *_choice("surface", sorted({one.surface for one in told})),
        *_choice("view", sorted({film.view for film in films})),
        "<fieldset><legend>Optimizers</legend>",
        *(
            f'<label class="chip"><input type="checkbox" name="optimizer" value="{worded(kind)}">'
            f'<i style="--light:{light};--dark:{dark}"></i>{worded(kind)}</label>'
            for kind, light, dark in _kinds(films)
        ),
        "</fieldset>",
        '<button type="reset">Show all</button>',
        "</form>",
    ]


def _choice(name: str, values: Sequence[str]) -> list[str]:
    return [
        f'<label>{name.capitalize()} <select name="{name}"><option value="">all</option>',
        *(f'<option value="{worded(one)}">{worded(spaced(one))}</option>' for one in values),
        "</select></label>",
    ]


def _kinds(films: Sequence[WebFilm]) -> list[tuple[str, str, str]]:
    """Each class of optimizer, its colour in the light theme and in the dark; ours first."""
    found = {one.kind: one.colour for film in films for one in film.description.walkers}
    ours = [kind for kind in LIGHT.paths if kind in found]
    others = sorted(kind for kind in found if kind not in LIGHT.paths)
    return [
        (kind, LIGHT.paths.get(kind, found[kind]), DARK.paths.get(kind, found[kind]))
        for kind in (*ours, *others)
    ]


def _colours() -> str:
    """The page's colours are those of the films' own themes."""
    lit, unlit = ":root:not([data-scheme=light])", ":root[data-scheme=dark]"
    return "\n".join(
        [
            f":root {{ {_of(LIGHT, 'light')} }}",
            "@media (prefers-color-scheme: dark) {",
            f"  {lit} {{ {_of(DARK, 'dark')} }}",
            f"  {lit} .chip i {{ background: var(--dark) }}",
            "}",
            f"{unlit} {{ {_of(DARK, 'dark')} }}",
            f"{unlit} .chip i {{ background: var(--dark) }}",
        ]
    )


def _of(theme: Theme, scheme: str) -> str:
    return (
        f"color-scheme: {scheme}; --ground: {theme.ground}; --ink: {theme.ink}; "
        f"--quiet: {theme.quiet}; --wall: {theme.wall}; --casing: {theme.casing}; "
        f"--mark: {theme.carried}"
    )


def _beside(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")
