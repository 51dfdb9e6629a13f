"""What is missing or older than what it rests on is made, each file in a process of its own."""

import os
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

from render.command.failures import Failure, Place, told
from render.command.fresh import is_newer, newest_of, stands_whole
from render.command.inspection import INSPECTED, LOADING, Inspection, inspection_of, result_of
from render.command.job import Ended, Job, News
from render.command.load import find
from render.command.progress import DRAWING, MADE, Progress
from render.command.scene_code import SceneError
from render.command.wording import refuse_unprintable
from render.command.worker import run
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
    fail_fast: bool = False,
    progress: Progress,
    loading: float = LOADING,
    stall: float = STALL,
) -> "Build":
    """Makes outputs/NAME-VIEW of every view and kind where missing or older; keeps going.

    scenes: names or paths
    kinds: what is made of each view
    jobs: films at once
    fail_fast: whether the first failure ends the films that run, and no other is begun
    loading, stall: limits in seconds, on loading a scene and on a film without progress

    Raises SceneError before anything is made where a scene is not there, or two share a name.
    """
    refuse_unprintable(outputs)
    built = Build(resolve(scenes), outputs, jobs, progress, stall, kinds)
    built.sweep()
    built.begin(loading)
    try:
        with closing(run(built.pending, admit=built.admit)) as events:
            for event in events:
                if isinstance(event, News):
                    built.hear(event)
                else:
                    built.settle(event)
                if fail_fast and built.failures:
                    break
    finally:
        built.sweep()
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


@dataclass(frozen=True)
class _Film:
    """What is to be made: where it stands in the build, and when its sources were last modified."""

    place: Place
    newest: int


@dataclass
class Build:
    """A build as it goes on, and in the end: films made, films up to date, failures."""

    scenes: Sequence[Path]
    outputs: Path
    jobs: int
    progress: Progress
    stall: float
    kinds: Sequence[Kind] = FILMS
    made: int = 0
    current: int = 0
    failures: list[Failure] = field(default_factory=list)
    pending: deque[Job] = field(default_factory=deque)
    _warm: bool = False
    _films: dict[Path, _Film] = field(default_factory=dict)
    _open: set[str] = field(default_factory=set)
    _noted: set[str] = field(default_factory=set)

    @property
    def faults(self) -> list[str]:
        """What failed, a line for each cause, in the order of the scenes."""
        return told(self.failures, self.kinds[0].word)

    def begin(self, loading: float) -> None:
        """Every scene is to be inspected; `loading` is the limit on each, seconds."""
        for path in self.scenes:
            self._expect(inspection_of(path, limit=loading))

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
            case {"stage": str(stage), "done": int(done), "total": None | int() as total}:
                self._warm = self._warm or stage == DRAWING
                self.progress.at(news.job.subject, stage, done, total)
            case {"note": str(line)}:
                self._note(line)

    def settle(self, ended: Ended) -> None:
        """A scene is inspected, its stale films pending; or a film is made; or a fault is kept."""
        subject = ended.job.subject
        self.progress.end(subject)
        self._open.discard(subject)
        if ended.error is not None:
            self._fail(subject, *ended.error.splitlines())
        elif ended.job.result != INSPECTED:
            self.made += 1
            self.progress.say(str(ended.result[MADE]))
        elif (found := result_of(ended)) is None:
            self._fail(subject, f"{subject}: wrote to a pipe that is not its own")
        else:
            for job in self._stale(Path(subject), found):
                self._expect(job)
            return
        for line in ended.words.splitlines():
            self._note(line)

    def _note(self, line: str) -> None:
        # A scene that prints does so for each of its films.
        if line not in self._noted:
            self._noted.add(line)
            self.progress.note(line)

    def left(self) -> list[str]:
        """The scenes that were not looked at, or not all of whose films were."""
        waiting: dict[int, int] = {}
        for target, film in self._films.items():
            # One may have been put in its place before its process could tell.
            if str(target) in self._open and not is_newer(target, film.newest):
                waiting[film.place[0]] = waiting.get(film.place[0], 0) + 1
        lines = []
        for number, path in enumerate(self.scenes):
            if str(path) in self._open:
                lines.append(f"{path}")
            elif count := waiting.get(number):
                lines.append(f"{path} ({count} {self.kinds[0].word}{'s' if count > 1 else ''})")
        return lines

    def sweep(self) -> None:
        """Removes what films left half made whose processes had to be killed, in any build."""
        from render.encode import sweep, sweep_all

        with suppress(OSError):  # the films tell what is wrong with their folder
            sweep_all(self.outputs, {kind.suffix for kind in (*FILMS, *STILLS)})
            for target in self._films:
                if target.is_symlink():
                    sweep(Path(os.path.realpath(target)))

    def _expect(self, job: Job) -> None:
        self.pending.append(job)
        self._open.add(job.subject)

    def _fail(self, subject: str, *lines: str) -> None:
        film = self._films.get(Path(subject))
        place = (self.scenes.index(Path(subject)),) if film is None else film.place
        name, scene = None if film is None else subject, str(self.scenes[place[0]])
        for n, line in enumerate(lines):
            known = subject in line or scene in line
            self.failures.append(
                Failure((*place, n), name, line if known else f"{subject}: {line}")
            )

    def _stale(self, path: Path, inspection: Inspection) -> Iterator[Job]:
        newest = newest_of(map(Path, inspection.files))
        place = (self.scenes.index(path),)
        for view in inspection.views:
            for kind in self.kinds:
                name = f"{path.stem}-{view}{kind.suffix}"
                target = self.outputs / name
                if name != Path(name).name or target in self._films:
                    fault = f"{path}: view {view!r} cannot name a {kind.word} of its own"
                    self.failures.append(Failure((*place, len(self._films)), None, fault))
                    continue
                self._films[target] = _Film((*place, len(self._films)), newest)
                if is_newer(target, newest):
                    if stands_whole(target):
                        self.current += 1
                        continue
                    self.progress.note(f"{target}: is not whole, and is made again")
                yield self._job(path, view, kind, target)

    def _job(self, path: Path, view: str, kind: Kind, target: Path) -> Job:
        options = (f"--view={view}", f"--output={target}", *kind.options, "--piped")
        return Job(
            subject=str(target),
            arguments=(kind.command, *options, "--", str(path)),
            result=MADE,
            limit=self.stall,
            late=f"made no progress for {self.stall:g} s, and was ended",
            renewed=True,
            # As old as what it was made from: an edit meanwhile leaves it stale.
            dated="--dated",
        )
