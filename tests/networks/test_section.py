"""The loss on a plane as a surface: its patches, their slope, and how far they are off."""

import numpy as np
import pytest
from problem import NETWORK, clouds

from networks import MLP, principal_plane, random_plane, section, train
from networks.bicubic import Bicubic
from networks.section import per_cent
from optimizers import SGD, Adam, Momentum
from render import Contour, Scene, simulate
from surfaces import Surface

DATA = clouds()
RUNS = train(NETWORK, DATA, [SGD(0.5), Momentum(0.1), Adam(0.1)], steps=15, batch=8, seed=0)
PLANE = principal_plane(RUNS)
OTHERS = train(MLP((4, 6, 3)), DATA, [SGD(0.5)], steps=3, batch=8, seed=0)
SECTION = section(NETWORK, DATA, PLANE, RUNS, cells=12)


def patched(f, df, cells: int) -> Bicubic:
    """Patches over −1 ≤ x ≤ 2, 0 ≤ y ≤ 2."""
    x, y = np.meshgrid(np.linspace(-1, 2, cells + 1), np.linspace(0, 2, cells + 1))
    slopes = np.stack(df(x, y), axis=-1)
    return Bicubic.through(f(x, y), slopes, low=(-1.0, 0.0), cell=(3 / cells, 2 / cells))


def somewhere(count: int = 300) -> np.ndarray:
    return np.random.default_rng(0).uniform([-1, 0], [2, 2], size=(count, 2)).T


def wave(x, y):
    return np.sin(2 * x + y) * np.exp(-y)


def wave_slope(x, y):
    falling, slope = np.exp(-y), np.cos(2 * x + y)
    return 2 * slope * falling, (slope - np.sin(2 * x + y)) * falling


def test_patches_are_exact_on_a_cubic_whose_mixed_slopes_are_parabolas() -> None:
    def cubic(x, y):
        return 1 + x - 2 * y + 3 * x * y - x**3 + 2 * y**3 + x**2 * y - x * y**2

    def slope(x, y):
        return 1 + 3 * y - 3 * x**2 + 2 * x * y - y**2, -2 + 3 * x + 6 * y**2 + x**2 - 2 * x * y

    patches = patched(cubic, slope, cells=3)
    x, y = somewhere()
    assert patches.value(x, y) == pytest.approx(cubic(x, y), rel=1e-12, abs=1e-12)
    for found, expected in zip(patches.slope(x, y), slope(x, y), strict=True):
        assert found == pytest.approx(expected, rel=1e-11, abs=1e-11)


def test_their_error_goes_with_the_fourth_power_of_the_cell() -> None:
    x, y = somewhere()
    errors = [
        abs(patched(wave, wave_slope, cells).value(x, y) - wave(x, y)).mean()
        for cells in (8, 16, 32)
    ]
    assert 11 < errors[0] / errors[1] < 20
    assert 11 < errors[1] / errors[2] < 20


def test_their_slope_is_that_of_their_value_within_and_beyond_the_grid() -> None:
    patches = patched(wave, wave_slope, cells=5)
    x, y = np.random.default_rng(1).uniform(-3, 4, size=(2, 400))
    h = 1e-5
    along_x = (patches.value(x + h, y) - patches.value(x - h, y)) / (2 * h)
    along_y = (patches.value(x, y + h) - patches.value(x, y - h)) / (2 * h)
    assert patches.slope(x, y)[0] == pytest.approx(along_x, abs=2e-8)
    assert patches.slope(x, y)[1] == pytest.approx(along_y, abs=2e-8)


def test_value_and_slope_are_the_same_on_both_sides_of_a_seam() -> None:
    patches = patched(wave, wave_slope, cells=5)
    y = np.linspace(0, 2, 50)
    for seam in (-1 + 3 / 5, 2.0):
        x, tiny = np.full(50, seam), 1e-13
        assert patches.value(x - tiny, y) == pytest.approx(patches.value(x + tiny, y), abs=1e-11)
        for one, other in zip(patches.slope(x - tiny, y), patches.slope(x + tiny, y), strict=True):
            assert one == pytest.approx(other, abs=1e-11)


def test_at_the_nodes_the_surface_is_the_loss_and_its_gradient_backpropagations() -> None:
    (x0, x1), (y0, y1) = SECTION.surface.domain
    x, y = np.linspace(x0, x1, 13)[[1, 5, 12]], np.linspace(y0, y1, 13)[[0, 7, 3]]
    nodes = np.stack([x, y], axis=-1)
    weights = PLANE.weights(nodes)
    loss = NETWORK.loss(weights, DATA.inputs, DATA.labels)
    slope = NETWORK.gradient(weights, DATA.inputs, DATA.labels) @ PLANE.directions.T
    assert SECTION.surface.value(nodes) == pytest.approx(loss, rel=1e-10)
    assert SECTION.surface.gradient(nodes) == pytest.approx(slope, rel=1e-8, abs=1e-10)


