"""Signals that end the command, as exceptions, so that every `finally` runs."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
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


@contextmanager
def held() -> Iterator[None]:
    """Signals that end the command wait until this block is over, and are raised at its end.

    For what must not be cut in two: a process that is started but not yet known by its number.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # Python runs handlers in the main thread alone
        return
    waiting: list[int] = []
    before = {n: handler for n in ENDING if callable(handler := signal.getsignal(n))}
    try:
        for number in before:
            signal.signal(number, lambda n, _: waiting.append(n))
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for heard in waiting:
            signal.raise_signal(heard)


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
