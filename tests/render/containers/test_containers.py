import codecs
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from render.containers import comments_in, stands_whole
from render.containers.container import HEAD
from render.containers.gif import insert_in_gif, texts_in_gif
from render.containers.html import BEGINS, OPENS, recipe_element, texts_in_html
from render.containers.mp4 import texts_in_mp4
from render.containers.pdf import texts_in_pdf
from render.containers.png import SIGNATURE, texts_in_png
from render.containers.svg import texts_in_svg
from render.containers.webm import texts_in_webm
from render.containers.webp import append_to_webp, texts_in_webp

TEXT = '{"a": "b\\n(c) <d> & &amp; é \\\\ \\u00e9"}'
KEYS = {"svg": "Description", "pdf": "Keywords", "png": "Comment"}


@pytest.mark.parametrize(
    "text", [TEXT, "(((" + "\\" * 3, "x" * 90_000], ids=["json", "odd", "long"]
)
@pytest.mark.parametrize("kind", KEYS)
def test_what_matplotlib_writes_is_read(tmp_path: Path, kind: str, text: str) -> None:
    path = tmp_path / "named otherwise"
    Figure().savefig(path, format=kind, metadata={KEYS[kind]: text})
    assert text in list(comments_in(path))


def png(**texts: str) -> bytes:
    chunks, file = PngInfo(), BytesIO()
    chunks.add_text("Title", "of another")
    chunks.add_itxt("Comment", texts["plain"], "en", "Bemerkung")
    chunks.add_itxt("Comment", texts["packed"], zip=True)
    chunks.add_text("Comment", texts["old"], zip=True)
    Image.new("RGB", (3, 2)).save(file, "png", pnginfo=chunks)
    return file.getvalue()


def test_every_text_chunk_of_a_png_is_read() -> None:
    data = png(plain="é1", packed="é2", old="é3")
    assert list(texts_in_png(BytesIO(data), limit=99)) == ["of another", "é1", "é2", "é3"]


def test_a_png_that_unpacks_without_end_is_cut() -> None:
    data = png(plain="", packed="x" * 1_000_000, old="y" * 1_000_000)
    assert len(data) < 5_000
    assert [len(text) for text in texts_in_png(BytesIO(data), limit=50)] == [10, 0, 50, 50]


def test_a_png_whose_text_does_not_unpack_is_passed_over() -> None:
    content = b"Comment\0\0" + b"not zlib"
    chunk = len(content).to_bytes(4) + b"zTXt" + content + b"crc!"
    assert list(texts_in_png(BytesIO(SIGNATURE + chunk), limit=50)) == [""]


def gif(path: Path, *, loop: bool, mode: str = "P") -> list[bytes]:
    shades = [Image.new("L", (40, 30), shade).convert(mode) for shade in (0, 90, 200)]
    looping = {"loop": 0} if loop else {}
    shades[0].save(path, save_all=True, append_images=shades[1:], duration=40, **looping)
    return frames(path)


def frames(path: Path) -> list[bytes]:
    with Image.open(path) as image:
        count = image.n_frames  # type: ignore[attr-defined]
        return [image.convert("RGB").tobytes() for i in range(count) if image.seek(i) is None]


@pytest.mark.parametrize("loop", [True, False])
@pytest.mark.parametrize("chunk", [300, 2**20])
def test_a_comment_is_inserted_into_a_gif_of_any_length(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chunk: int, *, loop: bool
) -> None:
    monkeypatch.setattr("render.containers.gif.CHUNK", chunk)
    path = tmp_path / "a.gif"
    shown = gif(path, loop=loop)
    before = path.read_bytes()
    insert_in_gif(path, "word " * 200)
    assert list(comments_in(path)) == ["word " * 200]
    assert frames(path) == shown
    assert len(shown) == 3
    after = path.read_bytes()
    place = after.index(b"\x21\xfe")
    assert after[:place] + after[place + 2 + 1000 + 4 + 1 :] == before
    # Behind the loop, before what belongs to the first image.
    assert before[place:].startswith((b"\x21\xf9", b","))
    assert (b"NETSCAPE2.0" in before[:place]) == loop


