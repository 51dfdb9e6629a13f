"""What needs scikit-learn: its own losses and components as oracles, and the scenes on its data."""

import importlib.util
import re
import runpy
from functools import cache
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from pages import blocks

from networks import MLP, best_rates, digits, moons, principal_plane, train
from optimizers import SGD, Adam
from render import Scene, simulate
from render.film.filming import film_of

pytestmark = pytest.mark.data

ROOT = Path(__file__).parents[2]
SCENES = sorted(ROOT.glob("scenes/with_extras/*_network.py")) + sorted(
    ROOT.glob("scenes/with_extras/*_at_random.py")
)


@cache
def module(path: Path) -> ModuleType:
    """The scene's file, run once for all tests."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def test_loss_and_accuracy_are_scikit_learns() -> None:
    from sklearn.metrics import accuracy_score, log_loss

    data, network = digits(seed=0), MLP((64, 16, 10))
    weights = train(network, data, [Adam(0.01)], steps=20, batch=64, seed=0)[0].weights[-1]
    z = network.logits(weights, data.test_inputs)
    chances = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    told = network.loss(weights, data.test_inputs, data.test_labels)
    assert told == pytest.approx(log_loss(data.test_labels, chances, labels=range(10)), rel=1e-12)
    share = network.accuracy(weights, data.test_inputs, data.test_labels)
    assert share == accuracy_score(data.test_labels, chances.argmax(axis=1))
    assert 0.3 < share < 1


def weights_of(theirs) -> np.ndarray:
    """Theirs have one logistic unit for two classes: ours with the other's weights at nothing."""
    (w1, w2), (b1, b2) = theirs.coefs_, theirs.intercepts_
    return np.concatenate([w1.ravel(), b1, np.hstack([0 * w2, w2]).ravel(), [0], b2])


def test_a_step_of_plain_descent_is_that_of_scikit_learns_own_network() -> None:
    from sklearn.neural_network import MLPClassifier

    data, network = moons(seed=0), MLP((2, 16, 2))
    theirs = MLPClassifier(
        (16,),
        activation="tanh",
        solver="sgd",
        alpha=0,
        batch_size=300,
        learning_rate_init=0.5,
        momentum=0,
        shuffle=False,
        random_state=0,
    )
    theirs.partial_fit(data.inputs, data.labels, classes=[0, 1])
    before = weights_of(theirs)
    z = network.logits(before, data.test_inputs)
    chances = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    assert chances == pytest.approx(theirs.predict_proba(data.test_inputs), rel=1e-9)
    theirs.partial_fit(data.inputs, data.labels)
    step = (weights_of(theirs) - before) / -0.5
    gradient = network.gradient(before, data.inputs, data.labels)
    moved = step != 0
    assert moved.sum() == 2 * 16 + 16 + 16 + 1
    assert gradient[moved] == pytest.approx(step[moved], rel=1e-9, abs=1e-12)


def test_principal_directions_are_scikit_learns() -> None:
    from sklearn.decomposition import PCA

    runs = train(MLP((2, 16, 2)), moons(seed=0), [SGD(1), Adam(0.1)], steps=40, batch=32, seed=0)
    weights = np.concatenate([run.weights for run in runs])
    plane = principal_plane(runs, centre=weights.mean(axis=0))
    theirs = PCA(n_components=2, svd_solver="full").fit(weights)
    cosines = (plane.directions * theirs.components_).sum(axis=1)
    assert abs(cosines) == pytest.approx([1, 1], rel=1e-9)
    assert abs(plane.coordinates(weights)) == pytest.approx(
        abs(theirs.transform(weights)), abs=1e-6
    )


def test_the_data_are_split_and_standardised_by_the_seed() -> None:
    data = digits(seed=0)
    assert data.inputs.shape == (1348, 64)
    assert data.test_inputs.shape == (449, 64)
    assert sorted(set(data.labels)) == list(range(10))
    assert abs(data.inputs.mean(axis=0)).max() < 1e-12
    assert np.array_equal(data.inputs, digits(seed=0).inputs)
    assert not np.array_equal(data.labels, digits(seed=1).labels)
    assert moons(seed=0, examples=40).inputs.shape == (30, 2)


def test_there_are_scenes() -> None:
    assert len(SCENES) == 3


