"""What the shell may be told while a command is typed. No scene's code runs for it."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Iterable
from pathlib import Path

import click
from click.shell_completion import CompletionItem, get_completion_class

from render.building.records import Records
from render.command.apart import given
from render.command.suggestions import Plain
from render.loading.load import find, scene_files
from render.loading.scene_code import SceneError

SHELLS = ("bash", "zsh", "fish")

VARIABLE = "_STEEPEST_COMPLETE"
"""In the environment it asks the command for what may follow."""

OUTPUTS = Path("outputs")
"""Where a build puts what it makes unless told otherwise; records lie there."""

Items = list[CompletionItem[str]]


@click.command(cls=Plain)
@click.argument("shell", type=click.Choice(SHELLS))
def completion(*, shell: str) -> None:
    """Print the script that completes `steepest` in a shell.

    Bash and zsh take it by `eval "$(steepest completion bash)"`, in ~/.bashrc or ~/.zshrc; fish by
    `steepest completion fish | source`, in its config.fish. `steepest` must be on the PATH.
    """
    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"this version of click has no completion for {shell}")
    click.echo(
        kind(click.get_current_context().find_root().command, {}, "steepest", VARIABLE).source()
    )


def scenes(context: click.Context, parameter: click.Parameter, incomplete: str) -> Items:
    """Names of scenes, and scene files beside them; of a path its files, or the shell's own."""
    del context, parameter
    folder, name = os.path.split(incomplete)
    try:
        inside = list(Path(folder).iterdir())
        named = [] if folder else list(scene_files())
    except OSError:  # no such folder, or the current one is gone
        inside, named = [], []
    files = [path.name for path in inside if path.suffix == ".py"]
    folders = [path.name for path in inside if path.is_dir()]
    found = [_in(folder, word) for word in _starting(name, [*named, *files])]
    if folder.startswith("~") or (_starting(name, folders) and (folder or not found)):
        return _as_the_shell_does(incomplete)
    return _items(found)


def views(context: click.Context, parameter: click.Parameter, incomplete: str) -> Items:
    """The views of the scene given before, where a build has looked at it."""
    del parameter
    scene = _scene(context)
    try:
        known = Records(OUTPUTS).views(find(scene)) if scene else ()
    except (SceneError, OSError):
        return []
    return _items(_starting(incomplete, known))


def surfaces(context: click.Context, parameter: click.Parameter, incomplete: str) -> Items:
    """Names of surfaces, whatever the case of what is typed."""
    from render.facts.grounds import grounds

    del context, parameter
    return _items(_starting(incomplete.lower(), grounds()))


def line_up(context: click.Context, parameter: click.Parameter, incomplete: str) -> Items:
    """Names of optimizers, after commas too, whatever the case of what is typed."""
    from render.trying.line_up import kinds

    del context, parameter
    before, comma, name = incomplete.rpartition(",")
    return _items(f"{before}{comma}{one}" for one in _starting(name.lower(), kinds()))


def around(context: click.Context, parameter: click.Parameter, incomplete: str) -> Items:
    """Names of what goes around an optimizer, and of schedules, in small letters."""
    from render.facts.pieces import pieces

    del context, parameter
    return _items(_starting(incomplete.lower(), (one.name.lower() for one in pieces())))


def known(context: click.Context, parameter: click.Parameter, incomplete: str) -> Items:
    """Names of optimizers, of what goes around them, of schedules and of surfaces."""
    found = (line_up, around, surfaces) if "," not in incomplete else ()
    return [item for one in found for item in one(context, parameter, incomplete)]


def among(words: Iterable[str]) -> Callable[[click.Context, click.Parameter, str], Items]:
    """Completes one of these words."""

    def of(context: click.Context, parameter: click.Parameter, incomplete: str) -> Items:
        del context, parameter
        return _items(_starting(incomplete, words))

    return of


def files(*suffixes: str) -> Callable[[click.Context, click.Parameter, str], Items]:
    """Completes a file with one of these suffixes, that is there or is to be made."""

    def of(context: click.Context, parameter: click.Parameter, incomplete: str) -> Items:
        del parameter
        folder, name = os.path.split(incomplete)
        stems = [name.rpartition(".")[0], name] if name else [Path(_scene(context)).stem]
        try:
            inside = [path.name for path in Path(folder).iterdir()] if name else []
        except OSError:
            inside = []
        if not _starting(name, inside):
            for stem in filter(None, stems):
                made = [_in(folder, f"{stem}{suffix}") for suffix in suffixes]
                if found := [word for word in made if word.startswith(incomplete)]:
                    return _items(found)
        return _as_the_shell_does(incomplete)

    return of


def _scene(context: click.Context) -> str:
    """The scene given before what is typed; empty where there is none."""
    found = context.params.get("scene")
    if found is None:  # an option that waits for its value keeps all else from being read
        words = list(given(context)[1:-1])
        again = context.command.make_context(context.info_name, words, resilient_parsing=True)
        found = again.params.get("scene")
    return found or ""


def _in(folder: str, name: str) -> str:
    """The path as it is typed: a leading ./ is kept."""
    return f"{folder.rstrip('/')}/{name}" if folder else name


def _starting(start: str, words: Iterable[str]) -> list[str]:
    """Those that start so, sorted, each once; hidden ones only where they are asked for."""
    return sorted({one for one in words if one.startswith(start) and (start or one[:1] != ".")})


def _items(words: Iterable[str]) -> Items:
    """What a shell would take as it stands: a file's name may hold a command."""
    return [CompletionItem(word) for word in words if shlex.quote(word) == word]


def _as_the_shell_does(incomplete: str) -> Items:
    return [CompletionItem(incomplete, type="file")]
