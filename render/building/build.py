"""What is missing or stale is made, each file in a process of its own."""

import os
from bisect import insort
from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

from render.building.explained import Explained
from render.building.failures import Failure, Place, told
from render.building.inspection import INSPECTED, LOADING, Inspection, inspection_of, result_of
from render.building.kinds import FILMS, STILLS, Kind
from render.building.records import NOT_WHOLE, Made, Records
from render.film.memory import available
from render.jobs.job import Ended, Job, Making, Message, News
from render.jobs.progress import DRAWING, MADE, Progress
from render.jobs.worker import Runner, run
from render.loading.load import resolve
from render.making.account import told as told_account
from render.messages.wording import refuse_unprintable

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
    views: Mapping[Path, Collection[str]] | None = None,
    fail_fast: bool = False,
    explain: bool = False,
    runner: Runner = run,
    progress: Progress,
    loading: float = LOADING,
    stall: float = STALL,
) -> "Build":
    """Makes outputs/NAME-VIEW of every view and kind where missing or stale; keeps going.

    scenes: names or paths
    kinds: what is made of each view
    views: the names of those that are made, by the scene's file; all unless given
    jobs: films at once
    fail_fast: whether the first failure ends the films that run, and no other is begun
    explain: whether to find out of each why it is stale, and make none
    runner: where the jobs run; here unless given
    loading, stall: limits in seconds, on loading a scene and on a film without progress

    Raises SceneError before anything is made where a scene is not there, or two share a name.
    """
    refuse_unprintable(outputs)
    built = Build(resolve(scenes), outputs, jobs, progress, stall, kinds, explain, views)
    if not explain:
        built.sweep()
    built.begin(loading)
    try:
        with closing(runner(built.pending, admit=built.admit)) as events:
            for event in events:
                if isinstance(event, News):
                    built.hear(event)
                else:
                    built.settle(event)
                if fail_fast and built.failures:
                    break
    finally:
        if not explain:
            built.sweep()
    return built


@dataclass(frozen=True)
class _Film:
    """What is to be made: where it stands in the build, and the command that makes it."""

    place: Place
    command: tuple[str, ...]


@dataclass
class Build:
    """A build as it goes on, and in the end: films made, up to date, stale; failures.

    Of one that only explains, `explained` has every film, in the order of the scenes.
    """

    scenes: Sequence[Path]
    outputs: Path
    jobs: int
    progress: Progress
    stall: float
    kinds: Sequence[Kind] = FILMS
    explain: bool = False
    views: Mapping[Path, Collection[str]] | None = None
    made: int = 0
    current: int = 0
    stale: int = 0
    explained: list[Explained] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    pending: deque[Job] = field(default_factory=deque)
    records: Records = field(init=False)
    _warm: bool = False
    _found: dict[Path, Inspection] = field(default_factory=dict)
    _films: dict[Path, _Film] = field(default_factory=dict)
    _open: set[str] = field(default_factory=set)
    _noted: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.records = Records(self.outputs)

    @property
    def faults(self) -> list[str]:
        """What failed, a line for each cause, in the order of the scenes."""
        return told(self.failures, self.kinds[0].word)

    def begin(self, loading: float) -> None:
        """Every scene is to be inspected whose files have changed; `loading` is the limit, s."""
        for path in self.scenes:
            if (known := self.records.inspection(path)) is not None:
                self._look(path, known)
            else:
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
            self._keep(Path(subject), ended.result)
        elif (found := result_of(ended)) is None:
            self._fail(subject, f"{subject}: wrote to a pipe that is not its own")
        else:
            self._found[Path(subject)] = found
            if not self._look(Path(subject), found):
                self._keep_inspection(Path(subject))
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
            if str(target) in self._open:
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
            sweep_all(self.outputs, {kind.suffix for kind in (*FILMS, *STILLS, *self.kinds)})
            sweep_all(self.records.folder, {".json"})
            sweep_all(self.records.walks, {".npz"})
            self.records.tidy()
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

    def _look(self, path: Path, inspection: Inspection) -> bool:
        """What is stale of a scene is to be made, or it is only said why; whether anything is."""
        before = self.current, len(self._films)
        place = (self.scenes.index(path),)
        chosen = inspection.views if self.views is None else self.views.get(path, ())
        for view, kind in product(inspection.views, self.kinds):
            if view in chosen:
                parts = inspection.views[view]
                name = f"{path.stem}-{view}{kind.suffix}"
                target = self.outputs / name
                if name != Path(name).name or target in self._films:
                    fault = f"{path}: view {view!r} cannot name a {kind.word} of its own"
                    self.failures.append(Failure((*place, len(self._films)), None, fault))
                    continue
                command = kind.words(view)
                self._films[target] = _Film((*place, len(self._films)), command)
                reasons = self.records.stale(target, command, parts)
                if self.explain:
                    at = self._films[target].place
                    insort(self.explained, Explained(at, target, path, view, reasons))
                if not reasons:
                    self.current += 1
                elif self.explain:
                    self.stale += 1
                else:
                    if NOT_WHOLE in reasons:
                        self.progress.note(f"{target}: {NOT_WHOLE}, and is made again")
                    frames = inspection.frames.get(kind.suffix, 0)
                    self._expect(self._job(path, command, target, frames))
        return len(self._films) - before[1] > self.current - before[0]

    def _keep(self, target: Path, result: Message) -> None:
        """How a film was made, for the next build."""
        if (found := told_account(result)) is None:
            return
        account, rests = found
        made = Made(
            self._films[target].command,
            account.parts,
            self.records.present.basis(rests),
            account.walk,
        )
        with self._telling_the_disk():
            self.records.keep(target, made)
        self._keep_inspection(self.scenes[self._films[target].place[0]])

    def _keep_inspection(self, path: Path) -> None:
        """What a scene was found to be, for the next build; where nothing is made no folder is."""
        found = self._found.pop(path, None)
        if found is not None and not self.explain:
            with self._telling_the_disk():
                self.records.keep_inspection(path, found)

    @contextmanager
    def _telling_the_disk(self) -> Iterator[None]:
        """What cannot be kept is made again by the next build, and this is said once."""
        from render.encode import EncodeError

        try:
            yield
        except (EncodeError, OSError) as error:
            self._note(f"{self.records.folder}: cannot keep what was made: {error}")

    def _job(self, path: Path, command: tuple[str, ...], target: Path, frames: int) -> Job:
        name, *options = command
        options += [f"--output={target}", f"--walks={self.records.walks}", "--piped"]
        return Making(
            subject=str(target),
            arguments=(name, *options, "--", str(path)),
            result=MADE,
            limit=self.stall,
            late=f"made no progress for {self.stall:g} s, and was ended",
            renewed=True,
            scene=path,
            target=target,
            walks=self.records.walks,
            frames=frames,
        )
