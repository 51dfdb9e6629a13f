"""A trajectory is the same, to the last bit, alone and in any crowd, and whoever else blows up."""

import hashlib
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import optimizers
import surfaces
from optimizers import (
    SGD,
    AdaBelief,
    AdaMax,
    Cautious,
    Clipped,
    Lookahead,
    Momentum,
    Shampoo,
    Sophia,
)
from render import Contour, Outcome, Scene, Trajectory, simulate
from surfaces import Surface, saddle

SURFACES = {name: thing for name, thing in vars(surfaces).items() if isinstance(thing, Surface)}
KINDS = [
    kind
    for name, kind in vars(optimizers).items()
    if hasattr(kind, "step") and name != "Optimizer" and ".around." not in kind.__module__
]
RATES = (0.003, 0.4, 1e308)
LINE_UP = [
    *(kind(rate, label=f"{kind.__name__} {rate}") for kind in KINDS for rate in RATES),
    *(
        Lookahead(Cautious(Clipped(Momentum(rate), norm=1.0)), label=f"Around {rate}")
        for rate in RATES
    ),
]
"""Each with a rate that walks, one that may blow up, and one that does."""

CROWDS = [1, 2, 3, 7, 8, 9, 16, 17]

FIRST = ("ackley", "himmelblau", "monkey_saddle", "rosenbrock")
"""Those on which every rule walks in a moment; the rest takes longer."""

each_surface = pytest.mark.parametrize(
    "surface",
    [
        pytest.param(surface, id=name, marks=() if name in FIRST else pytest.mark.thorough)
        for name, surface in SURFACES.items()
    ],
)


def starts_on(surface: Surface, count: int) -> Any:
    low, high = np.transpose(surface.domain)
    return low + (high - low) * np.random.default_rng(11).uniform(-1, 2, (count, 2))


def walks(surface: Surface, starts: Any, line_up: Any = LINE_UP, *, steps: int = 12) -> Any:
    return simulate(
        Scene("Crowd", surface, starts, line_up, steps, [Contour()], start_outside=True)
    )


def same(one: Trajectory, other: Trajectory) -> bool:
    return (
        one.points.tobytes() == other.points.tobytes()
        and one.values.tobytes() == other.values.tobytes()
        and (one.label, one.outcome, one.stopped_at)
        == (other.label, other.outcome, other.stopped_at)
    )


def check_crowds(surface: Surface, line_up: Any, sizes: list[int], count: int = 1000) -> None:
    """All that stand in a crowd of each size walk as among the `count` together."""
    starts = starts_on(surface, count)
    together = walks(surface, starts, line_up)
    random = np.random.default_rng(3)
    for size in sizes:
        chosen = random.choice(count, size, replace=False)
        found = walks(surface, starts[chosen], line_up)
        expected = [together[count * k + i] for k in range(len(line_up)) for i in chosen]
        assert all(map(same, found, expected)), f"a crowd of {size}"


@each_surface
def test_a_walker_goes_as_alone_in_crowds_of_any_size_and_order(surface: Surface) -> None:
    check_crowds(surface, LINE_UP, CROWDS, count=40)


@pytest.mark.soak
@each_surface
def test_any_of_hundreds_goes_as_alone(surface: Surface) -> None:
    for first in range(0, len(LINE_UP), 3):  # a kind at a time: a scene has 10 000 walkers at most
        three = LINE_UP[first : first + 3]
        check_crowds(surface, three, [*CROWDS, 64, 399, *[1] * 50], count=400)


def test_walkers_that_look_at_one_another_are_rejected() -> None:
    class ByTheirLength(SGD):
        def step(self, gradient: Any, position: Any, state: Any) -> Any:
            g = gradient(position)
            return position - 0.1 * g / np.linalg.norm(g), state

    with pytest.raises(AssertionError):
        check_crowds(saddle, [ByTheirLength(0.1)], [3], count=10)


@each_surface
def test_who_blows_up_leaves_the_others_alone(surface: Surface) -> None:
    starts = starts_on(surface, 9)
    calm = walks(surface, starts)
    far = [(x, y) for x in (1e60, 1e150) for y in (1e75, -1e140)]
    with np.errstate(all="ignore"):
        far = [point for point in far if np.isfinite(surface.value(point))]
    among = walks(surface, [*far, *starts, *far])
    count = len(starts) + 2 * len(far)
    kept = [walk for k, walk in enumerate(among) if len(far) <= k % count < len(far) + len(starts)]
    assert all(map(same, calm, kept))
    assert any(walk.outcome is Outcome.DIVERGED for walk in among)


