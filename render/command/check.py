"""The command `check`: whether an optimizer of the user's own is what its paper says."""

import math
from collections import deque
from contextlib import closing

import click

from render.command.apart import Apart, given, hear
from render.command.telling import Fault, to_parent, to_user
from render.jobs.job import Ended, Job, News
from render.jobs.worker import run
from render.loading.scene_code import SceneError
from render.messages.nearest import unknown
from render.messages.wording import legible

CHECKED = "checked"
"""The key of the message that holds a verdict."""

LIMIT = 120.0
"""Seconds that a check may take."""


class Setting(click.ParamType[tuple[str, float]]):
    """name=number."""

    name = "name=number"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, float]:
        """The name and the number; a UsageError for anything else."""
        if isinstance(value, tuple):
            return value
        name, equals, number = str(value).partition("=")
        try:
            found = float(number)
        except ValueError:
            found = math.nan
        if not (equals and name.isidentifier() and math.isfinite(found)):
            self.fail(f"{value!r} is not name=number, as in learning_rate=0.01", param, ctx)
        return name, found


@click.command(cls=Apart)
@click.argument("optimizer", metavar="MODULE:NAME|FILE.py:NAME")
@click.option("--against", metavar="RULE", help="The rule that it should be, such as adam.")
@click.option(
    "--set",
    "numbers",
    type=Setting(),
    multiple=True,
    help="A hyperparameter of both; the rest are the defaults. May be given more than once.",
)
@click.option(
    "--steps", type=click.IntRange(1, 1000), default=60, show_default=True, help="Of each walk."
)
@click.option("--limit", type=float, default=LIMIT, hidden=True)
@click.option("--piped", is_flag=True, hidden=True)
def check(
    *,
    optimizer: str,
    against: str | None,
    numbers: tuple[tuple[str, float], ...],
    steps: int,
    limit: float,
    piped: bool,
) -> None:
    """Check an optimizer of your own against the rule of a paper.

    Walks both on surfaces that tell rules apart. Where they part it names the first step, both
    numbers, and the slip that walks the same way; exit 1. The same to rounding: exit 0. Without
    --against it finds the rule that is nearest.

    Your code runs, in a process of its own.
    """
    if piped:
        with to_parent() as lines:
            lines.tell(**{CHECKED: _verdict(optimizer, against, dict(numbers), steps)})
        return
    job = Job(
        subject=optimizer,
        arguments=("check", "--piped", *given()[1:]),
        result=CHECKED,
        limit=limit,
        late=f"did not finish in {limit:g} s",
    )
    with to_user() as progress, closing(run(deque([job]), admit=lambda _r, _j: True)) as events:
        for event in events:
            if isinstance(event, News):
                hear(event, progress)
            else:
                _tell(event)


def _tell(ended: Ended) -> None:
    for line in ended.words.splitlines():
        click.echo(legible(line), err=True)
    if ended.error is not None:
        raise SceneError(ended.error)
    match ended.result[CHECKED]:
        case {"agrees": True, "lines": list(lines)}:
            for line in lines:
                click.echo(legible(str(line)))
        case {"agrees": False, "lines": list(lines)}:
            raise Fault("\n".join(map(str, lines)))
        case _:
            raise SceneError(f"{ended.job.subject}: wrote to a pipe that is not its own")


def _verdict(
    optimizer: str, against: str | None, numbers: dict[str, float], steps: int
) -> dict[str, object]:
    """What the child finds; SceneError where the code that is checked fails."""
    from render.checking.check import check as checked
    from render.checking.check import nearest
    from render.checking.finding import found
    from render.checking.rules.known import ALIASES, RULES
    from render.loading.scene_code import scene_code

    if against is not None:
        asked = against.lower().replace("-", "_")
        rule = RULES.get(ALIASES.get(asked, asked))
        if rule is None:
            raise SceneError(f"--against: {unknown('rule', against, RULES)}")
    thing, path, name = found(optimizer)
    with scene_code(path, doing=lambda: name):
        if against is not None and rule is not None:
            verdict = checked(thing, rule, name=name, given=numbers, steps=steps)
        else:
            _, verdict = nearest(thing, name=name, given=numbers, steps=steps)
    return {"agrees": verdict.agrees, "lines": list(verdict.lines)}
