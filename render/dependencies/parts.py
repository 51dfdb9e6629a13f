"""What one picture of a scene rests on, part by part, as digests of what the scene evaluates to."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

from render.dependencies.digests import digest, sense_of
from render.dependencies.meaning import UnfathomableError, meaning
from render.scene.panels import Picture
from render.scene.scene import Scene

Parts: TypeAlias = Mapping[str, str]
"""A digest for each part, by what it is called."""

MANY = frozenset({"starts", "captions"})
"""The parts whose name is a plural."""


def parts_of(scene: Scene, picture: Picture, files: Iterable[Path]) -> Parts:
    """The digests of all that this picture shows of the scene; the other views have no part.

    A part that can't be seen through counts as all that `files` say, the sources and data of
    which the scene is made: it changes with any of them.
    """
    optimizers = list(zip(scene.labels, scene.optimizers, strict=True))
    values: dict[str, object] = {
        "title": scene.title,
        "surface": scene.surface,
        "domain": scene.shown,
        "starts": scene.starts,
        "number of steps": scene.steps,
        "line-up": scene.labels,
        **{
            f"optimizer {label}": [one for name, one in optimizers if name == label]
            for label in scene.labels
        },
        "view": picture,
        "theme": scene.look,
        "clock": scene.clock,
        "captions": scene.captions,
        "sweep": scene.sweep,
        "noise": scene.noise,
        "tuning": scene.tuning,
    }
    files = tuple(files)
    found = {}
    for name, value in values.items():
        try:
            found[name] = meaning(value)
        except UnfathomableError:
            found[name] = _said_by(files)
    return found


def _said_by(files: Iterable[Path]) -> str:
    told = []
    for file in sorted(files):
        try:
            told.append(f"{file.name} {sense_of(file.read_bytes())}")
        except OSError:
            told.append(f"{file.name} is gone")
    return digest("\n".join(told).encode())
