"""One view of one scene becomes one file; what can be refused is refused before simulating."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from render.containers.html import HTML
from render.jobs.progress import DRAWING, Progress
from render.loading.load import LoadedScene
from render.loading.scene_code import scene_code
from render.making.account import account_of
from render.making.filmed import noted, set_up, unworded, view_of, walked_for
from render.making.ladder import Rung, Size, ladder
from render.making.playback import Playback
from render.making.poster import Poster
from render.making.recording import recorded
from render.making.wanted import Wanted
from render.making.within import within
from render.messages.wording import counted, in_bytes, in_pixels, refuse_unprintable

AS_USUAL = Wanted()
"""The format's size, the scene's rate."""

AS_DECLARED = Playback()
"""As the scene says, shown for ever."""


def make(
    loaded: LoadedScene,
    output: Path,
    *,
    view: str | None = None,
    wanted: Wanted = AS_USUAL,
    playback: Playback = AS_DECLARED,
    budget: int | None = None,
    poster: Poster | None = None,
    carried: bool = True,
    stall: float | None = None,
    walks: Path | None = None,
    chunk: int | None = None,
    progress: Progress,
) -> None:
    """Makes the film and tells it; an older file stands until it is whole.

    view: its name, the scene's first unless given
    wanted: its size, rate and coding; the format's nearest rate is used and noted
    playback: how it plays
    budget: bytes that its file may take; its quality, and what of size and rate is not given, are
        lowered until it fits
    poster: a still to be made beside it, once the film is whole
    carried: whether the film carries its recipe
    stall: seconds that the encoder may take nothing; its own bound unless given
    walks: the folder where walks are kept; nowhere unless given
    chunk: the number of the one chunk to write; all, joined, unless given

    Raises ValueError, a line a fault, and EncodeError. Code of the scene that fails while it is
    simulated, prepared or drawn raises SceneError, a ValueError.
    """
    from render.encode import FORMATS, STALL, Frames, encode, format_of, threads_for
    from render.film.film import Film
    from render.film.memory import OfFilm
    from render.still import is_still

    refuse_unprintable(output)
    if is_still(output) and output.suffix.lower() not in {known.suffix for known in FORMATS}:
        raise ValueError(f"{output}: is a still; make it with `steepest still`")
    kind = format_of(output, besides=(HTML.suffix,))
    chosen = view_of(loaded, view)
    declared = loaded
    coding = wanted.coding(loops=playback.loops)
    best = wanted.best(kind, output, loaded.scene, coding=coding, progress=progress)
    if poster is not None:
        poster.refuse(output, loaded.scene)
    with scene_code(loaded.path):
        loaded = replace(loaded, scene=playback.clocked(loaded.scene, output))
    playback.refuse(loaded.scene.timeline(fps=best.fps), output)

    options = [*replace(wanted, size=best.size, fps=best.fps).options, *playback.options]
    if budget is not None:  # its search begins from what was asked for
        options = [*wanted.options, "--budget", f"{budget}B", *playback.options]
    command = ("render", "--view", chosen.name, *options, *wanted.flags, *playback.flags)
    comment = recorded(loaded, output, command=command, progress=progress) if carried else ""
    account = account_of(loaded, chosen, walks)
    walked = walked_for(
        loaded,
        chosen,
        output=output,
        size=best.size,
        fps=best.fps,
        made=OfFilm(*kind.encoder, threads=threads_for(best.size), transparent=wanted.transparent),
        kept=account.kept,
        progress=progress,
    )
    patience = STALL if stall is None else stall
    name = str(output)

    @cache
    def film_of(size: Size, fps: float) -> Film:
        return set_up(loaded, chosen, walked, output=output, size=size, fps=fps, progress=progress)

    def shown(rung: Rung) -> Frames:
        film = film_of(rung.size, rung.fps)
        return playback.shown(wanted.shown(film, kind, rung.level), film.timeline)

    def below() -> list[Rung]:
        sizes = wanted.sizes(kind, best.size, loaded.scene)
        least = unworded(film_of(best.size, best.fps))
        sizes = [one for one in sizes if unworded(film_of(one, best.fps)) <= least]
        return ladder(kind, best, sizes=sizes, rates=wanted.rates(kind, best.fps))[1:]

    for note in noted(loaded, film_of(best.size, best.fps)):
        progress.note(f"{output}: {note}")
    with scene_code(loaded.path, own=True):
        if budget is None:
            encode(
                shown(best),
                output,
                coding=coding,
                comment=comment,
                chunk=chunk,
                report=lambda done, total: progress.at(name, DRAWING, done, total),
                stall=patience,
            )
            made, within_it = best, ""
        else:
            made = within(
                budget,
                output,
                best,
                below,
                shown,
                coding=coding,
                comment=comment,
                stall=patience,
                progress=progress,
            )
            within_it = f"; for {in_bytes(budget)}: {made.told(kind)}"
    if poster is not None:
        poster.draw(
            declared,
            chosen.name,
            made.size,
            transparent=wanted.transparent,
            carried=carried,
        )
        within_it += f"; poster {poster.path}"
    film = shown(made)
    written = in_bytes(output.stat().st_size)
    seconds = f"{len(film) / film.fps:.1f} s"
    told = [in_pixels(made.size), counted(len(film), "frame"), seconds, written]
    progress.made(f"{output}  {', '.join(told)}{within_it}", account.message)
