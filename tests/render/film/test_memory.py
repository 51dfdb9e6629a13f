"""What a film or still takes of memory: told before the work, and near what is measured."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from optimizers import SGD, Adam
from render import Clock, Contour, Curves, Landscape, Scene, Steps, Sweep
from render.encode import FORMATS, format_of, threads_for
from render.encode.mp4 import MP4
from render.film import memory
from render.film.filming import film_of
from render.film.memory import Memory, OfFilm, OfStill, available, memory_faults, memory_of
from render.jobs.progress import Silent
from render.loading.load import LoadedScene
from render.making.filmed import filmed
from render.still import STILLS, StillFormat, is_still, still_format_of
from surfaces import saddle


def made_as(output: Path, size: tuple[int, int], *, transparent: bool) -> OfFilm | OfStill:
    """What becomes of the frames of a film or still at that path."""
    if is_still(output) and not output.name.startswith("film"):
        return OfStill(still_format_of(output).vectors, transparent)
    encoder = format_of(output).encoder
    return OfFilm(*encoder, threads=threads_for(size), transparent=transparent)


SOURCE = """
from optimizers import SGD, Adam
from render import Clock, Contour, Curves, Landscape, Scene, Steps
from surfaces import himmelblau

scene = Scene(
    title="A walk",
    surface=himmelblau,
    starts=[(0.5, 0.001 * k) for k in range({starts})],
    optimizers=[SGD(0.001), Adam(0.001)],
    steps={steps},
    views=[{view}],
    clock=Clock(0.4),
)
"""

MEASURED = """
import sys, threading
from contextlib import suppress
from pathlib import Path
from render.command.cli import steepest

def peak(process):  # not getrusage's, which counts what the process was forked from
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM"))

def watch():
    while not over.wait(0.01):
        for process in Path("/proc/self/task").glob("*/children"):
            with suppress(OSError, StopIteration):
                children.update({child: peak(child) for child in process.read_text().split()})

over, children = threading.Event(), {}
watcher = threading.Thread(target=watch, daemon=True)
watcher.start()
steepest(sys.argv[1:], standalone_mode=False)
over.set()
watcher.join()
print("peak", peak("self") + max(children.values(), default=0))
"""

soak = pytest.mark.soak


class Kept(Silent):
    """Keeps all that it is told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def at(self, film: str, stage: str, done: int = 0, total: int | None = None) -> None:
        self.told.append(f"{film} {stage} {done} {total}")

    def note(self, line: str) -> None:
        self.told.append(line)


@pytest.fixture
def scene() -> Scene:
    return Scene(
        title="A walk",
        surface=saddle,
        starts=[(0.5, 0.1)],
        optimizers=[SGD(0.001), Adam(0.001)],
        steps=20,
        views=[Contour()],
        clock=Clock(0.4),
    )


@pytest.mark.parametrize(
    ("view", "name", "size", "options"),
    [
        ("Contour()", "still.png", (1280, 720), ["--scale=3"]),
        pytest.param("Landscape(turn=30)", "film.mp4", (1920, 1080), [], marks=soak),
        pytest.param("Contour()", "film.mp4", (3840, 2160), [], marks=soak),
        pytest.param("Landscape()", "film.gif", (3840, 2160), [], marks=soak),
        pytest.param("Landscape()", "film.webm", (3840, 2160), [], marks=soak),
        pytest.param("Landscape()", "film.webm", (2560, 1440), ["--transparent"], marks=soak),
        pytest.param("Contour()", "film.mov", (3840, 2160), [], marks=soak),
        pytest.param("Contour()", "film.webp", (2560, 1440), [], marks=soak),
        pytest.param("Contour()", "film.png", (3840, 2160), [], marks=soak),
        pytest.param("Steps()", "film.mp4", (3840, 2160), [], marks=soak),
        pytest.param("Landscape(turn=30)", "film.mp4", (7680, 4320), [], marks=soak),
        pytest.param("Contour() | Landscape()", "film.mp4", (5120, 2880), [], marks=soak),
        pytest.param("Landscape()", "still.svg", (1280, 720), ["--scale=6"], marks=soak),
        pytest.param(
            "Landscape()", "still.png", (1280, 720), ["--scale=6", "--transparent"], marks=soak
        ),
    ],
)
def test_memory_that_pixels_take_is_near_what_is_measured(
    view: str, name: str, size: tuple[int, int], options: list[str], tmp_path: Path
) -> None:
    assert_near(tmp_path, view, name, size, options, starts=1, steps=20)


@pytest.mark.soak
@pytest.mark.parametrize(
    ("view", "starts", "steps"),
    [
        ("Contour()", 1, 400_000),
        ("Landscape()", 1, 400_000),
        ("Contour()", 500, 1_000),
        ("Landscape()", 500, 1_000),
        ("Curves() | Contour()", 10, 20_000),
    ],
)
def test_memory_that_walks_take_is_near_what_is_measured(
    view: str, starts: int, steps: int, tmp_path: Path
) -> None:
    assert_near(tmp_path, view, "still.png", (640, 360), [], starts=starts, steps=steps)


