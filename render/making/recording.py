"""recorded(): the text of the recipe that a picture of a scene is to carry."""

from pathlib import Path

from render.jobs.progress import Progress
from render.loading.load import LoadedScene
from render.making.recipe import Recipe
from render.making.versions import versions


def recorded(
    loaded: LoadedScene,
    output: Path,
    *,
    command: tuple[str, ...],
    encoder: bool = True,
    progress: Progress,
) -> str:
    """The recipe's text; empty, and the reason noted, where a recipe cannot hold the scene.

    command: what follows `steepest` but for the scene and the output, each option as two words
    encoder: whether ffmpeg has a part in the picture
    """
    try:
        try:
            source = loaded.source.decode()
        except UnicodeDecodeError:
            raise ValueError(f"{loaded.path} is not in UTF-8") from None
        return Recipe(source, loaded.path.name, command, versions(encoder=encoder)).text()
    except ValueError as error:
        progress.note(f"{output}: carries no recipe: {'; '.join(str(error).splitlines())}")
        return ""
