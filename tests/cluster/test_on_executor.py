"""A build runs on any executor: chunks of a film, joined, are the film that one process makes."""

import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import av
import pytest
from click.testing import CliRunner

from render.building.build import Build, build
from render.building.kinds import FILMS, STILLS, Kind
from render.command.cli import steepest
from render.jobs.cluster import OnExecutor
from render.jobs.job import Making
from render.jobs.progress import MADE, Silent

pytestmark = pytest.mark.cluster

LONG = 54.0
"""Seconds of a film of three chunks at 25 frames a second: 1,350 frames."""

FRAMES = 1350

SCENE = """
import os, time
from optimizers import SGD
from render import Clock, Contour, Scene
from surfaces import saddle

scene = Scene(
    title="A long film",
    surface=saddle,
    starts=[(0.5, 0.1)],
    optimizers=[SGD(0.01)],
    steps=40,
    views=[Contour()],
    clock=Clock({duration}),
)
"""

SMALL = (Kind(".mp4", "film", "render", ("--size=160x90",)),)
BOTH = (*SMALL, Kind(".gif", "film", "render", ("--size=160x90",)))


@pytest.fixture
def scene(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Writes scenes/long.py below the current folder, a temporary one."""
    monkeypatch.chdir(tmp_path)
    Path("scenes").mkdir()

    def write(duration: float, more: str = "") -> None:
        Path("scenes/long.py").write_text(SCENE.format(duration=duration) + more)

    return write


@pytest.fixture
def pool() -> Iterator[Executor]:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
        yield executor


def built(outputs: str, kinds: tuple[Kind, ...], **runner: OnExecutor) -> Build:
    return build(["long"], outputs=Path(outputs), jobs=1, kinds=kinds, progress=Silent(), **runner)


def frames(film: Path) -> int:
    with av.open(str(film)) as video:
        return sum(1 for _ in video.decode(video=0))


def test_chunks_made_apart_are_the_film_of_one_process_to_the_byte(
    scene, pool: Executor, capsys: pytest.CaptureFixture[str]
) -> None:
    scene(LONG)
    alone = built("alone", BOTH)
    told = capsys.readouterr().out
    apart = built("apart", BOTH, runner=OnExecutor(pool))
    assert capsys.readouterr().out == told.replace("alone/", "apart/")
    assert (alone.made, apart.made, apart.faults) == (2, 2, [])
    for suffix in (".mp4", ".gif"):
        film = Path(f"apart/long-contour{suffix}")
        assert film.read_bytes() == Path(f"alone/long-contour{suffix}").read_bytes()
        assert frames(film) == FRAMES
    again = built("apart", BOTH, runner=OnExecutor(pool))
    assert (again.made, again.current) == (0, 2)
    assert sorted(path.name for path in Path("apart").glob("[!.]*")) == [
        "long-contour.gif",
        "long-contour.mp4",
    ]


def test_stills_and_short_films_are_made_whole(scene, pool: Executor) -> None:
    scene(0.2)
    assert built("apart", STILLS, runner=OnExecutor(pool)).made == 2
    assert built("apart", FILMS[:1], runner=OnExecutor(pool)).made == 1
    assert len(list(Path("apart/.steepest/walks").iterdir())) == 1


STEP = "object.__setattr__(scene.optimizers[0], 'step', lambda *_: {})"


@pytest.mark.parametrize(
    ("act", "told"),
    [
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("os.kill(os.getpid(), 9)", "its process was killed by SIGKILL"),
    ],
)
def test_what_fails_is_told_as_here_and_leaves_nothing(
    scene, pool: Executor, act: str, told: str
) -> None:
    scene(LONG, STEP.format(act))
    result = built("apart", SMALL, runner=OnExecutor(pool))
    assert result.made == 0
    (fault,) = result.faults
    assert told in fault
    assert "steepest-" not in fault  # no word of a folder that is gone
    assert not Path("apart").exists()


class Lost(Executor):
    """One whose workers die."""

    def submit(self, *_: object, **__: object) -> Future:  # type: ignore[override]
        future: Future = Future()
        future.set_exception(RuntimeError("the worker died"))
        return future


def test_a_worker_that_is_lost_for_good_is_told(scene) -> None:
    scene(LONG)
    result = built("apart", SMALL, runner=OnExecutor(Lost()))
    assert result.faults == ["scenes/long.py: RuntimeError: the worker died"]


def test_a_cluster_whose_worker_is_killed_in_mid_film_makes_it_whole(scene) -> None:
    from distributed import LocalCluster

    scene(LONG)
    built("alone", SMALL)
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        victim = next(iter(cluster.workers.values())).pid
        killed = threading.Event()

        def kill() -> None:
            # Once a chunk is being drawn there: a child of its own runs the command.
            while not any("--chunk" in line for line in commands_below(victim)):
                time.sleep(0.02)
            os.kill(victim, signal.SIGKILL)
            killed.set()

        thread = threading.Thread(target=kill, daemon=True)
        thread.start()
        address = cluster.scheduler_address
        arguments = ["build", "long", "--outputs=apart", f"--cluster={address}"]
        result = CliRunner().invoke(steepest, arguments)
        assert result.exit_code == 0, result.output
        assert killed.wait(1)
    for suffix in (".mp4", ".gif"):
        assert frames(Path(f"apart/long-contour{suffix}")) == FRAMES
    built("alone", FILMS)
    for film in Path("apart").glob("[!.]*"):
        assert film.read_bytes() == Path("alone", film.name).read_bytes()


def commands_below(process: int) -> list[str]:
    """The command lines of a process's children."""
    found = []
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            if f"PPid:\t{process}\n" in status.read_text():
                found.append(status.with_name("cmdline").read_text())
        except OSError:
            continue
    return found


def test_where_no_scheduler_answers_it_is_told(scene, monkeypatch: pytest.MonkeyPatch) -> None:
    scene(0.2)
    monkeypatch.setattr("render.jobs.cluster.CONNECTING", 1)
    result = CliRunner().invoke(steepest, ["build", "long", "--cluster=tcp://127.0.0.1:9"])
    assert result.exit_code == 1
    assert result.stderr.startswith("--cluster tcp://127.0.0.1:9: no scheduler answers there")


def test_what_the_cluster_needs_is_told(scene, monkeypatch: pytest.MonkeyPatch) -> None:
    scene(0.2)
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    result = CliRunner().invoke(steepest, ["build", "long", "--cluster=tcp://127.0.0.1:9"])
    assert result.exit_code == 1
    assert "install steepest with its extra `cluster`" in result.stderr
    both = CliRunner().invoke(steepest, ["build", "long", "--cluster=tcp://a:1", "--jobs=2"])
    assert both.exit_code == 2


def test_a_film_whose_parts_all_fail_at_once_fails_once(tmp_path: Path) -> None:
    job = Making(
        "a.mp4", ("render", "--", "a.py"), MADE, 10, "late", target=tmp_path, frames=FRAMES
    )
    events = list(OnExecutor(Lost())(deque([job]), admit=lambda *_: True))
    assert [event.error for event in events] == ["a.mp4: RuntimeError: the worker died"]
