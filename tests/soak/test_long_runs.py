"""Two hundred films in one process, and in pools: nothing grows, nothing is left open."""

import gc
import os
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import astuple, dataclass, fields
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import pytest

from optimizers import SGD, Adam, Momentum
from render import Clock, Contour, Curves, Landscape, Scene, simulate
from render.building.build import FILMS as FILMS_OF_A_VIEW
from render.building.build import build
from render.containers import stands_whole
from render.encode import EncodeError, encode
from render.film.filming import film_of
from render.jobs.progress import Silent
from render.still import save
from render.system.stopping import Stopped, stoppable
from surfaces import beale, rosenbrock, saddle

FILMS = 200
EARLY, LATE = (0.5, 0.65), (0.85, 1.0)
"""The share of the films whose means are compared: by the first what is cached is there.

A process grows to what its largest pictures take in some sixty films, then stands for hundreds.
"""

GROWTH = 8.0
"""MB that a process may hold more on average late than early."""

VIEWS = (Contour(), Landscape(), Contour() | Landscape(turn=30), Curves(), Contour() / Curves())
SIZES = ((480, 270), (320, 320), (640, 360))
FORMATS = (".mp4", ".gif", ".png", ".svg", ".pdf", ".mp4", ".gif")

pytestmark = pytest.mark.soak


@dataclass(frozen=True)
class Held:
    """What a process holds: memory in MB; how many descriptors, threads, children, modules."""

    memory: float
    descriptors: int
    threads: int
    children: int
    modules: int

    @classmethod
    def now(cls) -> "Held":
        gc.collect()
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        children = Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
        return cls(
            pages * os.sysconf("SC_PAGE_SIZE") / 1e6,
            len(list(Path("/proc/self/fd").iterdir())),
            threading.active_count(),
            len(children),
            len(sys.modules),
        )


def scene_of(number: int) -> Scene:
    return Scene(
        title=f"Film number {number % 20}",
        surface=(saddle, rosenbrock, beale)[number % 3],
        starts=[(0.5 + number / 1000, 0.1)],
        optimizers=[SGD(0.001), Momentum(0.3), Adam(0.01, label=f"Adam {number % 20}")],
        steps=20 + number % 7,
        views=[VIEWS[number % len(VIEWS)]],
        clock=Clock(0.3),
    )


def made(number: int, folder: Path) -> str:
    """Makes one film or still, or fails to; says which."""
    scene = scene_of(number)
    size = SIZES[number % len(SIZES)]
    film = film_of(scene, scene.views[0], simulate(scene), size=size, fps=20)
    path = folder / f"film-{number % 10}{FORMATS[number % len(FORMATS)]}"
    if path.suffix in {".png", ".svg", ".pdf"}:
        save(film, -1, path)
        return path.suffix
    fate = FATES[number % len(FATES)]
    try:
        with stoppable():
            encode(film, path, report=fate)
    except (EncodeError, Stopped, ZeroDivisionError) as error:
        return type(error).__name__
    return path.suffix


def goes_well(_done: int, _total: int) -> None:
    pass


def fails(done: int, _total: int) -> None:
    1 // (2 - done)


def is_stopped(done: int, _total: int) -> None:
    if done == 2:
        signal.raise_signal(signal.SIGTERM)


def loses_its_encoder(done: int, _total: int) -> None:
    if done == 2:
        for child in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split():
            with suppress(OSError):
                if b"ffmpeg" in Path(f"/proc/{child}/cmdline").read_bytes():
                    os.kill(int(child), signal.SIGKILL)


FATES: Sequence[Callable[[int, int], None]] = (
    *(goes_well,) * 4,
    fails,
    *(goes_well,) * 4,
    is_stopped,
    loses_its_encoder,
)


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of temporary files."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


def means(held: Sequence[Held], share: tuple[float, float]) -> Held:
    first, last = (round(end * len(held)) for end in share)
    return Held(*np.array([astuple(one) for one in held[first:last]]).mean(axis=0).tolist())


