"""Jobs on other machines: whole pictures, and chunks of long films, which are joined here."""

from collections import deque
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeAlias

from render.encode import FORMATS, EncodeError, beside, chunks_of, format_of, whole_file
from render.jobs.job import WALKED, Ended, Job, Making, News
from render.jobs.progress import DRAWING, MADE
from render.jobs.remote import perform
from render.messages.wording import in_bytes

Performed: TypeAlias = tuple[Ended, Mapping[str, bytes]]

AGAIN = 5
"""Times that a job is begun anew whose worker is gone."""

POLL = 0.5
"""Seconds between two looks at what else is pending."""

CONNECTING = 10
"""Seconds."""

PATIENCE = 60.0
"""Seconds that joining the chunks may stand still."""


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """The executor of the dask scheduler at that address.

    Raises ValueError where there is none, or dask.distributed is not installed.
    """
    try:
        from distributed import Client
    except ImportError:
        told = "--cluster needs dask.distributed; install steepest with its extra `cluster`"
        raise ValueError(told) from None
    try:
        client = Client(address, timeout=CONNECTING)
    except (OSError, ValueError) as error:
        told = f"--cluster {address}: no scheduler answers there"
        raise ValueError(f"{told} ({' '.join(str(error).split())[:200]})") from error
    with client:
        yield client.get_executor(retries=AGAIN, pure=False)


@dataclass
class OnExecutor:
    """A runner: jobs run wherever the executor's workers are.

    The walk of a scene is walked once, on one of them, and goes to all that draw it. What is made
    stands in its place once it is here to its end.
    """

    executor: Executor
    _running: dict[Future[Performed], tuple[Job, "_Whole | None"]] = field(default_factory=dict)
    _walks: dict[Path, Mapping[str, bytes] | None] = field(default_factory=dict)
    _waiting: list[Making] = field(default_factory=list)

    def __call__(
        self,
        pending: deque[Job],
        *,
        admit: Callable[[Sequence[Job], Job], bool],  # noqa: ARG002  # of any runner
    ) -> Generator[News | Ended, None, None]:
        """Yields what happens. All is handed over at once: `admit` is for one machine."""
        try:
            while pending or self._running:
                while pending:
                    self._begin(pending.popleft())
                done, _ = wait(self._running, timeout=POLL, return_when=FIRST_COMPLETED)
                for future in done:
                    if future in self._running:  # the film may have failed by another part
                        yield from self._settle(*self._running.pop(future), _performed(future))
        finally:
            for future in self._running:
                future.cancel()

    def _begin(self, job: Job) -> None:
        job = replace(job, arguments=(*job.arguments[:-1], str(Path(job.arguments[-1]).absolute())))
        if not isinstance(job, Making):
            self._submit(job, None)
        elif self._walks.get(job.scene) is not None:
            self._draw(job)
        else:
            self._waiting.append(job)
            if job.scene not in self._walks:
                self._walks[job.scene] = None
                self._submit(_walk(job), None)

    def _submit(self, job: Job, whole: "_Whole | None", walks: Mapping[str, bytes] = {}) -> None:
        self._running[self.executor.submit(perform, job, walks)] = (job, whole)

    def _draw(self, job: Making) -> None:
        whole = _Whole(job, _parts(job))
        for chunk in range(whole.chunks):
            words = (f"--chunk={chunk}",) if whole.chunks > 1 else ()
            part = replace(job, arguments=(*job.arguments[:-2], *words, *job.arguments[-2:]))
            whole.parts.append(part)
            self._submit(part, whole, self._walks[job.scene] or {})

    def _settle(
        self, job: Job, whole: "_Whole | None", performed: Performed | str
    ) -> Iterator[News | Ended]:
        if isinstance(performed, str):
            performed = (Ended(job, {}, f"{job.subject}: {performed}"), {})
        ended, files = performed
        if job.result == WALKED:
            assert isinstance(job, Making)
            self._walks[job.scene] = files  # none where it failed: who draws it says so
            _keep(job.walks, files)
            for other in [one for one in self._waiting if one.scene == job.scene]:
                self._waiting.remove(other)
                self._draw(other)
        elif whole is None:
            yield ended
        elif not whole.over:
            yield from whole.take(job, ended, files)
            if whole.over:
                for future in [f for f, (_, of) in self._running.items() if of is whole]:
                    future.cancel()
                    del self._running[future]


@dataclass
class _Whole:
    """A picture in as many parts as it has chunks; over once it stands, or one part has failed."""

    job: Making
    chunks: int
    parts: list[Making] = field(default_factory=list)
    over: bool = False
    _ended: dict[int, Ended] = field(default_factory=dict)
    _contents: dict[int, bytes] = field(default_factory=dict)

    def take(self, part: Job, ended: Ended, files: Mapping[str, bytes]) -> Iterator[News | Ended]:
        """What a part has made; the last one makes the whole."""
        number = next(n for n, one in enumerate(self.parts) if one is part)
        if ended.error is not None or self.job.target.name not in files:
            self.over = True
            yield replace(ended, job=self.job, error=ended.error or f"{part.subject}: is not there")
            return
        self._ended[number] = ended
        self._contents[number] = files[self.job.target.name]
        if len(self._contents) < self.chunks:
            done = {"stage": DRAWING, "done": len(self._contents), "total": self.chunks}
            yield News(self.job, done)
            return
        self.over = True
        try:
            self._write()
        except (EncodeError, OSError) as error:
            yield Ended(self.job, {}, str(error))
            return
        told = dict(self._ended[0].result)
        size = in_bytes(self.job.target.stat().st_size)
        told[MADE] = f"{str(told[MADE]).rpartition(', ')[0]}, {size}"
        yield Ended(self.job, told, None, "".join(one.words for one in self._ended.values()))

    def _write(self) -> None:
        target = self.job.target
        contents = [self._contents.pop(number) for number in range(self.chunks)]
        with whole_file(target) as file, ExitStack() as stack:
            if len(contents) == 1:
                file.write_bytes(contents[0])
                return
            from render.containers import comments_in

            parts = [stack.enter_context(beside(file)) for _ in contents]
            for path, content in zip(parts, contents, strict=True):
                path.write_bytes(content)
            comment = next(iter(comments_in(parts[0])), "")
            frames = self.job.frames
            join = format_of(target).join
            assert join is not None  # or it would have had one part
            join(
                parts, file, frames=frames, coding=self.job.coding, comment=comment, stall=PATIENCE
            )


def _parts(job: Making) -> int:
    """How many files the picture is made of."""
    at_once = {kind.suffix for kind in FORMATS if kind.join is None}
    return 1 if job.target.suffix in at_once else max(1, len(chunks_of(job.frames)))


def _walk(job: Making) -> Making:
    """The job that walks a scene before it is drawn."""
    words = ("walk", f"--walks={job.walks}", "--", job.arguments[-1])
    return replace(job, subject=str(job.scene), arguments=words, result=WALKED)


def _keep(folder: Path, files: Mapping[str, bytes]) -> None:
    """For the next build; where the disk refuses it, the pictures tell."""
    for name, content in files.items():
        with suppress(EncodeError, OSError), whole_file(folder / name) as file:
            file.write_bytes(content)


def _performed(future: Future[Performed]) -> Performed | str:
    """What came of it; or why nothing did: the worker was lost too often, say."""
    if future.cancelled():
        return "was cancelled"
    error: Any = future.exception()
    if error is None:
        return future.result()
    return f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"
