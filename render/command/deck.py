"""The command `deck`: slides, each with a film."""

import os
from pathlib import Path

import click

from render.command.parameters import Size
from render.command.suggestions import Plain
from render.command.telling import to_user


@click.command(cls=Plain)
@click.argument("scenes", nargs=-1, required=True, metavar="SCENE[:VIEW]...")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help="The deck: .pptx for PowerPoint, .html for reveal.js, .qmd for Quarto.",
)
@click.option(
    "--advance",
    type=click.Choice(["events"]),
    help="A slide for each thing that happens: the film plays up to it, and a click goes on.",
)
@click.option("--size", type=Size(), help="Pixels of the films; 1280x720 unless given.")
@click.option(
    "--outputs",
    default="outputs",
    show_default=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder of the films and their posters.",
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1, 256),
    help="Films at once; half the processors by default.",
)
def deck(
    *,
    scenes: tuple[str, ...],
    output: Path,
    advance: str | None,
    size: tuple[int, int] | None,
    outputs: Path,
    jobs: int | None,
) -> None:
    """Make slides, each with a film of a SCENE.

    A scene's first view is shown unless another is named, saddle:contour. Films that are missing
    or stale are made, as `steepest build` makes them.
    """
    from render.publishing.decks.making import make_deck  # loads what walks

    with to_user() as progress:
        make_deck(
            scenes,
            output,
            segmented=advance is not None,
            size=size,
            outputs=outputs,
            jobs=jobs or max(1, (os.cpu_count() or 1) // 2),
            progress=progress,
        )
