"""The command, `steepest`."""

import os
from contextlib import suppress
from functools import partial
from pathlib import Path

import click

from render.command.apart import Apart, given, made_apart
from render.command.build import STALL, resolve
from render.command.build import build as build_films
from render.command.environment import own_environment
from render.command.inspection import INSPECTED, LOADING, inspect_all
from render.command.inspection import inspect as inspect_scene
from render.command.kinds import FILMS, STILLS
from render.command.lasting import lasting_streams, lost
from render.command.leave import leave
from render.command.load import load, scene_files, scene_names
from render.command.make import make
from render.command.parameters import Length, Place, Size
from render.command.remake import remake as remake_picture
from render.command.scene_code import SceneError
from render.command.still import still as make_still
from render.command.suggestions import Plainly
from render.command.telling import Fault, to_parent, to_user, told_faults
from render.command.wording import counted, legible
from render.stopping import Stopped, stoppable

JOBS = 256
"""Films at once, at most."""


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


@steepest.command(cls=Apart)
@click.argument("scene")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help="The film, .mp4 or .gif; a folder that is missing is made.",
)
@click.option("--view", help="The view's name; the scene's first unless given.")
@click.option("--size", type=Size(), help="Pixels; 1280x720 for .mp4, 800x450 for .gif.")
@click.option("--fps", type=float, help="Frames a second; the scene's unless given.")
@click.option("--no-recipe", is_flag=True, help="Leave the scene's source out of the film's file.")
@click.option("--stall", type=float, hidden=True)
@click.option("--here", is_flag=True, help="Run the scene in this very process, for a debugger.")
@click.option("--walks", type=click.Path(path_type=Path), hidden=True)
@click.option("--piped", is_flag=True, hidden=True)
def render(
    *,
    scene: str,
    output: Path,
    view: str | None,
    size: tuple[int, int] | None,
    fps: float | None,
    no_recipe: bool,
    stall: float | None,
    here: bool,
    walks: Path | None,
    piped: bool,
) -> None:
    """Make one film of SCENE.

    The film carries its recipe, from which `steepest remake` makes it again: the source of the
    scene's file, these options and the versions.
    """
    with to_parent() if piped else to_user() as progress:
        if not (here or piped):
            made_apart(given(), scene, output, progress=progress)
            return
        make(
            load(scene),
            output,
            view=view,
            size=size,
            fps=fps,
            carried=not no_recipe,
            stall=stall,
            walks=walks,
            progress=progress,
        )


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


@steepest.command(cls=Apart)
@click.argument("scene")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help=".png, .svg or .pdf."
)
@click.option("--view", help="The view's name; the scene's first unless given.")
@click.option(
    "--at",
    type=Place(),
    default="1.0",
    metavar="FRACTION|STEP",
    help="A whole number is a step, 120; with a point or % it is a share of the film, 0.5 or 50%. "
    "The end unless given.",
)
@click.option(
    "--size",
    type=Size(),
    help="Pixels of its layout, 1280x720 unless given; with --width only its ratio counts.",
)
@click.option(
    "--width", type=Length(), help="On paper: 85mm, 3.3in, 240pt; 2 pixels of layout to a point."
)
@click.option(
    "--scale",
    type=click.IntRange(1, 8),
    metavar="N",
    help="Pixels to each of the layout; 1 for .png, 2 for the pictures in .svg and .pdf.",
)
@click.option("--transparent", is_flag=True, help="Leave the ground out.")
@click.option("--no-recipe", is_flag=True, help="Leave the scene's source out of the still's file.")
@click.option("--here", is_flag=True, help="Run the scene in this very process, for a debugger.")
@click.option("--walks", type=click.Path(path_type=Path), hidden=True)
@click.option("--piped", is_flag=True, hidden=True)
def still(
    *,
    scene: str,
    output: Path,
    view: str | None,
    at: float,
    size: tuple[int, int] | None,
    width: float | None,
    scale: int | None,
    transparent: bool,
    no_recipe: bool,
    here: bool,
    walks: Path | None,
    piped: bool,
) -> None:
    """Make one picture of SCENE, in pixels or in vectors.

    It carries its recipe, as films do.
    """
    with to_parent() if piped else to_user() as progress:
        if not (here or piped):
            made_apart(given(), scene, output, progress=progress)
            return
        make_still(
            load(scene),
            output,
            view=view,
            at=at,
            size=size,
            width=width,
            scale=scale,
            transparent=transparent,
            carried=not no_recipe,
            walks=walks,
            progress=progress,
        )


@steepest.command()
@click.argument("scenes", nargs=-1, metavar="[SCENE]...")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1, JOBS),
    help="Films at once; half the processors by default.",
)
@click.option(
    "--outputs",
    default="outputs",
    show_default=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder of what is made.",
)
@click.option("--stills", is_flag=True, help="Stills of the last frame instead, .png and .svg.")
@click.option(
    "--keep-going/--fail-fast",
    default=True,
    show_default=True,
    help="After a failure make the others all the same, or end what runs and stop.",
)
@click.option("--explain", is_flag=True, help="Say of each why it is stale, and make none.")
@click.option("--loading", type=float, default=LOADING, hidden=True)
@click.option("--stall", type=float, default=STALL, hidden=True)
def build(
    *,
    scenes: tuple[str, ...],
    jobs: int | None,
    outputs: Path,
    stills: bool,
    keep_going: bool,
    explain: bool,
    loading: float,
    stall: float,
) -> None:
    """Make what is missing or stale.

    The films of these scenes, or of all; every view in both formats: OUTPUTS/NAME-VIEW.mp4 and
    .gif. A scene that fails does not keep the others; what failed is told at the end.
    """
    kinds = STILLS if stills else FILMS
    with to_user() as progress:
        built = build_films(
            scenes or scene_names(),
            outputs=outputs,
            jobs=jobs or max(1, (os.cpu_count() or 1) // 2),
            kinds=kinds,
            fail_fast=not keep_going,
            explain=explain,
            progress=progress,
            loading=loading,
            stall=stall,
        )
    if built.faults:
        made = counted(built.made, kinds[0].word)
        heading = f"{made} made, {built.current} up to date; not made:"
        left = "" if keep_going else ", ".join(built.left())
        spared = [f"left as they were, by --fail-fast: {left}"] if left else []
        raise Fault("\n".join([heading, *built.faults, *spared]))
    if not (built.made or built.stale):
        click.echo(f"{counted(built.current, kinds[0].word)} up to date")


@steepest.command("list")
@click.argument("scenes", nargs=-1, metavar="[SCENE]...")
@click.option("--loading", type=float, default=LOADING, hidden=True)
def list_scenes(scenes: tuple[str, ...], loading: float) -> None:
    """List these scenes, or all: name, title, views.

    Those that fail are told on standard error, exit 1.
    """
    faults = []
    try:
        files = {path.stem: path for path in resolve(scenes)} if scenes else scene_files()
    except SceneError as error:
        raise Fault(str(error)) from error
    width = max(map(len, files), default=0)
    for path, found in inspect_all(tuple(files.values()), limit=loading):
        if isinstance(found, str):
            faults.append(found)
        else:
            told = f"{path.stem:{width}}  {found.title}  ({', '.join(found.views)})"
            click.echo(legible(told))
    if faults:
        raise Fault("\n".join(faults))


@steepest.command(hidden=True)
@click.argument("scene")
def inspect(scene: str) -> None:
    """Tell the parent process what SCENE is and which files it rests on."""
    with to_parent() as progress:
        progress.tell(**{INSPECTED: inspect_scene(load(scene)).message()})
