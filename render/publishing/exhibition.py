"""Films of many scenes are built, and a page of them is written."""

from collections.abc import Sequence
from pathlib import Path

from render.building.build import build
from render.building.kinds import FILMS
from render.building.records import Records
from render.jobs.progress import Progress
from render.loading.load import scene_files
from render.messages.wording import counted
from render.publishing.describing import described_or_not
from render.publishing.description import Description
from render.publishing.gallery import gallery
from render.publishing.web_film import WebFilm, smallest_first, source_of
from render.publishing.web_kinds import (
    SIZE,
    animation_kind,
    file_of,
    film_kinds,
    page_kind,
    poster_kind,
)
from render.publishing.web_text import address_of

PAGE = "index.html"


def exhibited(
    scenes: Sequence[str], *, outputs: Path, jobs: int, progress: Progress
) -> tuple[str, list[str]]:
    """Writes outputs/index.html; the line that tells it, and lines of what failed.

    Raises SceneError where a scene is not there, EncodeError and ValueError where the page cannot
    be written.
    """
    from render.encode import refuse_unwritable, whole_file

    page = outputs / PAGE
    refuse_unwritable(page)
    built = build(
        scenes,
        outputs=outputs,
        jobs=jobs,
        kinds=(*FILMS, poster_kind(), page_kind()),
        progress=progress,
    )
    told, faults = described_or_not(
        built.scenes, walks=Records(outputs).walks, jobs=jobs, progress=progress
    )
    named = scene_files()
    shown = [
        film
        for path, one in told.items()
        for film in films_of(
            one, outputs, scene=path.stem if named.get(path.stem) == path else str(path)
        )
    ]
    with whole_file(page) as part:
        part.write_text(gallery(shown), encoding="utf-8")
    of_scenes = counted(len({film.description.name for film in shown}), "scene")
    if found := list(dict.fromkeys([*built.faults, *faults])):
        made = counted(built.made, "file")
        found.insert(0, f"{made} made, {built.current} up to date; not made:")
    return f"{page}  {counted(len(shown), 'film')} of {of_scenes}", found


def films_of(told: Description, outputs: Path, *, scene: str) -> list[WebFilm]:
    """A scene's films, view by view, of those that lie in the folder.

    scene: how a command names it
    """
    found = []
    for view in told.views:
        files = [file_of(outputs, told.name, view, kind.suffix) for kind in film_kinds()]
        poster = file_of(outputs, told.name, view, poster_kind().suffix)
        lively = file_of(outputs, told.name, view, page_kind().suffix)
        moving = file_of(outputs, told.name, view, animation_kind().suffix)
        sources = smallest_first(
            source_of(file, address_of(file, page=outputs)) for file in files if file.is_file()
        )
        animation = (
            source_of(moving, address_of(moving, page=outputs)) if moving.is_file() else None
        )
        if sources:
            found.append(
                WebFilm(
                    told,
                    view,
                    SIZE,
                    sources,
                    poster=address_of(poster, page=outputs) if poster.is_file() else "",
                    animation=animation,
                    page=address_of(lively, page=outputs) if lively.is_file() else "",
                    scene=scene,
                )
            )
    return found
