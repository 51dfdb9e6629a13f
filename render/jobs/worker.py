"""`steepest` in child processes: news from each, a limit on each, none left behind."""

import os
import selectors
import time
from collections import deque
from collections.abc import Callable, Generator, Sequence
from typing import Protocol

from render.jobs.child import Child, end
from render.jobs.job import Ended, Job, News
from render.system.remedies import REMEDIES
from render.system.stopping import held


class Runner(Protocol):
    """Runs jobs somewhere: those that are pending, and those that are appended meanwhile."""

    def __call__(
        self, pending: deque[Job], *, admit: Callable[[Sequence[Job], Job], bool]
    ) -> Generator[News | Ended, None, None]:
        """Yields what happens; `admit` says whether a job may start beside those that run."""


POLL = 0.5
"""Seconds after which a child's end is noticed even where something holds its pipe open."""


def run(
    pending: deque[Job], *, admit: Callable[[Sequence[Job], Job], bool]
) -> Generator[News | Ended, None, None]:
    """Runs the jobs, and those that the caller appends meanwhile, and yields what happens.

    `admit` says whether a job may start beside those that run. One for which the system has no
    process or descriptor left waits until another ends, and fails where none runs. Closing the
    iterator, as an interrupt does, ends every child and all that it started, within GRACE seconds.
    """
    running: list[Child] = []
    crowded = False
    try:
        while pending or running:
            for job in () if crowded else tuple(pending):
                if admit([child.job for child in running], job):
                    try:
                        with held():  # a signal in between would leave a child that no one knows
                            running.append(Child.of(job))
                    except OSError as error:
                        if crowded := bool(running):
                            break
                        yield Ended(job, {}, _refusal(job, error))
                    pending.remove(job)
            _wait(running)
            for child in tuple(running):
                over = child.process.poll() is not None
                late = not over and time.monotonic() > child.deadline
                for message in child.news():
                    yield News(child.job, message)
                if over or late:
                    end([child])
                    if late and not child.result:
                        child.error = child.error or f"{child.job.subject}: {child.job.late}"
                    yield child.ended()
                    running.remove(child)
                    child.close()
                    crowded = False
    finally:
        with held():  # also from being asked once more: `end` is bounded
            end(running)
        for child in running:
            child.close()


def _wait(running: Sequence[Child]) -> None:
    """Until one has news, or may have ended."""
    if not running:
        return
    with selectors.PollSelector() as selector:
        for child in running:
            for pipe in child.heard:
                selector.register(pipe, selectors.EVENT_READ)
        selector.select(0.02 if any(child.hung_up for child in running) else POLL)


def _refusal(job: Job, error: OSError) -> str:
    number = error.errno or 0
    remedy = REMEDIES.get(number, "run again")
    return f"{job.subject}: cannot start its process: {os.strerror(number)}; {remedy}"