def test_a_pdf_is_read_whatever_way_its_strings_are_written() -> None:
    wide = (codecs.BOM_UTF16_BE + "é(".encode("utf-16-be")).replace(b"(", b"\\(")
    written = b"<< /Subject(a\\(b\\)\\\\\\n\\101\\\r\nc) /Keywords  (" + wide + b") >>"
    assert list(texts_in_pdf(written)) == ["a(b)\\\nAc", "é("]


def test_a_pdf_is_searched_at_its_beginning_and_its_end_alone(tmp_path: Path) -> None:
    entry = b"/Keywords (%d)"
    parts = [b"%PDF-1.4 ", entry % 1, b" " * HEAD, entry % 2, b" " * HEAD, entry % 3]
    (tmp_path / "a.pdf").write_bytes(b"".join(parts))
    assert list(comments_in(tmp_path / "a.pdf")) == ["1", "3"]


def box(kind: bytes, content: bytes, *, length: int | None = None) -> bytes:
    return (8 + len(content) if length is None else length).to_bytes(4) + kind + content


def mp4(tags: bytes) -> bytes:
    meta = box(b"meta", bytes(4) + box(b"hdlr", bytes(20)) + box(b"ilst", tags))
    return box(b"ftyp", b"isom") + box(b"moov", box(b"mvhd", bytes(9)) + box(b"udta", meta))


def tag(text: bytes, *, kind: int = 1) -> bytes:
    return box(b"\xa9cmt", box(b"data", kind.to_bytes(4) + bytes(4) + text))


def test_tags_of_an_mp4_are_read_in_every_form_of_a_box() -> None:
    picture = tag(b"binary", kind=13)
    assert list(texts_in_mp4(BytesIO(mp4(picture + tag(b"one") + tag(b"two"))))) == ["one", "two"]
    wide = (1).to_bytes(4) + b"free" + (20).to_bytes(8) + bytes(4)
    to_the_end = mp4(tag(b"three"))[12:]
    last = (0).to_bytes(4) + to_the_end[4:]
    assert list(texts_in_mp4(BytesIO(box(b"ftyp", b"isom") + wide + last))) == ["three"]


@pytest.mark.parametrize("length", [1, 2, 7, 2**32 - 1])
def test_a_box_of_a_wrong_length_ends_the_search(length: int) -> None:
    wrong = box(b"free", bytes(8), length=length)
    assert list(texts_in_mp4(BytesIO(box(b"ftyp", b"isom") + wrong + mp4(tag(b"x"))))) == []
    assert list(texts_in_mp4(BytesIO(mp4(wrong + tag(b"x"))))) == []


def test_a_box_shorter_than_its_header_hides_no_other_in_it() -> None:
    nested = (4).to_bytes(4) + box(b"data", (1).to_bytes(4) + bytes(4) + b"oops")
    assert list(texts_in_mp4(BytesIO(mp4(box(b"\xa9cmt", nested))))) == []


def element(name: str, content: bytes) -> bytes:
    return bytes.fromhex(name) + (2**56 + len(content)).to_bytes(8) + content


def webm(text: str, *, named: str = "COMMENT") -> bytes:
    told = element("45a3", named.encode()) + element("4487", text.encode())
    tags = element("1254c367", element("7373", element("63c0", b"") + element("67c8", told)))
    track = element("1654ae6b", element("ae", element("23e383", b"\x02\x62\x5a\x00")))
    film = element("18538067", track + tags + element("1f43b675", bytes(9)))
    return element("1a45dfa3", element("4282", b"webm")) + film


def test_a_tag_of_a_webm_is_read_where_it_is_a_comment_alone() -> None:
    assert list(texts_in_webm(BytesIO(webm(TEXT)))) == [TEXT]
    assert list(texts_in_webm(BytesIO(webm(TEXT, named="DURATION")))) == []


@pytest.mark.parametrize("size", [b"\x01" + b"\xff" * 7, b"\xff", b"\x00", b"\x01\x7f" + bytes(6)])
def test_an_element_of_unknown_or_wrong_length_ends_the_search(size: bytes) -> None:
    wrong = bytes.fromhex("1254c367") + size
    start = element("1a45dfa3", b"") + element("18538067", wrong + webm("x"))
    assert list(texts_in_webm(BytesIO(start))) == []


