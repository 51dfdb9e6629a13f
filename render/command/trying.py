"""The command `try`: a film or a still of a formula, without a scene's file."""

from collections.abc import Sequence
from pathlib import Path

import click

from render.command import trial
from render.command.parameters import Numbers
from render.command.telling import to_user

STEPS = 80
"""Unless given."""


@click.command("try", cls=trial.Signed)
@click.argument("formula")
@trial.OUTPUT
@trial.START
@click.option(
    "--domain",
    type=Numbers(4, "x0,x1,y0,y1", "-2,2,-1,3"),
    help="What is shown. Chosen about the critical points, and told, unless given.",
)
@trial.line_up(
    "All of the article's but AdaDelta unless given. A rate that is not given is the best of those "
    "tried."
)
@trial.steps(STEPS)
@trial.VIEW
@trial.SIZE
@trial.TITLE
@trial.SCENE
def try_formula(
    *,
    formula: str,
    output: Path,
    starts: Sequence[tuple[float, float]],
    domain: tuple[float, float, float, float] | None,
    optimizers: Sequence[str],
    steps: int,
    view: str | None,
    size: tuple[int, int] | None,
    title: str | None,
    file: Path | None,
) -> None:
    """Film a FORMULA in x and y, such as "x**4 + 2*x**3 + y**2 - 1".

    Tells its domain, its critical points and what else was chosen. The film carries the scene as
    its recipe. The formula is read, never run.
    """
    from render.trying.declaring import declared
    from render.trying.ground import Formula
    from render.trying.line_up import named
    from render.trying.listing import listed
    from render.trying.widening import widened
    from surfaces import surface_from
    from surfaces.formula.node import NowhereFiniteError

    with to_user() as progress:
        trial.refuse(output, view, title, file)
        line_up = named(optimizers)
        formula, given = formula.strip(), trial.domain_of(domain)
        try:
            surface = surface_from(formula, domain=given)
        except NowhereFiniteError as error:
            raise ValueError(f"{error.why}; give a --domain x0,x1,y0,y1 where it is") from error
        if given is None and (wider := widened(surface.domain, starts)) != surface.domain:
            surface = surface_from(formula, domain=wider)
            progress.say(
                "the domain is wider than its critical points need, as a start lies outside"
            )
        for line in listed(surface, chosen=given is None):
            progress.say(line)
        made, notes = declared(
            surface,
            Formula(formula, surface.domain),
            starts=starts,
            line_up=line_up,
            steps=steps,
            title=title,
        )
        for note in notes:
            progress.say(note)
        trial.film(made, output, view=view, size=size, file=file, stem="formula", progress=progress)
