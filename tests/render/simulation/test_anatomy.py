"""The anatomy of steps: what carries and what pushes, for our optimizers and any other."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest

from optimizers import SGD, AdaDelta, AdaGrad, Adam, Linear, Momentum, Nesterov, RMSProp
from render import Contour, Scene, simulate
from render.simulation.anatomy import Anatomy, anatomy_of
from surfaces import plateau, saddle, two_wells

OURS = [
    SGD(0.05),
    Momentum(0.02, momentum=0.8),
    Nesterov(0.02, momentum=0.8),
    AdaGrad(0.1),
    RMSProp(0.02),
    AdaDelta(),
    Adam(0.05),
]
LINEAR = {"SGD", "Momentum", "Nesterov"}
LOOKS_AHEAD = {"Nesterov"}

each_of_ours = pytest.mark.parametrize("optimizer", OURS, ids=lambda one: one.label)


def scene_of(optimizer: Any, *, surface=two_wells, starts=((0.75, 1.6),), steps=60) -> Scene:
    return Scene("Parts", surface, list(starts), [optimizer], steps, [Contour()])


def taken_apart(optimizer: Any, *, start: int = 0, **declared: Any) -> Anatomy:
    scene = scene_of(optimizer, **declared)
    return anatomy_of(scene, simulate(scene)[start], start=start)


@each_of_ours
def test_the_parts_add_up_to_the_walk_that_is_simulated(optimizer) -> None:
    scene = scene_of(optimizer)
    (trajectory,) = simulate(scene)
    anatomy = anatomy_of(scene, trajectory)
    assert (anatomy.points == trajectory.points[:-1]).all()
    assert np.abs(anatomy.ends - trajectory.points[1:]).max() < 1e-14
    assert (anatomy.gradients == two_wells.gradient(anatomy.asked)).all()


def test_sgd_is_pushed_and_nothing_carries_it() -> None:
    anatomy = taken_apart(SGD(0.05))
    assert (anatomy.carried == 0).all()
    assert not anatomy.carries
    assert (anatomy.asked == anatomy.points).all()
    assert anatomy.pushed == pytest.approx(-0.05 * two_wells.gradient(anatomy.points), abs=1e-14)


def test_momentum_is_carried_by_a_share_of_its_last_step_and_pushed_where_it_stands() -> None:
    anatomy = taken_apart(Momentum(0.02, momentum=0.8))
    steps = anatomy.carried + anatomy.pushed
    assert (anatomy.carried[0] == 0).all()
    assert anatomy.carried[1:] == pytest.approx(0.8 * steps[:-1], abs=1e-14)
    assert (anatomy.asked == anatomy.points).all()
    assert anatomy.pushed == pytest.approx(-0.02 * two_wells.gradient(anatomy.points), abs=1e-14)


def test_nesterov_takes_the_gradient_where_it_is_carried() -> None:
    anatomy = taken_apart(Nesterov(0.02, momentum=0.8))
    steps = anatomy.carried + anatomy.pushed
    assert anatomy.carried[1:] == pytest.approx(0.8 * steps[:-1], abs=1e-14)
    assert anatomy.asked == pytest.approx(anatomy.points + anatomy.carried, abs=1e-14)
    assert np.abs(anatomy.asked - anatomy.points).max() > 0.1
    assert anatomy.pushed == pytest.approx(-0.02 * two_wells.gradient(anatomy.asked), abs=1e-14)


@each_of_ours
@pytest.mark.parametrize(
    ("surface", "start", "steps"),
    [(two_wells, (0.75, 1.6), 60), (saddle, (0.9, 0.0), 30), (plateau, (1, -0.5), 900)],
    ids=["in the plane", "on a line", "to rest"],
)
def test_only_rules_that_do_not_scale_are_linear(optimizer, surface, start, steps) -> None:
    anatomy = taken_apart(optimizer, surface=surface, starts=[start], steps=steps)
    assert anatomy.linear == (optimizer.label in LINEAR)
    assert anatomy.looks_ahead == (optimizer.label in LOOKS_AHEAD)


def test_a_scheduled_rate_leaves_momentum_linear() -> None:
    anatomy = taken_apart(Momentum(Linear(0.05, 0.001, steps=60), momentum=0.8))
    assert anatomy.linear
    assert anatomy.carries


def test_a_scheduled_rate_scales_each_push() -> None:
    schedule = Linear(0.05, 0.001, steps=60)
    anatomy = taken_apart(SGD(schedule))
    rates = np.array([schedule(step) for step in range(60)])[:, None]
    assert anatomy.pushed == pytest.approx(-rates * anatomy.gradients, abs=1e-14)


@dataclass(frozen=True)
class Sign:
    """A rule without momentum, in which the gradient's length means nothing."""

    def start(self, position) -> None:
        del position

    def step(self, gradient, position, state):
        return position - 0.05 * np.sign(gradient(position)), state


