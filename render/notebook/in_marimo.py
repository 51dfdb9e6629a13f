"""in_marimo(): marimo's own bar in the cell; instead(error): a fault, as marimo shows it once."""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from html import escape
from typing import Any


def in_marimo() -> AbstractContextManager[Callable[..., None]] | None:
    """The bar; None where marimo does not run this code."""
    marimo = _running()
    return None if marimo is None else _bars(marimo)


def instead(error: BaseException) -> str | None:
    """A fault as HTML, to be shown in the place of what cannot be; None where it is to be raised.

    marimo asks a value that raises as it is shown once more, also after an interrupt.
    """
    if _running() is None:
        return None
    return f"<pre>{escape(f'{type(error).__name__}: {error}'.removesuffix(': '))}</pre>"


def _running() -> Any:  # noqa: ANN401  # a module without types
    """marimo, where it runs this code; it is never imported, for where it runs it is there."""
    marimo = sys.modules.get("marimo")
    return marimo if getattr(marimo, "running_in_notebook", lambda: False)() else None


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
