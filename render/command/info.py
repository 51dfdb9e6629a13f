"""The command `info`: what is known of an optimizer, of what goes around it, of a surface."""

import json
import shutil
import sys
import textwrap

import click

from render.command import completing
from render.command.suggestions import Plain
from render.command.telling import told_faults

NARROWEST, WIDEST = 40, 100
"""Letters in a line of a terminal that are made use of."""


@click.command(cls=Plain)
@click.argument("name", required=False, shell_complete=completing.known)
@click.option("--json", "as_json", is_flag=True, help="Say it as JSON, and more of it.")
def info(*, name: str | None, as_json: bool) -> None:
    """Tell what is known of an optimizer or a surface.

    Of an optimizer its rule, its hyperparameters, its source, its kin and its look; of what goes
    around one, and of a schedule, how it is written in a scene; of a surface its formula, its
    domain, its minima and its source. Without a NAME, all of them, a line each.
    """
    from render.facts.described import every_object, lines_of_all, lines_of_one, object_of, one_of

    with told_faults():
        found = None if name is None else one_of(name)
        if as_json:
            told = every_object() if found is None else object_of(found)
            click.echo(json.dumps(told, ensure_ascii=False, indent=2))
            return
        for line in lines_of_all() if found is None else lines_of_one(found):
            click.echo(wrapped(line, width_of_terminal()))


def width_of_terminal() -> int | None:
    """Letters in a line; None where nobody looks on, and lines stay whole."""
    if not sys.stdout.isatty():
        return None
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size().columns))


def wrapped(line: str, width: int | None) -> str:
    """The line in as many as it needs; further ones stand below its last column."""
    if width is None or len(line) <= width:
        return line
    body = line.lstrip()
    column = body.rfind("  ") + 2 if "  " in body else 0
    indent = min(len(line) - len(body) + column, width // 2)
    return textwrap.fill(
        line,
        width,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
        replace_whitespace=False,
        drop_whitespace=True,
    )
