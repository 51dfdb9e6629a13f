"""One view of one scene becomes one file; what can be refused is refused before simulating."""

from pathlib import Path

from render.jobs.progress import DRAWING, Progress
from render.loading.load import LoadedScene
from render.loading.scene_code import scene_code
from render.making.account import account_of
from render.making.filmed import filmed, view_of
from render.making.recording import recorded
from render.messages.wording import in_bytes, in_pixels, refuse_unprintable


def make(
    loaded: LoadedScene,
    output: Path,
    *,
    view: str | None = None,
    size: tuple[int, int] | None = None,
    fps: float | None = None,
    codec: str | None = None,
    transparent: bool = False,
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
    codec: one of the format's by its name, its first unless given
    transparent: without the ground
    carried: whether the film carries its recipe
    stall: seconds that the encoder may take nothing; its own bound unless given
    walks: the folder where walks are kept; nowhere unless given
    chunk: the number of the one chunk to write; all, joined, unless given

    Raises ValueError, a line a fault, and EncodeError. Code of the scene that fails while it is
    simulated, prepared or drawn raises SceneError, a ValueError.
    """
    from render.encode import FORMATS, STALL, Coding, encode, format_of, threads_for
    from render.film.glass import Glass
    from render.film.layout import refuse_size
    from render.film.memory import OfFilm
    from render.still import is_still

    refuse_unprintable(output)
    if is_still(output) and output.suffix.lower() not in {known.suffix for known in FORMATS}:
        raise ValueError(f"{output}: is a still; make it with `steepest still`")
    kind = format_of(output)
    coding = Coding(codec=codec or "")
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
    if transparent and not kind.transparent:
        able = " ".join(sorted(known.suffix for known in FORMATS if known.transparent))
        faults.append(f"{output}: a film without its ground needs another format: {able}")
    told = kind.faults(coding, transparent=transparent and kind.transparent)
    faults += [f"{output}: {fault}" for fault in told]
    if faults:
        raise ValueError("\n".join(faults))
    if rate != wanted:
        format_name = kind.suffix.removeprefix(".").upper()
        progress.note(f"{output}: {format_name} plays {rate:g} frames a second, not {wanted:g}")

    options = ("--view", chosen.name, "--size", f"{size[0]}x{size[1]}", "--fps", _number(rate))
    command = (
        "render",
        *options,
        *(("--codec", codec) if codec else ()),
        *(("--transparent",) if transparent else ()),
    )
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
        made=OfFilm(*kind.encoder, threads=threads_for(size), transparent=transparent),
        kept=account.kept,
        progress=progress,
    )
    with scene_code(loaded.path, own=True):
        patience = STALL if stall is None else stall
        encode(
            Glass.of(film) if transparent else film,
            output,
            coding=coding,
            comment=comment,
            chunk=chunk,
            report=drawing,
            stall=patience,
        )
    frames = f"{len(film)} frame{'' if len(film) == 1 else 's'}"
    written = in_bytes(output.stat().st_size)
    told = [in_pixels(size), frames, f"{len(film) / film.fps:.1f} s", written]
    progress.made(f"{output}  {', '.join(told)}", account.message)


def _number(value: float) -> str:
    return repr(float(value)).removesuffix(".0")
