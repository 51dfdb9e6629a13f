"""Encoders that are missing, fail, lie, hang or are killed: told in one line, and none is left."""

import os
import re
import signal
from pathlib import Path

import pytest
from fake_encoder import fake, named
from trial import Trial, tiny, until

SMALL = ("--size", "160x90")
MP4, GIF = ("render", "valley", "-o", "clip.mp4", *SMALL), ("render", "valley", "-o", "clip.gif")
REMEDY = "check that IMAGEIO_FFMPEG_EXE names a working ffmpeg, or install imageio-ffmpeg again$"
soak = pytest.mark.soak

FAULTS = {
    "fails at once": (
        "echo '[x @ 0x1] cannot today' >&2; exit 3",
        r"the encoder failed with exit code 3 after \d of 5 frames \(cannot today\); " + REMEDY,
    ),
    "fails in the middle": (
        "head -c 60000 > /dev/null; exit 4",
        r"the encoder failed with exit code 4 after \d of 5 frames; " + REMEDY,
    ),
    "fails at the end": (
        "cat > /dev/null; echo 'Conversion failed!' >&2; exit 5",
        "the encoder failed with exit code 5 after 5 of 5 frames; " + REMEDY,
    ),
    "writes nothing and says all is well": (
        "cat > /dev/null; echo frame=5; echo progress=end",
        "the encoder ended well, but its file is not whole; " + REMEDY,
    ),
    "cuts its file short": (
        '"$REAL" "$@" || exit; truncate -s -9 "${last#file:}"',
        "the encoder ended well, but its file is not whole; " + REMEDY,
    ),
    "loses a frame": (
        "cat > /dev/null; echo frame=4; echo progress=end",
        "the encoder wrote 4 of 5 frames; " + REMEDY,
    ),
    "is killed": (
        "kill -KILL $$",
        r"the encoder was killed by a signal \(Killed\) after \d of 5 frames; run again$",
    ),
    "crashes": (
        "cat > /dev/null; kill -SEGV $$",
        r"the encoder was killed by a signal \(Segmentation fault\) after 5 of 5 frames; run aga",
    ),
    "writes megabytes of complaints": (
        "yes 'a complaint' | head -c 9000000 >&2; echo 'the \033[2Jlast' >&2; exit 6",
        r"the encoder failed with exit code 6 after \d of 5 frames \(a complaint; the .\[2Jlast\)",
    ),
    "says that the disk is full": (
        "cat > /dev/null; echo 'x: Disk quota exceeded' >&2; exit 228",
        r"the disk is full: free some space, then run again \(x: Disk quota exceeded\)$",
    ),
}


@pytest.mark.parametrize(
    ("script", "told"),
    [
        pytest.param(*fault, id=name, marks=() if name == "cuts its file short" else soak)
        for name, fault in FAULTS.items()
    ],
)
@pytest.mark.parametrize("command", [MP4, pytest.param(GIF, marks=soak)], ids=["mp4", "gif"])
def test_an_encoder_that_fails_is_told_in_one_line(
    trial: Trial, command: tuple[str, ...], script: str, told: str
) -> None:
    trial.scene()
    trial.stands("clip.gif")
    trial.refused(*command, told=f"{command[3]}: {told}", environment=fake(trial, script))


HANGS = {
    "at the start": "sleep 600 & wait",
    "in the middle": "head -c 60000 > /dev/null; sleep 600 & wait",
    "at the end": "cat > /dev/null; sleep 600 & wait",
    "though it is asked to end": "trap '' TERM INT HUP; cat > /dev/null; sleep 600 & wait; wait",
    "stopped": "kill -STOP $$",
    "complaining for ever": "yes >&2",
}


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(HANGS[name], id=name, marks=() if "end" in name[:10] else soak)
        for name in HANGS
    ],
)
@pytest.mark.parametrize("command", [MP4, pytest.param(GIF, marks=soak)], ids=["mp4", "gif"])
def test_an_encoder_that_hangs_is_ended_with_its_children_in_the_time_stated(
    trial: Trial, command: tuple[str, ...], script: str
) -> None:
    trial.scene()
    trial.stands("clip.gif")
    told = (
        rf"{command[3]}: the encoder hung: it took nothing for 1 s, after \d of 5 frames, and was "
        rf"ended( \(y(; y)*\))?; run again, or {REMEDY}"
    )
    trial.refused(*command, "--stall=1", told=told, environment=fake(trial, script))


