"""Each walk begins with its optimizer as declared, whatever an earlier one left on it."""

import threading
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest

from optimizers import SGD, Gradient, Points
from render import Contour, Scene, Sweep, simulate
from render.simulation.anatomy import anatomy_of
from surfaces import saddle


class Carried:
    """A rule that keeps its velocity on itself, in one array that it writes into."""

    label = "Carried"

    def __init__(self, rate: float = 0.01) -> None:
        self.rate = rate
        self.velocity = np.zeros((1, 2))
        self.noise = np.random.default_rng(3)
        self.numpy = np

    def start(self, position: Points) -> None:
        del position

    def step(self, gradient: Gradient, position: Points, state: Any) -> tuple[Points, Any]:
        self.velocity *= 0.9
        self.velocity -= self.rate * gradient(position) + self.numpy.abs(self.noise.normal()) / 99
        return position + self.velocity, state


@dataclass
class Counting:
    """Another, a dataclass, whose field the sweep replaces and whose list it shares."""

    rate: float = 0.01
    steps: list[int] = field(default_factory=list)
    label: str = "Counting"

    def start(self, position: Points) -> None:
        del position

    def step(self, gradient: Gradient, position: Points, state: Any) -> tuple[Points, Any]:
        self.steps.append(1)
        return position - self.rate / len(self.steps) * gradient(position), state


class Locked(Carried):
    """One that cannot be copied."""

    def __init__(self) -> None:
        super().__init__()
        self.lock = threading.Lock()


class Proxy:
    """One that forwards all that it has not, and so cannot be made anew."""

    def __init__(self, inner: Any) -> None:
        self.inner = inner

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)


class Falling:
    """A schedule that counts its calls and takes no heed of the step."""

    calls = 0

    def __call__(self, step: int) -> float:
        del step
        self.calls += 1
        return 0.1 / self.calls


def walked(*line_up: Any, **more: Any) -> list[tuple[str, int, bytes]]:
    scene = Scene("Walk", saddle, [(0.5, 0.1)], line_up, 9, [Contour()], **more)
    return [(t.label, t.variant, t.points.tobytes()) for t in simulate(scene)]


@pytest.fixture(params=[Carried, Counting])
def rule(request: pytest.FixtureRequest) -> Any:
    return request.param()


def test_a_scene_simulated_again_walks_the_same_whatever_its_rules_keep_on_themselves(
    rule: Any,
) -> None:
    assert walked(rule) == walked(rule)


def test_every_variant_of_a_sweep_begins_anew_swept_or_not(rule: Any) -> None:
    alone = {rate: walked(type(rule)(rate))[0][2] for rate in (0.01, 0.02, 0.03)}
    swept = walked(rule, sweep=Sweep(rate=[0.02, 0.03, 0.02]))
    assert [points for _, _, points in swept] == [alone[rate] for rate in (0.02, 0.03, 0.02)]
    kept = walked(rule, SGD(0.1), sweep=Sweep(learning_rate=[0.1, 0.2, 0.1]))
    assert {points for label, _, points in kept if label != "SGD"} == {alone[0.01]}


def test_no_walk_changes_the_rule_that_is_declared(rule: Any) -> None:
    before = str(vars(rule))
    scene = Scene("Walk", saddle, [(0.5, 0.1)], [rule], 9, [Contour()])
    (trajectory,) = simulate(scene)
    with pytest.raises(ValueError, match="taken again is another"):
        anatomy_of(scene, trajectory)
    assert str(vars(rule)) == before


def test_a_schedule_that_counts_its_calls_is_as_declared_for_each_walk() -> None:
    schedule = Falling()
    (trajectory,) = simulate(Scene("Walk", saddle, [(1, 0)], [SGD(schedule)], 2, [Contour()]))
    np.testing.assert_allclose(trajectory.points[:, 0], [1, 0.8, 0.72])
    assert schedule.calls == 0


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (Locked(), "Locked: cannot be copied, .*TypeError: cannot pickle '_thread.lock' object"),
        (Proxy(SGD(0.1)), "Proxy: cannot be copied, .*RecursionError: "),
    ],
)
def test_a_rule_that_cannot_be_copied_is_refused_where_it_is_declared(
    wrong: Any, told: str
) -> None:
    with pytest.raises(ValueError, match=told):
        walked(wrong)
