"""Processes of a build that die, hang, flood or find nothing left: one film's fault at most."""

import os
import re
import resource
import signal

import pytest
from imageio_ffmpeg import get_ffmpeg_exe
from trial import Trial, tiny, until

LONG = tiny(views="Landscape(turn=90)", duration=600)
STEP = "\nimport os, time\nobject.__setattr__(scene.optimizers[0], 'step', lambda *_: {})\n"


def kill(process: int) -> None:
    os.kill(process, signal.SIGKILL)


def test_a_worker_that_is_killed_takes_even_an_encoder_that_hangs_along(trial: Trial) -> None:
    trial.scene(LONG, name="long")
    old = trial.stands("outputs/long-landscape.mp4")
    encoder = trial.folder / "encoder"
    told = f'case "$*" in *pipe:0*) exec sleep 600;; esac\nexec "{get_ffmpeg_exe()}" "$@"\n'
    encoder.write_text(f"#!/bin/sh\n{told}")
    encoder.chmod(0o755)
    # Until a film has drawn its first frame it is made alone: the .mp4 is the first.
    build = trial.begin(
        "build", "--fail-fast", "long", environment={"IMAGEIO_FFMPEG_EXE": str(encoder)}
    )
    assert until(lambda: bool(trial.running("sleep")))
    for worker in trial.running("--piped"):
        kill(worker)
    ran = trial.ended(build)
    assert ran.status == 1
    assert ran.lines == [
        "0 films made, 0 up to date; not made:",
        f"{old.relative_to(trial.folder)}: its process was killed by SIGKILL",
        "left as they were, by --fail-fast: scenes/long.py (1 film)",
    ]
    assert trial.processes() == []
    trial.left_nothing()


def test_an_encoder_that_is_killed_fails_its_film_alone(trial: Trial) -> None:
    trial.scene(LONG, name="long")
    trial.stands("outputs/long-landscape.mp4")
    build = trial.begin("build", "--fail-fast", "long")
    assert until(trial.is_writing)
    for encoder in trial.running("ffmpeg"):
        kill(encoder)
    ran = trial.ended(build)
    assert ran.status == 1
    told = r"outputs/long-landscape\.mp4: the encoder was killed by a signal \(Killed\) after .*"
    assert re.fullmatch(told, ran.lines[1]), ran
    trial.left_nothing()


def test_fail_fast_ends_the_films_that_run_and_says_what_stays_as_it_was(trial: Trial) -> None:
    trial.scene(LONG, name="long")
    waits = (
        "import glob, time\nwhile not glob.glob('outputs/.long-*.part'):\n    time.sleep(0.02)\n"
    )
    trial.scene(waits + "1 / 0", name="bad")
    trial.stands("outputs/long-landscape.mp4")
    ran = trial.run("build", "long", "bad", "--fail-fast", "--jobs=2")
    assert ran.status == 1
    assert ran.lines == [
        "0 films made, 0 up to date; not made:",
        "scenes/bad.py:4: ZeroDivisionError: division by zero",
        "left as they were, by --fail-fast: scenes/long.py (2 films)",
    ]
    trial.left_nothing()


def test_a_scene_that_floods_its_output_fills_no_disk(trial: Trial) -> None:
    # A file that held the flood would meet the limit.
    flood = "import os, resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (2**21, 2**21))\n"
    flood += "for _ in range(400):\n    os.write(2, b'words\\n' * 10_000)\n"
    trial.scene(flood + tiny(), name="floods")
    ran = trial.run("list", "floods")
    assert (ran.status, ran.lines) == (0, [])
    trial.left_nothing()


FLOODS = {
    "b'x' * 10**7": "wrote to a pipe that is not its own",
    "b'[' * 10**5 + b'\\n'": "wrote to a pipe that is not its own",
    "b'{}\\n' * 10**5": "its process ended with status 3",
}


@pytest.mark.parametrize(("noise", "told"), FLOODS.items())
def test_a_scene_that_floods_its_parents_pipe_fails_alone(
    trial: Trial, noise: str, told: str
) -> None:
    source = f"import os\nnoise = {noise}\nfor pipe in range(3, 20):\n"
    source += "    try:\n        while noise: noise = noise[os.write(pipe, noise):]\n"
    trial.scene(source + "    except OSError: pass\nos._exit(3)\n", name="noisy")
    trial.refused("list", "noisy", told=rf"scenes/noisy\.py: {told}$")


@pytest.mark.parametrize("message", ['{"inspected": 1}', '{"error": 1}', '{"inspected": {}}'])
def test_a_scene_that_forges_a_message_fails_alone(trial: Trial, message: str) -> None:
    source = f"import os\nfor pipe in range(3, 20):\n    try: os.write(pipe, b'''{message}\\n''')\n"
    trial.scene(source + "    except OSError: pass\nos._exit(0)\n", name="forges")
    trial.refused("list", "forges", told=r"scenes/forges\.py: wrote to a pipe that is not its own")


def test_a_scene_that_leaves_a_daemon_behind_is_not_waited_for(trial: Trial) -> None:
    daemon = "import os, time\nif not os.fork():\n    os.setsid()\n    time.sleep(600)\n"
    trial.scene(daemon + tiny(), name="forks")
    ran = trial.run("list", "forks")
    assert ran.status == 0, ran
    assert trial.parts() == []
    trial.kill()  # a session of its own is the scene's own affair


@pytest.mark.parametrize("most", [6, 8])
def test_a_build_without_descriptors_says_so_and_how_to_mend_it(trial: Trial, most: int) -> None:
    trial.scene()
    ran = trial.run("build", "valley", limits={resource.RLIMIT_NOFILE: most})
    assert ran.status == 1
    assert ran.lines == [
        "0 films made, 0 up to date; not made:",
        "scenes/valley.py: cannot start its process: Too many open files; "
        "allow more open files (ulimit -n)",
    ]
    trial.left_nothing()


def test_scenes_wait_for_descriptors_that_others_hold(trial: Trial) -> None:
    names = [f"scene_{n}" for n in range(6)]
    for name in names:
        trial.scene("scene = 1", name=name)
    ran = trial.run("build", *names, "--jobs=6", limits={resource.RLIMIT_NOFILE: 15})
    assert ran.status == 1
    told = [f"scenes/{name}.py: `scene` is of type int, not render.Scene" for name in names]
    assert ran.lines[1:] == told


def test_films_that_fail_for_one_cause_share_one_line(trial: Trial) -> None:
    trial.scene()
    (trial.folder / "outputs").symlink_to("/dev/null/nowhere")
    ran = trial.run("build", "valley", "--jobs=2")
    assert ran.status == 1
    heading, told = ran.lines
    assert heading == "0 films made, 0 up to date; not made:"
    assert told.startswith("outputs/valley-contour.mp4, outputs/valley-contour.gif: cannot write: ")
    trial.left_nothing()
