"""One view of one scene becomes one file; what can be refused is refused before simulating."""

from pathlib import Path

from render.command.load import LoadedScene
from render.command.progress import DRAWING, PREPARING, SIMULATING, Progress
from render.command.recording import recorded
from render.command.scene_code import scene_code
from render.nearest import unknown
from render.views.panels import Picture


def make(
    loaded: LoadedScene,
    output: Path,
    *,
    view: str | None = None,
    size: tuple[int, int] | None = None,
    fps: float | None = None,
    carried: bool = True,
    progress: Progress,
) -> str:
    """Makes the film and gives the line that tells it; an older file stands until it is whole.

    view: its name, the scene's first unless given
    size: width and height, pixels; the format's own unless given
    fps: frames a second, the scene's unless given; the format's nearest is used and noted
    carried: whether the film carries its recipe

    Raises ValueError, a line a fault, and EncodeError. Code of the scene that fails while it is
    simulated, prepared or drawn raises SceneError, a ValueError.
    """
    from render.encode import encode, format_of
    from render.film import film_of
    from render.layout import refuse_size
    from render.simulate import simulate

    kind = format_of(output)
    chosen = _view(loaded, view)
    size = kind.size if size is None else size
    wanted = loaded.scene.clock.fps if fps is None else fps
    faults = []
    try:
        refuse_size(size)
        if (nearest := kind.fits(size)) != size:
            faults.append(f"{output}: cannot hold {_pixels(size)}; nearest: {_pixels(nearest)}")
    except ValueError as error:
        faults.append(f"{output}: {error}")
    try:
        rate = kind.rate(wanted)
    except ValueError as error:
        faults.append(f"{output}: {error}")
    if faults:
        raise ValueError("\n".join(faults))
    if rate != wanted:
        format_name = kind.suffix.removeprefix(".").upper()
        progress.note(f"{output}: {format_name} plays {rate:g} frames a second, not {wanted:g}")

    options = ("--view", chosen.name, "--size", f"{size[0]}x{size[1]}", "--fps", _number(rate))
    command = ("render", *options)
    comment = recorded(loaded, output, command=command, progress=progress) if carried else ""

    name = str(output)
    progress.at(name, SIMULATING)
    walked = 0

    def walking(done: int, total: int) -> None:
        nonlocal walked
        walked = done
        progress.at(name, SIMULATING, done, total)

    def drawing(done: int, total: int) -> None:
        progress.at(name, DRAWING, done, total)

    with scene_code(loaded.path, doing=lambda: f"optimizer {loaded.scene.labels[walked]!r}"):
        trajectories = simulate(loaded.scene, report=walking)
    progress.at(name, PREPARING)
    with scene_code(loaded.path, doing=lambda: f"view {chosen.name!r}"):
        film = film_of(loaded.scene, chosen, trajectories, size=size, fps=rate)
    with scene_code(loaded.path, own=True):
        encode(film, output, comment=comment, report=drawing)
    frames = f"{len(film)} frame{'' if len(film) == 1 else 's'}"
    told = [_pixels(size), frames, f"{len(film) / film.fps:.1f} s"]
    return f"{output}  {', '.join(told)}, {_bytes(output.stat().st_size)}"


def _view(loaded: LoadedScene, name: str | None) -> Picture:
    views = {view.name: view for view in loaded.scene.views}
    if name is None:
        return loaded.scene.views[0]
    if name not in views:
        raise ValueError(f"{loaded.path}: {unknown('view', name, views)}")
    return views[name]


def _pixels(size: tuple[int, int]) -> str:
    return f"{size[0]} × {size[1]}"


def _number(value: float) -> str:
    return repr(float(value)).removesuffix(".0")


def _bytes(count: int) -> str:
    if count < 1_000_000:
        return f"{count / 1000:.0f} kB"
    return f"{count / 1_000_000:.1f} MB"
