"""First steps worked by hand, and how every optimizer treats what it is given."""

import dataclasses
from math import sqrt
from typing import Any

import numpy as np
import pytest
from line_up import GROUNDS, OPTIMIZERS, ROWS, Ground, Points, walk

from optimizers import (
    ADOPT,
    QHM,
    SGD,
    AdaBelief,
    AdaDelta,
    AdaGrad,
    Adam,
    AdaMax,
    AdamW,
    Adan,
    AdEMAMix,
    AggMo,
    AMSGrad,
    Lion,
    Momentum,
    NAdam,
    Nesterov,
    Prodigy,
    RAdam,
    RMSProp,
    Rprop,
    ScheduleFreeAdamW,
    ScheduleFreeSGD,
    Shampoo,
    Sophia,
    Yogi,
)

SLOPE = Ground(lambda *_: (3.0, -4.0), (10.0, -20.0))
BOWL = Ground(lambda x, y: (x, 10 * y), (1.0, 1.0), lambda *_: (1.0, 0.0, 10.0))

AHEAD = (0.0394 / 0.0396 - 0.92 * 0.0008 / 0.1536) / sqrt(
    (0.0099 + 0.01 * (0.99 - 0.92 * 0.01) ** 2) / 0.0199
)
"""Adan's second step on the bowl in rates: gradients are 1 and 0.99 times (1, 10)."""

FARTHER = 0.01 / sqrt(0.001) / (1 + sqrt(0.999))
"""Prodigy's d after two steps of d = 0.1 on the slope: what it went first, over 1 + √β₂, …"""

ABOVE, BELOW = 0.9 * 0.019 + 0.1 * FARTHER, sqrt(0.999 * 0.001999 * 0.01 + 0.001 * FARTHER**2)
"""… and m and √v at the third, in gradients."""

each_optimizer = pytest.mark.parametrize("name", OPTIMIZERS)


