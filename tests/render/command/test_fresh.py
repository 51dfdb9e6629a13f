"""Which files that stand are made again: those that are older, or not whole."""

import os
import time
from pathlib import Path

import pytest
from PIL import Image

from render.command.fresh import is_newer, newest_of, stands_whole

MP4 = b"\0\0\0\x10ftypisom\0\0\0\0" + b"\0\0\0\x08moov" + b"\0\0\0\x0cmdat\1\2\3\4"
LARGE = b"\0\0\0\x10ftypisom\0\0\0\0\0\0\0\x08moov" + b"\0\0\0\1mdat\0\0\0\0\0\0\0\x11x"
WHOLE = {
    "a.mp4": MP4,
    "large.mp4": LARGE,
    "a.gif": b"GIF89a...\0;",
    "a.png": b"\x89PNG\r\n\x1a\n...\0\0\0\0IEND\xaeB`\x82",
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


def dated(path: Path, seconds: float) -> Path:
    path.touch()
    os.utime(path, ns=(int(seconds * 1e9),) * 2)
    return path


def test_equal_dates_count_as_older_for_some_clocks_are_coarse(tmp_path: Path) -> None:
    film, scene = dated(tmp_path / "a.gif", 1000), dated(tmp_path / "scene.py", 1000)
    assert not is_newer(film, newest_of([scene]))
    dated(film, 1002)
    assert is_newer(film, newest_of([scene]))
    dated(scene, 1003)
    assert not is_newer(film, newest_of([scene]))


def test_a_film_from_the_future_hides_no_edit(tmp_path: Path) -> None:
    film, scene = tmp_path / "a.gif", dated(tmp_path / "scene.py", 1000)
    dated(film, time.time() + 3600)
    assert not is_newer(film, newest_of([scene]))


def test_a_scene_from_the_future_is_built_again(tmp_path: Path) -> None:
    film, scene = tmp_path / "a.gif", dated(tmp_path / "scene.py", time.time() + 3600)
    film.touch()
    assert not is_newer(film, newest_of([scene]))


def test_what_is_no_file_is_not_newer(tmp_path: Path) -> None:
    assert not is_newer(tmp_path / "absent.gif", 0)
    assert not is_newer(tmp_path, 0)
    assert newest_of([tmp_path / "absent.py"]) == 0
