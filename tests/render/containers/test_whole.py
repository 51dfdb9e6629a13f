"""A file is whole where it starts and ends as one of its kind does."""

from pathlib import Path

import pytest
from PIL import Image

from render.containers import stands_whole

MP4 = b"\0\0\0\x10ftypisom\0\0\0\0" + b"\0\0\0\x08moov" + b"\0\0\0\x0cmdat\1\2\3\4"
LARGE = b"\0\0\0\x10ftypisom\0\0\0\0\0\0\0\x08moov" + b"\0\0\0\1mdat\0\0\0\0\0\0\0\x11x"
WEBM = b"\x1a\x45\xdf\xa3\x80\x18\x53\x80\x67\x8e\x16\x54\xae\x6b\x80\x1f\x43\xb6\x75\x84abcd"
WHOLE = {
    "a.mp4": MP4,
    "large.mp4": LARGE,
    "a.gif": b"GIF89a...\0;",
    "a.png": b"\x89PNG\r\n\x1a\n...\0\0\0\0IEND\xaeB`\x82",
    "a.mov": MP4.replace(b"isom", b"qt  "),
    "a.webp": b"RIFF\x10\0\0\0WEBPVP8L\3\0\0\0abc\0",
    "a.webm": WEBM,
    "a.svg": b"<?xml version='1.0'?><svg></svg>\n",
    "a.pdf": b"%PDF-1.4\n...%%EOF\n",
}


@pytest.mark.parametrize(("name", "content"), WHOLE.items(), ids=WHOLE)
def test_a_file_cut_short_anywhere_is_not_whole(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert stands_whole(path)
    for length in range(len(content.rstrip())):
        path.write_bytes(content[:length])
        assert not stands_whole(path), length
    path.write_bytes(b"garbage" + content)
    assert not stands_whole(path)


def test_a_file_with_a_piece_lost_at_its_end_is_not_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("RGB", (40, 40)).save(path)
    assert stands_whole(path)
    path.write_bytes(path.read_bytes()[:-30] + bytes(30))
    assert not stands_whole(path)
    assert not stands_whole(tmp_path / "absent.png")
    (tmp_path / "folder.png").mkdir()
    assert not stands_whole(tmp_path / "folder.png")