@pytest.mark.parametrize(
    ("optimizer", "ground", "moves"),
    [
        (SGD(0.1), SLOPE, [(-0.3, 0.4), (-0.3, 0.4)]),
        (Momentum(0.1), SLOPE, [(-0.3, 0.4), (-0.57, 0.76), (-0.813, 1.084)]),
        # v = -0.01 (1, 10); then the gradient at θ + 0.9 v = (0.981, 0.81)
        (Nesterov(0.01), BOWL, [(-0.01, -0.1), (-0.01881, -0.171)]),
        (Momentum(0.01), BOWL, [(-0.01, -0.1), (-0.0189, -0.18)]),
        # m = 0.1 g, then 0.19 g: 0.4 g + 0.06 g, and 0.4 g + 0.114 g
        (QHM(0.1, nu=0.6, beta=0.9), SLOPE, [(-0.138, 0.184), (-0.1542, 0.2056)]),
        # 3 g, then (1 + 1.9 + 1.99) g, each by 0.3 / 3
        (AggMo(0.3), SLOPE, [(-0.9, 1.2), (-1.467, 1.956)]),
        # z at −0.3, −0.6, −0.9: x is their mean
        (ScheduleFreeSGD(0.1), SLOPE, [(-0.3, 0.4), (-0.15, 0.2), (-0.15, 0.2)]),
        # z and x at (0.99, 0.9), where y is too; then z at (0.9801, 0.81), and x halfway
        (ScheduleFreeSGD(0.01), BOWL, [(-0.01, -0.1), (-0.00495, -0.045)]),
        (ScheduleFreeAdamW(0.1), SLOPE, [(-0.1, 0.1), (-0.05, 0.05), (-0.05, 0.05)]),
        # g / |g|, which is (0.6, -0.8), then by √2
        (Shampoo(0.1, epsilon=1e-8), SLOPE, [(-0.06, 0.08), (-0.06 / sqrt(2), 0.08 / sqrt(2))]),
        (AdaGrad(0.1), SLOPE, [(-0.1, 0.1), (-0.1 / sqrt(2), 0.1 / sqrt(2))]),
        # E = 0.1 g², then 0.09 g² + 0.1 g²
        (
            RMSProp(0.1),
            SLOPE,
            [(-0.1 / sqrt(0.1), 0.1 / sqrt(0.1)), (-0.1 / sqrt(0.19), 0.1 / sqrt(0.19))],
        ),
        (AdaDelta(), SLOPE, [(-1e-4 / sqrt(0.1), 1e-4 / sqrt(0.1))]),
        (Adam(0.1), SLOPE, [(-0.1, 0.1), (-0.1, 0.1), (-0.1, 0.1)]),
        # Adam's, and 0.1 · 0.5 · (10, −20), then of (9.4, −18.9)
        (AdamW(0.1, weight_decay=0.5), SLOPE, [(-0.6, 1.1), (-0.57, 1.045)]),
        # m = 0.1 g, v = 0.001 g²; then m = 0.19 g, v = 0.001999 g²
        (
            AMSGrad(0.1),
            SLOPE,
            [
                (-0.01 / sqrt(0.001), 0.01 / sqrt(0.001)),
                (-0.019 / sqrt(0.001999), 0.019 / sqrt(0.001999)),
            ],
        ),
        # μ = 0.45 where ψ = 0: m = 0.55 g, so 0.45 · 0.55/(1 − 0.45²) + 0.55/0.55
        (
            NAdam(0.1, momentum_decay=0),
            SLOPE,
            [(-0.1 * (1 + 0.2475 / 0.7975), 0.1 * (1 + 0.2475 / 0.7975))],
        ),
        (RAdam(0.1), SLOPE, [(-0.3, 0.4)] * 5),
        # |m̂| = u = |g|; on the bowl then 0.9 · 0.1 g + 0.1 g' over 0.19 max(0.999 g, g')
        (AdaMax(0.1), SLOPE, [(-0.1, 0.1), (-0.1, 0.1)]),
        (AdaMax(0.1), BOWL, [(-0.1, -0.1), (-0.1 * 0.18 / 0.19 / 0.999,) * 2]),
        # g − m = 0.9 g
        (AdaBelief(0.1), SLOPE, [(-0.1 / 0.9, 0.1 / 0.9)]),
        # v = 10⁻⁶ + 0.001 g², v̂ = 0.001 + g²
        (
            Yogi(0.1),
            SLOPE,
            [(-0.3000009 / (sqrt(9.001) + 0.001), 0.3999991 / (sqrt(16.001) + 0.001))],
        ),
        (Lion(0.1), SLOPE, [(-0.1, 0.1), (-0.1, 0.1), (-0.1, 0.1)]),
        # m = 0.01 (1, 1) after the first step; at θ = (-1, -1) then 0.9 m - 0.1 (1, 1) < 0
        (Lion(2.0), Ground(lambda x, y: (x, y), (1.0, 1.0)), [(-2.0, -2.0), (2.0, 2.0)]),
        (Rprop(0.1), SLOPE, [(-0.1, 0.1), (-0.12, 0.12), (-0.144, 0.144)]),
        # Over the minimum, wait at half the step, and back by that
        (Rprop(0.8), BOWL, [(-0.8, -0.8), (-0.96, -0.96), (0.0, 0.0), (0.48, 0.48)]),
        # A look, then m = 0.1 (1, -1), 0.19 (1, -1)
        (ADOPT(0.1), SLOPE, [(0.0, 0.0), (-0.01, 0.01), (-0.019, 0.019)]),
        (Adan(0.1), SLOPE, [(-0.1, 0.1), (-0.1, 0.1)]),
        (Adan(0.01), BOWL, [(-0.01, -0.01), (-0.01 * AHEAD, -0.01 * AHEAD)]),
        # m₂ = 0.0001 g, then 0.00019999 g
        (AdEMAMix(0.1), SLOPE, [(-0.10005, 0.10005), (-0.1 - 9.9995e-5, 0.1 + 9.9995e-5)]),
        # m = 0.1 dg, v = 0.001 d²g²; then 0.19 and 0.001999; r / ‖s‖₁ shows only the third step
        (
            Prodigy(d0=0.1),
            SLOPE,
            [
                (-0.1 * 0.1 / sqrt(0.001), 0.1 * 0.1 / sqrt(0.001)),
                (-0.1 * 0.19 / sqrt(0.001999), 0.1 * 0.19 / sqrt(0.001999)),
                (-FARTHER * ABOVE / BELOW, FARTHER * ABOVE / BELOW),
            ],
        ),
        # x and y both 1, then 0.9, by Newton's step: the first is as long as the clip allows
        (
            Sophia(0.1, beta1=0, beta2=0, gamma=1, interval=1),
            BOWL,
            [(-0.1, -0.1), (-0.09, -0.09)],
        ),
    ],
)
def test_the_first_moves_are_those_worked_by_hand(
    optimizer: Any,
    ground: Ground,
    moves: list[tuple[float, float]],
) -> None:
    path = np.vstack([ground.start, walk(optimizer, ground, steps=len(moves))])
    np.testing.assert_allclose(np.diff(path, axis=0), moves, rtol=1e-6)