@pytest.mark.soak
def test_an_encoder_that_hangs_when_asked_for_its_version_is_left_alone(trial: Trial) -> None:
    trial.scene()
    path = trial.folder / "hangs"
    path.write_text("#!/bin/sh\nsleep 600 & wait\n")
    path.chmod(0o755)
    told = r"clip.mp4: the encoder hung: it took nothing for 1 s, after \d of 5 frames"
    trial.refused(*MP4, "--stall=1", told=told, environment=named(path))


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("nowhere", "No such file or directory"),
        pytest.param("scenes", "Permission denied", marks=soak),
        pytest.param("scenes/valley.py", "Permission denied", marks=soak),
    ],
)
def test_an_encoder_that_cannot_be_started_is_named(trial: Trial, path: str, told: str) -> None:
    trial.scene()
    where = trial.folder / path
    told = f"clip.mp4: cannot start {re.escape(str(where))}: {told}; {REMEDY}"
    trial.refused(*MP4, told=told, environment=named(where))


@pytest.mark.soak
@pytest.mark.parametrize("binary", ["/bin/true", "/bin/cat", "/bin/false"])
def test_a_program_that_is_no_encoder_is_found_out(trial: Trial, binary: str) -> None:
    trial.scene()
    told = r"clip.mp4: the encoder (wrote 0 of 5 frames|failed with exit code 1 after).*; " + REMEDY
    trial.refused(*MP4, told=told, environment=named(binary))


@pytest.mark.soak
def test_a_build_tells_which_films_an_encoder_failed(trial: Trial) -> None:
    trial.scene()
    for suffix in (".mp4", ".gif"):
        trial.stands(f"outputs/valley-contour{suffix}")
    ran = trial.run("build", "valley", environment=fake(trial, "echo 'not today' >&2; exit 3"))
    assert ran.status == 1
    heading, line = ran.lines
    assert heading == "0 films made, 0 up to date; not made:"
    assert line.startswith("outputs/valley-contour.mp4, outputs/valley-contour.gif: ")
    assert "exit code 3" in line
    assert "(not today)" in line
    trial.left_nothing()


def encoders(trial: Trial) -> list[int]:
    """The ffmpeg that run for the trial."""
    return [
        process
        for process in trial.processes()
        if b"-progress" in Path(f"/proc/{process}/cmdline").read_bytes()
    ]


@pytest.mark.soak
@pytest.mark.parametrize(
    ("number", "told"),
    [
        (signal.SIGKILL, r"the encoder was killed by a signal \(Killed\) after \d+ of \d+ frames"),
        (signal.SIGSTOP, r"the encoder hung: it took nothing for 1 s, after \d+ of \d+ frames"),
    ],
)
def test_an_encoder_killed_or_stopped_in_mid_film_is_told(
    trial: Trial, number: signal.Signals, told: str
) -> None:
    trial.scene(tiny(views="Landscape(turn=90)", duration=600))
    running = trial.begin(*MP4, "--stall=1")
    assert until(trial.is_writing)
    (encoder,) = encoders(trial)
    os.kill(encoder, number)
    ran = trial.ended(running)
    assert ran.status == 1
    assert len(ran.lines) == 1
    assert re.match(f"clip.mp4: {told}", ran.lines[0])
    trial.left_nothing()


@pytest.mark.soak
@pytest.mark.parametrize("command", [MP4, GIF], ids=["mp4", "gif"])
def test_a_slow_encoder_is_waited_for(trial: Trial, command: tuple[str, ...]) -> None:
    trial.scene()
    trial.earlier.clear()
    slow = 'sleep 1; (sleep 1; cat) | "$REAL" "$@"; status=$?; sleep 1; exit $status'
    ran = trial.run(*command, "--stall=10", environment=fake(trial, slow))
    assert (ran.status, ran.lines) == (0, [])
    assert (trial.folder / command[3]).stat().st_size > 1000
    trial.left_nothing()
