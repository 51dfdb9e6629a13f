"""A page's thin lines: runs under noise, and the gradient flow."""

from dataclasses import replace

import numpy as np
import pytest

from optimizers import SGD, Adam
from render import Contour, Gaussian, Landscape, Scene, simulate
from render.page import document as documents
from render.page.document import Page
from render.page.fans import FINE, PARTS, shown_of
from render.page.packet import packed, unpacked
from render.scene.themes import THEMES
from render.views.paths.fan import THINNEST
from render.views.paths.flow import flow_lines
from surfaces import ellipse

SCENE = Scene(
    title="Under noise",
    surface=ellipse,
    starts=[(-1.9, 0.4)],
    optimizers=[SGD(0.03), Adam(0.3)],
    steps=40,
    views=[Contour(), Landscape()],
    noise=Gaussian(8, runs=12),
)
"""Runs leave the domain and come back."""


def document_of(scene):
    trajectories = simulate(scene)
    return unpacked(packed(Page.of(scene).document(trajectories))), trajectories


def runs_in(fan):
    """Corners in shares of the domain, and their steps, of each run."""
    ends = [*fan["begins"][1:], len(fan["steps"])]
    for begin, end in zip(fan["begins"], ends, strict=True):
        yield fan["places"][begin:end] / FINE, fan["steps"][begin:end] / PARTS


def distance(point, line):
    begin, way = line[:-1], np.diff(line, axis=0)
    along = ((point - begin) * way).sum(axis=1) / np.maximum((way**2).sum(axis=1), 1e-12)
    return np.linalg.norm(begin + np.clip(along, 0, 1)[:, None] * way - point, axis=1).min()


def test_every_run_is_told_as_closely_as_the_film_draws_it():
    document, trajectories = document_of(SCENE)
    low, high = np.transpose(SCENE.shown)
    inside = 0
    for walker, trajectory in zip(document["walkers"], trajectories, strict=True):
        assert len(walker["fan"]["begins"]) == 12
        for (corners, steps), points in zip(
            runs_in(walker["fan"]), trajectory.fan.points, strict=True
        ):
            assert (np.diff(steps) >= 0).all()
            shares = (points - low) / (high - low)
            for share in shares[(shares >= 0).all(axis=1) & (shares <= 1).all(axis=1)]:
                assert distance(share, corners) < 1.5 * THINNEST * np.sqrt(2)
                inside += 1
    assert inside > 800


def test_runs_are_as_strong_as_the_film_s():
    from render.scene.view import Box
    from render.views.contour.map import Map

    document, trajectories = document_of(SCENE)
    stage = Map.of(Contour(), SCENE, trajectories, Box(0, 0, 400, 400), 1.0)
    (strength,) = {strand.faint for strand in stage.crowd.strands if strand.faint is not None}
    assert {walker["fan"]["strength"] for walker in document["walkers"]} == {strength}
    look = THEMES["light"]
    assert document["theme"]["run"] == look.run
    assert document["note"] == "thin: 12 runs"


def test_of_too_many_runs_some_are_told_evenly_chosen(monkeypatch):
    trajectories = simulate(SCENE)
    positions = 2 * 41
    assert shown_of(trajectories, most=12 * positions).tolist() == list(range(12))
    assert shown_of(trajectories, most=12 * positions - 1).tolist() == [
        k * 12 // 11 for k in range(11)
    ]
    assert shown_of(trajectories, most=4 * positions).tolist() == [0, 3, 6, 9]
    assert shown_of(trajectories, most=positions - 1).tolist() == []
    monkeypatch.setattr(documents, "MOST_THIN", 4 * positions)
    told = Page.of(SCENE).document(trajectories)
    assert told["note"] == "thin: 4 of 12 runs"
    corners, _ = list(runs_in(unpacked(packed(told))["walkers"][0]["fan"]))[1]
    low, high = np.transpose(SCENE.shown)
    first = (trajectories[0].fan.points[3][1] - low) / (high - low)
    assert distance(first, corners) < 0.002


def test_without_noise_no_walker_has_a_fan():
    document, _ = document_of(replace(SCENE, noise=None))
    assert not any("fan" in walker for walker in document["walkers"])
    assert document["note"] == ""


def test_the_flow_is_told_on_the_ground_where_the_map_shows_it():
    scene = replace(SCENE, noise=None, views=[Landscape(), Contour(flow=True)])
    document, _ = document_of(scene)
    (line,) = flow_lines(ellipse, np.asarray(scene.starts), scene.shown)
    (told,) = document["flows"]
    places = 2 * (told["places"] / 65535) - 1
    np.testing.assert_allclose(places, Page.of(scene).block.place(line), atol=2e-5)
    assert document["note"] == "dashed: gradient flow"
    assert document_of(replace(scene, views=[Contour()]))[0]["flows"] == []


@pytest.mark.parametrize("start", [(9.0, 9.0), (0.0, 0.0)])
def test_a_start_without_a_flow_has_no_line(start):
    scene = replace(SCENE, noise=None, views=[Contour(flow=True)])
    assert Page.of(scene).flows([start]) == []