def check_leading_shapes(optimizer: Any, ground: Ground) -> None:
    seeded = np.random.default_rng(3).uniform(-1, 1, (12, 2)) * (2, 0.1) + ground.start
    for shape in [(7, 2), (3, 4, 2)]:
        starts = seeded[: np.prod(shape[:-1])].reshape(shape)
        together = walk(optimizer, ground._replace(start=starts), steps=30)
        assert together.shape == (30, *shape)
        for index in np.ndindex(shape[:-1]):
            alone = walk(optimizer, ground._replace(start=starts[index]), steps=30)
            np.testing.assert_array_equal(together[:, *index], alone)


def check_purity(optimizer: Any, ground: Ground) -> None:
    position = np.array([ground.start, (0.3, 0.4)])
    state = optimizer.start(position)
    for _ in range(3):
        position_before = position.copy()
        state_before = [np.copy(part) for part in state]
        moved, after = optimizer.step(ground, position, state)
        again, _ = optimizer.step(ground, position, state)
        np.testing.assert_array_equal(moved, again)
        assert not np.shares_memory(moved, position)  # either may be written into
        np.testing.assert_array_equal(position, position_before)
        for part, before in zip(state, state_before, strict=True):
            np.testing.assert_array_equal(part, before)
        position, state = moved, after


def check_start_kept(optimizer: Any, ground: Ground) -> None:
    starts = np.array([ground.start, (0.3, 0.4)])
    paths = []
    for scratched in (False, True):
        given = starts.copy()
        position, state = starts, optimizer.start(given)
        if scratched:
            given[:] = 7.0
        for _ in range(4):
            position, state = optimizer.step(ground, position, state)
        paths.append(position)
    np.testing.assert_array_equal(*paths)


@dataclasses.dataclass(frozen=True)
class ByItsLength(SGD):
    """Steps of one length over all walkers: not elementwise."""

    def step(self, gradient: Any, position: Points, state: Any) -> Any:
        g = gradient(position)
        return position - self.learning_rate * g / np.linalg.norm(g), state


@dataclasses.dataclass(frozen=True)
class InPlace(SGD):
    """Moves the array that it was given."""

    def step(self, gradient: Any, position: Points, state: Any) -> Any:
        position -= self.learning_rate * gradient(position)
        return position, state


@pytest.mark.parametrize("ground", GROUNDS.values(), ids=GROUNDS.keys())
@each_optimizer
def test_walkers_stepped_together_go_as_each_alone_bit_for_bit(name: str, ground: Ground) -> None:
    check_leading_shapes(OPTIMIZERS[name](**ROWS[name].given), ground)


@each_optimizer
def test_a_step_leaves_the_position_and_state_that_it_was_given(name: str) -> None:
    check_purity(OPTIMIZERS[name](**ROWS[name].given), BOWL)


@each_optimizer
def test_what_is_done_to_the_start_afterwards_changes_no_step(name: str) -> None:
    check_start_kept(OPTIMIZERS[name](**ROWS[name].given), BOWL)


def test_walkers_that_look_at_one_another_are_rejected() -> None:
    with pytest.raises(AssertionError):
        check_leading_shapes(ByItsLength(0.01), BOWL)


def test_a_step_in_place_is_rejected() -> None:
    with pytest.raises(AssertionError):
        check_purity(InPlace(0.01), BOWL)


@each_optimizer
def test_an_optimizer_at_rest_on_flat_ground_stays_bit_for_bit(name: str) -> None:
    flat = Ground(lambda x, y: (0 * x, 0 * y), (0.3, -1.7))
    rests = ROWS[name].rests
    path = walk(OPTIMIZERS[name](**{**ROWS[name].given, **(rests or {})}), flat, steps=20)
    assert np.array_equal(path, [flat.start] * 20) == (rests is not None)


@each_optimizer
def test_no_hyperparameter_can_be_changed_once_built(name: str) -> None:
    optimizer = OPTIMIZERS[name](**ROWS[name].given)
    for field in dataclasses.fields(optimizer):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(optimizer, field.name, 0.5)


def test_defaults_are_the_papers_and_ours() -> None:
    defaults = {
        (name, field.name): field.default
        for name, kind in OPTIMIZERS.items()
        for field in dataclasses.fields(kind)
        if field.default is not dataclasses.MISSING
    }
    assert defaults == {
        (name, key): value
        for name, row in ROWS.items()
        for key, value in {"label": name, **row.defaults}.items()
    }


@each_optimizer
def test_only_the_learning_rate_goes_without_its_keyword(name: str) -> None:
    keyword_only = {f.name: f.kw_only for f in dataclasses.fields(OPTIMIZERS[name])}
    assert [name for name, only in keyword_only.items() if not only] == ["learning_rate"]
