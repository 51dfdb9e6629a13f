"""Decks as pages: what is written, with whatever words."""

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from render.publishing.decks import quarto, reveal
from render.publishing.decks.segment import Segment
from render.publishing.decks.slide import Deck, Shown, Slide

HOSTILE = "<b>\"&' {{< x >}} ::: $y$ [z](w) `q` # 1) *so*"


@pytest.fixture
def shown(tmp_path: Path) -> list[Shown]:
    slide = Slide(
        scene=Path("bowl.py"),
        view="contour",
        segment=Segment(1, 1, 0.0, 4.0, ()),
        title=HOSTILE,
        caption=f"{HOSTILE} said",
        alternative=f"{HOSTILE} seen",
        notes=(HOSTILE, "2. a second"),
        ground="#fbfaf7",
        ink="#22262b",
    )
    film, poster = tmp_path / "made" / "bowl-&.mp4", tmp_path / "made" / "bowl-&.png"
    film.parent.mkdir()
    film.write_bytes(b"a film")
    poster.write_bytes(b"a poster")
    part = replace(slide, segment=Segment(2, 3, 1.0, 2.0, ()))
    return [Shown(slide, film, poster), Shown(part, film, poster)]


class Page(HTMLParser):
    """The elements, with their attributes and the words straight inside."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs) -> None:
        self.found.append((tag, dict(attrs), []))

    def handle_data(self, data: str) -> None:
        if self.found:
            self.found[-1][2].append(data.removesuffix("\n"))

    def all(self, tag: str) -> list[tuple[dict[str, str | None], str]]:
        return [
            (attributes, "".join(words)) for name, attributes, words in self.found if name == tag
        ]


def test_a_page_says_hostile_words_as_they_are(shown: list[Shown], tmp_path: Path) -> None:
    output = tmp_path / "a talk.html"
    reveal.write(Deck(HOSTILE, tuple(one.slide for one in shown)), shown, output)
    page = Page(output.read_text(encoding="utf-8"))
    assert [words for _, words in page.all("h2")] == [HOSTILE, HOSTILE]
    assert page.all("title")[0][1].strip() == HOSTILE
    films = [attributes for attributes, _ in page.all("video")]
    assert {film["aria-label"] for film in films} == {f"{HOSTILE} seen"}
    assert all({"data-autoplay", "muted", "playsinline"} <= film.keys() for film in films)
    assert ["loop" in film for film in films] == [True, False], "a segment ends, and stands"
    assert HOSTILE in [words for _, words in page.all("p")]
    assert not page.all("b")


def test_what_a_page_shows_lies_beside_it(shown: list[Shown], tmp_path: Path) -> None:
    output = tmp_path / "a talk.html"
    reveal.write(Deck("Talk", tuple(one.slide for one in shown)), shown, output)
    page = Page(output.read_text(encoding="utf-8"))
    film = page.all("video")[0][0]
    assert film["src"] == "a%20talk-media/bowl-%26.mp4"
    assert (tmp_path / "a talk-media" / "bowl-&.mp4").read_bytes() == b"a film"
    assert (tmp_path / "a talk-media" / "bowl-&.png").read_bytes() == b"a poster"
    linked = [one["src"] for one, _ in page.all("script") if "src" in one]
    linked += [one["href"] for one, _ in page.all("link")]
    assert linked
    assert all(address.startswith("a%20talk-media/reveal/") for address in linked)


def test_the_same_deck_is_the_same_page(shown: list[Shown], tmp_path: Path) -> None:
    deck = Deck("Talk", tuple(one.slide for one in shown))
    pages = []
    for kind, name in ((reveal, "talk.html"), (quarto, "talk.qmd")) * 2:
        kind.write(deck, shown, tmp_path / name)
        pages.append((tmp_path / name).read_bytes())
    assert pages[:2] == pages[2:]


def test_a_document_marks_what_would_mean_something(shown: list[Shown], tmp_path: Path) -> None:
    output = tmp_path / "talk.qmd"
    quarto.write(Deck('A "talk"', tuple(one.slide for one in shown)), shown, output)
    text = output.read_text(encoding="utf-8")
    assert text.startswith('---\npagetitle: "A \\\\\\"talk\\\\\\""\n')
    assert "\ntitle:" not in text, "it would be a slide of its own"
    assert "\n## \\<b\\>" in text
    assert "{{<" not in text
    assert "\n2\\. a second" in text
    assert "&#123;&#123;&lt; x" in text, "not even where HTML stands"
    assert text.count("::: {.notes}") == 2


def test_a_document_reads_well_where_nothing_is_meant() -> None:
    told = "Two rates (0.1, and 1e-3): one is too large."
    assert quarto._marked(told) == told
