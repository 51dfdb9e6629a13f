"""Stills carry their recipe too."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from render.command.cli import steepest
from render.making.recipe import recipe_in
from render.making.versions import versions

pytestmark = pytest.mark.commands

Write = Callable[[str, str], Path]
Tiny = Callable[..., str]


def run(*arguments: str) -> Result:
    here = ["--here"] if arguments[0] in {"render", "still"} else []
    return CliRunner().invoke(steepest, [*arguments, *here], prog_name="steepest")


@pytest.mark.parametrize(
    ("suffix", "given", "kept"),
    [
        (".png", ["--at", "3"], ["--at", "3", "--size", "320x180", "--scale", "1"]),
        (
            ".svg",
            ["--at", "40%", "--transparent"],
            ["--at", "0.400000000000", "--size", "320x180", "--scale", "2", "--transparent"],
        ),
        (
            ".pdf",
            ["--width", "61mm", "--scale", "3"],
            ["--at", "1.000000000000", "--size", "320x180", "--scale", "3"],
        ),
    ],
)
def test_a_still_is_made_again_from_its_file_alone(
    write: Write, tiny: Tiny, suffix: str, given: list[str], kept: list[str]
) -> None:
    source = tiny(views="Landscape(), Contour()") + "# (größer) < & >\n"
    scene = write("valley", source)
    still = Path(f"still{suffix}")
    options = ["--view", "contour", "--size", "320x180", *given]
    assert run("still", "valley", "-o", str(still), *options).exit_code == 0
    recipe = recipe_in(still)
    assert recipe.source == source
    told = list(recipe.command)
    if suffix == ".pdf":
        assert told[-2:] == ["--width", f"{61 * (72 / 25.4)!r}pt"]
        told = told[:-2]
    assert told == ["still", "--view", "contour", *kept]
    assert recipe.versions == versions(encoder=False)
    scene.unlink()
    again = run("remake", str(still), "--yes")
    assert again.exit_code == 0, again.output
    assert Path(f"still-remade{suffix}").read_bytes() == still.read_bytes()


@pytest.mark.parametrize("suffix", [".png", ".svg", ".pdf"])
def test_a_still_may_be_made_without_its_recipe(write: Write, tiny: Tiny, suffix: str) -> None:
    write("valley", tiny())
    still = f"still{suffix}"
    done = run("still", "valley", "-o", still, "--size", "320x180", "--no-recipe")
    assert done.exit_code == 0
    assert b"SGD(0.01)" not in Path(still).read_bytes()
    assert "carries no recipe" in run("remake", still, "--yes").stderr
