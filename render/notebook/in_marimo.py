"""in_marimo(): marimo's own bar above the cell's output."""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import Any


def in_marimo() -> AbstractContextManager[Callable[..., None]] | None:
    """The bar; None where marimo does not run this code.

    marimo is never imported: where it runs, it is there.
    """
    marimo = sys.modules.get("marimo")
    running = getattr(marimo, "running_in_notebook", lambda: False)()
    return _bars(marimo) if running else None


@contextmanager
def _bars(marimo: Any) -> Iterator[Callable[..., None]]:  # noqa: ANN401  # a module without types
    """One bar a stage, as each counts something else; of what is not counted, a spinner."""
    with ExitStack() as shown:
        stage, bar, reached = "", None, 0

        def tell(now: str, done: int = 0, total: int = 0) -> None:
            nonlocal stage, bar, reached
            if (now, bool(total)) != (stage, bar is not None):
                shown.close()
                stage, bar, reached = now, None, 0
                status = marimo.status
                if total:
                    made = status.progress_bar(total=total, title=now, remove_on_exit=True)
                    bar = shown.enter_context(made)
                else:
                    shown.enter_context(status.spinner(title=now))
            if bar is not None:
                bar.update(done - reached)
                reached = done

        yield tell
