"""The commands `preview`, and `hold`, the process in which its scene is."""

import os
import threading
import webbrowser
from importlib.util import find_spec

import click

from render.command import completing
from render.command.suggestions import Plain
from render.command.telling import Fault, told_faults
from render.jobs.progress import Silent
from render.loading.load import find
from render.system.stopping import end_with_parent

NEEDED = ("watchfiles", "websockets")
"""What the extra brings."""

LIMIT = 30.0
"""Seconds, unless given."""


@click.command(cls=Plain)
@click.argument("scene", shell_complete=completing.scenes)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    metavar="N",
    help="Any that is free unless given.",
)
@click.option("--open", "opened", is_flag=True, help="Open it in the browser.")
@click.option(
    "--limit",
    type=click.FloatRange(min=0.1),
    default=LIMIT,
    metavar="SECONDS",
    help=f"How long reading the scene, or walking it, may take; {LIMIT:g} unless given.",
)
def preview(*, scene: str, port: int, opened: bool, limit: float) -> None:
    """Serve SCENE to a browser, live, to be orbited and tuned.

    It is read anew whenever its file is saved. The address holds a word without which nobody is
    let in. Ctrl-C ends it.
    """
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        told = f"preview needs {' and '.join(missing)}"
        raise Fault(f"{told}; they come with pip install 'steepest[preview]'")
    from render.page.html import live_html
    from render.preview.preview import Preview

    tells = Silent()
    with told_faults():
        path = find(scene)
        try:
            Preview(scene, path, port, limit).serve(
                page=live_html(title=path.stem).decode(),
                say=tells.say,
                note=tells.note,
                opened=in_browser if opened else nowhere,
            )
        except OSError as error:
            if error.filename is not None or not port:
                raise
            why = os.strerror(error.errno or 0)
            raise ValueError(f"port {port}: {why}; give another --port, or none") from error


def in_browser(address: str) -> None:
    """Opens it in the browser; one in a terminal keeps nobody waiting."""
    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def nowhere(_: str) -> None:
    """Opens nothing."""


@click.command(hidden=True, cls=Plain)
@click.argument("scene")
@click.option("--requests", type=int, required=True)
@click.option("--limit", type=float, required=True)
def hold(*, scene: str, requests: int, limit: float) -> None:
    """Hold SCENE, and walk it anew as is asked for on a pipe."""
    from render.preview.holding import Holder

    end_with_parent()
    wishes = os.dup(requests)  # which no process that the scene starts is given
    os.close(requests)
    answers = os.dup(1)
    os.dup2(2, 1)  # what else prints there goes to standard error
    with os.fdopen(wishes, "rb") as lines, os.fdopen(answers, "wb") as pipe:
        Holder(lines, pipe, limit).hold(scene)
