"""A scene is described: loaded, walked, and what happens read from its trajectories."""

import ast
import inspect
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from render.dependencies.walks import walk_of, walked
from render.encode.frames import silent
from render.film.caption_times import captions_of
from render.lettering.plain import plain, plain_formula
from render.loading.load import LoadedScene
from render.loading.scene_code import scene_code
from render.publishing.description import Description, Happening, Walker
from render.scene.captions import EVENTS
from render.scene.scene import Scene
from render.trajectory import Trajectory


def described(loaded: LoadedScene, walks: Path | None = None) -> Description:
    """What can be said of a scene; its walk is kept in that folder, if in any.

    Raises SceneError for code of the scene that fails.
    """
    scene, path = loaded.scene, loaded.path
    with scene_code(path, doing=lambda: "its line-up"):
        name = None if walks is None else walk_of(scene)
        kept = None if walks is None or name is None else walks / f"{name}.npz"
        trajectories = walked(scene, kept, report=silent)
        return Description(
            name=loaded.name,
            title=plain(scene.title),
            about=_unwrapped(ast.get_docstring(ast.parse(loaded.source)) or ""),
            surface=scene.surface.name,
            formula=scene.surface.formula,
            equation=plain_formula(scene.surface.formula),
            starts=tuple((float(x), float(y)) for x, y in scene.starts),
            steps=scene.steps,
            walkers=tuple(_walkers(scene, trajectories)),
            swept=tuple(plain(one.caption) for one in scene.variants if scene.sweep is not None),
            views=tuple(view.name for view in scene.views),
            seconds=len(scene.timeline()) / scene.clock.fps,
            happenings=tuple(_happenings(scene, trajectories)),
            ground=scene.look.ground,
            ink=scene.look.ink,
        )


def _walkers(scene: Scene, trajectories: Sequence[Trajectory]) -> list[Walker]:
    labels, colours = scene.labels, scene.colours
    return [
        Walker(
            label=labels[place],
            kind=type(optimizer).__name__,
            colour=colours[place],
            rule=_rule(type(optimizer)),
            end=tuple(
                one.outcome.word
                for one in trajectories
                if one.optimizer == place and scene.sweep is None
            ),
        )
        for place, optimizer in enumerate(scene.optimizers)
    ]


def _rule(kind: type) -> str:
    """The first paragraph of a class's own docstring; not what a dataclass writes by itself."""
    own = inspect.cleandoc(vars(kind).get("__doc__") or "")
    first = " ".join(own.partition("\n\n")[0].split())
    return "" if first.startswith(f"{kind.__name__}(") else first


def _happenings(scene: Scene, trajectories: Sequence[Trajectory]) -> list[Happening]:
    """What the film says; what happens, where it says nothing and has no sweep."""
    if not scene.captions and scene.sweep is None:
        scene = replace(scene, captions=EVENTS)
    timeline = scene.timeline()
    return [
        Happening(
            step=int(timeline.step(caption.begin) + 1e-9),
            begin=caption.begin / timeline.fps,
            end=caption.end / timeline.fps,
            sentence=plain(caption.text),
        )
        for caption in captions_of(scene, trajectories, timeline)
    ]


def _unwrapped(text: str) -> str:
    return "\n".join(" ".join(part.split()) for part in text.split("\n\n") if part.strip())
