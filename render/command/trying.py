"""The command `try`: a film or a still of a formula, without a scene's file."""

import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

import click

from render.command.apart import made_apart
from render.command.parameters import Numbers, Size
from render.command.suggestions import Plain
from render.command.telling import to_user
from render.jobs.progress import Progress
from render.loading.load import shown
from render.messages.nearest import unknown
from render.trying.source import NAMES
from surfaces import Domain

OPTION = re.compile(r"-[^-oh]|-[oh][^=/.\w]")
"""How a formula or a place may begin that is no option, such as -x**2."""


class Formula(Plain):
    """A command whose argument and whose values may begin with a minus."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """A space before a minus keeps it from being taken for an option."""
        return super().parse_args(ctx, [f" {one}" if OPTION.match(one) else one for one in args])


@click.command("try", cls=Formula)
@click.argument("formula")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help="The film, or the still: .png, .svg, .pdf.",
)
@click.option(
    "--start",
    "starts",
    type=Numbers(2, "x,y", "1,-0.5"),
    multiple=True,
    help="Where all start; may be given several times. Chosen, and told, unless given.",
)
@click.option(
    "--domain",
    type=Numbers(4, "x0,x1,y0,y1", "-2,2,-1,3"),
    help="What is shown. Chosen about the critical points, and told, unless given.",
)
@click.option(
    "--optimizer",
    "optimizers",
    multiple=True,
    metavar="NAME[=RATE]",
    help="Who walks, such as adam=0.05; may be given several times. All of the "
    "article's but AdaDelta unless given. A rate that is not given is the best of those tried.",
)
@click.option("--steps", type=click.IntRange(1, 10_000), help="How many; 80 unless given.")
@click.option("--view", help=f"{', '.join(NAMES)}; the first unless given.")
@click.option("--size", type=Size(), help="Pixels; the format's own unless given.")
@click.option("--title", help="Who walks from where unless given.")
@click.option(
    "--scene",
    "file",
    type=click.Path(path_type=Path),
    metavar="FILE.py",
    help="Write the scene here too, to go on with.",
)
def try_formula(
    *,
    formula: str,
    output: Path,
    starts: Sequence[tuple[float, float]],
    domain: tuple[float, float, float, float] | None,
    optimizers: Sequence[str],
    steps: int | None,
    view: str | None,
    size: tuple[int, int] | None,
    title: str | None,
    file: Path | None,
) -> None:
    """Film a FORMULA in x and y, such as "x**4 + 2*x**3 + y**2 - 1".

    Tells its domain, its critical points and what else was chosen. The film carries the scene as
    its recipe. The formula is read, never run.
    """
    with to_user() as progress:
        _refuse(output, view, file)
        source = _source(
            formula,
            domain=None if domain is None else ((domain[0], domain[1]), (domain[2], domain[3])),
            starts=starts,
            optimizers=optimizers,
            steps=steps,
            title=title,
            progress=progress,
        )
        if file is not None:
            _write(file, source)
            progress.say(f"{file}  the scene")
        _film(source, output, view=view, size=size, name=file, progress=progress)


def _refuse(output: Path, view: str | None, file: Path | None) -> None:
    """ValueError for what could not be made, before anything is worked out."""
    from render.encode import FORMATS
    from render.still import STILLS

    suffixes = sorted({known.suffix for known in (*FORMATS, *STILLS)})
    if output.suffix.lower() not in suffixes:
        bare = output.suffix in {"", "."}
        what = "has no suffix" if bare else f"cannot write {output.suffix!r}"
        raise ValueError(f"{output}: {what}; known formats: {' '.join(suffixes)}")
    if view is not None and view not in NAMES:
        raise ValueError(unknown("view", view, NAMES))
    if file is not None and file.suffix != ".py":
        raise ValueError(f"{file}: a scene file ends in .py")
    if file is not None and file.exists():
        raise ValueError(f"{file}: is there already; choose another name, or remove it")


def _source(
    formula: str,
    *,
    domain: Domain | None,
    starts: Sequence[tuple[float, float]],
    optimizers: Sequence[str],
    steps: int | None,
    title: str | None,
    progress: Progress,
) -> str:
    """The scene's source; tells what is known of the formula, and what was chosen."""
    from render.lettering.words import word_faults
    from render.trying.declaring import declared
    from render.trying.ground import Formula
    from render.trying.line_up import named
    from render.trying.listing import listed
    from render.trying.source import source_of
    from render.trying.widening import widened
    from surfaces import surface_from
    from surfaces.formula.node import NowhereFiniteError

    line_up = named(optimizers)
    if title is not None and (faults := _title_faults(title, word_faults("title:", title))):
        raise ValueError("\n".join(faults))
    try:
        surface = surface_from(formula.strip(), domain=domain)
    except NowhereFiniteError as error:
        raise ValueError(f"{error.why}; give a --domain x0,x1,y0,y1 where it is") from error
    if domain is None and (wider := widened(surface.domain, starts)) != surface.domain:
        surface = surface_from(formula.strip(), domain=wider)
        progress.say("the domain is wider than its critical points need, as a start lies outside")
    for line in listed(surface, chosen=domain is None):
        progress.say(line)
    trial, notes = declared(
        surface,
        Formula(formula.strip(), surface.domain),
        starts=starts,
        line_up=line_up,
        steps=STEPS if steps is None else steps,
        title=title,
    )
    for note in notes:
        progress.say(note)
    return source_of(trial)


def _title_faults(title: str, faults: Sequence[str]) -> Sequence[str]:
    return faults if title.strip() else ["title: is blank; leave --title out for one"]


def _write(file: Path, source: str) -> None:
    from render.encode import whole_file

    with whole_file(file) as part:
        part.write_text(source, encoding="utf-8")


def _film(
    source: str,
    output: Path,
    *,
    view: str | None,
    size: tuple[int, int] | None,
    name: Path | None,
    progress: Progress,
) -> None:
    """The film or the still, by a child process, as of any scene."""
    from render.loading.scene_code import SceneError
    from render.still import is_still

    with tempfile.TemporaryDirectory(prefix="steepest-") as folder:
        path = Path(folder, "formula.py" if name is None else name.name)
        path.write_text(source, encoding="utf-8")
        words = ["still" if is_still(output) else "render", f"--output={output}"]
        words += [] if view is None else [f"--view={view}"]
        words += [] if size is None else [f"--size={size[0]}x{size[1]}"]
        try:
            made_apart([*words, str(path)], str(path), output, progress=progress)
        except SceneError as error:  # its file goes, and is nothing to look at
            told = re.sub(rf"{re.escape(str(shown(path)))}(:\d+)?: ", "", str(error))
            raise ValueError(told) from error
