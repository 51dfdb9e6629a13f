"""The HTML and the Markdown of one film, as their own rules read them."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from render.publishing.markdown import markdown
from render.publishing.snippet import page, snippet
from render.publishing.web_film import WebFilm, smallest_first
from render.publishing.web_text import address_of
from tests.html_reader import Page

Film = Callable[..., WebFilm]

HOSTILE = """</title><script>alert(1)</script> <b>"&amp;' onerror=x ![a](b) `c` \x1b[2J \u202e"""


def test_the_snippet_is_one_figure_that_loads_nothing_before_it_plays(film: Film) -> None:
    told = Page(snippet(film()))
    assert [one.name for one in told.elements if not one.inside] == ["figure"]
    video = told.one("video").attributes
    assert {"autoplay", "muted", "loop", "playsinline", "controls"} <= {
        name for name, value in video.items() if value is None
    }
    assert video["preload"] == "none"
    assert (video["width"], video["height"]) == ("1280", "720")
    assert "height:auto" in video["style"]
    assert "aspect-ratio:1280/720" in video["style"]
    assert video["poster"] == "o/valley-contour-poster.png"


def test_a_browser_is_offered_every_file_and_nothing_where_less_motion_is_wanted(
    film: Film,
) -> None:
    told = Page(snippet(film()))
    sources = [one.attributes for one in told.all("source")]
    assert [one["src"] for one in sources] == ["o/valley-contour.webm", "o/valley-contour.mp4"]
    assert [one["type"].partition(";")[0] for one in sources] == ["video/webm", "video/mp4"]
    assert {one["media"] for one in sources} == {"(prefers-reduced-motion: no-preference)"}
    track = told.one("track").attributes
    assert (track["kind"], track["srclang"], track["src"]) == (
        "chapters",
        "en",
        "o/valley-contour.vtt",
    )


def test_the_film_is_described_by_its_caption_and_then_in_words(film: Film) -> None:
    told = Page(snippet(film()))
    described = told.one("video").attributes["aria-describedby"]
    (caption,) = [one for one in told.elements if one.attributes.get("id") == described]
    assert caption.text == "First paragraph."
    assert "details" not in caption.inside
    assert told.one("p").text.startswith("Down a valley. SGD and Home walk 8 steps")
    assert "details" in told.one("p").inside
    assert told.one("strong").text == "Down a valley."
    (link,) = [one for one in told.all("a") if "figcaption" in one.inside]
    assert link.attributes["href"] == "o/valley-contour.mp4"


def test_the_smallest_file_is_offered_first_and_mp4_is_linked_to(film: Film) -> None:
    webm, mp4 = film().sources
    assert smallest_first([mp4, webm]) == smallest_first([webm, mp4]) == (webm, mp4)
    assert replace(film(), sources=(webm, mp4)).alone == mp4
    assert replace(film(), sources=(mp4, webm)).alone == mp4
    assert replace(film(), sources=(webm,)).alone == webm


def test_a_scene_without_a_docstring_has_no_empty_caption(film: Film) -> None:
    told = Page(snippet(film(about="")))
    assert told.values("id") == []
    assert "aria-describedby" not in told.one("video").attributes


def test_two_films_have_two_ids_and_none_has_a_space(film: Film) -> None:
    text = "\n".join(snippet(one) for one in (film(), film("a view"), film(name="other")))
    ids = Page(text).values("id")
    assert len(set(ids)) == 3
    assert not any(re.search(r"\s", one) for one in ids)


def test_editors_of_blogs_find_nothing_in_it_to_mend(film: Film) -> None:
    text = snippet(film())
    assert "" not in text.splitlines()
    assert all(not line.startswith("    ") for line in text.splitlines()[:1])
    assert text.isascii()
    assert "x²" in Page(text).one("p").text
    assert "&" not in text.partition("<script>")[2].partition("</script>")[0]


@pytest.mark.parametrize("made", [snippet, page])
def test_a_title_is_no_markup_whatever_it_holds(film: Film, made: Callable[..., str]) -> None:
    hostile = film(title=HOSTILE, about=HOSTILE, equation=HOSTILE)
    told, plain = Page(made(hostile)), Page(made(film()))
    assert [one.name for one in told.elements] == [one.name for one in plain.elements]
    assert "<script>alert(1)</script> <b>\"&amp;'" in told.one("strong").text
    assert "\x1b" not in made(hostile)
    assert "\u202e" not in made(hostile)
    assert told.one("video").attributes["aria-label"].startswith("</title><script>alert(1)")


def test_a_page_to_try_it_holds_the_snippet(film: Film) -> None:
    told = page(film())
    assert snippet(film()) in told
    assert told.startswith("<!doctype html>")
    assert Page(told.partition("\n")[2]).one("title").text == "Down a valley"


def test_an_address_is_quoted_and_leads_from_the_page_or_from_a_prefix(tmp_path: Path) -> None:
    file = tmp_path / "out puts" / "a#b-(c)?.mp4"
    assert address_of(file, page=tmp_path) == "out%20puts/a%23b-%28c%29%3F.mp4"
    assert address_of(file, page=tmp_path / "x") == "../out%20puts/a%23b-%28c%29%3F.mp4"
    assert address_of(file, page=tmp_path, prefix="/films") == "/films/a%23b-%28c%29%3F.mp4"
    assert address_of(file, page=tmp_path, prefix="") == "a%23b-%28c%29%3F.mp4"
    told = address_of(Path("a.mp4"), page=tmp_path, prefix="https://me.example/a b/(c)/%20/")
    assert told == "https://me.example/a%20b/%28c%29/%20/a.mp4"


def test_an_address_with_quotes_stays_in_its_attribute(film: Film) -> None:
    given = film()
    sources = tuple(
        type(one)(address_of(Path(one.address), page=Path(), prefix="/\"'&/"), one.type, 1)
        for one in given.sources
    )
    told = Page(snippet(WebFilm(given.description, "contour", (1280, 720), sources)))
    assert told.all("source")[0].attributes["src"] == "/%22'&/valley-contour.webm"


def test_markdown_is_the_gif_with_its_text_alternative_and_a_caption(film: Film) -> None:
    picture, empty, caption = markdown(film()).splitlines()
    assert picture.startswith("![Down a valley. SGD and Home walk 8 steps down f(x, y) = x²")
    assert picture.endswith("](o/valley-contour.gif)")
    assert empty == ""
    assert caption == "**Down a valley.** First paragraph."


def test_markdown_of_a_hostile_title_is_one_picture_and_plain_text(film: Film) -> None:
    told = markdown(film(title=HOSTILE, about=HOSTILE))
    first, second = (one for one in MarkdownIt().parse(told) if one.type == "inline")
    (picture,) = first.children or ()
    assert picture.type == "image"
    text = "".join(one.content for one in picture.children or ())
    assert text.startswith(HOSTILE.partition("\x1b")[0])
    kinds = {one.type for one in second.children or ()}
    assert kinds == {"text", "strong_open", "strong_close"}
    assert "\x1b" not in told
