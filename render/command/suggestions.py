"""Commands and options that are hidden are not suggested for one that is not known."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

import click


class Plain(click.Command):
    """A command whose hidden options are not suggested."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As any command; a UsageError names no hidden option."""
        options = [one for one in self.params if isinstance(one, click.Option) and one.hidden]
        with _unsaid({name for option in options for name in option.opts}):
            return super().parse_args(ctx, args)


class Plainly(click.Group):
    """A group whose hidden commands, and whose commands' hidden options, are not suggested."""

    command_class = Plain

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As any group; a UsageError names no hidden command."""
        with _unsaid({name for name, command in self.commands.items() if command.hidden}):
            return super().resolve_command(ctx, args)


@contextmanager
def _unsaid(names: Collection[str]) -> Iterator[None]:
    try:
        yield
    except click.UsageError as error:
        # click suggests what is near in a list of its own, without a way to choose from what.
        near: list[str] = getattr(error, "possibilities", None) or []
        near[:] = [name for name in near if name not in names]
        raise
