"""What the scenes of tuned rates say in words is what their walks come to."""

import numpy as np

from render import simulate
from render.tuning.rates import RATES
from render.tuning.trials import trials_of
from scenes import fair_race, how_robust


def words(module: object) -> str:
    return " ".join(str(module.__doc__).split())


def test_how_many_rates_serve_whom_is_as_the_scene_says() -> None:
    scene = how_robust.scene
    rates = [*how_robust.RATES, 100]
    assert len(rates) == 25
    trials = trials_of(scene, rates)
    start = scene.surface.value(np.array(scene.starts[0]))
    ends = trials.values[:, np.isin(trials.rates, rates), -1]
    told = {
        label: int((row < start / 100).sum()) for label, row in zip(scene.labels, ends, strict=True)
    }
    said = ", ".join(f"{label} {told[label]}" for label in sorted(told, key=lambda k: -told[k]))
    assert said in words(how_robust)


def test_who_comes_how_near_in_the_race_is_as_the_scene_says() -> None:
    ends = {walk.label: walk.values[-1] for walk in simulate(fair_race.scene)}
    near = {label for label, end in ends.items() if end < 0.001}
    assert near == {"Nesterov", "RMSProp", "Adam", "Momentum"}
    assert {label for label, end in ends.items() if end < 0.01} - near == {"AdaGrad", "SGD"}
    assert (
        dict(zip(fair_race.scene.labels, fair_race.scene.rates_told, strict=True))["AdaDelta"]
        == "≥10"
    )


def test_who_is_lost_where_in_the_race_is_as_the_scene_says() -> None:
    trials = trials_of(fair_race.scene, RATES)
    ends = trials.values[:, np.isin(trials.rates, RATES), -1]
    lost = dict(zip(fair_race.scene.labels, np.isinf(ends).sum(axis=1), strict=True))
    assert (lost["AdaGrad"], lost["RMSProp"], lost["Adam"]) == (0, 0, 1)
    for label, times in {"SGD": 1.3, "Momentum": 3.1, "Nesterov": 3.1}.items():
        row = fair_race.scene.labels.index(label)
        first = np.array(RATES)[np.isinf(ends[row])].min()
        assert 1 < first / trials.own[row] < times
