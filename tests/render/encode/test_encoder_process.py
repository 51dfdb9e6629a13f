import os
import re
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import av
import imageio_ffmpeg
import pytest

from render.encode import FORMATS, EncodeError, Frames, encode

MakeFilm = Callable[..., Frames]
Fake = Callable[[str], Path]
Children = Callable[[], list[int]]

pytestmark = pytest.mark.usefixtures("nothing_left")


def until(done: Callable[[], bool]) -> None:
    limit = time.monotonic() + 20
    while not done():
        assert time.monotonic() < limit
        time.sleep(0.01)


def alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


@pytest.fixture(params=["a.mp4", "a.gif"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / str(request.param)
    path.write_bytes(b"old")
    yield path
    assert path.read_bytes() == b"old"


def refused(film: Frames, path: Path, stall: float = 60.0) -> str:
    began = time.monotonic()
    with pytest.raises(EncodeError) as error:
        encode(film, path, stall=stall)
    assert time.monotonic() - began < 20
    told = str(error.value)
    assert told.startswith(f"{path}: ")
    assert "\n" not in told
    return told


@pytest.mark.parametrize(
    "name", ["-y.mp4", "50%03d [x] é ü 山.mp4", "a b:c'd\"e.gif", "-.GIF", "pipe:1.mp4"]
)
def test_a_strange_name_is_only_a_name(
    make_film: MakeFilm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / "in here, 100%").mkdir()
    monkeypatch.chdir(tmp_path / "in here, 100%")
    encode(make_film(frames=3), Path(name))
    assert [entry.name for entry in Path.cwd().iterdir()] == [name]
    with av.open(Path.cwd() / name) as file:
        assert len(list(file.decode(video=0))) == 3


def test_an_encoder_that_is_killed_is_an_error(
    make_film: MakeFilm, children: Children, target: Path
) -> None:
    before = children()

    def kills(index: int) -> None:
        if index == 20:
            (encoder,) = set(children()) - set(before)
            os.kill(encoder, signal.SIGKILL)

    # The sample for a palette is drawn when no encoder runs yet: it leaves frame 20 out.
    told = refused(make_film(frames=60, before=kills), target)
    assert re.search(r"was killed by a signal \(Killed\) after \d+ of 60 frames; run again", told)


def test_an_encoder_that_stops_taking_frames_is_ended(
    make_film: MakeFilm, children: Children, target: Path
) -> None:
    before = children()

    def stops(index: int) -> None:
        if index == 20:
            (encoder,) = set(children()) - set(before)
            os.kill(encoder, signal.SIGSTOP)

    told = refused(make_film(frames=60, before=stops), target, stall=0.5)
    assert re.search(r"the encoder hung: it took nothing for 0.5 s, after \d+ of 60 frames", told)


@pytest.mark.parametrize("reads", ["", "cat > /dev/null;"])
def test_an_encoder_that_never_ends_is_ended_with_its_children(
    make_film: MakeFilm, fake_ffmpeg: Fake, target: Path, tmp_path: Path, reads: str
) -> None:
    fake_ffmpeg(f"{reads} sleep 600 & echo $! > '{tmp_path}/child'; echo zzz >&2; {reads} wait")
    told = refused(make_film(), target, stall=0.5)
    assert "the encoder hung" in told
    assert "(zzz)" in told
    child = int((tmp_path / "child").read_text())
    until(lambda: not alive(child))


def test_an_encoder_that_fails_has_its_words_and_code_told(
    make_film: MakeFilm, fake_ffmpeg: Fake, target: Path
) -> None:
    fake_ffmpeg("echo '[mp4 @ 0x55d0] cannot today' >&2; exit 3")
    told = refused(make_film(), target)
    assert re.search(r"failed with exit code 3 after \d+ of 40 frames \(cannot today\); ", told)


def test_an_encoder_that_says_the_disk_is_full_is_understood(
    make_film: MakeFilm, fake_ffmpeg: Fake, target: Path
) -> None:
    fake_ffmpeg(
        "cat > /dev/null; echo 'Error writing trailer: No space left on device' >&2; exit 228"
    )
    assert "the disk is full: free some space" in refused(make_film(), target)


@pytest.mark.parametrize("takes", ["cat", "head -c 9216"])
def test_an_encoder_that_loses_frames_is_an_error_though_it_says_all_is_well(
    make_film: MakeFilm, fake_ffmpeg: Fake, target: Path, takes: str
) -> None:
    fake_ffmpeg(f"{takes} > /dev/null; echo frame=12; echo frame=39; echo progress=end")
    assert "wrote 39 of 40 frames; " in refused(make_film(), target)


def test_an_encoder_that_is_missing_is_an_error(
    make_film: MakeFilm, target: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plain").write_text("no program")
    for name, words in (("absent", "No such file"), ("plain", "Permission denied")):
        monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", str(tmp_path / name))
        told = refused(make_film(), target)
        assert f"cannot start {tmp_path / name}: {words}" in told


def test_no_encoder_at_all_is_an_error(
    make_film: MakeFilm, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none() -> str:
        raise RuntimeError("No ffmpeg exe could be found.")

    monkeypatch.setattr(imageio_ffmpeg, "get_ffmpeg_exe", none)
    assert "no ffmpeg found; check that IMAGEIO_FFMPEG_EXE" in refused(make_film(), target)


@pytest.mark.parametrize("failure", [KeyboardInterrupt, SystemExit, BrokenPipeError, TimeoutError])
def test_what_drawing_raises_passes_through(
    make_film: MakeFilm, target: Path, failure: type[BaseException]
) -> None:
    def raises(index: int) -> None:
        if index == 20:
            raise failure

    with pytest.raises(failure):
        encode(make_film(frames=60, before=raises), target)


def test_what_the_report_raises_passes_through(make_film: MakeFilm, target: Path) -> None:
    def raises(done: int, _total: int) -> None:
        if done == 20:
            raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        encode(make_film(), target, report=raises)


@contextmanager
def small_disk(folder: Path) -> Iterator[None]:
    """No more than 8 kB fit: a disk of that size, or where none may be mounted a limit."""
    mount = ["mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", str(folder)]
    if (
        os.geteuid() == 0
        and subprocess.run(mount, capture_output=True, check=False).returncode == 0
    ):
        try:
            yield
        finally:
            subprocess.run(["umount", str(folder)], check=True)
    else:
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (8192, before[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("suffix", [kind.suffix for kind in FORMATS])
def test_a_full_disk_is_an_error(make_film: MakeFilm, tmp_path: Path, suffix: str) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    with small_disk(disk):
        path = disk / f"a{suffix}"
        path.write_bytes(b"old")
        told = refused(make_film(frames=300, size=(128, 96)), path)
        full = "the disk is full: free some|No space left on device; free some|File (size|too)"
        assert re.search(full, told)
        assert path.read_bytes() == b"old"
        assert len(list(disk.iterdir())) == 1


KILLED = """
import os, signal, sys
from pathlib import Path
import numpy as np
from render.encode import encode

class Film:
    size, fps, colours, transparent = (64, 48), 25.0, (), False
    def __len__(self): return 60
    def __getitem__(self, index):
        if index == 20: os.kill(os.getpid(), signal.SIGKILL)
        return np.zeros((48, 64, 3), np.uint8)

encode(Film(), Path(sys.argv[1]))
"""


def mentions(path: Path) -> bool:
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if os.fsencode(path.name) in (entry / "cmdline").read_bytes():
                    return True
            except (FileNotFoundError, ProcessLookupError):
                continue
    return False


def test_after_a_run_was_killed_the_encoder_ends_and_the_next_run_clears_up(
    make_film: MakeFilm, tmp_path: Path
) -> None:
    path = tmp_path / f"killed-{os.getpid()}.mp4"
    path.write_bytes(b"old")
    run = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    assert run.returncode == -signal.SIGKILL
    until(lambda: not mentions(path))
    assert path.read_bytes() == b"old"
    assert len(list(tmp_path.glob("*.part"))) == 1
    encode(make_film(frames=3), path)
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_two_films_for_one_path_do_not_harm_each_other(make_film: MakeFilm, tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    seen: list[bytes] = []

    def encodes_another(index: int) -> None:
        if index == 20:
            encode(make_film(frames=3), path)
            seen.append(path.read_bytes())

    encode(make_film(frames=60, before=encodes_another), path)
    assert len(seen) == 1
    assert path.read_bytes() != seen[0]
    with av.open(path) as file:
        assert len(list(file.decode(video=0))) == 60
