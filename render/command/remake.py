"""A picture is made again from the recipe that it carries, once its source has been shown."""

import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from render.loading.load import shown
from render.making.recipe import Recipe, recipe_in
from render.making.versions import versions
from render.messages.nearest import unknown
from render.messages.wording import legible

OPTIONS = {
    "render": (
        *("--view", "--size", "--fps", "--codec"),
        *("--budget", "--loop", "--hold-start", "--hold-end", "--from", "--to"),
    ),
    "still": ("--view", "--at", "--size", "--scale", "--width"),
}
"""What a recipe's command may say: nothing that writes elsewhere, or leaves out the question."""

FLAGS = {"render": ("--transparent", "--boomerang"), "still": ("--transparent",)}
"""What it may say without a value, after all else."""


def remake(
    file: Path, output: Path | None, *, yes: bool, run: Callable[[Sequence[str]], object]
) -> None:
    """Shows the recipe of a file on standard error, asks unless `yes`, and makes the picture again.

    output: STEM-remade.SUFFIX beside the file unless given
    run: runs `steepest` with these arguments

    Raises ValueError where the file carries no recipe that can be followed, and where the user
    does not agree or cannot be asked; wrong usage and a scene that fails are the recipe's faults.
    What else `run` raises passes.
    """
    recipe = recipe_in(file)
    output = output or file.with_name(f"{file.stem}-remade{file.suffix}")
    try:
        words = arguments(recipe)
    except ValueError as error:
        raise ValueError(f"{file}: its recipe: {error}") from error
    click.echo(told(recipe, versions(encoder="ffmpeg" in recipe.versions)), err=True)
    if not yes:
        ask(output)
    with written(recipe) as scene:
        try:
            run([*words, f"--output={output}", "--", str(scene)])
        except click.UsageError as error:
            raise ValueError(f"{file}: its recipe: {error.format_message()}") from error
        except click.ClickException as error:  # the scene's file goes, and is nothing to look at
            here = f"{file}: its recipe: {recipe.file}"
            raise ValueError(error.message.replace(str(shown(scene)), here)) from error


def arguments(recipe: Recipe) -> list[str]:
    """The recipe's command and its options, checked; the output and the scene are to follow.

    Raises ValueError for a command, or options of it, that are not those of a recipe.
    """
    name, *words = recipe.command
    if name not in OPTIONS:
        raise ValueError(unknown("command", name, OPTIONS))
    flags: list[str] = []
    while words and words[-1] in FLAGS[name] and words[-1] not in flags:
        flags.append(words.pop())
    options = dict(zip(words[::2], words[1::2], strict=False))
    if 2 * len(options) != len(words) or not options.keys() <= set(OPTIONS[name]):
        allowed = " ".join([*OPTIONS[name], *FLAGS[name]])
        raise ValueError(f"options {' '.join(words)!r:.300}; allowed, each once: {allowed}")
    # In one word each, so that no value is taken for an option.
    return [name, *(f"{option}={value}" for option, value in options.items()), *flags]


def told(recipe: Recipe, here: Mapping[str, str]) -> str:
    """What made the picture, what differs here, and the scene's source with its lines numbered."""
    command, *words = recipe.command
    lines = [f"made by: steepest {' '.join([command, recipe.file, *words])}"]
    lines.append(f"with: {', '.join(f'{name} {v}' for name, v in recipe.versions.items())}")
    names = dict.fromkeys([*recipe.versions, *here])
    others = [
        f"{name} {here.get(name, 'absent')}"
        for name in names
        if here.get(name) != recipe.versions.get(name)
    ]
    if others:
        lines.append(f"here: {', '.join(others)}; the picture may differ")
    return "\n".join([*lines, f"{recipe.file}:", *numbered(recipe.source)])


def numbered(source: str) -> list[str]:
    """The lines as Python counts them; what a terminal would act on or hide is spelt out."""
    lines = source.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")
    return [f"{number:5}  {legible(line)}".rstrip() for number, line in enumerate(lines, 1)]


def ask(output: Path) -> None:
    """Raises ValueError unless the user wants the scene's code to run."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise ValueError(
            "a scene is code, and runs as you; there is no terminal to ask at: --yes runs it"
        )
    question = f"A scene is code, and runs as you. Run it and write {output}?"
    if not click.confirm(question, default=False, err=True):
        raise ValueError("nothing was run")


@contextmanager
def written(recipe: Recipe) -> Iterator[Path]:
    """The scene's file, under its own name in a temporary folder that goes at the end."""
    with tempfile.TemporaryDirectory(prefix="steepest-") as folder:
        path = Path(folder, recipe.file)
        path.write_bytes(recipe.source.encode())
        yield path
