"""in_jupyter(): a bar of plain HTML below the cell, as Jupyter, Colab and their like show it."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from html import escape
from typing import Any

OFTEN = 0.1
"""Seconds between two changes of a bar: each is a message to the browser."""


def in_jupyter() -> AbstractContextManager[Callable[..., None]] | None:
    """The bar; None where no kernel runs this code.

    IPython is never imported: where a kernel runs, it is there.
    """
    shell = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    return _bar() if hasattr(shell, "kernel") else None


@contextmanager
def _bar() -> Iterator[Callable[..., None]]:
    display: Any = sys.modules["IPython"].display
    handle = display.display(_empty(), raw=True, display_id=True)
    shown, last = "", 0.0

    def tell(stage: str, done: int = 0, total: int = 0) -> None:
        nonlocal shown, last
        now = time.monotonic()
        if stage != shown or now - last >= OFTEN:
            shown, last = stage, now
            handle.update({"text/html": bar(stage, done, total), "text/plain": stage}, raw=True)

    try:
        yield tell
    finally:
        handle.update(_empty(), raw=True)


def _empty() -> dict[str, str]:
    return {"text/html": "", "text/plain": ""}


def bar(stage: str, done: int, total: int) -> str:
    """How far a stage has come, as HTML; one that moves to and fro where nothing is counted."""
    told = escape(stage)
    far = f' value="{done}" max="{total}"' if total else ""
    return f'<progress aria-label="{told}"{far}></progress> {told}'
