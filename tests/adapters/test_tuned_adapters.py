"""Optimizers of other libraries in a preview: what is tuned, how they walk then, what is copied."""

from pathlib import Path

import numpy as np
import pytest

from optimizers import Entrant
from render import simulate
from render.loading.load import LoadedScene, load
from render.preview.parameters import parameters_of
from render.preview.source import source_of
from render.preview.tuned import Tuned
from render.preview.wish import Wishes

pytestmark = pytest.mark.adapters

SCENE = """
import optax
import torch

from adapters import from_cma, from_optax, from_scipy, from_torch
from optimizers import Adam
from render import Contour, Scene
from surfaces import himmelblau

scene = Scene(
    title="Others beside ours",
    surface=himmelblau,
    starts=[(-0.3, -3.5)],
    optimizers=[
        Adam(0.1),
        from_torch(torch.optim.RAdam, 0.2),
        from_optax(optax.lion, 0.05, label="Lion"),
        from_torch(lambda parameters: torch.optim.SGD(parameters, lr=0.01)),
        from_scipy("Nelder-Mead", size=0.8),
        from_scipy("BFGS"),
        from_cma(0.6, seed=3),
        from_scipy("differential evolution", seed=2),
    ],
    steps=8,
    views=[Contour()],
)
"""

TUNED = {(1, "learning_rate"): 0.3, (2, "learning_rate"): 0.07, (4, "size"): 1.5, (6, "sigma"): 0.9}


@pytest.fixture
def loaded(tmp_path: Path) -> LoadedScene:
    (tmp_path / "others.py").write_text(SCENE)
    return load(str(tmp_path / "others.py"))


def names(optimizer: Entrant) -> list[str]:
    return [one.name for one in parameters_of(optimizer)]


def test_each_shows_the_numbers_that_make_a_difference(loaded: LoadedScene) -> None:
    rate = ["learning_rate"]
    shown = [names(one) for one in loaded.scene.optimizers[1:]]
    assert shown == [rate, rate, [], ["size"], [], ["sigma", "seed"], ["seed"]]


def test_those_that_are_tuned_walk_anew_and_as_simulate_has_them(loaded: LoadedScene) -> None:
    before = Tuned.of(loaded.scene)
    after, anew = before.after(Wishes(values=TUNED))
    assert anew == {1, 2, 4, 6}
    for place, (one, other) in enumerate(zip(before.trajectories, after.trajectories, strict=True)):
        assert np.array_equal(one.points, other.points) == (place not in anew)
    for one, other in zip(after.trajectories, simulate(after.scene), strict=True):
        assert np.array_equal(one.points, other.points)


def test_all_walk_from_a_start_that_is_dragged(loaded: LoadedScene) -> None:
    before = Tuned.of(loaded.scene)
    assert before.draggable
    after, anew = before.after(Wishes(starts={0: (2.0, 1.5)}))
    assert anew == set(range(8))
    assert {tuple(one.points[0]) for one in after.trajectories} == {(2.0, 1.5)}


def test_the_copy_is_the_file_s_own_text_with_other_numbers(loaded: LoadedScene) -> None:
    after, _ = Tuned.of(loaded.scene).after(Wishes(values=TUNED, starts={0: (2.0, 1.5)}))
    expected = (
        SCENE.replace("RAdam, 0.2", "RAdam, 0.3")
        .replace("lion, 0.05", "lion, 0.07")
        .replace("size=0.8", "size=1.5")
        .replace("from_cma(0.6", "from_cma(0.9")
        .replace("(-0.3, -3.5)", "(2.0, 1.5)")
    )
    assert source_of(after, loaded) == expected