@dataclass(frozen=True)
class InPlace:
    """Momentum that writes into the arrays it is given."""

    def start(self, position):
        return np.zeros_like(position)

    def step(self, gradient, position, state):
        state *= 0.8
        state -= 0.02 * gradient(position)
        position += state
        return position, state


@dataclass
class Forgetful:
    """A rule that keeps the velocity in itself."""

    velocity: Any = field(default=0.0)

    def start(self, position) -> None:
        del position

    def step(self, gradient, position, state):
        self.velocity = 0.8 * self.velocity - 0.02 * gradient(position)
        return position + self.velocity, state


@dataclass(frozen=True)
class Generator:
    """A rule whose state is a generator, which cannot be copied."""

    def start(self, position) -> Iterator[float]:
        del position
        return iter(0.1 / k for k in range(1, 1000))

    def step(self, gradient, position, state):
        return position - next(state) * gradient(position), state


def test_a_rule_without_momentum_is_never_carried() -> None:
    anatomy = taken_apart(Sign())
    assert (anatomy.carried == 0).all()
    assert not anatomy.linear
    assert anatomy.pushed == pytest.approx(-0.05 * np.sign(anatomy.gradients), abs=1e-14)


def test_a_rule_that_takes_no_gradient_is_carried_all_the_way(drift) -> None:
    anatomy = taken_apart(drift(0.01, -0.02))
    assert anatomy.carried == pytest.approx(np.tile([0.01, -0.02], (60, 1)), abs=1e-14)
    assert (anatomy.pushed == 0).all()
    assert (anatomy.gradients == 0).all()
    assert (anatomy.asked == anatomy.points).all()


def test_a_rule_that_writes_into_its_arrays_is_taken_apart_as_any_other() -> None:
    one = taken_apart(InPlace())
    other = taken_apart(Momentum(0.02, momentum=0.8))
    assert one.carried == pytest.approx(other.carried, abs=1e-12)
    assert one.pushed == pytest.approx(other.pushed, abs=1e-12)
    assert one.linear


@pytest.mark.parametrize(
    ("optimizer", "told"),
    [
        (Forgetful(), "Forgetful: step 1 taken again is another"),
        (Generator(), "Generator: its steps cannot be taken apart: .*copied, .*generator"),
    ],
)
def test_a_rule_that_cannot_be_walked_again_is_told(optimizer, told) -> None:
    with pytest.raises(ValueError, match=told):
        taken_apart(optimizer)


@each_of_ours
def test_any_of_several_starts_can_be_chosen(optimizer) -> None:
    starts = [(0.75, 1.6), (-1.2, 0.9), (0.1, -1.7)]
    scene = scene_of(optimizer, starts=starts)
    anatomy = taken_apart(optimizer, starts=starts, start=1)
    assert (anatomy.points == simulate(scene)[1].points[:-1]).all()
    assert tuple(anatomy.points[0]) == (-1.2, 0.9)


def test_who_diverged_is_taken_apart_up_to_there() -> None:
    scene = scene_of(Momentum(50.0), surface=plateau, starts=[(1.0, 0.5)], steps=10)
    (trajectory,) = simulate(scene)
    stop = trajectory.stopped_at
    assert stop is not None
    anatomy = anatomy_of(scene, trajectory)
    for array in (anatomy.asked, anatomy.gradients, anatomy.carried, anatomy.pushed):
        assert np.isfinite(array).all()
    assert anatomy.pushed[:stop].all()
    assert (anatomy.pushed[stop:] == 0).all()
    assert anatomy.linear
    assert anatomy.carries


def test_its_arrays_are_read_only() -> None:
    anatomy = taken_apart(SGD(0.05), steps=3)
    with pytest.raises(ValueError, match="read-only"):
        anatomy.carried[0] = 1.0
