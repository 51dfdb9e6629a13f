"""A build is killed at random moments: nothing torn, nothing left, and the next one completes."""

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from trial import EARLIER, Trial, tiny, until
from watch import undisturbed, watching

VICTIMS = ("parent", "tree", "worker", "encoder")
VIEWS = {"valley": "Contour()", "pair": "Contour() | Landscape()", "hill": "Landscape(turn=20)"}


def victims(trial: Trial, whom: str, parent: int) -> Sequence[int]:
    """The processes that are killed: of workers and encoders only one."""
    encoders = trial.running("ffmpeg")
    workers = [one for one in trial.running("--piped") if one not in encoders]
    return {
        "parent": [parent],
        "tree": trial.processes(),
        "worker": workers[:1],
        "encoder": encoders[:1],
    }[whom]


def holds_when_killed(
    trial: Trial, command: Sequence[str], reference: Mapping[str, bytes], *, moments: int, seed: int
) -> None:
    """Kills that many builds, each at a random moment of its life, and lets another complete.

    reference: what the build makes when nothing disturbs it
    """
    generator = np.random.default_rng(seed)
    outputs = trial.folder / "outputs"
    allowed = {name: {content, EARLIER} for name, content in reference.items()}
    begun = time.monotonic()
    with watching(outputs, allowed):
        assert undisturbed(trial, *command) == reference
    life = time.monotonic() - begun
    for moment, share in enumerate(generator.uniform(size=moments)):
        # One in two is to be made again: it is old, or missing.
        for place, name in enumerate(reference, moment):
            if place % 2:
                trial.stands(Path("outputs", name))
                if place % 4 == 1:
                    (outputs / name).unlink()
        trial.earlier.clear()
        with watching(outputs, allowed):
            build = trial.begin(*command)
            with suppress(subprocess.TimeoutExpired):
                build.wait(share * life)
            for victim in victims(trial, VICTIMS[moment % len(VICTIMS)], build.pid):
                with suppress(ProcessLookupError):
                    os.kill(victim, signal.SIGKILL)
            trial.ended(build)
            assert until(lambda: not trial.processes()), (moment, share)
            assert undisturbed(trial, *command) == reference, (moment, share)
        trial.left_nothing()


def test_a_build_killed_at_a_random_moment_tears_nothing_and_the_next_completes(
    trial: Trial, reference: Mapping[str, bytes]
) -> None:
    trial.scene()
    holds_when_killed(trial, ["build", "valley", "--jobs=2"], reference, moments=2, seed=21)


@pytest.mark.soak
@pytest.mark.parametrize(
    ("options", "moments"),
    [(["--jobs=1"], 12), (["--jobs=2"], 20), (["--jobs=4"], 12), (["--stills", "--jobs=2"], 20)],
    ids=["one", "two", "four", "stills"],
)
def test_builds_of_several_scenes_killed_at_many_moments_tear_nothing(
    trial: Trial, options: list[str], moments: int
) -> None:
    trial.most = 900
    for name, views in VIEWS.items():
        trial.scene(tiny(views=views), name=name)
    command = ["build", *VIEWS, *options]
    reference = undisturbed(trial, *command)
    holds_when_killed(trial, command, reference, moments=moments, seed=len(options) + moments)
