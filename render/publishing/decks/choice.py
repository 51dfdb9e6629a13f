"""Choice: a view of a scene, as `steepest deck` is told it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from render.loading.load import find
from render.loading.scene_code import SceneError


@dataclass(frozen=True)
class Choice:
    """A scene's file, and the name of one of its views; None is its first."""

    scene: Path
    view: str | None = None


def chosen(words: Sequence[str]) -> list[Choice]:
    """What each of the words names, SCENE or SCENE:VIEW; the same one may be named again.

    Raises SceneError with every scene that is not there, and for two files of one name.
    """
    choices: list[Choice] = []
    faults = []
    for word in words:
        scene, mark, view = word.rpartition(":")
        if not mark or view.endswith(".py") or "/" in view:  # then the colon is the path's own
            scene, mark, view = word, "", ""
        try:
            choices.append(Choice(find(scene), view if mark else None))
        except SceneError as error:
            faults.append(str(error))
            continue
        others = (other.scene for other in choices if other.scene.stem == choices[-1].scene.stem)
        if not (other := next(others)).samefile(choices[-1].scene):
            both = f"{other} and {choices[-1].scene}"
            faults.append(f"{both}: both would make {other.stem}-…; rename one")
    if faults:
        raise SceneError("\n".join(dict.fromkeys(faults)))
    return choices
