"""The commands that make something of one scene: `render`, `still`, and `walk`."""

from pathlib import Path

import click
from click.core import ParameterSource

from render.command import completing
from render.command.apart import Apart, given, made_apart
from render.command.parameters import Bytes, Length, Place, Seconds, Size
from render.command.suggestions import Plain
from render.command.telling import to_parent, to_user
from render.encode import FORMATS
from render.jobs.job import WALKED
from render.loading.load import load
from render.loading.scene_code import scene_code
from render.making.make import make
from render.making.playback import Playback
from render.making.poster import Poster
from render.making.still import still as make_still
from render.making.wanted import Wanted
from render.page.making import SUFFIX as PAGE
from render.page.making import make_page
from render.still import STILLS

FILMS = " ".join([*(kind.suffix for kind in FORMATS), PAGE])
CODECS = " ".join(codec for kind in FORMATS for codec in kind.codecs)
BARE = " ".join(kind.suffix for kind in FORMATS if kind.transparent)
COUNTING = " ".join(kind.suffix for kind in FORMATS if kind.counts)


OF_PAGES = {"scene", "output", "view", "here", "walks", "piped", "stall", "no_recipe"}
"""The options that a page takes."""


def sizes() -> str:
    """The default size of each format, those alike together."""
    found: dict[tuple[int, int], list[str]] = {}
    for kind in FORMATS:
        found.setdefault(kind.size, []).append(kind.suffix)
    return ", ".join(f"{w}x{h} for {' '.join(names)}" for (w, h), names in found.items())


@click.command(cls=Apart)
@click.argument("scene", shell_complete=completing.scenes)
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    shell_complete=completing.files(*FILMS.split()),
    help=f"The film: {FILMS}, a page to turn it in; a folder that is missing is made.",
)
@click.option(
    "--view",
    shell_complete=completing.views,
    help="The view's name; the scene's first unless given.",
)
@click.option("--size", type=Size(), help=f"Pixels; {sizes()}.")
@click.option("--fps", type=float, help="Frames a second; the scene's unless given.")
@click.option("--codec", help=f"How a .webm is coded: {CODECS}; the first unless given.")
@click.option("--transparent", is_flag=True, help=f"Leave the ground out: {BARE}.")
@click.option(
    "--budget",
    type=Bytes(),
    help="The most that the file may take: 2MB, 500kB. Quality, and what of --size and --fps is "
    "not given, are lowered until it fits.",
)
@click.option(
    "--loop",
    type=click.IntRange(0, 65535),
    default=0,
    metavar="N",
    help=f"How often it is shown, 0 for ever, the default; {COUNTING} alone can say it.",
)
@click.option(
    "--hold-start", type=Seconds(), help="Seconds on the start; the scene's unless given."
)
@click.option("--hold-end", type=Seconds(), help="Seconds on the end; the scene's unless given.")
@click.option("--boomerang", is_flag=True, help="Forward, then backward: it loops without a jump.")
@click.option(
    "--poster",
    type=click.Path(path_type=Path),
    metavar="FILE.png",
    help="A still of the same view and size besides.",
)
@click.option(
    "--poster-at",
    type=Place(),
    metavar="FRACTION|STEP",
    help="What it shows, as `steepest still --at`; the end unless given.",
)
@click.option(
    "--from",
    "begin",
    type=Place(),
    default="0.0",
    metavar="FRACTION|STEP",
    help="Where in the film to begin, written as `still` takes --at; its beginning unless given.",
)
@click.option(
    "--to",
    "end",
    type=Place(),
    default="1.0",
    metavar="FRACTION|STEP",
    help="Where to end, that frame with it; the film's end, with its hold, unless given.",
)
@click.option("--no-recipe", is_flag=True, help="Leave the scene's source out of the film's file.")
@click.option("--stall", type=float, hidden=True)
@click.option("--here", is_flag=True, help="Run the scene in this very process, for a debugger.")
@click.option("--walks", type=click.Path(path_type=Path), hidden=True)
@click.option("--chunk", type=int, hidden=True)
@click.option("--piped", is_flag=True, hidden=True)
def render(
    *,
    scene: str,
    output: Path,
    view: str | None,
    size: tuple[int, int] | None,
    fps: float | None,
    codec: str | None,
    transparent: bool,
    budget: int | None,
    loop: int,
    hold_start: float | None,
    hold_end: float | None,
    boomerang: bool,
    poster: Path | None,
    poster_at: float | None,
    begin: float,
    end: float,
    no_recipe: bool,
    stall: float | None,
    here: bool,
    walks: Path | None,
    chunk: int | None,
    piped: bool,
) -> None:
    """Make one film of SCENE.

    The film carries its recipe, from which `steepest remake` makes it again: the source of the
    scene's file, these options and the versions.
    """
    if poster is None and poster_at is not None:
        raise click.UsageError("--poster-at says what a poster shows; give --poster FILE.png too")
    if output.suffix.lower() == PAGE:
        refuse_for_page(click.get_current_context())
    beside = None if poster is None else Poster(poster, 1.0 if poster_at is None else poster_at)
    with to_parent() if piped else to_user() as progress:
        if not (here or piped):
            outputs = (output,) if poster is None else (output, poster)
            made_apart(given(), scene, *outputs, progress=progress)
            return
        if output.suffix.lower() == PAGE:
            make_page(
                load(scene),
                output,
                view=view,
                carried=not no_recipe,
                walks=walks,
                progress=progress,
            )
            return
        make(
            load(scene),
            output,
            view=view,
            wanted=Wanted(size, fps, codec, transparent),
            playback=Playback(loop, hold_start, hold_end, boomerang, begin, end),
            budget=budget,
            poster=beside,
            carried=not no_recipe,
            stall=stall,
            walks=walks,
            chunk=chunk,
            progress=progress,
        )


def refuse_for_page(context: click.Context) -> None:
    """Raise UsageError for options that say how frames are made, of which a page has none."""
    given_ones = [
        option.opts[-1]
        for option in context.command.params
        if option.name is not None
        and option.name not in OF_PAGES
        and context.get_parameter_source(option.name) is ParameterSource.COMMANDLINE
    ]
    if given_ones:
        raise click.UsageError(f"a page has no frames; leave out {', '.join(given_ones)}")


@click.command(cls=Apart)
@click.argument("scene", shell_complete=completing.scenes)
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    shell_complete=completing.files(*(kind.suffix for kind in STILLS)),
    help=".png, .svg or .pdf.",
)
@click.option(
    "--view",
    shell_complete=completing.views,
    help="The view's name; the scene's first unless given.",
)
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


@click.command(hidden=True, cls=Plain)
@click.argument("scene")
@click.option("--walks", type=click.Path(path_type=Path), required=True)
def walk(*, scene: str, walks: Path) -> None:
    """Walk SCENE, and keep its walk in a folder."""
    from render.dependencies.walks import walk_of, walked
    from render.encode.frames import silent

    with to_parent() as progress:
        loaded = load(scene)
        with scene_code(loaded.path):
            name = walk_of(loaded.scene)
            kept = None if name is None else walks / f"{name}.npz"
            walked(loaded.scene, kept, report=silent)
        progress.tell(**{WALKED: name or True})
