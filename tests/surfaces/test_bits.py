"""A point has one value and one gradient, to the last bit, whatever points stand beside it."""

import os
import subprocess
import sys
import zlib
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

import surfaces
from surfaces import Surface

Array = NDArray[np.float64]

SURFACES = {name: thing for name, thing in vars(surfaces).items() if isinstance(thing, Surface)}

CROWDS = [1, 2, 3, 7, 8, 9, 16, 17, 64, 1000]
COUNT = 2000

each_surface = pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES.keys())


def points_of(surface: Surface) -> Array:
    """Points about the domain, and such whose coordinates may have any size that floats have."""
    random = np.random.default_rng(zlib.crc32(surface.name.encode()))
    low, high = np.transpose(surface.domain)
    near = low + (high - low) * random.uniform(-0.5, 1.5, (COUNT, 2))
    signs = random.choice([-1, 1], (COUNT, 2))
    wild = signs * 10.0 ** random.choice([random.uniform(-323, 308, (COUNT, 2)), 0 * near + 20])
    wild[:4] = [(0.0, -0.0), (np.inf, 1), (np.nan, 0), (5e-324, -1.7e308)]
    return np.where(random.uniform(size=(COUNT, 2)) < 0.7, near, wild)


def bits(numbers: Any) -> NDArray[np.uint64]:
    """The bits of each number; one and the same for all that are not a number."""
    numbers = np.array(numbers)
    numbers[np.isnan(numbers)] = np.nan
    return np.ascontiguousarray(numbers).view(np.uint64)


def check_bits(function: Any, points: Array) -> None:
    """Alone, in crowds of every size, and from arrays laid out in every way, the same bits."""
    with np.errstate(all="ignore"):
        alone = bits([function(point) for point in points])
        ways = {
            f"{size} at a time": np.concatenate(
                [function(points[i : i + size]) for i in range(0, len(points), size)]
            )
            for size in CROWDS
        }
        gaps = np.zeros((len(points), 5))
        gaps[:, 1::3] = points
        ways["backwards"] = function(points[::-1])[::-1]
        ways["by columns"] = function(np.asfortranarray(points))
        ways["with gaps"] = function(gaps[:, 1::3])
        grid = function(points.reshape(40, -1, 2).swapaxes(0, 1)).swapaxes(0, 1)
        ways["in a grid, rows and columns exchanged"] = grid.reshape(alone.shape)
    assert [way for way, found in ways.items() if not (bits(found) == alone).all()] == []


@each_surface
def test_a_point_has_the_same_value_and_gradient_alone_and_in_any_crowd(surface: Surface) -> None:
    check_bits(surface.value, points_of(surface))
    check_bits(surface.gradient, points_of(surface))


@pytest.mark.parametrize(
    "raw",
    [
        lambda points: points[..., 0] - points[..., 0].mean(),
        lambda points: points[..., 0] + 1e-16 * (points.ndim > 1),
    ],
)
def test_what_depends_on_the_crowd_is_rejected(raw: Any) -> None:
    with pytest.raises(AssertionError):
        check_bits(raw, points_of(surfaces.beale))


@each_surface
def test_a_function_that_writes_into_its_arguments_leaves_the_points_alone(
    surface: Surface,
) -> None:
    def careless(x: Any, y: Any) -> Any:
        x *= 2
        y -= x
        return y

    writes = Surface("writes", "y", careless, lambda x, y: (careless(x, y), y), surface.domain)
    for shape in [(2,), (1, 2), (7, 2), (3, 4, 2)]:
        points = points_of(surface)[: np.prod(shape[:-1], dtype=int)].reshape(shape)
        before = points.copy()
        with np.errstate(all="ignore"):
            writes.value(points)
            writes.gradient(points)
        np.testing.assert_array_equal(points, before)


@pytest.mark.parametrize("shape", [(), (3,), (0,), (2, 3), (2, 1)])
def test_points_that_are_no_pairs_are_refused(shape: tuple[int, ...]) -> None:
    for function in (surfaces.saddle.value, surfaces.saddle.gradient):
        with pytest.raises(ValueError, match=r".") as error:
            function(np.zeros(shape))
        assert str(error.value) == f"surface 'saddle': points of shape {shape}; it must be (..., 2)"


@pytest.mark.parametrize("shape", [(0, 2), (3, 0, 2)])
def test_no_points_have_no_values(shape: tuple[int, ...]) -> None:
    assert surfaces.saddle.value(np.zeros(shape)).shape == shape[:-1]
    assert surfaces.saddle.gradient(np.zeros(shape)).shape == shape


@pytest.mark.soak
def test_bits_hold_with_every_set_of_vector_instructions_that_this_processor_has() -> None:
    this = test_a_point_has_the_same_value_and_gradient_alone_and_in_any_crowd.__name__
    found = np.show_config(mode="dicts")["SIMD Extensions"].get("found", [])  # type: ignore[call-overload,index]
    for first in range(len(found)):
        run = subprocess.run(
            [sys.executable, "-m", "pytest", __file__, "-k", this],
            env=os.environ | {"NPY_DISABLE_CPU_FEATURES": " ".join(found[first:])},
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, f"without {found[first:]}:\n{run.stdout}"
