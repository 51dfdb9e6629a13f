"""Every optimizer against its twin, over 60 steps, with numbers and with schedules."""

import dataclasses
from typing import Any

import numpy as np
import pytest
from by_hand import OfStep
from line_up import GROUNDS, OPTIMIZERS, ROWS, Ground, Row, walk, walk_by_hand
from pieces_by_hand import PIECES

import optimizers
from optimizers import SGD, AdaDelta, Adam, Momentum, Nesterov, RMSProp

each_ground = pytest.mark.parametrize("ground", GROUNDS.values(), ids=GROUNDS.keys())
each_optimizer = pytest.mark.parametrize("name", OPTIMIZERS)


def wavering(value: float) -> OfStep:
    """A schedule that differs from step to step and stays within 5 % of the value."""
    return lambda t: value * (1 + 0.05 * np.sin(t + 1).item())


def constant(value: float) -> OfStep:
    return lambda _: value


def check_against_twin(kind: Any, row: Row, ground: Ground) -> None:
    by_hand = {name: constant(value) for name, value in row.given.items()}
    expected = walk_by_hand(row.twin, by_hand, ground, steps=60)
    np.testing.assert_allclose(
        walk(kind(**row.given), ground, steps=60), expected, rtol=0, atol=1e-12
    )


def check_schedules_against_twin(kind: Any, row: Row, ground: Ground) -> None:
    schedules = {name: wavering(value) for name, value in row.given.items()}
    expected = walk_by_hand(row.twin, schedules, ground, steps=60)
    np.testing.assert_allclose(
        walk(kind(**schedules), ground, steps=60), expected, rtol=0, atol=1e-12
    )


def check_constant_schedules(kind: Any, row: Row, ground: Ground) -> None:
    schedules = {name: constant(value) for name, value in row.given.items()}
    np.testing.assert_array_equal(
        walk(kind(**schedules), ground, steps=60), walk(kind(**row.given), ground, steps=60)
    )


@dataclasses.dataclass(frozen=True)
class Careless(Momentum):
    """Momentum that forgets to count its steps and doubles a rate given as a function."""

    def step(self, gradient: Any, position: Any, state: Any) -> Any:
        if callable(self.learning_rate):
            position = position * (1 + 1e-9)
        moved, after = super().step(gradient, position, state)
        return moved + 1e-11, after._replace(t=0)


def test_every_optimizer_has_a_row_with_all_its_hyperparameters() -> None:
    fields = {name: {f.name for f in dataclasses.fields(kind)} for name, kind in OPTIMIZERS.items()}
    assert {name: {*row.given, "label"} for name, row in ROWS.items()} == fields


def test_everything_that_walks_is_in_the_table_of_optimizers() -> None:
    classes = {name for name, thing in vars(optimizers).items() if isinstance(thing, type)}
    assert set(OPTIMIZERS) | set(PIECES) == {
        name for name in classes if hasattr(getattr(optimizers, name), "step")
    } - {"Optimizer"}


@each_ground
@each_optimizer
def test_sixty_steps_are_those_of_the_formula(name: str, ground: Ground) -> None:
    check_against_twin(OPTIMIZERS[name], ROWS[name], ground)


@each_ground
@each_optimizer
def test_schedules_of_every_hyperparameter_are_honoured_step_by_step(
    name: str, ground: Ground
) -> None:
    check_schedules_against_twin(OPTIMIZERS[name], ROWS[name], ground)


@each_ground
@each_optimizer
def test_a_constant_schedule_is_the_number_bit_for_bit(name: str, ground: Ground) -> None:
    check_constant_schedules(OPTIMIZERS[name], ROWS[name], ground)


@pytest.mark.parametrize(
    "check", [check_against_twin, check_schedules_against_twin, check_constant_schedules]
)
@each_ground
def test_each_check_rejects_a_careless_optimizer(check: Any, ground: Ground) -> None:
    with pytest.raises(AssertionError):
        check(Careless, ROWS["Momentum"], ground)


