"""The command `compare`: a film or a still of any line-up on a surface that has a name."""

from collections.abc import Sequence
from pathlib import Path

import click

from render.command import completing, trial
from render.command.parameters import Numbers
from render.command.telling import to_user
from render.scene.themes import THEMES

STEPS = 150
"""Unless given."""


@click.command(cls=trial.Signed)
@click.argument("surface", shell_complete=completing.surfaces)
@trial.OUTPUT
@trial.line_up(
    "The article's seven unless given. A rate that is not given is one at which no step is too "
    "long to be followed."
)
@trial.START
@click.option("--tuned", is_flag=True, help="Give each the best of the rates that are tried.")
@click.option(
    "--domain",
    type=Numbers(4, "x0,x1,y0,y1", "-2,2,-1,3"),
    help="What is shown; the surface's own unless given.",
)
@trial.steps(STEPS)
@trial.VIEW
@click.option("--theme", type=click.Choice(sorted(THEMES)), help="light unless given.")
@trial.SIZE
@trial.TITLE
@trial.SCENE
def compare(
    *,
    surface: str,
    output: Path,
    optimizers: Sequence[str],
    starts: Sequence[tuple[float, float]],
    tuned: bool,
    domain: tuple[float, float, float, float] | None,
    steps: int,
    view: str | None,
    theme: str | None,
    size: tuple[int, int] | None,
    title: str | None,
    file: Path | None,
) -> None:
    """Film any optimizers on a SURFACE, without a scene's file.

    Tells its formula, its minima, and the start and the learning rates that were chosen. The film
    carries the scene as its recipe. `steepest info` lists surfaces and optimizers.
    """
    from render.trying.declaring import declared
    from render.trying.ground import exported
    from render.trying.line_up import SEVEN, named
    from render.trying.listing import known

    with to_user() as progress:
        trial.refuse(output, view, title, file)
        line_up = named(optimizers, SEVEN)
        ground = exported(surface, trial.domain_of(domain))
        for line in known(ground):
            progress.say(line)
        made, notes = declared(
            ground.surface,
            ground,
            starts=starts,
            line_up=line_up,
            steps=steps,
            title=title,
            theme=theme,
            searched=tuned,
        )
        for note in notes:
            progress.say(note)
        trial.film(
            made, output, view=view, size=size, file=file, stem=ground.name, progress=progress
        )
