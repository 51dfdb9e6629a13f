"""What is missing or older than what it rests on is made, each file in a process of its own."""

import os
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

from render.command.inspection import INSPECTED, LOADING, Inspection, inspection_of, result_of
from render.command.load import find
from render.command.progress import DRAWING, MADE, Progress
from render.command.scene_code import SceneError
from render.command.wording import refuse_unprintable
from render.command.worker import Ended, Job, News, run
from render.memory import available


@dataclass(frozen=True)
class Kind:
    """What is made of every view: by which command, with which options, and what to call it."""

    suffix: str
    word: str
    command: str
    options: tuple[str, ...] = ()


FILMS = (Kind(".mp4", "film", "render"), Kind(".gif", "film", "render"))
STILLS = (Kind(".png", "still", "still", ("--scale=2",)), Kind(".svg", "still", "still"))

A_FILM = 500e6
"""Bytes of memory that another film may take, of the usual size and encoder included."""

STALL = 300.0
"""Seconds that a film may be without progress."""


def build(
    scenes: Sequence[str],
    *,
    outputs: Path,
    jobs: int,
    kinds: Sequence[Kind] = FILMS,
    progress: Progress,
    loading: float = LOADING,
    stall: float = STALL,
) -> "Build":
    """Makes outputs/NAME-VIEW of every view and kind where missing or older; keeps going.

    scenes: names or paths
    kinds: what is made of each view
    jobs: films at once
    loading, stall: limits in seconds, on loading a scene and on a film without progress

    Raises SceneError before anything is made where a scene is not there, or two share a name.
    """
    refuse_unprintable(outputs)
    paths = resolve(scenes)
    built = Build(outputs, jobs, progress, stall, kinds)
    built.pending.extend(inspection_of(path, limit=loading) for path in paths)
    try:
        with closing(run(built.pending, admit=built.admit)) as events:
            for event in events:
                if isinstance(event, News):
                    built.hear(event)
                else:
                    built.settle(event)
    finally:
        built.sweep()
    built.faults = list(dict.fromkeys(built.faults))
    return built


def resolve(scenes: Sequence[str]) -> list[Path]:
    """The files of these scenes, each once, or SceneError with every name that is not there."""
    paths: dict[str, Path] = {}
    faults = []
    for scene in scenes:
        try:
            path = find(scene)
        except SceneError as error:
            faults.append(str(error))
            continue
        other = paths.setdefault(path.stem, path)
        if not other.samefile(path):
            faults.append(f"{other} and {path}: two scenes named {path.stem!r} in one folder")
    if faults:
        raise SceneError("\n".join(faults))
    return list(paths.values())


@dataclass
class Build:
    """A build as it goes on, and in the end: films made, films up to date, faults by line."""

    outputs: Path
    jobs: int
    progress: Progress
    stall: float
    kinds: Sequence[Kind] = FILMS
    made: int = 0
    current: int = 0
    faults: list[str] = field(default_factory=list)
    pending: deque[Job] = field(default_factory=deque)
    _warm: bool = False
    _targets: set[Path] = field(default_factory=set)
    _noted: set[str] = field(default_factory=set)

    def admit(self, running: Sequence[Job], job: Job) -> bool:
        """Whether a job may start beside those that run."""
        alike = sum(other.result == job.result for other in running)
        if job.result == INSPECTED:
            return alike < (os.cpu_count() or 1)
        # Alone until its first frame: it fills the caches of fonts and kernels for the others.
        # Then one is always made; more where the memory that is free holds another.
        return alike == 0 or (self._warm and alike < self.jobs and available() > A_FILM)

    def hear(self, news: News) -> None:
        """A film has come further."""
        match news.message:
            case {"stage": str(stage), "done": int(done), "total": total}:
                self._warm = self._warm or stage == DRAWING
                self.progress.at(news.job.subject, stage, done, total)
            case {"note": str(line)}:
                self._note(line)

    def settle(self, ended: Ended) -> None:
        """A scene is inspected, its stale films pending; or a film is made; or a fault is kept."""
        subject = ended.job.subject
        self.progress.end(subject)
        if ended.error is not None:
            self.faults += ended.error.splitlines()
        elif ended.job.result == INSPECTED:
            self.pending.extend(self._stale(Path(subject), result_of(ended)))
            return
        else:
            self.made += 1
            # As old as what it was made from: an edit meanwhile leaves it stale.
            with suppress(OSError):
                os.utime(subject, ns=(ended.began, ended.began))
            self.progress.say(ended.result[MADE])
        for line in ended.words.splitlines():
            self._note(line)

    def _note(self, line: str) -> None:
        # A scene that prints does so for each of its films.
        if line not in self._noted:
            self._noted.add(line)
            self.progress.note(line)

    def sweep(self) -> None:
        """Removes what films left half made if their processes had to be killed."""
        from render.encode import sweep

        for target in self._targets:
            sweep(target)

    def _stale(self, path: Path, inspection: Inspection) -> Iterator[Job]:
        newest = max(_modified(Path(file)) for file in inspection.files)
        for view in inspection.views:
            for kind in self.kinds:
                name = f"{path.stem}-{view}{kind.suffix}"
                target = self.outputs / name
                if name != Path(name).name or target in self._targets:
                    self.faults.append(
                        f"{path}: view {view!r} cannot name a {kind.word} of its own"
                    )
                elif target.is_file() and target.stat().st_mtime_ns >= newest:
                    self.current += 1
                else:
                    yield self._job(path, view, kind, target)
                self._targets.add(target)

    def _job(self, path: Path, view: str, kind: Kind, target: Path) -> Job:
        options = (f"--view={view}", f"--output={target}", *kind.options, "--piped")
        return Job(
            subject=str(target),
            arguments=(kind.command, *options, "--", str(path)),
            result=MADE,
            limit=self.stall,
            late=f"made no progress for {self.stall:g} s, and was ended",
            renewed=True,
        )


def _modified(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except FileNotFoundError:
        return 0
