"""What goes around a rule and changes nothing, or what another rule does."""

from typing import Any

import numpy as np
import pytest
from line_up import GROUNDS, OPTIMIZERS, ROWS, Ground, walk

import optimizers
from optimizers import (
    SGD,
    Adam,
    Cautious,
    Clipped,
    Constant,
    Cosine,
    Decayed,
    Grams,
    Lookahead,
    Momentum,
    PolyakAverage,
    WarmRestarts,
)

each_ground = pytest.mark.parametrize("ground", GROUNDS.values(), ids=GROUNDS.keys())

UNCHANGED = {
    "clipped at a huge norm": lambda rule: Clipped(rule, norm=1e300),
    "clipped at a huge value": lambda rule: Clipped(rule, value=1e300),
    "without decay": lambda rule: Decayed(rule, 0),
    "without coupled decay": lambda rule: Decayed(rule, 0, coupled=True),
    "setting back by nothing": lambda rule: Lookahead(rule, every=3, share=1),
    "averaging after the end": lambda rule: PolyakAverage(rule, since=100),
    "many": lambda rule: Lookahead(Decayed(Clipped(rule, norm=1e300), 0), share=1),
}


ELSEWHERE = {"ScheduleFreeSGD", "ScheduleFreeAdamW"}
"""Those that walk on from a place of their own …"""

MOVING = {"without decay", "setting back by nothing", "many"}
"""… around which no piece goes that puts them elsewhere."""


@pytest.mark.parametrize(
    ("name", "how"),
    [
        (name, how)
        for name in OPTIMIZERS
        for how in UNCHANGED
        if not (name in ELSEWHERE and how in MOVING)
    ],
)
def test_a_piece_that_does_nothing_is_the_rule_bit_for_bit(name: str, how: str) -> None:
    rule, around = OPTIMIZERS[name](**ROWS[name].given), UNCHANGED[how]
    for ground in GROUNDS.values():
        np.testing.assert_array_equal(
            walk(around(rule), ground, steps=60), walk(rule, ground, steps=60)
        )


@each_ground
def test_plain_descent_goes_downhill_already_so_caution_and_signs_leave_it(ground: Ground) -> None:
    plain = walk(SGD(3e-4), ground, steps=60)
    np.testing.assert_array_equal(walk(Cautious(SGD(3e-4)), ground, steps=60), plain)
    np.testing.assert_array_equal(walk(Grams(SGD(3e-4)), ground, steps=60), plain)


class Homewards:
    """Goes to a thousandth of where it stands, whatever the slope is."""

    label = "Homewards"

    def start(self, position: Any) -> None:
        del position

    def step(self, gradient: Any, position: Any, state: Any) -> Any:
        gradient(position)
        return 1e-3 * position, state


@pytest.mark.parametrize("around", [Cautious, Grams])
def test_a_step_that_leads_downhill_is_left_to_the_last_bit(around: Any) -> None:
    starts = np.random.default_rng(8).normal(size=(50, 2))
    optimizer = around(Homewards())
    moved, _ = optimizer.step(lambda at: at, starts, optimizer.start(starts))
    np.testing.assert_array_equal(moved, 1e-3 * starts)


def test_caution_and_signs_are_not_lost_where_a_product_is_too_small_for_floats() -> None:
    faint = Ground(lambda *_: (3e-200, -4e-200), (0.0, 0.0))
    plain = walk(SGD(0.1), faint, steps=4)
    np.testing.assert_array_equal(walk(Cautious(SGD(0.1)), faint, steps=4), plain)
    np.testing.assert_array_equal(walk(Grams(SGD(0.1)), faint, steps=4), plain)


@each_ground
def test_by_its_scaling_with_xi_1_cautious_plain_descent_is_two_thirds_of_it(
    ground: Ground,
) -> None:
    np.testing.assert_allclose(
        walk(Cautious(SGD(3e-4), xi=1), ground, steps=60),
        walk(SGD(2e-4), ground, steps=60),
        rtol=1e-12,
    )


