"""One frame of one view of one scene becomes a still; what can be refused is refused first."""

from pathlib import Path

from render.containers.html import HTML
from render.jobs.progress import DRAWING, Progress
from render.loading.load import LoadedScene
from render.loading.scene_code import scene_code
from render.making.account import account_of
from render.making.filmed import ROOMIER, filmed, view_of
from render.making.recording import recorded
from render.messages.wording import in_bytes, in_millimetres, in_pixels, refuse_unprintable
from render.scene.scene import Scene

SIZE = (1280, 720)
"""The layout's width and height, pixels."""

ON_PAPER = "a larger --width, or a taller --size,"
"""What gives panels more room for their words."""

MOST = 20_000
"""Frames of a film that is made finer until one of them shows a step."""


def still(
    loaded: LoadedScene,
    output: Path,
    *,
    view: str | None = None,
    at: float = 1.0,
    size: tuple[int, int] | None = None,
    width: float | None = None,
    scale: int | None = None,
    transparent: bool = False,
    carried: bool = True,
    walks: Path | None = None,
    progress: Progress,
) -> None:
    """Makes the still and tells it; an older file stands until it is whole.

    view: its name, the scene's first unless given
    at: a fraction of the film, 0.0 to 1.0, or a step where it is an int
    size: the layout's width and height, pixels
    width: on paper, points; the layout is then twice as many pixels wide, in the size's shape
    scale: pixels to each of the layout; the format's own unless given
    transparent: without the ground
    carried: whether the still carries its recipe
    walks: the folder where walks are kept; nowhere unless given

    Raises ValueError, a line a fault, and EncodeError. Code of the scene that fails while it is
    simulated, prepared or drawn raises SceneError, a ValueError.
    """
    from render.encode import FORMATS
    from render.film.memory import OfStill
    from render.still import is_still, save, still_format_of

    refuse_unprintable(output)
    if not is_still(output) and output.suffix.lower() in {known.suffix for known in FORMATS}:
        raise ValueError(f"{output}: is a film; make it with `steepest render`")
    if output.suffix.lower() == HTML.suffix:
        raise ValueError(f"{output}: is a page; make it with `steepest render`")
    kind = still_format_of(output)
    chosen = view_of(loaded, view)
    size = SIZE if size is None else size
    layout = laid_out(size, width)
    density = largest_density(layout, kind.density) if scale is None else scale
    faults = size_faults(layout, density)
    steps = loaded.scene.steps
    if isinstance(at, int) and not 0 <= at <= steps:
        faults.append(f"step {at}: the scene has steps 0 to {steps}")
    if faults:
        raise ValueError("\n".join(f"{output}: {fault}" for fault in faults))

    options = ["--view", chosen.name, "--at", written(at), "--size", f"{size[0]}x{size[1]}"]
    options += ["--scale", str(density)]
    options += [] if width is None else ["--width", f"{width!r}pt"]
    options += ["--transparent"] if transparent else []
    command = ("still", *options)
    comment = (
        recorded(loaded, output, command=command, encoder=False, progress=progress)
        if carried
        else ""
    )

    account = account_of(loaded, chosen, walks)
    fps, frame = placed(loaded.scene, at)
    finer = (layout[0] * density, layout[1] * density)
    film = filmed(
        loaded,
        chosen,
        output=output,
        size=finer,
        fps=fps,
        density=density,
        made=OfStill(vectors=kind.vectors, transparent=transparent),
        roomier=ROOMIER if width is None else ON_PAPER,
        kept=account.kept,
        progress=progress,
    ).settled()
    progress.at(str(output), DRAWING)
    with scene_code(loaded.path, own=True):
        save(
            film,
            frame,
            output,
            width=width,
            transparent=transparent,
            comment=comment,
        )
    paper = (layout[0] / 2, layout[1] / 2) if width is None else (width, width * shape(layout))
    told = in_millimetres(paper) if kind.vectors else in_pixels(finer)
    step = int(film.timeline.step(frame) + 1e-9)
    line = f"{output}  {told}, step {step}, {in_bytes(output.stat().st_size)}"
    progress.made(line, account.message)


def written(at: float) -> str:
    """A step, or a fraction of the film, as the command takes it."""
    return str(at) if isinstance(at, int) else f"{at:.12f}"


def laid_out(size: tuple[int, int], width: float | None) -> tuple[int, int]:
    """The layout's pixels: the size, or one of its shape for a width in points, both sides even."""
    if width is None:
        return size
    across = 2 * round(width)
    return across, 2 * round(across * shape(size) / 2)


def shape(size: tuple[int, int]) -> float:
    """Height by width."""
    return size[1] / size[0]


def largest_density(layout: tuple[int, int], wanted: int) -> int:
    """The density wanted, or the largest below it that can be drawn."""
    from render.film.layout import LARGEST

    return max(1, min(wanted, LARGEST // max(1, *layout)))


def size_faults(layout: tuple[int, int], density: int) -> list[str]:
    """What is wrong with a layout, or with one drawn that many times finer."""
    from render.film.layout import LARGEST, refuse_size

    try:
        refuse_size(layout)
    except ValueError as error:
        return [str(error)]
    if max(layout) * density > LARGEST:
        finer = in_pixels((layout[0] * density, layout[1] * density))
        return [f"scale {density} makes {finer} pixels; at most {LARGEST} a side can be drawn"]
    return []


def placed(scene: Scene, at: float) -> tuple[float, int]:
    """Frames a second, and the frame of that film that stands at a fraction or shows a step.

    The film's own rate, or, where the film passes over the step, a multiple of it that does not.
    Where that would take too many frames, the film's own first frame after the step.
    """
    own = scene.clock.fps
    timeline = scene.timeline()
    if not isinstance(at, int):
        return own, round(at * (len(timeline) - 1))
    for times in range(1, max(1, MOST // len(timeline)) + 1):
        timeline = scene.timeline(fps=own * times)
        frame = timeline.reached(at)
        if int(timeline.step(frame) + 1e-9) == at:
            return own * times, frame
    return own, scene.timeline().reached(at)
