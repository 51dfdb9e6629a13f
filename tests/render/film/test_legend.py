"""The legend: every name with its colour, in even rows, apart and inside."""

import pytest

from optimizers import SGD, AdaDelta, Adam
from render import Contour, Scene, tuned
from render.film.legend import Legend
from render.raster import extent
from render.scene.view import Box
from render.shapes import Label, Line
from scenes.saddle import scene as saddle_scene
from surfaces import ellipse, saddle


def crowd(count: int) -> Scene:
    many = [SGD(0.01 + 0.001 * k, label=f"Walker number {k}") for k in range(count)]
    return Scene("Many", saddle, [(0.5, 0.5)], many, 5, [Contour()])


@pytest.mark.parametrize("width", [500, 800, 1184])
@pytest.mark.parametrize("scene", [saddle_scene, crowd(3), crowd(11)], ids=["seven", "3", "11"])
def test_names_stand_in_their_order_apart_and_inside(scene: Scene, width: float) -> None:
    legend = Legend.of(scene, 0.8)
    box = Box(40, 600, width, legend.height(width))
    shapes = legend.shapes(0, box)
    names = [shape for shape in shapes if isinstance(shape, Label)]
    swatches = [shape for shape in shapes if isinstance(shape, Line)]
    assert [name.text for name in names] == list(scene.labels)
    assert [swatch.colour for swatch in swatches] == list(legend.colours)
    for name, swatch, (left, top, right, bottom) in zip(
        names, swatches, map(extent, names), strict=True
    ):
        assert box.left <= swatch.points[0, 0] < swatch.points[1, 0] < left
        assert right <= box.right + 1
        assert box.top <= top < bottom <= box.bottom
        assert abs(swatch.points[0, 1] - (top + bottom) / 2) < 0.25 * name.size
    order = [(name.y, name.x) for name in names]
    assert order == sorted(order)


@pytest.mark.parametrize(("count", "even"), [(6, [3, 3]), (9, [5, 4]), (11, [4, 4, 3])])
def test_rows_are_as_few_as_can_be_and_as_even(count: int, even: list[int]) -> None:
    legend = Legend.of(crowd(count), 1.0)
    rows: dict[float, int] = {}
    for shape in legend.shapes(0, Box(0, 0, 1184, legend.height(1184))):
        if isinstance(shape, Label):
            rows[shape.y] = rows.get(shape.y, 0) + 1
    assert list(rows.values()) == even


def test_a_long_name_is_cut() -> None:
    long = Scene(
        "Long", saddle, [(0.5, 0.5)], [SGD(0.1, label="A name of many words " * 9)], 5, [Contour()]
    )
    assert Legend.of(long, 1.0).labels[0].endswith("…")


def test_the_rates_of_a_tuned_scene_stand_beside_their_names() -> None:
    made = Scene("Tuned", ellipse, [(-1, 1)], [SGD(0.1), AdaDelta(), Adam(0.1)], 9, [Contour()])
    scene = tuned(made, keep=["AdaDelta"], rates=[0.01, 0.02, 0.05])
    legend = Legend.of(scene, 0.8)
    for width in (200, 1184):
        shapes = legend.shapes(0, Box(40, 600, width, legend.height(width)))
        words = [shape for shape in shapes if isinstance(shape, Label)]
        names, rates = words[::2], words[1::2]
        assert [name.text for name in names] == list(scene.labels)
        assert [rate.text for rate in rates] == list(scene.rates_told)
        assert rates[1].text == "(1)"
        for name, rate in zip(names, rates, strict=True):
            assert name.y == rate.y
            assert 0 < extent(rate)[0] - extent(name)[2] < name.size
