"""The commands that look at many scenes: `build`, `list`, and `inspect`, which these run."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import click

from render.building.build import STALL
from render.building.build import build as build_films
from render.building.inspection import INSPECTED, LOADING, inspect_all
from render.building.inspection import inspect as inspect_scene
from render.building.kinds import FILMS, STILLS
from render.command import completing
from render.command.suggestions import Plain
from render.command.telling import Fault, to_parent, to_user
from render.jobs.worker import Runner, run
from render.loading.load import load, resolve, scene_files, scene_names
from render.loading.scene_code import SceneError
from render.messages.wording import counted, legible

JOBS = 256
"""Films at once, at most."""


@click.command(cls=Plain)
@click.argument("scenes", nargs=-1, metavar="[SCENE]...", shell_complete=completing.scenes)
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
@click.option("--json", "as_json", is_flag=True, help="With --explain, say it of all as JSON.")
@click.option(
    "--cluster", metavar="ADDRESS", help="Run on the dask scheduler there, tcp://HOST:PORT."
)
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
    as_json: bool,
    cluster: str | None,
    loading: float,
    stall: float,
) -> None:
    """Make what is missing or stale.

    The films of these scenes, or of all; every view in both formats: OUTPUTS/NAME-VIEW.mp4 and
    .gif. A scene that fails does not keep the others; what failed is told at the end.
    """
    kinds = STILLS if stills else FILMS
    if cluster is not None and jobs is not None:
        raise click.UsageError("--jobs is of this machine, and has no part in --cluster")
    if as_json and not explain:
        raise click.UsageError("--json tells what --explain finds; give both")
    with array(wanted=as_json) as rows, to_user() as progress, runner_of(cluster) as runner:
        built = build_films(
            scenes or scene_names(),
            outputs=outputs,
            jobs=jobs or max(1, (os.cpu_count() or 1) // 2),
            kinds=kinds,
            fail_fast=not keep_going,
            explain=explain,
            runner=runner,
            progress=progress,
            loading=loading,
            stall=stall,
        )
        rows.extend(one.message() for one in built.explained)
    if not as_json:
        for one in built.explained:
            if one.reasons:
                click.echo(legible(f"{one.file}: {'; '.join(one.reasons)}"))
    if built.faults:
        made = counted(built.made, kinds[0].word)
        heading = f"{made} made, {built.current} up to date; not made:"
        left = "" if keep_going else ", ".join(built.left())
        spared = [f"left as they were, by --fail-fast: {left}"] if left else []
        raise Fault("\n".join([heading, *built.faults, *spared]))
    if not (built.made or built.stale or as_json):
        click.echo(f"{counted(built.current, kinds[0].word)} up to date")


@click.command("list", cls=Plain)
@click.argument("scenes", nargs=-1, metavar="[SCENE]...", shell_complete=completing.scenes)
@click.option("--json", "as_json", is_flag=True, help="Say it as JSON, and more of each.")
@click.option("--loading", type=float, default=LOADING, hidden=True)
def list_scenes(*, scenes: tuple[str, ...], as_json: bool, loading: float) -> None:
    """List these scenes, or all: name, title, views.

    Those that fail are told on standard error, exit 1.
    """
    faults = []
    with array(wanted=as_json) as rows:
        try:
            files = {path.stem: path for path in resolve(scenes)} if scenes else scene_files()
        except SceneError as error:
            raise Fault(str(error)) from error
        width = max(map(len, files), default=0)
        for path, found in inspect_all(tuple(files.values()), limit=loading):
            if isinstance(found, str):
                faults.append(found)
            elif as_json:
                rows.append({"name": path.stem, "path": str(path), **asdict(found.declared)})
            else:
                told = f"{path.stem:{width}}  {found.title}  ({', '.join(found.views)})"
                click.echo(legible(told))
    if faults:
        raise Fault("\n".join(faults))


@click.command(hidden=True, cls=Plain)
@click.argument("scene")
def inspect(scene: str) -> None:
    """Tell the parent process what SCENE is and which files it rests on."""
    with to_parent() as progress:
        progress.tell(**{INSPECTED: inspect_scene(load(scene)).message()})


@click.command(hidden=True, cls=Plain)
@click.argument("scene")
@click.option("--walks", type=click.Path(path_type=Path))
def describe(*, scene: str, walks: Path | None) -> None:
    """Tell the parent process what can be said of SCENE and its films."""
    from render.publishing.described import described  # loads what tells of walks
    from render.publishing.describing import DESCRIBED

    with to_parent() as progress:
        progress.tell(**{DESCRIBED: described(load(scene), walks).message()})


@contextmanager
def array(*, wanted: bool) -> Iterator[list[object]]:
    """What is put into the list is told at the end as a JSON array, whatever has failed."""
    rows: list[object] = []
    try:
        yield rows
    except click.ClickException:
        if wanted:
            click.echo(json.dumps(rows, indent=2))
        raise
    if wanted:
        click.echo(json.dumps(rows, indent=2))


@contextmanager
def runner_of(address: str | None) -> Iterator[Runner]:
    """Where a build's jobs run: here, or on the cluster at an address."""
    if address is None:
        yield run
        return
    from render.jobs.cluster import OnExecutor, cluster

    with cluster(address) as executor:
        yield OnExecutor(executor)