@pytest.mark.parametrize("path", SCENES, ids=lambda path: path.stem)
def test_a_scene_is_drawn_at_its_first_middle_and_last_frame(path: Path) -> None:
    scene = module(path).scene
    assert isinstance(scene, Scene)
    assert "rate" in str(module(path).__doc__), "a scene says how its learning rates were chosen"
    walks = simulate(scene)
    for view in scene.views:
        film = film_of(scene, view, walks, size=(320, 180), fps=5)
        frames = [film[i] for i in (0, len(film) // 2, len(film) - 1)]
        assert all(frame.shape == (180, 320, 3) for frame in frames)
        assert any(np.any(frame != frames[0]) for frame in frames[1:])


@pytest.mark.parametrize("path", SCENES, ids=lambda path: path.stem)
def test_a_scene_tells_how_much_its_plane_holds_and_is_off_by_little(path: Path) -> None:
    plane = module(path).plane
    assert list(module(path).scene.captions.values()) == [plane.caption]
    assert plane.error < 1e-3
    if path.stem == "digits_at_random":
        assert max(plane.shares.way, plane.shares.steps) < 0.01
    else:
        assert plane.shares.way > 0.75
        assert plane.shares.steps < 0.2


@pytest.mark.parametrize("name", ["digits_network", "moons_network"])
def test_each_rate_is_the_one_that_the_scenes_rule_gives(name: str) -> None:
    found = module(ROOT / "scenes" / "with_extras" / f"{name}.py")
    assert "ends at the lowest training loss after the same 150 steps" in " ".join(
        found.__doc__.split()
    )
    line_up = [one for one in found.line_up if one.label != "AdaDelta"]
    best = best_rates(found.network, found.data, line_up, **found.budget)
    assert [one.learning_rate for one in best] == [one.learning_rate for one in line_up]


def test_a_missing_scikit_learn_is_told_with_what_installs_it(monkeypatch) -> None:
    monkeypatch.setattr("networks.data.find_spec", lambda _: None)
    words = r"^digits needs scikit-learn; install it with: .*steepest\[data\]"
    with pytest.raises(ModuleNotFoundError, match=words):
        digits(seed=0)


PAGE = ROOT / "docs" / "network.md"


def test_the_pages_recipe_is_ten_lines_and_makes_a_scene_that_is_drawn() -> None:
    block = next(one for one in blocks(PAGE) if one.text.startswith("from networks"))
    assert len(block.text.replace("\n\n", "\n").splitlines()) <= 10
    names: dict[str, object] = {}
    exec(compile(block.text, "mine.py", "exec"), names)
    scene = names["scene"]
    assert isinstance(scene, Scene)
    walks = simulate(scene)
    for view in scene.views:
        assert film_of(scene, view, walks, size=(160, 90), fps=2)[-1].any()
    assert all(walk.readings["accuracy"][-1] > 0.9 for walk in walks)


def test_the_pages_table_is_what_its_command_prints_but_for_rounding() -> None:
    made = runpy.run_path(str(ROOT / "docs" / "make_network_table.py"))
    page = PAGE.read_text(encoding="utf-8")
    stated = page.partition(made["HEAD"])[2].splitlines()[1:8]
    for row, expected in zip(stated, made["rows"](), strict=True):
        assert row.split("|")[1:3] == expected.split("|")[1:3]
        for cell, within in ((3, {"rel": 0.5}), (4, {"abs": 1})):
            told, now = (
                [float(n) for n in re.findall(r"[0-9.]+", one.split("|")[cell])]
                for one in (row, expected)
            )
            assert told == pytest.approx(now, **within)


def test_the_page_tells_what_each_plane_holds() -> None:
    page = PAGE.read_text(encoding="utf-8")
    planes = [
        module(ROOT / "scenes" / "with_extras" / f"{name}.py").plane
        for name in ("digits_network", "digits_at_random")
    ]
    for name in ("way", "steps", "variance"):
        row = next(line for line in page.splitlines() if f"`{name}` |" in line)
        stated = [float(n) for n in re.findall(r"\| ([0-9.]+) %", row)]
        shares = [100 * getattr(plane.shares, name) for plane in planes]
        assert stated == pytest.approx(shares, rel=0.25), name
