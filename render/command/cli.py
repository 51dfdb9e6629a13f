"""The command, `steepest`."""

from contextlib import suppress
from functools import partial
from pathlib import Path

import click

from render.command.check import check
from render.command.compare import compare
from render.command.completing import completion
from render.command.deck import deck
from render.command.environment import own_environment
from render.command.frames import frames
from render.command.info import info
from render.command.lasting import lasting_streams, lost
from render.command.leave import leave
from render.command.of_many import build, describe, inspect, list_scenes
from render.command.of_one import render, still, walk
from render.command.of_pages import embed, gallery
from render.command.preview import hold, preview
from render.command.remake import remake as remake_picture
from render.command.simulate import simulate
from render.command.suggestions import Plainly
from render.command.telling import Fault, told_faults
from render.command.trying import try_formula
from render.system.stopping import Stopped, stoppable


def main() -> None:
    """Runs the command and exits: 0, 1 for faults, 2 for wrong usage, 128 + n after signal n."""
    output = lasting_streams()
    own_environment()
    try:
        with stoppable():
            steepest(prog_name="steepest")
    except Stopped as stopped:
        # After a hang-up there is no terminal left to tell it.
        with suppress(OSError):
            click.echo("interrupted", err=True)
        leave(stopped.status)
    except SystemExit as ended:
        leave(ended.code or lost(output))


@click.group(cls=Plainly, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="steepest", prog_name="steepest", message="%(prog)s %(version)s")
def steepest() -> None:
    """Films of optimizers walking down surfaces.

    A SCENE is a name, of a file in ./scenes or among the project's own, or the path of a scene's
    file.

    A scene is code, and runs as you: run only what you trust.
    """
    try:
        Path.cwd()
    except FileNotFoundError:
        raise Fault("the current folder has been deleted; cd elsewhere") from None


@steepest.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="FILE's name with -remade unless given."
)
@click.option("--yes", is_flag=True, help="Run the scene without asking.")
def remake(*, file: Path, output: Path | None, yes: bool) -> None:
    """Make a film or still again from the recipe it carries.

    Shows the recipe of FILE, then asks: a scene is code, and runs as you. Only the scene's own
    file is carried, no module that it imports from its folder.
    """
    run = partial(steepest.main, prog_name="steepest", standalone_mode=False)
    with told_faults():
        remake_picture(file, output, yes=yes, run=run)


for command in (
    render,
    still,
    frames,
    build,
    check,
    compare,
    deck,
    embed,
    gallery,
    preview,
    info,
    list_scenes,
    try_formula,
    completion,
    inspect,
    describe,
    simulate,
    walk,
    hold,
):
    steepest.add_command(command)
