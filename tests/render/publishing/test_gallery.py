"""A page of films, read as HTML."""

import json
import re
from collections.abc import Callable
from dataclasses import replace

from render.publishing.gallery import gallery
from render.publishing.web_film import WebFilm
from render.scene.themes import DARK, LIGHT
from tests.html_reader import Element, Page

Film = Callable[..., WebFilm]

HOSTILE = """</title></script></style><script>alert(1)</script> <b>"&amp;' onerror=x \x1b[2J"""


def read(*films: WebFilm) -> Page:
    return Page(gallery(films).partition("\n")[2])


def cards(page: Page) -> list[Element]:
    return [one for one in page.all("li") if one.attributes.get("class") == "card"]


def test_each_film_has_a_card_with_all_that_is_known_of_it(film: Film) -> None:
    page = read(film(), film("landscape"))
    assert page.one("title").text == "Optimizers walking down surfaces: 2 films of 1 scene"
    first, second = cards(page)
    assert first.attributes["data-surface"] == "long_valley"
    assert first.attributes["data-optimizers"] == "SGD Own"
    assert (first.attributes["data-view"], second.attributes["data-view"]) == (
        "contour",
        "landscape",
    )
    texts = [one.text.strip() for one in page.elements]
    assert "Down a valley" in texts
    assert "long valley · contour · 10 s" in texts
    assert "f(x, y) = x²" in texts
    assert "steepest render valley --view contour -o valley-contour.mp4" in texts
    assert {"0:01", "1:01", "Second paragraph."} <= set(texts)
    files = [one.attributes["href"] for one in page.all("a")][:3]
    assert files == ["o/valley-contour.mp4", "o/valley-contour.webm", "o/valley-contour.gif"]
    paths = [one.attributes["style"] for one in page.all("i") if "line-up" not in one.inside]
    assert "--path:#544a4d" in paths


def test_nothing_is_loaded_but_films_and_posters_of_the_folder(film: Film) -> None:
    text = gallery([film()])
    page = read(film())
    assert not re.search(r"https?:|//[a-z]|@import|url\(", text)
    named = page.values("src") + page.values("poster") + page.values("href")
    assert {one for one in named if one != "data:,"} == {
        "o/valley-contour.webm",
        "o/valley-contour.mp4",
        "o/valley-contour.gif",
        "o/valley-contour-poster.png",
    }
    assert all(one.attributes["loading"] == "lazy" for one in page.all("img"))
    assert all(one.attributes["preload"] == "none" for one in page.all("video")[:1])
    assert "autoplay" not in text


def test_without_scripts_each_film_has_controls_and_nothing_that_would_not_work(
    film: Film,
) -> None:
    page = read(film())
    video = next(one for one in page.all("video") if "noscript" in one.inside)
    assert "controls" in video.attributes
    assert video.attributes["aria-label"] == "Down a valley, contour"
    form = page.one("form")
    assert "hidden" in form.attributes
    bare = [one for one in page.all("button") if not {"form", "dialog"} & set(one.inside)]
    assert all("hidden" in one.attributes for one in bare)


def test_ids_are_of_one_element_each_and_what_names_one_finds_it(film: Film) -> None:
    page = read(film(), film("landscape"), film(name="other"))
    ids = page.values("id")
    assert len(set(ids)) == len(ids)
    assert set(page.values("aria-labelledby")) <= set(ids)


def test_a_hostile_title_is_text_everywhere(film: Film) -> None:
    hostile = film(title=HOSTILE, about=HOSTILE, equation=HOSTILE, surface=HOSTILE)
    told, plain = read(hostile), read(film())
    names = [one.name for one in told.elements if one.name != "p"]
    assert names == [one.name for one in plain.elements if one.name != "p"]
    assert "\x1b" not in gallery([hostile])


def test_the_films_files_are_told_to_the_script_as_they_are_to_browsers(film: Film) -> None:
    page = read(film())
    (told,) = page.values("data-sources")
    assert json.loads(told) == [
        {"src": "o/valley-contour.webm", "type": "video/webm; codecs=vp9"},
        {"src": "o/valley-contour.mp4", "type": "video/mp4; codecs=avc1.64001f"},
    ]
    assert [one["src"] for one in json.loads(told)] == [
        one.attributes["src"] for one in page.all("source")
    ]


def test_what_can_be_chosen_is_what_there_is(film: Film) -> None:
    page = read(film(), film("landscape", surface="beale"))
    options = [one.attributes["value"] for one in page.all("option")]
    assert options == ["", "beale", "long_valley", "", "contour", "landscape"]
    boxes = [one for one in page.all("input") if one.attributes.get("type") == "checkbox"]
    assert [one.attributes["value"] for one in boxes] == ["SGD", "Own"]


def test_a_film_without_poster_or_gif_has_a_card_all_the_same(film: Film) -> None:
    page = read(replace(film(), poster="", animation=None))
    assert len(cards(page)) == 1
    assert page.all("img") == []
    assert "" not in page.values("src")


def test_a_scene_without_a_name_is_made_from_its_path(film: Film) -> None:
    page = read(replace(film(), scene="my scenes/valley.py"))
    told = "steepest render 'my scenes/valley.py' --view contour -o valley-contour.mp4"
    assert told in [one.text for one in page.all("code")]


def test_a_page_of_no_films_says_so() -> None:
    assert read().one("title").text.endswith(": 0 films of 0 scenes")


def test_light_and_dark_are_the_themes_of_the_films(film: Film) -> None:
    style = read(film()).one("style").text
    for theme in (LIGHT, DARK):
        assert f"--ground: {theme.ground}; --ink: {theme.ink}" in style
    assert style.index(LIGHT.ground) < style.index("prefers-color-scheme: dark")
