"""A view of a scene becomes numbered frames in a folder, and a text that plays them in LaTeX."""

import re
from pathlib import Path

from render.jobs.progress import DRAWING, Progress
from render.loading.load import LoadedScene
from render.loading.scene_code import scene_code
from render.making.account import account_of
from render.making.beamer import plain_name, snippet
from render.making.filmed import filmed, view_of
from render.messages.wording import in_bytes, in_pixels, refuse_unprintable

SIZE = (800, 450)
FPS = 12.0
"""Few: a document holds every frame."""

SLOWEST, FASTEST = 0.1, 60.0

LARGE = 20e6
"""Bytes that make a document slow to open and to send."""


def make_frames(
    loaded: LoadedScene,
    folder: Path,
    *,
    view: str | None = None,
    size: tuple[int, int] | None = None,
    fps: float | None = None,
    transparent: bool = False,
    progress: Progress,
) -> None:
    """Makes the folder and tells it; an older one stands until it is whole.

    view: its name, the scene's first unless given
    size: width and height, pixels; fps: frames a second
    transparent: without the ground

    Raises ValueError, a line a fault, and EncodeError. Code of the scene that fails raises
    SceneError, a ValueError.
    """
    from render.encode import threads_for
    from render.encode.folder import refuse_folder, whole_folder
    from render.encode.numbered import numbers, write_numbered
    from render.film.glass import Glass
    from render.film.layout import refuse_size
    from render.film.memory import OfFilm

    refuse_unprintable(folder)
    chosen = view_of(loaded, view)
    size, rate = size or SIZE, FPS if fps is None else fps
    faults = []
    try:
        refuse_size(size)
    except ValueError as error:
        faults.append(f"{folder}: {error}")
    if not SLOWEST <= rate <= FASTEST:
        told = f"cannot play {rate:g} frames a second; allowed: {SLOWEST:g} to {FASTEST:g}"
        faults.append(f"{folder}: {told}")
    if faults:
        raise ValueError("\n".join(faults))
    name = plain_name(loaded.path.stem, chosen.name)
    own = re.compile(rf"{re.escape(name)}(?:-[0-9]+\.png|\.tex)")

    def ours(other: str) -> bool:
        return own.fullmatch(other) is not None

    refuse_folder(folder, ours)
    text = folder / f"{name}.tex"
    film = filmed(
        loaded,
        chosen,
        output=text,
        size=size,
        fps=rate,
        made=OfFilm(threads=threads_for(size), transparent=transparent),
        kept=account_of(loaded, chosen, None).kept,
        progress=progress,
    )

    def drawing(done: int, total: int) -> None:
        progress.at(str(text), DRAWING, done, total)

    first, last = numbers(len(film))
    command = [f"frames {loaded.path.name} --view {chosen.name} --size {size[0]}x{size[1]}"]
    command += [f"--fps {rate:g}", *(["--transparent"] if transparent else [])]
    with whole_folder(folder, ours) as part:
        with scene_code(loaded.path, own=True):
            shown = Glass.of(film) if transparent else film
            write_numbered(shown, part, name=name, report=drawing)
        (part / text.name).write_text(
            snippet(
                name,
                title=loaded.scene.title,
                command=" ".join(command),
                folder=folder.name,
                fps=rate,
                first=first,
                last=last,
            ),
            encoding="utf-8",
        )
    written = sum(path.stat().st_size for path in folder.iterdir())
    if written > LARGE:
        told = f"a document that shows it grows by {in_bytes(written)}"
        progress.note(f"{text}: {told}; fewer --fps or a smaller --size would make it lighter")
    told = f"{in_pixels(size)}, {len(film)} frames, {rate:g} a second, {in_bytes(written)}"
    progress.made(f"{text}  {told}", account_of(loaded, chosen, None).message)