def test_the_gradient_is_near_differences_of_the_true_loss_on_a_slanted_plane() -> None:
    plane = random_plane(NETWORK, RUNS[-1].weights[-1], seed=0)
    found = section(NETWORK, DATA, plane, RUNS, domain=((-1, 1), (-1, 1)), cells=24)
    points = np.random.default_rng(0).uniform(-1, 1, size=(30, 2))

    def loss(at):
        return NETWORK.loss(plane.weights(at), DATA.inputs, DATA.labels)

    h = 1e-5
    differences = np.stack(
        [(loss(points + h * e) - loss(points - h * e)) / (2 * h) for e in np.eye(2)], axis=-1
    )
    assert found.surface.gradient(points) == pytest.approx(differences, abs=0.01)
    assert found.error < 1e-3


def test_the_error_told_bounds_what_is_found_elsewhere() -> None:
    (x0, x1), (y0, y1) = SECTION.surface.domain
    points = np.random.default_rng(5).uniform([x0, y0], [x1, y1], size=(500, 2))
    true = NETWORK.loss(PLANE.weights(points), DATA.inputs, DATA.labels)
    off = abs(SECTION.surface.value(points) - true) / np.ptp(true)
    assert off.max() < 2 * SECTION.error
    finer = section(NETWORK, DATA, PLANE, RUNS, cells=24)
    assert 0 < finer.error < SECTION.error / 6
    assert finer.error < 1e-3


def test_all_paths_lie_in_the_domain_with_a_margin_and_begin_in_the_start() -> None:
    (x0, x1), (y0, y1) = SECTION.surface.domain
    points = np.concatenate([walker.points for walker in SECTION.walkers])
    low, high = points.min(axis=0), points.max(axis=0)
    extent = high - low
    assert (low - [x0, y0] > 0.149 * extent).all()
    assert ([x1, y1] - high > 0.149 * extent).all()
    for walker in SECTION.walkers:
        assert walker.points[0] == pytest.approx(SECTION.starts[0], abs=1e-12)
    assert SECTION.starts[0] == pytest.approx((0, 0), abs=1e-12)


def test_a_scene_walks_the_runs_with_their_true_losses_and_colours() -> None:
    scene = Scene(
        title="Clouds",
        surface=SECTION.surface,
        starts=SECTION.starts,
        optimizers=SECTION.walkers,
        steps=SECTION.steps,
        views=[Contour()],
        captions=SECTION.captions,
    )
    assert scene.colours == tuple(scene.look.paths[run.kind] for run in RUNS)
    for walk, run in zip(simulate(scene), RUNS, strict=True):
        assert np.array_equal(walk.values, run.losses)
        assert np.array_equal(walk.readings["accuracy"], run.accuracies)
        below = SECTION.surface.value(walk.points)
        assert walk.readings["loss on the plane"] == pytest.approx(below, rel=1e-12)
        assert abs(below[-1] - walk.values[-1]) > 1e-4  # they are not the same


def test_the_caption_tells_what_the_plane_holds() -> None:
    assert SECTION.captions == {(0, 15): SECTION.caption}
    assert f"{per_cent(SECTION.shares.way)} of the way from" in SECTION.caption
    assert f"{per_cent(SECTION.shares.steps)} of the single" in SECTION.caption
    told = [per_cent(share) for share in (1, 0.876, 0.0951, 0.094, 0.0031, 0.00002)]
    assert told == ["100 %", "88 %", "10 %", "9 %", "0.3 %", "0.002 %"]


def test_a_flat_part_of_a_plane_is_a_surface_too() -> None:
    still = train(NETWORK, DATA, [SGD(1e-12)], steps=3, batch=8, seed=0)
    plane = random_plane(NETWORK, still[0].weights[0], seed=0)
    found = section(NETWORK, DATA, plane, still, domain=((-1, 1), (-1, 1)), cells=4)
    assert isinstance(found.surface, Surface)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"runs": []}, "runs is empty; give those that train(…) returns"),
        ({"runs": OTHERS}, "MLP(4, 5, 3) has 43 weights, the plane or a run another number"),
        ({"cells": 2}, "cells is 2; it must be a whole number, at least 4"),
        ({"domain": ((1, 0), (0, 1))}, "each end must be finite, the lower one first"),
        ({"domain": ((-1e99, 1e99), (-1e99, 1e99))}, ""),
    ],
)
def test_what_cannot_be_shown_is_told(given, told) -> None:
    given = {"runs": RUNS, "cells": 4} | given
    runs = given.pop("runs")
    if not told:
        assert np.isfinite(section(NETWORK, DATA, PLANE, runs, **given).error)
        return
    with pytest.raises(ValueError, match=r"^[^\n]+$") as error:
        section(NETWORK, DATA, PLANE, runs, **given)
    assert told in str(error.value)
