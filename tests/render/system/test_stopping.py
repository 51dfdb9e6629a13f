import signal
from contextlib import ExitStack, suppress
from threading import Thread

import pytest

from render.system.stopping import ENDING, Stopped, held, stoppable


@pytest.mark.parametrize("number", ENDING)
def test_signal_is_raised_with_its_exit_status(number: signal.Signals) -> None:
    before = signal.signal(number, signal.SIG_DFL)
    try:
        with pytest.raises(Stopped) as stopped, stoppable():
            signal.raise_signal(number)
        assert stopped.value.status == 128 + number
        assert signal.getsignal(number) is signal.SIG_DFL
    finally:
        signal.signal(number, before)


def test_second_signal_does_not_cut_the_cleaning_up_short() -> None:
    cleaned = []

    def work() -> None:
        try:
            signal.raise_signal(signal.SIGTERM)
        finally:
            signal.raise_signal(signal.SIGTERM)
            cleaned.append(True)

    with pytest.raises(Stopped), stoppable():
        work()
    assert cleaned


def test_held_signal_is_raised_once_the_block_is_over() -> None:
    reached = []

    def work() -> None:
        with held():
            signal.raise_signal(signal.SIGTERM)
            reached.append("the end of the block")
        reached.append("what follows")

    with pytest.raises(Stopped), stoppable():
        work()
    assert reached == ["the end of the block"]


def test_held_interrupt_is_raised_where_nothing_else_is_installed() -> None:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt), held():
            signal.raise_signal(signal.SIGINT)
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, before)


def test_block_outside_the_main_thread_is_left_alone() -> None:
    ran = []

    def work() -> None:
        with held():
            ran.append(True)

    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert ran


def lost(number: signal.Signals) -> None:
    with suppress(Stopped):
        signal.raise_signal(number)


def test_a_signal_whose_exception_is_lost_is_raised_at_the_end_of_the_block() -> None:
    with pytest.raises(Stopped) as stopped, stoppable():
        lost(signal.SIGINT)
    assert stopped.value.status == 130
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0


def test_a_signal_whose_exception_is_lost_is_raised_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("render.system.stopping.GRACE", 0.05)

    def work() -> None:
        lost(signal.SIGTERM)
        signal.pause()

    with pytest.raises(Stopped) as stopped, stoppable():
        work()
    assert stopped.value.status == 143


def test_blocks_within_many_others_are_held_as_quickly() -> None:
    with ExitStack() as blocks:
        for _ in range(30):
            signals = blocks.enter_context(held())
            assert len(repr(signals)) < 100
