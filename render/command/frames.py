"""The command `frames`: numbered pictures of one film, for LaTeX."""

import os
from contextlib import suppress
from pathlib import Path

import click

from render.command.apart import Apart, given, made_apart
from render.command.parameters import Size
from render.command.telling import to_parent, to_user
from render.loading.load import load
from render.making.frames import FPS, SIZE, make_frames


@click.command(cls=Apart)
@click.argument("scene")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help="The folder; it is made, or replaced where it holds these frames alone.",
)
@click.option("--view", help="The view's name; the scene's first unless given.")
@click.option("--size", type=Size(), help=f"Pixels; {SIZE[0]}x{SIZE[1]} unless given.")
@click.option("--fps", type=float, help=f"Frames a second; {FPS:g} unless given.")
@click.option("--transparent", is_flag=True, help="Leave the ground out; several times as large.")
@click.option("--here", is_flag=True, help="Run the scene in this very process, for a debugger.")
@click.option("--piped", is_flag=True, hidden=True)
def frames(
    *,
    scene: str,
    output: Path,
    view: str | None,
    size: tuple[int, int] | None,
    fps: float | None,
    transparent: bool,
    here: bool,
    piped: bool,
) -> None:
    r"""Make a film of SCENE as numbered pictures, for LaTeX.

    Beside them lies NAME-VIEW.tex: \input it where the film is to play, by the package `animate`.
    """
    with to_parent() if piped else to_user() as progress:
        if not (here or piped):
            try:
                made_apart(given(), scene, output, progress=progress)
            finally:
                from render.encode.folder import sweep_folders

                with suppress(OSError):
                    sweep_folders(Path(os.path.realpath(output)))
            return
        make_frames(
            load(scene),
            output,
            view=view,
            size=size,
            fps=fps,
            transparent=transparent,
            progress=progress,
        )
