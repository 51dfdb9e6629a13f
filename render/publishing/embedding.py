"""A view of a scene is described, its films and poster are built, and its HTML is given."""

from collections.abc import Sequence
from pathlib import Path

from render.building.build import build
from render.building.kinds import Kind
from render.building.records import Records
from render.jobs.progress import Progress
from render.loading.load import find
from render.loading.scene_code import SceneError
from render.messages.nearest import unknown
from render.publishing.chapters import chapters
from render.publishing.describing import described_apart
from render.publishing.description import Description
from render.publishing.web_film import WebFilm, smallest_first, source_of
from render.publishing.web_kinds import (
    CHAPTERS,
    SIZE,
    animation_kind,
    file_of,
    film_kinds,
    poster_kind,
    sized,
)
from render.publishing.web_text import address_of


def film_of_page(
    scene: str,
    *,
    outputs: Path,
    page: Path,
    prefix: str | None = None,
    view: str | None = None,
    size: tuple[int, int] | None = None,
    at: float | None = None,
    jobs: int = 1,
    progress: Progress,
) -> WebFilm:
    """The film of a view with its poster and chapters, made where they are missing or stale.

    scene: a name or path; view: its name, the scene's first unless given
    page: the folder of the page; prefix: the address of its films, where they lie unless given
    size: width and height, pixels; at: the poster's place in the film, the end unless given
    jobs: films at once

    Raises SceneError and other ValueErrors, a line a fault, and EncodeError.
    """
    from render.encode import whole_file

    path = find(scene)
    told, view = _described(path, view, size=size, at=at, outputs=outputs, progress=progress)
    films, poster = film_kinds(size), poster_kind(size, at)
    _built(path, view, (*films, poster), outputs=outputs, jobs=jobs, progress=progress)

    def place(suffix: str) -> Path:
        return file_of(outputs, told.name, view, suffix)

    def address(suffix: str) -> str:
        return address_of(place(suffix), page=page, prefix=prefix)

    timed = f"{sized(size)}{CHAPTERS}"
    with whole_file(place(timed)) as part:
        part.write_text(chapters(told), encoding="utf-8")
    return WebFilm(
        told,
        view,
        size or SIZE,
        smallest_first(source_of(place(kind.suffix), address(kind.suffix)) for kind in films),
        poster=address(poster.suffix),
        chapters=address(timed),
    )


def animation_of_page(
    scene: str,
    *,
    outputs: Path,
    page: Path,
    prefix: str | None = None,
    view: str | None = None,
    size: tuple[int, int] | None = None,
    jobs: int = 1,
    progress: Progress,
) -> WebFilm:
    """The film of a view as a GIF; all else as film_of_page has it."""
    path = find(scene)
    told, view = _described(path, view, size=size, at=None, outputs=outputs, progress=progress)
    kind = animation_kind(size)
    _built(path, view, (kind,), outputs=outputs, jobs=jobs, progress=progress)
    file = file_of(outputs, told.name, view, kind.suffix)
    animation = source_of(file, address_of(file, page=page, prefix=prefix))
    return WebFilm(told, view, size or SIZE, (), animation=animation)


def _described(
    path: Path,
    view: str | None,
    *,
    size: tuple[int, int] | None,
    at: float | None,
    outputs: Path,
    progress: Progress,
) -> tuple[Description, str]:
    """The scene in words, and the name of the view; what it cannot show is refused here."""
    from render.film.layout import refuse_size

    if size is not None:
        refuse_size(size)
    (told,) = described_apart([path], walks=Records(outputs).walks, progress=progress)
    if view is not None and view not in told.views:
        raise ValueError(f"{path}: {unknown('view', view, told.views)}")
    if isinstance(at, int) and not 0 <= at <= told.steps:
        raise ValueError(f"{path}: step {at}: the scene has steps 0 to {told.steps}")
    return told, told.views[0] if view is None else view


def _built(
    path: Path,
    view: str,
    kinds: Sequence[Kind],
    *,
    outputs: Path,
    jobs: int,
    progress: Progress,
) -> None:
    built = build(
        [str(path.absolute())],
        outputs=outputs,
        jobs=jobs,
        kinds=kinds,
        views={path: [view]},
        progress=progress,
    )
    if built.faults:
        raise SceneError("\n".join(built.faults))
