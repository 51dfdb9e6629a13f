"""The commands `embed` and `gallery`, run on scenes of a few frames."""

from collections.abc import Callable
from pathlib import Path

import av
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from render.command.cli import steepest
from render.publishing.media_type import media_type
from render.publishing.web_kinds import film_kinds
from tests.html_reader import Page

pytestmark = pytest.mark.commands

Write = Callable[[str, str], Path]
Tiny = Callable[..., str]

WEBM = [kind.suffix for kind in film_kinds() if kind.suffix == ".webm"]
"""The format that is only perhaps there."""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(steepest, arguments)


def outputs() -> list[str]:
    return sorted(path.name for path in Path("outputs").glob("[!.]*"))


def test_a_scene_is_embedded_with_films_that_are_made_once(write: Write, tiny: Tiny) -> None:
    write("valley", tiny(views="Landscape(), Contour()"))
    first = run("embed", "valley", "--view", "contour", "--size", "160x90")
    assert first.exit_code == 0, first.output
    stem = "valley-contour-160x90"
    films = sorted(f"{stem}{suffix}" for suffix in [".mp4", *WEBM])
    assert outputs() == sorted([f"{stem}-poster.png", f"{stem}.vtt", *films])
    page = Page(first.stdout)
    for address in page.values("src") + page.values("poster") + page.values("href"):
        assert Path(address).is_file(), address
    told = first.stderr.splitlines()
    assert sorted(line.partition("  ")[0] for line in told) == sorted(
        f"outputs/{name}" for name in [*films, f"{stem}-poster.png"]
    )
    with Image.open(f"outputs/{stem}-poster.png") as poster:
        assert poster.size == (160, 90)
    with av.open(f"outputs/{stem}.mp4") as film:
        assert (film.streams.video[0].width, film.streams.video[0].height) == (160, 90)
        told = film.streams.video[0].codec_context.extradata[1:4].hex()
    types = [one.attributes["type"] for one in page.all("source")]
    assert f"video/mp4; codecs=avc1.{told}" in types
    assert len(types) == 1 + len(WEBM)
    assert Path(f"outputs/{stem}.vtt").read_text(encoding="utf-8").startswith("WEBVTT\n")

    dates = {path: path.stat().st_mtime_ns for path in Path("outputs").glob("*.*4")}
    again = run("embed", "valley", "--view", "contour", "--size", "160x90", "-o", "a/page.html")
    assert again.stdout == ""
    assert again.stderr == "a/page.html\n"
    assert dates == {path: path.stat().st_mtime_ns for path in Path("outputs").glob("*.*4")}
    text = Path("a/page.html").read_text(encoding="utf-8")
    for address in Page(text.partition("\n")[2]).values("src"):
        assert Path("a", address).is_file(), address


def test_markdown_is_printed_with_a_gif_where_it_will_lie(write: Write, tiny: Tiny) -> None:
    write("valley", tiny())
    told = run(
        *("embed", "valley", "--markdown", "--size", "160x90"),
        *("--url", "https://me.example/films"),
    )
    assert told.exit_code == 0, told.output
    assert outputs() == ["valley-contour-160x90.gif"]
    assert told.stdout.startswith("![A tiny film.")
    assert (
        "](https://me.example/films/valley-contour-160x90.gif)\n\n**A tiny film.**" in told.stdout
    )


@pytest.mark.parametrize(
    ("options", "status", "told"),
    [
        (["--view", "contuor"], 1, "scenes/valley.py: no view 'contuor'; did you mean 'contour'?"),
        (["--at", "9"], 1, "scenes/valley.py: step 9: the scene has steps 0 to 4"),
        (["--size", "161x90"], 1, "size 161x90: both sides must be even; try 162x90"),
        (["--outputs", "file"], 2, "Directory 'file' is a file"),
        (["--outputs", "file/below"], 1, "file/below/valley-contour.mp4"),
        (["--size", "big"], 2, "'big' is no size"),
        (["--markdown", "--at", "1"], 2, "--at is the poster's place"),
        (["-o", "scenes/valley.py"], 2, "scenes/valley.py: the page must be called NAME.html"),
        (["-o", "file/page.html"], 1, "file/page.html: cannot write"),
        (["-o", "folder.html"], 1, "folder.html: is a folder"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_printed(
    write: Write, tiny: Tiny, options: list[str], status: int, told: str
) -> None:
    source = tiny()
    write("valley", source)
    Path("file").write_text("")
    Path("folder.html").mkdir()
    result = run("embed", "valley", *options)
    assert (result.exit_code, result.stdout) == (status, "")
    assert told in result.stderr
    assert Path("scenes/valley.py").read_text(encoding="utf-8") == source


def test_a_gallery_shows_what_could_be_made_and_tells_what_failed(write: Write, tiny: Tiny) -> None:
    write("valley", tiny())
    write("broken", "1 / 0")
    told = run("gallery", "valley", "broken", "-j", "1")
    assert told.exit_code == 1
    assert told.stdout.splitlines()[-1] == "outputs/index.html  1 film of 1 scene"
    assert told.stderr.splitlines() == [
        "4 files made, 0 up to date; not made:",
        "scenes/broken.py:1: ZeroDivisionError: division by zero",
    ]
    page = Page(Path("outputs/index.html").read_text(encoding="utf-8").partition("\n")[2])
    assert len(page.values("data-sources")) == 1
    named = page.values("src") + page.values("poster") + page.values("href")
    for address in set(named) - {"data:,"}:
        assert Path("outputs", address).is_file(), address

    Path("outputs/valley-contour.mp4").unlink()
    Path("outputs/valley-contour.mp4").mkdir()
    again = run("gallery", "valley")
    assert again.exit_code == 1
    assert again.stdout.splitlines()[-1] == "outputs/index.html  0 films of 0 scenes"


def test_a_gallery_that_cannot_be_written_is_refused_before_a_film_is_made(
    write: Write, tiny: Tiny
) -> None:
    write("valley", tiny())
    Path("outputs/index.html").mkdir(parents=True)
    told = run("gallery", "valley")
    assert told.exit_code == 1
    assert told.stderr.startswith("outputs/index.html: is a folder")
    assert outputs() == ["index.html"]


def test_a_film_without_its_codec_at_the_front_has_a_plain_type(tmp_path: Path) -> None:
    film = tmp_path / "a.mp4"
    for begin in (b"", b"....avcC", b"....avcC\x01\x64\x00"):
        film.write_bytes(begin)
        assert media_type(film) == "video/mp4"
    film.write_bytes(b"....avcC\x01\x64\x00\x1f")
    assert media_type(film) == "video/mp4; codecs=avc1.64001f"