def assert_flat(held: Sequence[Held]) -> None:
    early, late = means(held, EARLY), means(held, LATE)
    print(f"{len(held)} films")
    for name in (field.name for field in fields(Held)):
        print(f"{name}: {getattr(early, name):.1f} early, {getattr(late, name):.1f} late")
    assert late.memory - early.memory < GROWTH
    assert astuple(late)[1:] == astuple(early)[1:]


def test_two_hundred_films_in_one_process_leave_nothing_behind(
    tmp_path: Path, temporary: Path
) -> None:
    held, fates = [], []
    for number in range(FILMS):
        fates.append(made(number, tmp_path / "films"))
        held.append(Held.now())
        assert list(temporary.iterdir()) == []
    print({fate: fates.count(fate) for fate in sorted(set(fates))})
    expected = {".mp4", ".gif", ".png", ".svg", ".pdf", "EncodeError", "Stopped"}
    assert {*fates} == {*expected, "ZeroDivisionError"}
    assert list((tmp_path / "films").glob(".*")) == []
    assert_flat(held)


def made_in_pool(number: int, folder: Path) -> tuple[int, str, Held]:
    return os.getpid(), made(number, folder / str(os.getpid())), Held.now()


def test_two_hundred_films_in_a_pool_of_processes_leave_nothing_behind(
    tmp_path: Path, temporary: Path
) -> None:
    before = Held.now()
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        shared = 2 * FILMS  # two hundred in each
        told = list(pool.map(made_in_pool, range(shared), [tmp_path / "films"] * shared))
    assert len({fate for _, fate, _ in told}) == 8
    for process in {process for process, _, _ in told}:
        assert_flat([held for one, _, held in told if one == process])
    assert list((tmp_path / "films").rglob(".*")) == []
    assert list(temporary.iterdir()) == []
    # The pool's own resource tracker stays until this process ends, and so does its pipe.
    assert Held.now().children <= before.children + 1


class Watched(Silent):
    """What the parent of a build holds each time that a film of it ends."""

    def __init__(self) -> None:
        self.held: list[Held] = []
        self.said: list[str] = []

    def end(self, film: str) -> None:
        if film.endswith((".mp4", ".gif")):
            self.held.append(Held.now())

    def say(self, line: str) -> None:
        self.said.append(line)


TINY = """
import os
from optimizers import SGD
from render import Clock, Contour, Scene
from surfaces import saddle

scene = Scene(
    title="A tiny film",
    surface=saddle,
    starts=[(0.5, 0.1)],
    optimizers=[SGD(0.01)],
    steps=4,
    views=[Contour()],
    clock=Clock(0.2),
)
"""
STEP = "object.__setattr__(scene.optimizers[0], 'step', lambda *_: {})\n"
WRONG = ("1 / 0", "os.kill(os.getpid(), 9)", "os._exit(3)", "os.write(2, b'words ' * 10**6) / 0")


def test_a_build_of_two_hundred_films_leaves_nothing_behind(
    tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("scenes").mkdir()
    count = FILMS // len(FILMS_OF_A_VIEW)
    for number in range(count):
        wrong = STEP.format(WRONG[number // 10 % len(WRONG)]) if number % 10 == 5 else ""
        Path(f"scenes/film_{number:03}.py").write_text(TINY + wrong)
    before, progress = Held.now(), Watched()
    names = [path.stem for path in sorted(Path("scenes").iterdir())]
    built = build(names, outputs=Path("outputs"), jobs=4, progress=progress)
    after = Held.now()
    assert len(progress.held) == FILMS
    assert (built.made, len(progress.said)) == (FILMS * 9 // 10,) * 2
    assert [fault for fault in built.faults if "film_005" in fault]
    assert len(built.failures) == FILMS // 10
    files = list(Path("outputs").glob("[!.]*"))  # the records lie in a hidden folder
    assert len(files) == built.made
    assert all(stands_whole(file) for file in files)
    assert list(temporary.iterdir()) == []
    assert astuple(after)[1:4] == astuple(before)[1:4]
    early, late = means(progress.held, EARLY).memory, means(progress.held, LATE).memory
    print(f"the parent's memory: {early:.1f} early, {late:.1f} late")
    assert late - early < GROWTH
    assert max(held.descriptors for held in progress.held) <= before.descriptors + 3 * 8
