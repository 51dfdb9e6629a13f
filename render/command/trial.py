"""What `try` and `compare` share: their options, and how a scene's source becomes a film."""

import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from render.command import completing
from render.command.apart import made_apart
from render.command.parameters import Numbers, Size
from render.command.suggestions import Plain
from render.jobs.progress import Progress
from render.loading.load import shown
from render.messages.nearest import unknown
from render.messages.wording import refuse_unprintable
from render.trying.source import NAMES, Trial
from surfaces import Domain

OPTION = re.compile(r"-[^-oh]|-[oh][^=/.\w]")
"""How a formula or a place may begin that is no option, such as -x**2."""

Command = TypeVar("Command", bound=Callable[..., Any])


class Signed(Plain):
    """A command whose argument and whose values may begin with a minus."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """A space before a minus keeps it from being taken for an option."""
        return super().parse_args(ctx, [f" {one}" if OPTION.match(one) else one for one in args])


OUTPUT = click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    help="The film, or the still: .png, .svg, .pdf.",
)
START = click.option(
    "--start",
    "starts",
    type=Numbers(2, "x,y", "1,-0.5"),
    multiple=True,
    help="Where all start; may be given several times. Chosen, and told, unless given.",
)
VIEW = click.option(
    "--view",
    shell_complete=completing.among(NAMES),
    help=f"{', '.join(NAMES)}; the first unless given.",
)
SIZE = click.option("--size", type=Size(), help="Pixels; the format's own unless given.")
TITLE = click.option("--title", help="Who walks from where unless given.")
SCENE = click.option(
    "--scene",
    "file",
    type=click.Path(path_type=Path),
    metavar="FILE.py",
    help="Write the scene here too, to go on with.",
)


def line_up(told: str) -> Callable[[Command], Command]:
    """The option that names who walks; `told` says who does unless it is given."""
    return click.option(
        "--optimizers",
        "--optimizer",
        "optimizers",
        multiple=True,
        metavar="NAME[=RATE],…",
        shell_complete=completing.line_up,
        help=f"Who walks, such as adam,lion,sgd=0.01; may be given several times. {told}",
    )


def steps(default: int) -> Callable[[Command], Command]:
    """The option for how many steps."""
    told = f"How many; {default} unless given."
    return click.option("--steps", type=click.IntRange(1, 10_000), default=default, help=told)


def domain_of(ends: tuple[float, float, float, float] | None) -> Domain | None:
    """The domain of x0,x1,y0,y1."""
    return None if ends is None else ((ends[0], ends[1]), (ends[2], ends[3]))


def refuse(output: Path, view: str | None, title: str | None, file: Path | None) -> None:
    """ValueError for what could not be made, before anything is worked out."""
    from render.encode import FORMATS, refuse_unwritable
    from render.lettering.words import word_faults
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
    if title is not None:
        found = list(word_faults("title:", title))
        found = found if title.strip() else ["title: is blank; leave --title out for one"]
        if found:
            raise ValueError("\n".join(found))
    for place in (output, file):
        if place is not None:
            refuse_unwritable(refuse_unprintable(place))


def film(
    trial: Trial,
    output: Path,
    *,
    view: str | None,
    size: tuple[int, int] | None,
    file: Path | None,
    stem: str,
    progress: Progress,
) -> None:
    """The scene into `file`, if one is wanted, and its film or still, by a child process.

    `stem` names what the film carries as its recipe, where no file does.
    """
    from render.encode import whole_file
    from render.loading.scene_code import SceneError
    from render.still import is_still
    from render.trying.source import source_of

    source = source_of(trial)
    if file is not None:
        with whole_file(file) as part:
            part.write_text(source, encoding="utf-8")
        progress.say(f"{file}  the scene")
    with tempfile.TemporaryDirectory(prefix="steepest-") as folder:
        path = Path(folder, f"{stem}.py" if file is None else file.name)
        path.write_text(source, encoding="utf-8")
        words = ["still" if is_still(output) else "render", f"--output={output}"]
        words += [] if view is None else [f"--view={view}"]
        words += [] if size is None else [f"--size={size[0]}x{size[1]}"]
        try:
            made_apart([*words, str(path)], str(path), output, progress=progress)
        except SceneError as error:  # its file goes, and is nothing to look at
            told = re.sub(rf"{re.escape(str(shown(path)))}(:\d+)?: ", "", str(error))
            raise ValueError(told) from error
