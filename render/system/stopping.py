"""Signals that end the command, as exceptions, so that every `finally` runs."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType

GRACE = 5.0
"""Seconds that cleaning up may take before a second signal interrupts it too."""

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(BaseException):
    """A signal asked the process to end; `status` is the exit status that tells so."""

    def __init__(self, number: int) -> None:
        super().__init__(signal.Signals(number).name)
        self.status = 128 + number


@contextmanager
def stoppable() -> Iterator[None]:
    """SIGINT, SIGTERM and SIGHUP raise Stopped in the main thread inside this block.

    A signal that is ignored on entry (nohup, a shell's background job) stays ignored. Where the
    exception is lost, as in a compiler's callback, it is raised again GRACE seconds later, and at
    the end of the block.
    """
    last, asked = -GRACE, 0

    def stop(number: int, _: FrameType | None) -> None:
        nonlocal last, asked
        now = time.monotonic()
        asked = asked if number == signal.SIGALRM else number
        if not asked:  # an alarm that a scene has set
            return
        if now - last >= GRACE:
            last = now
            signal.setitimer(signal.ITIMER_REAL, GRACE + 0.1)
            raise Stopped(asked)

    before = {number: signal.getsignal(number) for number in ENDING}
    heard = [number for number, handler in before.items() if handler is not signal.SIG_IGN]
    alarm = signal.signal(signal.SIGALRM, stop)
    for number in heard:
        signal.signal(number, stop)
    try:
        yield
        if asked:
            raise Stopped(asked)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, alarm)
        for number in heard:
            signal.signal(number, before[number])


@dataclass
class Held:
    """Signals that end the command wait; inside `heard()` they are raised, those that waited first.

    Only one flag decides, so that no signal finds the handlers half exchanged.
    """

    # Asking for a handler words it too, and in one that is within others this would hold them all.
    before: Mapping[int, Callable[[int, FrameType | None], object]] = field(repr=False)
    waiting: list[int] = field(default_factory=list)
    passing: bool = False

    def meet(self, number: int, frame: FrameType | None) -> None:
        """The handler of every held signal."""
        if self.passing:
            self.before[number](number, frame)
        else:
            self.waiting.append(number)

    @contextmanager
    def heard(self) -> Iterator[None]:
        """For the part of the block that may be interrupted."""
        try:
            self.passing = True
            self.let_pass()
            yield
        finally:
            self.passing = False

    def let_pass(self) -> None:
        """Raises what has waited."""
        while self.waiting:
            signal.raise_signal(self.waiting.pop(0))


@contextmanager
def held() -> Iterator[Held]:
    """Signals that end the command wait until this block is over, and are raised at its end.

    For what must not be cut in two, such as a process that is started but not yet known by its
    number, or a temporary file that is made but not yet remembered, or not yet removed.
    """
    if threading.current_thread() is not threading.main_thread():
        yield Held({})  # Python runs handlers in the main thread alone
        return
    found = {number: signal.getsignal(number) for number in (*ENDING, signal.SIGALRM)}
    signals = Held({number: handler for number, handler in found.items() if callable(handler)})
    try:
        for number in signals.before:
            signal.signal(number, signals.meet)
        yield signals
    finally:
        signals.passing = True
        for number, handler in signals.before.items():
            signal.signal(number, handler)
        signals.let_pass()


def end_with_parent() -> None:
    """Ends this process soon after its standard input closes, as it does when the parent dies."""

    def watch() -> None:
        while os.read(watched, 4096):
            pass
        os.kill(os.getpid(), signal.SIGTERM)
        # A scene may swallow the exception, or be deaf in compiled code.
        time.sleep(2 * GRACE)
        os._exit(128 + signal.SIGTERM)

    # What runs here finds an empty input, and cannot eat the parent's end of file.
    watched = os.dup(0)
    empty = os.open(os.devnull, os.O_RDONLY)
    os.dup2(empty, 0)
    os.close(empty)
    threading.Thread(target=watch, name="end with parent", daemon=True).start()
