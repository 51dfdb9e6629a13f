"""Films of a made-up description, for tests of the words around them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from render.publishing.description import Description, Happening, Walker
from render.publishing.web_film import Source, WebFilm

TOLD = Description(
    name="valley",
    title="Down a valley",
    about="First paragraph.\nSecond paragraph.",
    surface="long_valley",
    formula="x^2",
    equation="x²",
    starts=((0.5, 0.25),),
    steps=8,
    walkers=(
        Walker("SGD", "SGD", "#544a4d", "θ ← θ − η∇f(θ).", ("wandering",)),
        Walker("Home", "Own", "#0f62fe", "", ("converged",)),
    ),
    swept=(),
    views=("contour",),
    seconds=10.0,
    happenings=(Happening(4, 1.25, 3.0, "Home is there"), Happening(6, 61.0, 62.0, "All rest")),
    ground="#fbfaf7",
    ink="#22262b",
)


@pytest.fixture
def film() -> Callable[..., WebFilm]:
    """A film in a page; what is said of its scene may be replaced."""

    def made(view: str = "contour", **changes: object) -> WebFilm:
        sources = (
            Source("o/valley-contour.webm", "video/webm; codecs=vp9", 210_000),
            Source("o/valley-contour.mp4", "video/mp4; codecs=avc1.64001f", 400_000),
        )
        return WebFilm(
            replace(TOLD, **changes),
            view,
            (1280, 720),
            sources,
            poster="o/valley-contour-poster.png",
            chapters="o/valley-contour.vtt",
            animation=Source("o/valley-contour.gif", "image/gif", 900_000),
        )

    return made