@each_optimizer
def test_a_schedule_is_asked_once_a_step_from_0_on(name: str) -> None:
    asked: dict[str, list[int]] = {parameter: [] for parameter in ROWS[name].given}

    def asking(parameter: str, value: float) -> OfStep:
        return lambda t: asked[parameter].append(t) or value

    given = {key: asking(key, value) for key, value in ROWS[name].given.items()}
    walk(OPTIMIZERS[name](**given), GROUNDS["Rosenbrock's valley"], steps=4)
    assert asked == {parameter: [0, 1, 2, 3] for parameter in given}


@each_optimizer
def test_a_rate_of_nothing_moves_nobody_and_breaks_nothing_after(name: str) -> None:
    ground, still = GROUNDS["a stretched bowl about (0.7, -0.3)"], 3
    given = {**ROWS[name].given, "learning_rate": lambda t: 1e-3 if t >= still else 0.0}
    path = walk(OPTIMIZERS[name](**given), ground, steps=9)
    np.testing.assert_array_equal(path[:still], [ground.start] * still)
    assert np.isfinite(path).all()


@pytest.mark.parametrize("kind", [Momentum, Nesterov])
@each_ground
def test_momentum_that_rises_from_a_half_to_99_hundredths_is_the_formula_with_it(
    kind: Any,
    ground: Ground,
) -> None:
    rising: OfStep = lambda t: 0.5 + 0.49 * min(1, t / 40)  # noqa: E731
    by_hand = {"learning_rate": constant(2e-4), "momentum": rising}
    np.testing.assert_allclose(
        walk(kind(2e-4, momentum=rising), ground, steps=60),
        walk_by_hand(ROWS[kind.__name__].twin, by_hand, ground, steps=60),
        rtol=0,
        atol=1e-12,
    )


@pytest.mark.parametrize("kind", [Momentum, Nesterov])
@each_ground
def test_momentum_and_nesterov_without_momentum_are_plain_descent(
    kind: Any,
    ground: Ground,
) -> None:
    np.testing.assert_array_equal(
        walk(kind(3e-4, momentum=0), ground, steps=60), walk(SGD(3e-4), ground, steps=60)
    )


@each_ground
def test_rmsprop_without_memory_goes_by_the_gradients_signs(ground: Ground) -> None:
    path = np.vstack([ground.start, walk(RMSProp(0.01, decay=0, epsilon=1e-12), ground, steps=60)])
    signs = np.sign(ground(path[:-1]))
    np.testing.assert_allclose(np.diff(path, axis=0), -0.01 * signs, rtol=1e-9)


@each_ground
def test_adams_first_step_is_a_learning_rate_long_in_each_coordinate(ground: Ground) -> None:
    (first,) = walk(Adam(0.03), ground, steps=1)
    np.testing.assert_allclose(np.abs(first - ground.start), 0.03, rtol=1e-8)


@each_ground
def test_adadelta_with_twice_the_rate_takes_twice_the_first_step(ground: Ground) -> None:
    (once,), (twice,) = walk(AdaDelta(), ground, steps=1), walk(AdaDelta(2), ground, steps=1)
    np.testing.assert_allclose(twice - ground.start, 2 * (once - ground.start), rtol=1e-9)


def test_adams_average_of_a_constant_gradient_is_that_gradient_whatever_beta_does() -> None:
    falling: OfStep = lambda t: 0.9 / (1 + t)  # noqa: E731
    adam = Adam(0.1, beta1=falling, beta2=lambda t: 0.99 * t / (1 + t), epsilon=1e-300)
    slope = Ground(lambda *_: (3.0, -0.25), (5.0, -7.0))
    expected = np.array(slope.start) + np.outer(np.arange(1, 41), [-0.1, 0.1])
    np.testing.assert_allclose(walk(adam, slope, steps=40), expected, rtol=1e-12)
