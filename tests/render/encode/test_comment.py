from collections.abc import Callable
from pathlib import Path

import av
import pytest
from PIL import Image
from probe import pictures

from render.containers import LARGEST, comments_in
from render.encode import FORMATS, EncodeError, Frames, encode

MakeFilm = Callable[..., Frames]

pytestmark = pytest.mark.usefixtures("nothing_left")

# What arguments of ffmpeg, its metadata files and sub-blocks of a GIF might trip over.
AWKWARD = "a=b; #c \\n \"d\" 'e' %f [g] -h" + "x" * 700
LONGEST = ("y=;\\" * LARGEST)[:LARGEST]


@pytest.mark.parametrize("suffix", [kind.suffix for kind in FORMATS])
@pytest.mark.parametrize("comment", ["x", "y" * 255, "z" * 256, AWKWARD, LONGEST])
def test_a_film_carries_its_comment_and_shows_the_same_frames(
    make_film: MakeFilm, tmp_path: Path, suffix: str, comment: str
) -> None:
    plain, told = tmp_path / f"plain{suffix}", tmp_path / f"told{suffix}"
    encode(make_film(frames=4), plain)
    encode(make_film(frames=4), told, comment=comment)
    assert list(comments_in(told)) == [comment]
    assert list(comments_in(plain)) == []
    assert pictures(told) == pictures(plain)
    assert len(pictures(told)) == 4


def test_other_programs_find_the_comment(make_film: MakeFilm, tmp_path: Path) -> None:
    for name in ("a.gif", "a.mp4"):
        encode(make_film(frames=3), tmp_path / name, comment=AWKWARD)
    with Image.open(tmp_path / "a.gif") as image:
        assert image.info["comment"] == AWKWARD.encode()
        assert image.info["loop"] == 0
        assert image.n_frames == 3  # type: ignore[attr-defined]
    with av.open(tmp_path / "a.mp4") as file:
        assert file.metadata["comment"] == AWKWARD
    data = (tmp_path / "a.mp4").read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")
    assert b"Lavf" not in data


@pytest.mark.parametrize("suffix", [kind.suffix for kind in FORMATS])
def test_the_same_comment_gives_the_same_bytes(
    make_film: MakeFilm, tmp_path: Path, suffix: str
) -> None:
    for name in ("a", "b"):
        encode(make_film(frames=3), tmp_path / f"{name}{suffix}", comment="the same")
    assert (tmp_path / f"a{suffix}").read_bytes() == (tmp_path / f"b{suffix}").read_bytes()


@pytest.mark.parametrize("comment", ["é", "a\nb", "a\0b", "\x7f", "x" * (LARGEST + 1)])
def test_a_comment_that_not_every_file_can_hold_is_refused_before_a_frame(
    make_film: MakeFilm, tmp_path: Path, comment: str
) -> None:
    drawn: list[int] = []
    with pytest.raises(ValueError, match="comment must be at most 100,000 characters, printable"):
        encode(make_film(before=drawn.append), tmp_path / "a.gif", comment=comment)
    assert not drawn


def test_a_disk_that_is_full_when_the_comment_is_added_leaves_the_old_file(
    make_film: MakeFilm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "a.gif").write_text("old")
    monkeypatch.setattr("render.encode.gif.insert_in_gif", full)
    with pytest.raises(EncodeError, match=r"a\.gif: cannot add .*: No space left on device; free"):
        encode(make_film(frames=2), tmp_path / "a.gif", comment="x")
    assert (tmp_path / "a.gif").read_text() == "old"