@each_ground
def test_decays_of_plain_descent_are_one_and_of_adam_are_not(ground: Ground) -> None:
    for rule, same in ((SGD(3e-4), True), (Adam(3e-4), False)):
        one = walk(Decayed(rule, 2.0), ground, steps=60)
        other = walk(Decayed(rule, 2.0, coupled=True), ground, steps=60)
        assert np.allclose(one, other, rtol=0, atol=1e-13) == same


@each_ground
def test_decayed_adam_is_adamw_bit_for_bit(ground: Ground) -> None:
    """θ − ηm̂ / (√v̂ + ε) − ηλθ, written out beside it, and the class where there is one."""
    eta, lam = 0.01, 0.3
    m = v = np.zeros(2)
    position = np.array(ground.start)
    path = []
    for t in range(1, 61):
        g = ground(position)
        m, v = 0.9 * m + (1 - 0.9) * g, 0.999 * v + (1 - 0.999) * g**2
        m_hat, v_hat = m / (1 - 0.9**t), v / (1 - 0.999**t)
        position = position - eta * m_hat / (np.sqrt(v_hat) + 1e-8) - eta * lam * position
        path.append(position)
    decayed = walk(Decayed(Adam(eta), lam), ground, steps=60)
    np.testing.assert_allclose(decayed, path, rtol=1e-13)  # powers are running products here
    if hasattr(optimizers, "AdamW"):
        theirs = optimizers.AdamW(eta, weight_decay=lam)
        np.testing.assert_array_equal(decayed, walk(theirs, ground, steps=60))


@each_ground
def test_a_decay_is_multiplied_by_the_rate_of_its_own_step(ground: Ground) -> None:
    rate, pull = WarmRestarts(0.02, 1e-3, steps=7), Cosine(0.5, 0.1, steps=40)
    np.testing.assert_array_equal(
        walk(Decayed(Adam(rate), pull), ground, steps=30),
        walk(optimizers.AdamW(rate, weight_decay=pull), ground, steps=30),
    )


def test_a_bound_of_nothing_lets_nothing_through_and_level_ground_is_no_exception() -> None:
    for ground in (Ground(lambda *_: (0.0, 0.0), (0.3, -1.7)), *GROUNDS.values()):
        for piece in (Clipped(SGD(0.1), norm=lambda _: 0.0), Clipped(SGD(0.1), value=lambda _: 0)):
            np.testing.assert_array_equal(walk(piece, ground, steps=3), [ground.start] * 3)


def test_the_average_of_one_place_is_that_place() -> None:
    flat = Ground(lambda x, y: (0 * x, 0 * y), (0.3, -1.7))
    path = walk(PolyakAverage(Momentum(0.1)), flat, steps=20)
    np.testing.assert_array_equal(path, [flat.start] * 20)


def test_of_an_even_walk_the_average_is_half_way() -> None:
    slope = Ground(lambda *_: (3.0, -4.0), (10.0, -20.0))
    path = walk(PolyakAverage(SGD(0.1)), slope, steps=30)
    half = np.array(slope.start) + np.outer(np.arange(1, 31) / 2, (-0.3, 0.4))
    np.testing.assert_allclose(path, half, rtol=1e-13)


def test_a_clipped_gradient_keeps_its_direction_by_norm_though_its_square_is_infinite() -> None:
    steep = Ground(lambda *_: (3e200, -4e200), (1.0, 1.0))
    (by_norm,) = walk(Clipped(SGD(1), norm=5), steep, steps=1)
    (by_value,) = walk(Clipped(SGD(1), value=5), steep, steps=1)
    np.testing.assert_allclose(by_norm, (1 - 3, 1 + 4), rtol=1e-15)
    np.testing.assert_array_equal(by_value, (1 - 5, 1 + 5))


def test_one_period_of_warm_restarts_is_a_cosine() -> None:
    restarts, cosine = WarmRestarts(0.3, 0.1, steps=50), Cosine(0.3, 0.1, steps=50)
    assert [restarts(step) for step in range(50)] == [cosine(step) for step in range(50)]
    assert {WarmRestarts(0.3, 0.3, steps=4, growth=2)(t) for t in range(99)} == {Constant(0.3)(0)}
