"""The command `simulate`: a scene's walks as a table, for other programs and for `Recorded`."""

from pathlib import Path
from tempfile import TemporaryDirectory

import click

from render.command import completing
from render.command.apart import Apart, given, made_apart
from render.command.telling import to_parent, to_user
from render.jobs.progress import Aside, Progress
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
    help=f"The table: {' or '.join(SUFFIXES)}; a folder that is missing is made. - is CSV to "
    "standard output.",
)
@click.option("--here", is_flag=True, help="Run the scene in this very process, for a debugger.")
@click.option("--piped", is_flag=True, hidden=True)
def simulate(*, scene: str, output: Path, here: bool, piped: bool) -> None:
    """Walk SCENE, and write every step into a table.

    A row is a step of a walker from a start: where it is, f there, and readings; numbers are
    written in full. `Recorded` reads the file again. What is tried around a walker, a simplex or a
    population, goes into .npz alone.
    """
    with to_parent() if piped else to_user() as progress:
        if str(output) == "-":
            shown_apart(scene, progress=progress)
        elif not (here or piped):
            made_apart(given(), scene, output, progress=progress)
        else:
            simulated(load(scene), output, progress=progress)


def shown_apart(scene: str, *, progress: Progress) -> None:
    """The walks of a scene as CSV on standard output, once all of them are walked."""
    with TemporaryDirectory(prefix="steepest-") as folder:
        table = Path(folder, "walks.csv")
        command = ("simulate", f"--output={table}", "--", scene)
        made_apart(command, scene, table, progress=Unsaid(progress))
        click.echo(table.read_text(encoding="utf-8"), nl=False)


class Unsaid(Aside):
    """Notes and progress alone: the table is what is said."""

    def say(self, line: str) -> None:
        """Not told: it names a file that goes."""
