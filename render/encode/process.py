"""ffmpeg as a process of our own: fed frame by frame, checked, and never left behind."""

import os
import re
import select
import signal
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import IO

from render.encode.error import EncodeError
from render.encode.frames import Frame, Frames, Report
from render.stopping import held

REAP = 10.0
"""How long a killed process may take to be gone, seconds; longer only where a disk hangs."""

REMEDY = "check that IMAGEIO_FFMPEG_EXE names a working ffmpeg, or install imageio-ffmpeg again"
FULL = ("No space left on device", "Disk quota exceeded", "File too large")


class _StalledError(Exception):
    """The encoder took nothing for too long."""


def feed(
    film: Frames,
    frames: Iterable[Frame],
    arguments: Sequence[str],
    *,
    report: Report,
    stall: float,
    inherit: tuple[int, ...] = (),
) -> None:
    """Runs ffmpeg with these arguments, the frames on its standard input.

    `inherit` are descriptors that it may read besides. `stall` is how long, in seconds, it may
    take nothing, or not end after the last frame. Raises EncodeError where ffmpeg is
    missing, fails, hangs, is killed or lost a frame.
    """
    sent, total = 0, len(film)
    with _scratch() as words, _scratch() as progress:
        process = None
        try:
            with held():  # a signal in between would leave a process that no one knows
                process = _started(arguments, words=words, progress=progress, inherit=inherit)
            pipe = _pipe(process)
            for frame in frames:
                if not _send(frame, pipe, stall=stall):
                    break
                del frame  # not held while the next one is waited for
                sent += 1
                report(sent, total)
            _finish(process, stall=stall)
        except _StalledError:
            raise EncodeError(
                f"the encoder hung: it took nothing for {stall:g} s, after {sent} of {total} "
                f"frames, and was ended{_last(words)}; run again, or {REMEDY}"
            ) from None
        finally:
            if process is not None:
                _end(process)
        if fault := _fault(process.returncode, _last(words), _counted(progress), sent, total):
            raise EncodeError(fault)


def rawvideo(film: Frames, rate: str) -> list[str]:
    """The arguments that make ffmpeg take the film's frames, at `rate` a second, as its input."""
    width, height = film.size
    return [
        *("-f", "rawvideo", "-pixel_format", "rgb24", "-video_size", f"{width}x{height}"),
        *("-framerate", rate, "-i", "pipe:0"),
    ]


def _started(
    arguments: Sequence[str], *, words: IO[bytes], progress: IO[bytes], inherit: tuple[int, ...]
) -> subprocess.Popen[bytes]:
    import imageio_ffmpeg

    try:
        binary = imageio_ffmpeg.get_ffmpeg_exe()
    except RuntimeError as error:
        raise EncodeError(f"no ffmpeg found; {REMEDY}") from error
    quiet = ["-hide_banner", "-nostdin", "-nostats", "-loglevel", "error", "-progress", "pipe:1"]
    try:
        return subprocess.Popen(
            [binary, *quiet, "-y", *arguments],
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=progress,
            stderr=words,
            pass_fds=inherit,
            start_new_session=True,  # Ctrl-C is ours to handle, and its whole group ours to end
        )
    except OSError as error:
        raise EncodeError(f"cannot start {binary}: {error.strerror}; {REMEDY}") from error


def _scratch() -> IO[bytes]:
    try:
        return tempfile.TemporaryFile()
    except OSError as error:
        raise EncodeError(
            f"no temporary file: {error.strerror}; set TMPDIR to a folder with room"
        ) from error


def _pipe(process: subprocess.Popen[bytes]) -> int:
    assert process.stdin is not None
    pipe = process.stdin.fileno()
    os.set_blocking(pipe, False)
    return pipe


def _send(frame: Frame, pipe: int, *, stall: float) -> bool:
    """Writes the whole frame; False where the encoder has hung up."""
    rest = memoryview(frame.data).cast("B")
    poll = select.poll()
    poll.register(pipe, select.POLLOUT)
    while rest:
        if not poll.poll(stall * 1000):
            raise _StalledError
        try:
            rest = rest[os.write(pipe, rest) :]
        except BlockingIOError:
            continue
        except BrokenPipeError:
            return False
    return True


def _finish(process: subprocess.Popen[bytes], *, stall: float) -> None:
    assert process.stdin is not None
    process.stdin.close()
    try:
        process.wait(stall)
    except subprocess.TimeoutExpired:
        raise _StalledError from None


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kills what is left of the process and its children, and reaps it."""
    with suppress(ProcessLookupError, PermissionError):  # none is left
        os.killpg(process.pid, signal.SIGKILL)
    if process.stdin is not None:
        process.stdin.close()
    with suppress(subprocess.TimeoutExpired):
        process.wait(REAP)


def _fault(code: int | None, last: str, counted: int, sent: int, total: int) -> str:
    """What went wrong, in one line with its remedy; empty where nothing did."""
    if any(words in last for words in FULL):
        return f"the disk is full: free some space, then run again{last}"
    after = f"after {sent} of {total} frames"
    if code is None or code < 0:
        name = signal.strsignal(-code) if code else "unknown"
        return f"the encoder was killed by a signal ({name}) {after}{last}; run again"
    if code:
        return f"the encoder failed with exit code {code} {after}{last}; {REMEDY}"
    if not sent == counted == total:
        return f"the encoder wrote {counted} of {total} frames{last}; {REMEDY}"
    return ""


def _last(words: IO[bytes]) -> str:
    """What ffmpeg said last, as the end of a sentence, without the addresses that it prints."""
    words.seek(0)
    text = words.read().decode(errors="replace")
    lines = [re.sub(r"^(\[[^]]*\] )+", "", line).strip() for line in text.splitlines()]
    told = [line for line in dict.fromkeys(lines) if line and line != "Conversion failed!"]
    return f" ({'; '.join(told[-3:])[:300]})" if told else ""


def _counted(progress: IO[bytes]) -> int:
    progress.seek(0)
    counts = re.findall(rb"^frame=\s*(\d+)", progress.read(), re.MULTILINE)
    return int(counts[-1]) if counts else 0
