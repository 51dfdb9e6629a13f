"""ffmpeg as a process of our own: fed frame by frame, checked, and never left behind."""

import fcntl
import os
import re
import select
import signal
import subprocess
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from render.encode.error import EncodeError
from render.encode.frames import Frame, Frames, Report
from render.encode.tail import Tail
from render.system.stopping import held

REAP = 10.0
"""How long a killed process may take to be gone, seconds; longer only where a disk hangs."""

REMEDY = "check that IMAGEIO_FFMPEG_EXE names a working ffmpeg, or install imageio-ffmpeg again"
SUMMARY = "Conversion failed!"
WORDS = 20_000
"""How much is kept of what ffmpeg tells, bytes from its end."""

PIPE = 2**20
"""Bytes that the encoder's pipe shall hold: the most that Linux lets anybody have."""

FULL = ("No space left on device", "Disk quota exceeded", "File too large")


class _StalledError(Exception):
    """The encoder took nothing for too long."""


def feed(
    frames: Iterable[Frame],
    arguments: Sequence[str],
    *,
    total: int,
    written: int | None = None,
    output: Path,
    report: Report,
    stall: float,
) -> None:
    """Runs ffmpeg with these arguments, the frames on its standard input, `total` of them.

    It shall write as many, or `written` where it is fed something else. `output` is a file that is
    there, and is written over. `stall` is how long, in seconds, it may take nothing, or not end
    after the last frame. Raises EncodeError where ffmpeg is missing, fails, hangs, is killed or
    lost a frame.
    """
    sent = 0
    written = total if written is None else written
    with held() as signals:  # heard while frames are sent: no process is left that no one knows
        process = _started(arguments, output=output)
        words, progress = _tails(process)
        try:
            with signals.heard():
                pipe = _pipe(process)
                for frame in frames:
                    if not _send(frame, pipe, stall=stall):
                        break
                    del frame  # not held while the next one is waited for
                    sent += 1
                    report(sent, total)
                _finish(process, stall=stall)
        except _StalledError:
            end(process)
            raise EncodeError(
                f"the encoder hung: it took nothing for {stall:g} s, after {sent} of {total} "
                f"frames, and was ended{_last(words)}; run again, or {REMEDY}"
            ) from None
        finally:
            end(process)
            for tail in (words, progress):
                tail.join()
        if fault := _fault(
            process.returncode, _last(words), _counted(progress) - written, sent, total
        ):
            raise EncodeError(fault)


def rawvideo(film: Frames, rate: str, *, pixels: str = "rgb24") -> list[str]:
    """The arguments that make ffmpeg take the film's frames, at `rate` a second, as its input.

    `pixels` is how it calls the order in which their bytes come.
    """
    width, height = film.size
    return [
        *("-f", "rawvideo", "-pixel_format", pixels, "-video_size", f"{width}x{height}"),
        *("-framerate", rate, "-i", "pipe:0"),
    ]


def end(process: subprocess.Popen[bytes]) -> None:
    """Kills what is left of a process that leads a session and of its children, and reaps it."""
    with suppress(ProcessLookupError, PermissionError):  # none is left
        os.killpg(process.pid, signal.SIGKILL)
    if process.stdin is not None:
        process.stdin.close()
    with suppress(subprocess.TimeoutExpired):
        process.wait(REAP)


def _started(arguments: Sequence[str], *, output: Path) -> subprocess.Popen[bytes]:
    import imageio_ffmpeg

    try:
        binary = imageio_ffmpeg.get_ffmpeg_exe()
    except RuntimeError as error:
        raise EncodeError(f"no ffmpeg found; {REMEDY}") from error
    quiet = ["-hide_banner", "-nostdin", "-nostats", "-loglevel", "error", "-progress", "pipe:1"]
    try:
        file = os.open(output, os.O_RDWR | os.O_CLOEXEC)
    except OSError as error:
        raise EncodeError(f"cannot write: {error.strerror}; choose another place") from error
    try:
        return subprocess.Popen(
            [binary, *quiet, "-y", *arguments, f"file:{_named(output, file)}"],
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            pass_fds=(file,),
            process_group=0,  # Ctrl-C is ours to handle, and its whole group ours to end
        )
    except OSError as error:
        raise EncodeError(f"cannot start {binary}: {error.strerror}; {REMEDY}") from error
    finally:
        os.close(file)


def _named(output: Path, file: int) -> str:
    """The output as ffmpeg is to open it: where that can be, by the descriptor that it inherits.

    By its name it would make the file anew if it comes late, when we were killed and the next run
    has cleared up.
    """
    descriptors = Path("/proc/self/fd")
    return f"{descriptors / str(file)}" if descriptors.is_dir() else f"{output}"


def _tails(process: subprocess.Popen[bytes]) -> tuple[Tail, Tail]:
    assert process.stderr is not None
    assert process.stdout is not None
    return Tail(process.stderr, length=WORDS), Tail(process.stdout, length=WORDS)


def _pipe(process: subprocess.Popen[bytes]) -> int:
    assert process.stdin is not None
    pipe = process.stdin.fileno()
    os.set_blocking(pipe, False)
    if sys.platform == "linux":  # where a pipe can be made to hold more than a few rows
        with suppress(OSError):  # a user may have no more than so much in pipes
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, PIPE)
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


def _fault(code: int | None, last: str, surplus: int, sent: int, total: int) -> str:
    """What went wrong, in one line with its remedy; empty where nothing did."""
    if any(words in last for words in FULL):
        return f"the disk is full: free some space, then run again{last}"
    after = f"after {sent} of {total} frames"
    if code is None or code < 0:
        name = signal.strsignal(-code) if code else "unknown"
        return f"the encoder was killed by a signal ({name}) {after}{last}; run again"
    if code:
        return f"the encoder failed with exit code {code} {after}{last}; {REMEDY}"
    if surplus or sent != total:
        return f"the encoder wrote {total + surplus} of {total} frames{last}; {REMEDY}"
    return ""


def _last(words: Tail) -> str:
    """What ffmpeg said last, as the end of a sentence, without the addresses that it prints."""
    read = words.read()
    text = read.decode(errors="replace")
    if len(read) == WORDS:  # it begins anywhere in a line
        text = text.partition("\n")[2] or text
    lines = [re.sub(r"^(\[[^]]*\] )+", "", line).strip() for line in text.splitlines()]
    told = [_legible(line) for line in dict.fromkeys(lines) if line and line != SUMMARY]
    return f" ({'; '.join(told[-3:])[:300]})" if told else ""


def _legible(line: str) -> str:
    """The line without what a terminal would act on."""
    return "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in line
    )


def _counted(progress: Tail) -> int:
    counts = re.findall(rb"^frame=\s*(\d+)", progress.read(), re.MULTILINE)
    return int(counts[-1]) if counts else 0
