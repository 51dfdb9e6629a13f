import errno
import fcntl
import os
import signal
import socket
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from render.encode import EncodeError, Frames, encode
from render.encode.output import sweep_all, whole_file
from render.system.stopping import Stopped, stoppable

MakeFilm = Callable[..., Frames]

pytestmark = pytest.mark.usefixtures("nothing_left")


def write(path: Path, text: str = "new") -> None:
    with whole_file(path) as part:
        part.write_text(text)


def names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_the_file_appears_whole_at_the_end(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "er" / "a.mp4"
    with whole_file(target) as part:
        assert part.parent == target.parent
        assert part.name.startswith(".a.mp4.")
        part.write_text("new")
        assert not target.exists()
    assert target.read_text() == "new"


@pytest.mark.parametrize("failure", [RuntimeError, KeyboardInterrupt, SystemExit, OSError])
def test_whatever_ends_the_body_leaves_the_old_file(
    tmp_path: Path, failure: type[BaseException]
) -> None:
    target = tmp_path / "a.mp4"
    target.write_text("old")
    with pytest.raises(failure), whole_file(target) as part:  # noqa: PT012
        part.write_text("half")
        raise failure
    assert target.read_text() == "old"
    assert names(tmp_path) == ["a.mp4"]


def test_a_signal_in_the_body_is_heard_there(tmp_path: Path) -> None:
    went_on = False
    with pytest.raises(Stopped), stoppable(), whole_file(tmp_path / "a.mp4"):  # noqa: PT012
        os.kill(os.getpid(), signal.SIGTERM)
        went_on = True
    assert not went_on
    assert names(tmp_path) == []


def folder(path: Path) -> None:
    path.mkdir()


def fifo(path: Path) -> None:
    os.mkfifo(path)


def device(path: Path) -> None:
    path.symlink_to(os.devnull)


def listener(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(path))  # the whole path may be too long for a socket


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (folder, "a folder"),
        (fifo, "a named pipe"),
        (device, "a device"),
        (listener, "a socket"),
    ],
)
def test_only_a_regular_file_is_replaced(
    make_film: MakeFilm,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    make: Callable[[Path], None],
    kind: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    target = tmp_path / "a.mp4"
    make(target)
    before = target.lstat()
    drawn: list[int] = []
    with pytest.raises(ValueError, match=f"a.mp4: is {kind}; "):
        encode(make_film(before=drawn.append), target)
    assert not drawn
    assert target.lstat() == before
    assert names(tmp_path) == ["a.mp4"]


def test_a_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    target = tmp_path / "store" / "real.mp4"
    link = tmp_path / "a.mp4"
    link.symlink_to("store/real.mp4")
    for text in ("first", "second"):
        write(link, text)
        assert target.read_text() == text
        assert link.is_symlink()
    assert names(tmp_path) == ["a.mp4", "store"]


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").symlink_to("a.mp4")
    with pytest.raises(EncodeError, match="cannot write: Too many levels of symbolic links"):
        write(tmp_path / "a.mp4")


def test_a_file_on_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    for path in (tmp_path / "file" / "a.mp4", tmp_path / "file" / "deep" / "a.mp4"):
        with pytest.raises(EncodeError, match="a part of the path is a file"):
            write(path)


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.EACCES, "may write to"), (errno.EROFS, "may write to"), (errno.ENOSPC, "disk is full")],
)
def test_a_folder_that_takes_no_file_is_refused_before_a_frame(
    make_film: MakeFilm,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    words: str,
) -> None:
    real = os.open

    def refuses(path: str | Path, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_CREAT and str(path).endswith(".part"):
            raise OSError(number, os.strerror(number))
        return real(path, flags, mode)

    monkeypatch.setattr(os, "open", refuses)
    drawn: list[int] = []
    with pytest.raises(EncodeError, match=words) as refused:
        encode(make_film(before=drawn.append), tmp_path / "a.mp4")
    assert not drawn
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("verb", ["fsync", "fchmod", "replace"])
def test_a_disk_that_fails_at_the_end_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    target = tmp_path / "a.mp4"
    target.write_text("old")
    monkeypatch.setattr(*{"replace": (Path, "replace")}.get(verb, (os, verb)), full)
    with pytest.raises(EncodeError, match=r"a\.mp4: cannot write: No space left .*free some space"):
        write(target)
    assert target.read_text() == "old"


def test_a_new_file_has_the_mode_of_any_new_file_and_an_old_one_keeps_its_own(
    tmp_path: Path,
) -> None:
    before = os.umask(0o027)
    try:
        write(tmp_path / "a.mp4")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.mp4").stat().st_mode) == 0o640
    (tmp_path / "a.mp4").chmod(0o604)
    write(tmp_path / "a.mp4")
    assert stat.S_IMODE((tmp_path / "a.mp4").stat().st_mode) == 0o604


def test_what_a_killed_run_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    kept = [
        ".b.mp4.00000000.part",
        ".a.mp4.notes.part",
        "a.mp4.00000000.part",
        ".aXmp4.0a1b2c3d.part",
    ]
    for name in [*kept, ".a.mp4.0a1b2c3d.part", ".a.mp4.ffffffff.part"]:
        (tmp_path / name).write_text("left")
    write(tmp_path / "a.mp4")
    assert names(tmp_path) == sorted([*kept, "a.mp4"])
    for name in kept:
        (tmp_path / name).unlink()


def test_the_part_of_a_living_run_is_kept(tmp_path: Path) -> None:
    live = tmp_path / ".a.mp4.0a1b2c3d.part"
    with live.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        write(tmp_path / "a.mp4")
        assert live.exists()
    write(tmp_path / "a.mp4")
    assert not live.exists()


def test_of_two_runs_at_once_the_last_whole_file_wins(tmp_path: Path) -> None:
    target = tmp_path / "a.mp4"
    with whole_file(target) as first:
        first.write_text("first")
        with whole_file(target) as second:
            assert first.exists()
            second.write_text("second")
        assert target.read_text() == "second"
        assert first.exists()
    assert target.read_text() == "first"


def test_a_part_that_is_swept_before_it_is_locked_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = fcntl.flock
    swept: list[Path] = []

    def sweeps_first(descriptor: int, operation: int) -> None:
        if not swept:
            swept.extend(tmp_path.glob(".a.mp4.*.part"))
            swept[0].unlink()
        real(descriptor, operation)

    monkeypatch.setattr(fcntl, "flock", sweeps_first)
    with whole_file(tmp_path / "a.mp4") as part:
        assert part.exists()
        assert part != swept[0]
    assert names(tmp_path) == ["a.mp4"]


def test_the_longest_name_still_has_room_for_its_part(tmp_path: Path) -> None:
    target = tmp_path / ("ü" * 125 + "x.mp4")
    assert len(os.fsencode(target.name)) == 255
    write(target)
    assert target.read_text() == "new"


def test_all_parts_of_a_folder_are_swept_but_those_that_are_held_or_not_ours(
    tmp_path: Path,
) -> None:
    left = ".gone-contour.mp4.0123abcd.part"
    others = [".gone.txt.0123abcd.part", "a.mp4", ".a.mp4.part", ".a.mp4.0123abcd.party"]
    for name in (left, *others):
        (tmp_path / name).touch()
    with whole_file(tmp_path / "b.mp4") as part:
        sweep_all(tmp_path, [".mp4", ".gif"])
        assert part.exists()
        assert names(tmp_path) == sorted([*others, part.name])
    for name in others:
        (tmp_path / name).unlink()
