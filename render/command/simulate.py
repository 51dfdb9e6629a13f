"""The command `simulate`: a scene's walks as a table, for other programs and for `Recorded`."""

from pathlib import Path

import click

from render.command import completing
from render.command.apart import Apart, given, made_apart
from render.command.telling import to_parent, to_user
from render.loading.load import load
from render.making.simulated import SUFFIXES, simulated


@click.command(cls=Apart)
@click.argument("scene", shell_complete=completing.scenes)
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    shell_complete=completing.files(*SUFFIXES),
    help=f"The table: {' or '.join(SUFFIXES)}; a folder that is missing is made.",
)
@click.option("--here", is_flag=True, help="Run the scene in this very process, for a debugger.")
@click.option("--piped", is_flag=True, hidden=True)
def simulate(*, scene: str, output: Path, here: bool, piped: bool) -> None:
    """Walk SCENE, and write every step: where each walker is, f there, and readings.

    A row is a step of a walker from a start; numbers are written in full. `Recorded` reads the file
    again.
    """
    with to_parent() if piped else to_user() as progress:
        if not (here or piped):
            made_apart(given(), scene, output, progress=progress)
            return
        simulated(load(scene), output, progress=progress)