def webp(path: Path, *, frames: int, text: str) -> list[bytes]:
    shades = [Image.new("RGBA", (31, 20), (shade, 9, 9, 99)) for shade in range(0, 99, 33)][:frames]
    shades[0].save(path, save_all=True, append_images=shades[1:], lossless=True)
    with Image.open(path) as image:
        before = [image.convert("RGBA").tobytes() for k in range(frames) if image.seek(k) is None]
    append_to_webp(path, text, size=(31, 20))
    return before


@pytest.mark.parametrize("frames", [1, 3])
@pytest.mark.parametrize("text", [TEXT.replace("é", "e"), "]]><&lt;" * 9_000, "odd"])
def test_a_text_is_added_to_a_webp_of_one_picture_or_more(
    tmp_path: Path, frames: int, text: str
) -> None:
    before = webp(tmp_path / "a.webp", frames=frames, text=text)
    assert list(comments_in(tmp_path / "a.webp")) == [text]
    assert stands_whole(tmp_path / "a.webp")
    with Image.open(tmp_path / "a.webp") as image:
        shown = [image.convert("RGBA").tobytes() for k in range(frames) if image.seek(k) is None]
        assert b"dc:description" in image.info["xmp"]
    assert shown == before


READERS: dict[str, tuple[bytes, Callable[[bytes], Iterator[str]]]] = {
    "gif": (b"GIF89a", texts_in_gif),
    "png": (SIGNATURE, lambda data: texts_in_png(BytesIO(data), limit=9)),
    "mp4": (mp4(tag(b"x"))[:60], lambda data: texts_in_mp4(BytesIO(data))),
    "pdf": (b"%PDF-1.4 /Keywords (", texts_in_pdf),
    "webm": (webm("x")[:60], lambda data: texts_in_webm(BytesIO(data))),
    "webp": (b"RIFF\x99\0\0\0WEBP", lambda data: texts_in_webp(BytesIO(data))),
    "svg": (b"<svg><dc:description>", texts_in_svg),
    "html": (BEGINS + OPENS.encode(), texts_in_html),
}


@pytest.mark.parametrize("kind", READERS)
@given(data=st.binary(max_size=200))
def test_whatever_follows_the_first_bytes_is_read_without_an_error(kind: str, data: bytes) -> None:
    start, texts = READERS[kind]
    assert all(isinstance(text, str) for text in texts(start + data))


@pytest.mark.parametrize("kind", ["gif", "png", "svg", "pdf", "mp4", "webm", "webp"])
def test_a_file_that_is_cut_short_anywhere_raises_nothing(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"a.{kind}"
    if kind == "mp4":
        path.write_bytes(mp4(tag(TEXT.encode())))
    elif kind == "webm":
        path.write_bytes(webm(TEXT))
    elif kind == "webp":
        webp(path, frames=3, text="x" * 300)
    elif kind == "gif":
        gif(path, loop=True)
        insert_in_gif(path, "x" * 300)
    else:
        Figure(figsize=(1, 1)).savefig(path, metadata={KEYS[kind]: TEXT})
    data = path.read_bytes()
    for length in {*range(12, min(len(data), 600)), len(data) // 2}:
        path.write_bytes(data[:length])
        if kind == "svg" and b"<svg" not in data[:length]:
            with pytest.raises(ValueError, match=r"is no \.gif, \.html, .* or \.svg file"):
                list(comments_in(path))
        else:
            assert len(list(comments_in(path))) <= 2


def test_what_is_no_picture_is_refused(tmp_path: Path) -> None:
    (tmp_path / "clip.gif").write_text("a text")
    with pytest.raises(ValueError, match=r"clip\.gif: is no \.gif, \.html, .* \.webp or \.svg"):
        list(comments_in(tmp_path / "clip.gif"))
    with pytest.raises(ValueError, match=r"no file '.*clp\.gif'; did you mean '.*/clip\.gif'\?"):
        list(comments_in(tmp_path / "clp.gif"))
    with pytest.raises(ValueError, match="is no regular file"):
        list(comments_in(tmp_path))


@given(text=st.text(max_size=300))
def test_a_page_gives_back_the_text_that_it_carries_whatever_is_in_it(text: str) -> None:
    page = BEGINS + f"<html>{recipe_element(text)}</html>".encode()
    assert list(texts_in_html(page)) == ([text] if text else [])
