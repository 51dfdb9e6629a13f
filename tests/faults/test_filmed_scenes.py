"""Scenes that are no failure, however odd: filmed whole, exit 0, not a word too much."""

import av
import numpy as np
import pytest
from sources import ground, scene, walker
from trial import Trial, until

FAST = {"optimizers": "[SGD(0.6)]", "steps": "60"}
UP = ground("-x**2 - y**2", df="-2*x, -2*y", optimizers="[SGD(0.2)]", steps="60")

ODD = {
    "diverging": ground("2e9*x**2 + 2e9*y**2", df="4e9*x, 4e9*y", **FAST),
    "leaving the domain": UP,
    "starting at a minimum": ground(starts="[(0, 0)]", optimizers="[SGD(0.1), Adam(0.1)]"),
}

OWN = {
    "thread that lives on": scene(
        "import threading, time\nthreading.Thread(target=time.sleep, args=(999,)).start()"
    ),
    "fork that sleeps": scene("import time\nif os.fork() == 0:\n    time.sleep(999)"),
    "fork that goes on": scene("os.fork()"),
    "child that sleeps": scene("import subprocess\nsubprocess.Popen(['sleep', '999'])"),
    "exit handler that exits": scene("import atexit\natexit.register(os._exit, 7)"),
    "exit handler that hangs": scene("import atexit, time\natexit.register(time.sleep, 999)"),
    "standard files closed": scene("for n in (0, 1, 2): os.close(n)"),
    "another folder": scene("os.chdir('/')"),
    "files for no one": scene("os.umask(0o777)"),
    "empty environment": scene("os.environ.clear()"),
    "its own file deleted": scene("os.remove(__file__)"),
    "errors of numpy raised": scene("np.seterr(all='raise')"),
    "warnings as errors": scene("import warnings\nwarnings.simplefilter('error')"),
    "numbers printed otherwise": scene("np.set_printoptions(formatter={'all': lambda x: 'no'})"),
    "signals ignored": scene(
        "import signal\nfor n in (1, 2, 15): signal.signal(n, signal.SIG_IGN)"
    ),
    "alarm of its own": scene("import signal\nsignal.setitimer(signal.ITIMER_REAL, 0.2)"),
    "byte order mark": "\ufeff" + scene(),
    "values of half precision": ground("(x*x + y*y).astype(np.float16)"),
    "values of long precision": ground("(x*x + y*y).astype(np.longdouble)"),
    "whole values": ground("(9*x).astype(int)"),
    "the input itself": ground("x", "x, y"),
    "steps as a list": walker("return (0.9 * position).tolist(), None"),
    "one array for all steps": walker("position *= 0.9; return position, None"),
}


def filmed(trial: Trial, source: str) -> None:
    trial.scene(source)
    ran = trial.run("render", "valley", "-o", "new.mp4", "--size", "160x90")
    assert (ran.status, ran.told) == (0, "")
    assert len(ran.said.splitlines()) == 1
    assert (trial.folder / "new.mp4").stat().st_mode & 0o700 == 0o600
    with av.open(str(trial.folder / "new.mp4")) as film:
        assert sum(1 for _ in film.decode(video=0)) == 5
    trial.left_nothing()


@pytest.mark.parametrize("source", ODD.values(), ids=ODD)
def test_a_scene_whose_walkers_fare_ill_is_filmed(trial: Trial, source: str) -> None:
    filmed(trial, source)


QUICK = (
    "thread that lives on",
    "fork that goes on",
    "files for no one",
    "standard files closed",
    "alarm of its own",
)


@pytest.mark.parametrize("name", QUICK)
def test_what_a_scene_does_to_its_process_spoils_no_film(trial: Trial, name: str) -> None:
    filmed(trial, OWN[name])


@pytest.mark.soak
@pytest.mark.parametrize("name", sorted(set(OWN) - set(QUICK)))
def test_whatever_a_scene_does_spoils_no_film(trial: Trial, name: str) -> None:
    filmed(trial, OWN[name])


def test_a_thread_that_lives_on_keeps_no_command_alive_in_its_own_process(trial: Trial) -> None:
    trial.scene(OWN["thread that lives on"])
    ran = trial.run("render", "--here", "valley", "-o", "new.gif", "--size", "160x90")
    assert (ran.status, ran.told) == (0, "")
    trial.left_nothing()


def test_a_scene_in_another_encoding_is_filmed_and_told_to_carry_no_recipe(trial: Trial) -> None:
    trial.scene(b"# coding: latin-1\n" + scene(title="'caf\xe9'").encode("latin-1"))
    ran = trial.run("render", "valley", "-o", "new.gif", "--size", "160x90")
    assert ran.status == 0
    assert ran.lines == ["new.gif: carries no recipe: scenes/valley.py is not in UTF-8"]


def test_a_scene_that_never_ends_is_ended_by_the_user(trial: Trial) -> None:
    trial.scene("print(file=open('begun', 'w'))\nwhile True: pass")
    process = trial.begin("render", "valley", "-o", "clip.mp4")
    assert until((trial.folder / "begun").exists)
    process.terminate()
    ran = trial.ended(process)
    assert (ran.status, ran.lines) == (143, ["interrupted"])
    trial.left_nothing()


def test_what_f_writes_into_its_input_is_lost() -> None:
    from surfaces import Surface

    def f(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        x += 1
        y *= 0
        return x + y

    domain = ((-1.0, 1.0), (-1.0, 1.0))
    surface = Surface(name="own", formula="x", f=f, df=lambda x, y: (f(x, y), x), domain=domain)
    points = np.array([[0.25, 0.5], [0.0, 1.0]])
    before = points.copy()
    assert surface.value(points).tolist() == [1.25, 1.0]
    assert surface.gradient(points).tolist() == [[1.25, 1.25], [1.0, 1.0]]
    assert (points == before).all()


def test_what_an_optimizer_writes_into_its_start_moves_no_walker() -> None:
    from render.simulation.simulate import walk

    class Pusher:
        def start(self, position: np.ndarray) -> None:
            position += 5

        def step(self, gradient, position, state):
            del gradient
            position *= 0.5
            return position, state

    points = walk(Pusher(), lambda p: p, np.array([[1.0, 2.0]]), steps=2)
    assert points[:, 0].tolist() == [[1.0, 2.0], [0.5, 1.0], [0.25, 0.5]]
