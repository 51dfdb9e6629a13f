"""The key: whose steps they are and what arrows mean; and the scale bar."""

import numpy as np
import pytest

from optimizers import SGD, Adam, Momentum, Nesterov
from render import Contour, Scene, simulate
from render.raster import extent
from render.scene.themes import LIGHT
from render.scene.view import Box
from render.shapes import Label, Line
from render.simulation.anatomy import anatomy_of
from render.views.paths.strand import strands_of
from render.views.steps.key import Entry, entries, key, key_rows, scale_bar
from surfaces import two_wells

ENTRIES = [Entry("Walker", "#ff0000", 0.0), *[Entry(f"part {k}", "#00ff00", 4.0) for k in range(4)]]


def texts(optimizer) -> list[str]:
    scene = Scene("Key", two_wells, [(0.75, 1.6)], [optimizer], 12, [Contour()])
    walks = simulate(scene)
    anatomy = anatomy_of(scene, walks[0])
    (strand,) = strands_of(scene, walks, np.ones(2), scale=1.0)
    return [entry.text for entry in entries(anatomy, optimizer.label, strand)]


def test_each_rule_is_told_by_its_own_parts() -> None:
    assert texts(SGD(0.01)) == ["SGD", r"step $-\eta\,\nabla f(\theta)$"]
    momentum, nesterov = texts(Momentum(0.01)), texts(Nesterov(0.01))
    assert momentum[:3] == ["Momentum", "step", r"$\mu v$"]
    assert momentum[3] == r"$-\eta\,\nabla f(\theta)$"
    assert nesterov[3] == r"$-\eta\,\nabla f(\theta + \mu v)$"
    assert texts(Adam(0.01)) == ["Adam", "step", r"along $-\nabla f$"]


@pytest.mark.parametrize("width", [60, 150, 260, 900])
def test_rows_keep_to_the_width_and_hold_every_entry_in_order(width: float) -> None:
    rows = key_rows(ENTRIES, width, 16.0)
    assert [entry for row in rows for entry in row] == ENTRIES
    box = Box(10, 20, width, 400)
    labels = [s for s in key(rows, box, LIGHT, size=16.0, scale=1.0) if isinstance(s, Label)]
    for row in rows:
        if len(row) > 1:
            last = next(label for label in labels if label.text == row[-1].text)
            assert extent(last)[2] <= box.right
    assert len(key_rows(ENTRIES, 900, 16.0)) == 1
    assert len(key_rows(ENTRIES, 60, 16.0)) == len(ENTRIES)


@pytest.mark.parametrize("width", np.geomspace(1e-6, 1e6, 40))
def test_the_scale_bar_has_a_round_length_that_is_as_long_as_it_says(width: float) -> None:
    plot = Box(40, 30, 500, 300)
    bar, label = scale_bar(float(width), plot, LIGHT, size=16.0, scale=1.0)
    assert isinstance(bar, Line)
    assert isinstance(label, Label)
    length = float(label.text.replace("−", "-"))
    assert f"{length:.0e}"[0] in "125"
    assert np.ptp(bar.points[:, 0]) / plot.width == pytest.approx(length / width)
    assert 0.1 <= length / width <= 0.3001
    assert extent(label)[2] < bar.points[:, 0].min()


def test_two_rows_are_as_even_as_can_be() -> None:
    wide = key_rows(ENTRIES[:4], 900, 16.0)
    assert [len(row) for row in wide] == [4]
    needed = next(w for w in range(900) if len(key_rows(ENTRIES[:4], w, 16.0)) == 1)
    assert [len(row) for row in key_rows(ENTRIES[:4], needed - 1, 16.0)] == [2, 2]
