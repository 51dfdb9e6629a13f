"""A trial: the command meets a fault, and is watched for all that it might leave behind."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from resource import setrlimit
from uuid import uuid4

MOST = 60.0
"""Seconds that anything may take before it counts as hung; no measure of speed."""

EARLIER = b"an earlier film"

SCENE = """
from optimizers import SGD
from render import Clock, Contour, Landscape, Scene
from surfaces import saddle

scene = Scene(
    title="A tiny film",
    surface=saddle,
    starts=[(0.5, 0.1)],
    optimizers=[SGD(0.01)],
    steps=4,
    views=[{views}],
    clock=Clock({duration}),
)
"""


def tiny(*, views: str = "Contour()", duration: float = 0.2) -> str:
    """The source of a sound scene: by default one still view, and a fifth of a second."""
    return SCENE.format(views=views, duration=duration)


def until(holds: Callable[[], bool]) -> bool:
    """Whether it comes to hold before MOST seconds have passed."""
    end = time.monotonic() + MOST
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.02)
    return holds()


@dataclass(frozen=True)
class Ran:
    """A command that has ended: its status, and what it wrote on standard output and error."""

    status: int
    said: str
    told: str

    @property
    def lines(self) -> list[str]:
        """The lines of standard error."""
        return self.told.splitlines()


@dataclass
class Trial:
    """`steepest` in a folder of its own, where earlier outputs stand that no fault may touch.

    Every process that a command starts, and those below it, are known by a mark in their
    environment; temporary files have a folder to themselves.
    """

    folder: Path
    temporary: Path
    environment: dict[str, str] = field(default_factory=dict)
    earlier: dict[Path, bytes] = field(default_factory=dict)
    most: float = MOST
    _mark: str = field(default_factory=lambda: f"STEEPEST_TRIAL={uuid4()}")

    def scene(self, source: str | bytes | None = None, *, name: str = "valley") -> Path:
        """Writes scenes/NAME.py, a sound scene unless given."""
        path = self.folder / "scenes" / f"{name}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(source if isinstance(source, bytes) else (source or tiny()).encode())
        return path

    def stands(self, name: str | Path, content: bytes = EARLIER) -> Path:
        """An output of an earlier run, older than anything else, that is to be left as it is."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        os.utime(path, (0, 0))
        self.earlier[path] = content
        return path

    def begin(
        self,
        *arguments: str | Path,
        environment: Mapping[str, str] | None = None,
        limits: Mapping[int, int] | None = None,
        output: int = subprocess.PIPE,
        error: int = subprocess.PIPE,
    ) -> subprocess.Popen[str]:
        """Starts the command; `environment` is added to that of the tests.

        limits: what it may use of the system's resources, by their numbers in `resource`
        output, error: the descriptors of its standard output and error
        """
        name, _, value = self._mark.partition("=")
        own = {name: value, "TMPDIR": str(self.temporary)}

        def limited() -> None:
            for resource, most in (limits or {}).items():
                setrlimit(resource, (most, most))

        return subprocess.Popen(
            [sys.executable, "-m", "render", *map(str, arguments)],
            cwd=self.folder,
            env={**os.environ, **self.environment, **(environment or {}), **own},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=error,
            text=True,
            preexec_fn=limited if limits else None,  # noqa: PLW1509  # no thread runs here
        )

    def ended(self, process: subprocess.Popen[str]) -> Ran:
        """What came of it; fails where it hangs."""
        said, told = process.communicate(timeout=self.most)
        return Ran(process.returncode, said or "", told or "")

    def run(
        self,
        *arguments: str | Path,
        environment: Mapping[str, str] | None = None,
        limits: Mapping[int, int] | None = None,
    ) -> Ran:
        """Runs the command to its end."""
        return self.ended(self.begin(*arguments, environment=environment, limits=limits))

    def refused(
        self,
        *arguments: str | Path,
        told: str,
        status: int = 1,
        environment: Mapping[str, str] | None = None,
    ) -> Ran:
        """Runs the command and holds all that is promised of a failure.

        It ends with this status; tells one line, which matches the pattern `told` from its start;
        every earlier output stands byte for byte; no temporary file and no process is left.
        """
        ran = self.run(*arguments, environment=environment)
        assert ran.status == status, ran
        assert len(ran.lines) == 1, ran
        assert re.match(told, ran.lines[0]), ran
        self.left_nothing()
        return ran

    def left_nothing(self) -> None:
        """Earlier outputs stand, and there is no temporary file, no process."""
        assert until(lambda: not self.processes()), self.processes()
        for path, content in self.earlier.items():
            assert path.read_bytes() == content, path
        assert self.parts() == []
        assert sorted(self.temporary.iterdir()) == []

    def parts(self) -> list[Path]:
        """The files that are being written."""
        return sorted(self.folder.rglob(".*.part"))

    def is_writing(self) -> bool:
        """Whether the encoder has begun to write."""
        for part in self.parts():
            if ".npz." in part.name or ".json." in part.name:  # of walks and records
                continue
            with suppress(FileNotFoundError):
                if part.stat().st_size:
                    return True
        return False

    def running(self, word: str) -> list[int]:
        """The processes of this trial whose command line holds a word: ffmpeg, --piped, inspect."""
        found = []
        for process in self.processes():
            with suppress(OSError):
                if word.encode() in Path(f"/proc/{process}/cmdline").read_bytes():
                    found.append(process)
        return found

    def processes(self) -> list[int]:
        """The processes of this trial that are alive."""
        found = []
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                # What has ended meanwhile, or is another user's, is none of ours.
                with suppress(OSError):
                    if self._mark.encode() in (entry / "environ").read_bytes():
                        found.append(int(entry.name))
        return found

    def kill(self) -> None:
        """Ends whatever is left."""
        for process in self.processes():
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