def assert_near(
    folder: Path,
    view: str,
    name: str,
    size: tuple[int, int],
    options: list[str],
    *,
    starts: int,
    steps: int,
) -> None:
    source = SOURCE.format(view=view, starts=starts, steps=steps)
    path, output = folder / "walk.py", folder / name
    path.write_text(source)
    command = "still" if name.startswith("still") else "render"
    words = [
        command,
        "--here",
        f"--size={size[0]}x{size[1]}",
        f"--output={output}",
        *options,
        str(path),
    ]
    run = subprocess.run(
        [sys.executable, "-c", MEASURED, *words], capture_output=True, text=True, check=True
    )
    measured = int(run.stdout.split("peak")[1])
    names: dict[str, Scene] = {}
    exec(source, names)
    scale = next((int(word[-1]) for word in options if word.startswith("--scale")), 1)
    finer = (size[0] * scale, size[1] * scale)
    told = memory_of(
        names["scene"],
        names["scene"].views[0],
        size=finer,
        frames=10,
        made=made_as(output, finer, transparent="--transparent" in options),
    )
    assert measured > 200e6
    assert 1 / 1.5 < told.total / measured < 1.5, (told, measured)


@pytest.mark.parametrize(
    ("memory", "remedy"),
    [
        (Memory(9e9, 1e9, 1e9), "a smaller size or scale"),
        (Memory(1e9, 9e9, 1e9), "fewer steps, starts, runs, optimizers or panels"),
        (Memory(1e9, 1e9, 9e9), "a shorter film, or fewer frames a second"),
    ],
)
def test_too_much_memory_is_told_with_the_bound_and_what_to_make_smaller(
    memory: Memory, remedy: str
) -> None:
    (told,) = memory_faults(memory)
    assert told == f"would take 10.4 GiB of memory; at most 6 GiB is allowed: {remedy}"
    assert memory_faults(Memory(1e9, 1e9, 1e9)) == []


def test_each_thing_that_grows_takes_more_memory(scene: Scene) -> None:
    def total(declared: Scene = scene, size: tuple[int, int] = (640, 360), **other) -> float:
        parts = {"frames": 10, **other}
        return memory_of(declared, declared.views[0], size=size, **parts).total

    least = total()
    turning = replace(scene, views=[Landscape(turn=9)])
    larger = [
        total(size=(1280, 720)),
        total(frames=1_000),
        total(replace(scene, steps=100_000)),
        total(replace(scene, starts=[(0.5, 0.1)] * 100)),
        total(replace(scene, optimizers=[SGD(0.1, label=str(k)) for k in range(40)])),
        total(replace(scene, sweep=Sweep(learning_rate=[0.1, 0.2, 0.3]))),
        total(replace(scene, views=[Contour() | Contour() | Curves()])),
        total(turning),
        total(replace(scene, views=[Steps() | Landscape()])),
    ]
    assert [k for k, bytes_taken in enumerate(larger) if not bytes_taken > least] == []
    assert total(turning, made=OfFilm(threads=4)) > total(turning, made=OfFilm(threads=2))
    assert total(made=OfStill(transparent=True)) > total(made=OfStill())
    assert total(made=OfFilm(*MP4.encoder)) > total()
    assert total(made=OfFilm(transparent=True)) > total(made=OfFilm())


def test_every_size_that_can_be_drawn_has_the_memory_for_a_usual_walk(scene: Scene) -> None:
    size = (7680, 4320)
    for view in (Contour(), Landscape(turn=30), Steps(), Landscape(turn=3) | Contour()):
        for kind in (*FORMATS, *STILLS):
            still = isinstance(kind, StillFormat)
            path = Path(f"{'still' if still else 'film'}{kind.suffix}")
            made = made_as(path, size, transparent=still)
            needed = memory_of(scene, view, size=size, frames=250, made=made)
            assert memory_faults(needed) == []


@pytest.mark.thorough
def test_a_film_that_would_take_too_much_memory_is_refused_before_the_simulation(
    scene: Scene, tmp_path: Path
) -> None:
    progress = Kept()
    views = Contour() | (Contour() / Contour()) | Landscape()
    large = replace(scene, starts=[(0.5, 0.1)] * 199, steps=100_000, views=[views])
    loaded = LoadedScene(large, tmp_path / "large.py", "large", b"")
    output = tmp_path / "clip.mp4"
    with pytest.raises(ValueError, match=r"clip.mp4: would take [\d.]+ GiB of memory; at most 6 G"):
        filmed(loaded, views, output=output, size=(640, 360), fps=25, progress=progress)
    assert progress.told == []
    with pytest.raises(ValueError, match=r"a film of 640 × 360 pixels would take [\d.]+ GiB"):
        film_of(large, views, [], size=(640, 360), fps=25)


def test_less_memory_than_needed_is_noted_and_no_refusal(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "available", lambda: 10e6)
    loaded = LoadedScene(scene, tmp_path / "walk.py", "walk", b"")
    progress = Kept()
    size = (64, 36)
    filmed(loaded, Contour(), output=tmp_path / "a.mp4", size=size, fps=25, progress=progress)
    note = progress.told[0]
    assert note.startswith(f"{tmp_path / 'a.mp4'}: may take ")
    assert note.endswith("; 10.0 MB are free here")


def test_free_memory_is_the_least_of_what_system_and_container_tell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free, bound, taken = (tmp_path / name for name in ("meminfo", "max", "current"))
    monkeypatch.setattr(memory, "FREE", free)
    monkeypatch.setattr(memory, "BOUNDED", ((bound, taken),))
    assert available() == float("inf")
    free.write_text("MemTotal: 9 kB\nMemAvailable:   2000 kB\n")
    assert available() == 2_048_000
    taken.write_text("100000\n")
    bound.write_text("max\n")
    assert available() == 2_048_000
    bound.write_text("1100000\n")
    assert available() == 1_000_000


def test_large_frames_are_drawn_two_at_once() -> None:
    assert threads_for((7680, 4320)) == 2
    assert threads_for((64, 36)) >= 2
