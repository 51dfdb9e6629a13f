"""Several builds in one folder at once: each file is whole, whoever wins, and nothing is left."""

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest
from trial import EARLIER, Trial, tiny
from watch import contents, undisturbed, watching

FILM = ["render", "valley", "--output", "outputs/valley-contour.mp4"]
VIEWS = {"valley": "Contour()", "pair": "Contour() | Landscape()"}


def holds_at_once(
    trial: Trial, commands: Sequence[Sequence[str]], reference: Mapping[str, bytes], *, apart: float
) -> None:
    """Runs the commands at once, each begun at a random moment; `apart` is at most, seconds."""
    outputs = trial.folder / "outputs"
    # Nothing is known of the files that stand there: each build makes them, and does not say why.
    shutil.rmtree(outputs / ".steepest", ignore_errors=True)
    for name in reference:
        trial.stands(Path("outputs", name))
    trial.earlier.clear()
    generator = np.random.default_rng(len(commands))
    running = []
    with watching(outputs, {name: {content, EARLIER} for name, content in reference.items()}):
        for command, pause in zip(
            commands, generator.uniform(0, apart, len(commands)), strict=True
        ):
            running.append(trial.begin(*command))
            try:
                running[-1].wait(pause)
            except subprocess.TimeoutExpired:
                continue
        for process in running:
            ran = trial.ended(process)
            assert (ran.status, ran.told) == (0, ""), ran
    assert contents(outputs) == reference
    trial.left_nothing()


def test_two_builds_and_a_render_of_one_film_at_once_leave_whole_files(
    trial: Trial, reference: Mapping[str, bytes]
) -> None:
    trial.scene()
    builds = [["build", "valley", "--jobs=1"], ["build", "valley", "--jobs=2"]]
    holds_at_once(trial, [*builds, FILM], reference, apart=0.6)


@pytest.mark.soak
@pytest.mark.parametrize("apart", [0.0, 0.2, 1.0, 3.0])
def test_five_commands_with_overlapping_targets_leave_whole_files(
    trial: Trial, apart: float
) -> None:
    trial.most = 900
    for name, views in VIEWS.items():
        trial.scene(tiny(views=views), name=name)
    films, stills = ["build", *VIEWS, "--jobs=2"], ["build", "--stills", *VIEWS, "--jobs=2"]
    undisturbed(trial, *films)
    reference = undisturbed(trial, *stills)
    holds_at_once(trial, [films, stills, FILM, ["build", "valley"], films], reference, apart=apart)
