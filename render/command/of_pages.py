"""The commands that make pages of films: `embed` and `gallery`."""

import os
from pathlib import Path

import click

from render.command.parameters import Place, Size
from render.command.suggestions import Plain
from render.command.telling import Fault, to_user
from render.jobs.progress import Aside
from render.loading.load import scene_names

FOLDER = click.Path(path_type=Path, file_okay=False)
HALF = max(1, (os.cpu_count() or 1) // 2)


@click.command(cls=Plain)
@click.argument("scene")
@click.option("--view", help="The view's name; the scene's first unless given.")
@click.option("--size", type=Size(), help="Pixels of the film; then its files are named after it.")
@click.option(
    "--at",
    type=Place(),
    metavar="FRACTION|STEP",
    help="The poster's place in the film: a step, 120, or a share, 0.5 or 50%. The end unless "
    "given.",
)
@click.option("--url", metavar="PREFIX", help="Where the films will lie: /films/ or https://…")
@click.option("--markdown", is_flag=True, help="Markdown with a GIF, instead of HTML.")
@click.option(
    "-o",
    "--output",
    metavar="PAGE",
    type=click.Path(path_type=Path),
    help="Write a page of its own, .html, or .md with --markdown, and print nothing.",
)
@click.option(
    "--outputs", default="outputs", show_default=True, type=FOLDER, help="The folder of the films."
)
def embed(
    *,
    scene: str,
    view: str | None,
    size: tuple[int, int] | None,
    at: float | None,
    url: str | None,
    markdown: bool,
    output: Path | None,
    outputs: Path,
) -> None:
    """Print the HTML of one film of SCENE, and make the film.

    Made where missing or stale: OUTPUTS/NAME-VIEW.mp4 and .webm, NAME-VIEW-poster.png, and
    NAME-VIEW.vtt, the chapters. Standard output holds the HTML and nothing else.
    """
    from render.encode import refuse_unwritable, whole_file
    from render.messages.wording import refuse_unprintable
    from render.publishing import markdown as in_markdown
    from render.publishing.embedding import animation_of_page, film_of_page
    from render.publishing.snippet import page, snippet

    if markdown and at is not None:
        raise click.UsageError("--at is the poster's place, and --markdown has no poster")
    suffix = ".md" if markdown else ".html"
    if output is not None and output.suffix.lower() != suffix:
        raise click.UsageError(f"{output}: the page must be called NAME{suffix}")
    with to_user() as shown:
        progress = Aside(shown)
        if output is not None:
            refuse_unwritable(refuse_unprintable(output))
        folder = Path() if output is None else output.parent
        if markdown:
            film = animation_of_page(
                scene,
                outputs=outputs,
                page=folder,
                prefix=url,
                view=view,
                size=size,
                jobs=HALF,
                progress=progress,
            )
            text = in_markdown.markdown(film)
        else:
            film = film_of_page(
                scene,
                outputs=outputs,
                page=folder,
                prefix=url,
                view=view,
                size=size,
                at=at,
                jobs=HALF,
                progress=progress,
            )
            text = snippet(film) if output is None else page(film)
        if output is None:
            click.echo(text)
            return
        with whole_file(output) as part:
            part.write_text(text, encoding="utf-8")
        progress.say(str(output))


@click.command(cls=Plain)
@click.argument("scenes", nargs=-1, metavar="[SCENE]...")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1, 256),
    default=HALF,
    help="Films at once; half the processors by default.",
)
@click.option(
    "--outputs", default="outputs", show_default=True, type=FOLDER, help="The folder of the films."
)
def gallery(*, scenes: tuple[str, ...], jobs: int, outputs: Path) -> None:
    """Make films, and a page of them all, index.html.

    The films of these scenes, or of all, and their posters are made where they are missing or
    stale; the page is OUTPUTS/index.html. A scene that fails does not keep the
    others from being shown; what failed is told at the end.
    """
    from render.publishing.exhibition import exhibited

    with to_user() as progress:
        line, faults = exhibited(
            scenes or scene_names(), outputs=outputs, jobs=jobs, progress=progress
        )
        progress.say(line)
    if faults:
        raise Fault("\n".join(faults))
