"""One view of one scene becomes a page: the scene itself, to be turned and read."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from render.jobs.progress import DRAWING, PREPARING, Progress
from render.loading.load import LoadedScene
from render.loading.scene_code import scene_code
from render.making.account import account_of
from render.making.filmed import set_up, view_of, walked_for
from render.making.recording import recorded
from render.messages.wording import grouped, in_bytes, refuse_unprintable

if TYPE_CHECKING:
    from render.film.film import Film
    from render.scene.scene import Scene
    from render.trajectory import Trajectory

SUFFIX = ".html"

POSTER = (960, 540)
"""Pixels of the picture that stands where nothing can be drawn."""

QUALITY = 80
"""Of the poster's coding, 0 to 100."""


def make_page(
    loaded: LoadedScene,
    output: Path,
    *,
    view: str | None = None,
    carried: bool = True,
    walks: Path | None = None,
    progress: Progress,
) -> None:
    """Makes the page and tells it; an older file stands until it is whole.

    view: the name of the one that it opens with, the scene's first unless given
    carried: whether it carries its recipe
    walks: the folder where walks are kept; nowhere unless given

    Raises ValueError, a line a fault, and EncodeError. Code of the scene that fails meanwhile
    raises SceneError, a ValueError.
    """
    from render.encode import whole_file
    from render.page.document import Page, held, runs_of
    from render.page.html import html_of
    from render.page.packet import packed

    refuse_unprintable(output)
    chosen = view_of(loaded, view)
    command = ("render", "--view", chosen.name)
    recipe = (
        recorded(loaded, output, command=command, encoder=False, progress=progress)
        if carried
        else ""
    )
    account = account_of(loaded, chosen, walks)
    trajectories = walked_for(
        loaded,
        chosen,
        output=output,
        size=POSTER,
        fps=loaded.scene.clock.fps,
        kept=account.kept,
        progress=progress,
    )
    film = set_up(
        loaded,
        chosen,
        trajectories,
        output=output,
        size=POSTER,
        fps=loaded.scene.clock.fps,
        progress=progress,
    )
    progress.at(str(output), PREPARING)
    with scene_code(loaded.path, doing=lambda: f"view {chosen.name!r}"):
        scene = held(loaded.scene)
        seen = chosen_of(loaded.scene, trajectories)
        if len(seen) < len(trajectories):
            told = f"shows {grouped(len(seen))} of {grouped(len(trajectories))} walkers"
            progress.note(f"{output}: {told}: a page holds no more")
        runs = max((len(one.fan.points) for one in seen if one.fan), default=0)
        if len(runs_of(seen)) < runs:
            told = f"shows {len(runs_of(seen))} of {grouped(runs)} runs of each walker"
            progress.note(f"{output}: {told}: a page holds no more")
        document = Page.of(scene, chosen).document(seen)
    progress.at(str(output), DRAWING)
    with scene_code(loaded.path, own=True):
        picture = poster_of(film)
    page = html_of(
        packed(document),
        title=document["title"],
        description=described(document),
        poster=picture,
        recipe=recipe,
    )
    with whole_file(output) as part:
        part.write_bytes(page)
    progress.made(f"{output}  {in_bytes(output.stat().st_size)}", account.message)


def chosen_of(scene: Scene, trajectories: Sequence[Trajectory]) -> list[Trajectory]:
    """Those from the starts that a page keeps."""
    from render.page.document import kept

    chosen, starts = set(kept(scene).tolist()), len(scene.starts)
    return [one for k, one in enumerate(trajectories) if k % starts in chosen]


def poster_of(film: Film) -> bytes:
    """The film's last frame as WebP."""
    from PIL import Image

    written = io.BytesIO()
    Image.fromarray(film[len(film) - 1]).save(written, "WEBP", quality=QUALITY)
    return written.getvalue()


def described(document: dict[str, Any]) -> str:
    """The page in a sentence, for who cannot see it."""
    names = list(dict.fromkeys(walker["label"] for walker in document["walkers"]))
    return f"{', '.join(names)} walking {document['steps']} steps down {document['spoken']}"