@pytest.mark.thorough
def test_the_order_of_the_line_up_changes_no_trajectory() -> None:
    for surface in SURFACES.values():
        forwards = walks(surface, [surface.domain[0]], LINE_UP, steps=30)
        backwards = walks(surface, [surface.domain[0]], LINE_UP[::-1], steps=30)
        assert all(map(same, forwards, backwards[::-1]))


def digest() -> str:
    """Of every byte of every trajectory of every walker on every surface."""
    sum_of = hashlib.sha256()
    for surface in SURFACES.values():
        for walk in walks(surface, starts_on(surface, 5), steps=20):
            sum_of.update(walk.points.tobytes() + walk.values.tobytes())
    return sum_of.hexdigest()


@pytest.mark.thorough
def test_another_process_walks_the_same_bits() -> None:
    code = f"import test_crowds; print(test_crowds.{digest.__name__}())"
    other = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert other.stdout.strip() == digest() == digest()


@each_surface
def test_no_warning_and_no_error_of_numpy_comes_out_of_a_walk_that_blows_up(
    surface: Surface,
) -> None:
    with np.errstate(all="raise"):
        found = walks(surface, [(1e9, -1e9), surface.domain[0]], steps=60)
    assert all(np.isfinite(walk.points).all() for walk in found)
    assert all(np.isfinite(walk.values).all() for walk in found)


UNSQUARED = [AdaMax, Shampoo, Sophia]
"""Those that divide by something else than the root of a gradient's square."""

SCALING = [k for k in KINDS if "epsilon" in k.__dataclass_fields__ and k not in UNSQUARED]
"""Those that square gradients."""

SQUARED = {AdaBelief: 0.9}
"""The share of the first gradient that is squared, where it is not all: AdaBelief's is g − m."""


@pytest.mark.parametrize("kind", SCALING, ids=lambda kind: kind.__name__)
def test_who_forgets_how_to_walk_because_a_square_overflowed_has_diverged(kind: Any) -> None:
    # g = 2x, and g² passes the largest float at x = 6.71e153, but f at 1.34e154 only. A tenth of g²
    # is kept, or a thousandth; yet g² is computed first.
    below, beyond = (x / SQUARED.get(kind, 1.0) for x in (6.7e153, 6.72e153))
    (near,) = walks(saddle, [(below, 0)], [kind(0.1)], steps=1)
    over, beside = walks(saddle, [(beyond, 0), (0.5, 0.25)], [kind(0.1)], steps=5)
    assert (near.outcome, near.stopped_at) == (Outcome.LEFT, None)
    assert (over.outcome, over.stopped_at) == (Outcome.DIVERGED, 0)
    np.testing.assert_array_equal(over.points, [(beyond, 0)] * 6)
    assert beside.stopped_at is None


@pytest.mark.parametrize("kind", UNSQUARED, ids=lambda kind: kind.__name__)
def test_who_squares_no_gradient_walks_on_where_a_square_would_overflow(kind: Any) -> None:
    (over,) = walks(saddle, [(6.72e153, 0)], [kind(1e152)], steps=5)
    assert (over.outcome, over.stopped_at) == (Outcome.LEFT, None)
    assert (np.diff(over.points[:, 0]) < 0).all()


class Notes:
    """What a rule of one's own may keep: here a sum of squares as an attribute."""

    def __init__(self, total: Any) -> None:
        self.total = total


@pytest.mark.parametrize(
    "kept",
    [
        lambda total: total,
        lambda total: [0, total],
        lambda total: {"total": total, "name": "x"},
        Notes,
        lambda total: (total, np.full(total.shape, np.inf)[..., 0], None),
    ],
)
def test_a_state_of_any_kind_is_looked_into(kept: Any) -> None:
    class Sums(SGD):
        def start(self, position: Any) -> Any:
            return kept(np.zeros_like(position))

        def step(self, gradient: Any, position: Any, state: Any) -> Any:  # noqa: ARG002
            return position + 0.01, kept(np.square(1e160 * position))

    found = walks(saddle, [(0.5, 0.25), (1e-20, 2e-20)], [Sums(0.1)], steps=1)
    assert [walk.stopped_at for walk in found] == [0, None]


def test_an_infinity_that_a_rule_begins_with_is_meant() -> None:
    class Lowest(SGD):
        def start(self, position: Any) -> Any:
            return np.full_like(position, np.inf)

        def step(self, gradient: Any, position: Any, state: Any) -> Any:  # noqa: ARG002
            return position + 0.1 / np.square(1e160 * position), state  # it overflows, and no harm

    (walk,) = walks(saddle, [(0.5, 0.25)], [Lowest(0.1)], steps=3)
    assert walk.stopped_at is None
