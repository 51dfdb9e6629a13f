"""What a scene and a film do in a notebook: become a film, show themselves, are saved."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from operator import index
from pathlib import Path

from render.encode import EncodeError, encode
from render.film.film import Film
from render.film.filming import film_of, refuse
from render.jobs.progress import DRAWING, PREPARING, SIMULATING
from render.messages.nearest import unknown
from render.messages.wording import refuse_unprintable
from render.notebook.clip import clip_of
from render.notebook.in_marimo import instead
from render.notebook.telling import Tell, telling
from render.notebook.video import video
from render.scene.panels import Picture
from render.scene.scene import Scene
from render.simulation.simulate import simulate
from render.still import STILLS, is_still
from render.still import save as save_still

__all__ = ["Film", "filmed", "saved", "shown", "shown_at_once"]

SIZE = (960, 540)
"""Pixels of a film that is shown in a cell: about as wide as cells are."""


def filmed(
    scene: Scene,
    view: str | Picture | None,
    *,
    size: tuple[int, int] | None,
    fps: float | None,
) -> Film:
    """A scene's view, walked and set up; `Scene.film` says what may be given, and is raised."""
    if isinstance(view, str):
        views = {one.name: one for one in scene.views}
        if view not in views:
            raise ValueError(unknown("view", view, views))
        picture = views[view]
    else:
        scene = scene if view is None else replace(scene, views=[view])
        picture = scene.views[0]
    fps = scene.clock.fps if fps is None else replace(scene.clock, fps=fps).fps
    with telling() as tell:
        return _filmed(scene, picture, SIZE if size is None else whole(size), fps, tell=tell)


def shown_at_once(scene: Scene) -> str:
    """The scene's first film as HTML that holds all of it. Raises what `filmed` and `shown` do."""

    def show(tell: Tell) -> str:
        film = _filmed(scene, scene.views[0], SIZE, scene.clock.fps, tell=tell)
        return _shown(film, tell=tell)

    return _told(show)


def shown(film: Film) -> str:
    """The film as HTML that holds all of it. Raises ValueError and EncodeError as `encode` does."""

    def show(tell: Tell) -> str:
        return _shown(film, tell=tell)

    return _told(show)


def _told(show: Callable[[Tell], str]) -> str:
    try:
        with telling() as tell:
            return show(tell)
    except (EncodeError, KeyboardInterrupt, ValueError) as error:
        if (fault := instead(error)) is not None:
            return fault
        raise


def _filmed(
    scene: Scene, picture: Picture, size: tuple[int, int], fps: float, *, tell: Tell
) -> Film:
    refuse(scene, picture, size=size, fps=fps)
    tell(SIMULATING)
    walked = simulate(scene, report=partial(tell, SIMULATING))
    tell(PREPARING)
    return film_of(scene, picture, walked, size=size, fps=fps)


def _shown(film: Film, *, tell: Tell) -> str:
    return video(film, clip_of(film, report=partial(tell, DRAWING)))


def whole(size: tuple[int, int]) -> tuple[int, int]:
    """The size, of Python's own numbers; ValueError where it is no pair of whole ones."""
    try:
        width, height = map(index, size)
    except (TypeError, ValueError):
        raise ValueError(f"size is {size!r}; write (width, height) in pixels: {SIZE}") from None
    return width, height


def saved(film: Film, path: str | Path, *, frame: int | None) -> None:
    """Writes the film, or one frame; `Film.save` says what may be given, and is raised."""
    path = refuse_unprintable(Path(path))
    if frame is None and is_still(path):
        raise ValueError(f"{path}: is a still; say of which frame: save({str(path)!r}, frame=-1)")
    if frame is not None and not is_still(path):
        known = ", ".join(kind.suffix for kind in STILLS)
        raise ValueError(f"{path}: a film has all frames, and takes no frame=; stills are {known}")
    if frame is not None:
        save_still(film.settled(), frame, path)
        return
    with telling() as tell:
        encode(film, path, report=partial(tell, DRAWING))
