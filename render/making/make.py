"""One view of one scene becomes one file; what can be refused is refused before simulating."""

from pathlib import Path

from render.jobs.progress import DRAWING, Progress
from render.loading.load import LoadedScene
from render.loading.scene_code import scene_code
from render.making.account import account_of
from render.making.filmed import filmed, view_of
from render.making.part import Part, frames_between
from render.making.recording import recorded
from render.making.still import written
from render.messages.wording import counted, in_bytes, in_pixels, refuse_unprintable


def make(
    loaded: LoadedScene,
    output: Path,
    *,
    view: str | None = None,
    size: tuple[int, int] | None = None,
    fps: float | None = None,
    begin: float = 0.0,
    end: float = 1.0,
    carried: bool = True,
    stall: float | None = None,
    walks: Path | None = None,
    chunk: int | None = None,
    progress: Progress,
) -> None:
    """Makes the film and tells it; an older file stands until it is whole.

    view: its name, the scene's first unless given
    size: width and height, pixels; the format's own unless given
    fps: frames a second, the scene's unless given; the format's nearest is used and noted
    begin, end: between which places of the film: fractions of it, 0.0 to 1.0, steps where they are
        ints
    carried: whether the film carries its recipe
    stall: seconds that the encoder may take nothing; its own bound unless given
    walks: the folder where walks are kept; nowhere unless given
    chunk: the number of the one chunk to write; all, joined, unless given

    Raises ValueError, a line a fault, and EncodeError. Code of the scene that fails while it is
    simulated, prepared or drawn raises SceneError, a ValueError.
    """
    from render.encode import STALL, encode, format_of, threads_for
    from render.film.layout import refuse_size
    from render.film.memory import OfFilm
    from render.still import is_still

    refuse_unprintable(output)
    if is_still(output):
        raise ValueError(f"{output}: is a still; make it with `steepest still`")
    kind = format_of(output)
    chosen = view_of(loaded, view)
    size = kind.size if size is None else size
    wanted = loaded.scene.clock.fps if fps is None else fps
    faults = []
    try:
        refuse_size(size)
        if (nearest := kind.fits(size)) != size:
            faults.append(f"{output}: cannot hold {in_pixels(size)}; nearest: {in_pixels(nearest)}")
    except ValueError as error:
        faults.append(f"{output}: {error}")
    try:
        rate = kind.rate(wanted)
    except ValueError as error:
        faults.append(f"{output}: {error}")
    if faults:
        raise ValueError("\n".join(faults))
    try:
        frames = frames_between(loaded.scene.timeline(fps=rate), begin, end)
    except ValueError as error:
        lines = [f"{output}: {fault}" for fault in str(error).splitlines()]
        raise ValueError("\n".join(lines)) from error
    if rate != wanted:
        format_name = kind.suffix.removeprefix(".").upper()
        progress.note(f"{output}: {format_name} plays {rate:g} frames a second, not {wanted:g}")

    options: tuple[str, ...] = (
        "--view",
        chosen.name,
        "--size",
        f"{size[0]}x{size[1]}",
        "--fps",
        _number(rate),
    )
    part = (("--from", begin, 0.0), ("--to", end, 1.0))
    options += tuple(w for name, at, own in part if at != own for w in (name, written(at)))
    command = ("render", *options)
    comment = recorded(loaded, output, command=command, progress=progress) if carried else ""

    name = str(output)

    def drawing(done: int, total: int) -> None:
        progress.at(name, DRAWING, done, total)

    account = account_of(loaded, chosen, walks)
    film = filmed(
        loaded,
        chosen,
        output=output,
        size=size,
        fps=rate,
        made=OfFilm(*kind.encoder, threads=threads_for(size)),
        kept=account.kept,
        progress=progress,
    )
    shown = Part(film, frames) if len(frames) < len(film) else film
    with scene_code(loaded.path, own=True):
        patience = STALL if stall is None else stall
        encode(shown, output, comment=comment, chunk=chunk, report=drawing, stall=patience)
    told = [in_pixels(size), counted(len(shown), "frame"), f"{len(shown) / film.fps:.1f} s"]
    told.append(in_bytes(output.stat().st_size))
    progress.made(f"{output}  {', '.join(told)}", account.message)


def _number(value: float) -> str:
    return repr(float(value)).removesuffix(".0")
