"""docs/article.ipynb: its cells run, its walks are those of the scenes, its pictures are there."""

import importlib
import json
import runpy
from base64 import b64decode
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

import scenes
from render import Scene, simulate
from render.notebook.cell import SIZE

DOCS = Path(__file__).parents[1] / "docs"
MAKE = runpy.run_path(str(DOCS / "make_notebook.py"))
TEXT = (DOCS / "article.ipynb").read_text(encoding="utf-8")
CELLS: list[dict[str, Any]] = json.loads(TEXT)["cells"]
CODE = [cell for cell in CELLS if cell["cell_type"] == "code"]

OWN = {
    scene.title: scene
    for path in Path(scenes.__file__).parent.glob("[!_]*.py")
    for scene in [importlib.import_module(f"scenes.{path.stem}").scene]
}
"""The scenes of the folder, by title."""


def test_the_file_is_in_the_form_that_it_is_made_in_and_small() -> None:
    assert MAKE["written"](json.loads(TEXT)) == TEXT
    assert len(TEXT.encode()) < 1_500_000


def test_its_cells_are_short_and_the_first_one_installs() -> None:
    assert MAKE["INSTALLS"] in CODE[0]["metadata"]["tags"]
    assert "REPOSITORY" in "".join(CODE[0]["source"])
    assert max(len(cell["source"]) for cell in CODE) <= 25


@pytest.fixture(scope="module")
def values() -> list[object]:
    """What each cell with code shows, run in order as plain Python."""
    names: dict[str, object] = {}
    return [MAKE["run"](cell, names)[0] for cell in CODE]


def test_each_scene_is_one_of_the_folder_and_walks_as_it_does(values: list[object]) -> None:
    shown = [value for value in values if isinstance(value, Scene)]
    assert len(shown) == 9
    for scene in shown:
        own = OWN[scene.title]
        assert scene.labels == own.labels
        for one, other in zip(simulate(scene), simulate(own), strict=True):
            # Written in another order, the same rule rounds otherwise, and a saddle makes it grow.
            assert np.allclose(one.points, other.points, rtol=1e-6, atol=1e-9), one.label


def test_each_optimizer_is_walked() -> None:
    text = "".join(line for cell in CODE for line in cell["source"])
    for name in ("SGD", "Momentum", "Nesterov", "AdaGrad", "RMSProp", "AdaDelta", "Adam"):
        assert f"class {name}(" in text


def test_a_cell_has_the_picture_of_what_it_shows_and_no_other_output(values: list[object]) -> None:
    for cell, value in zip(CODE, values, strict=True):
        kinds = [output["output_type"] for output in cell["outputs"]]
        pictures = [out["data"]["image/png"] for out in cell["outputs"] if "data" in out]
        assert set(kinds) <= {"stream", "display_data"}
        assert bool(pictures) == (value is not None), cell["source"]
        if isinstance(value, Scene):
            with Image.open(BytesIO(b64decode(pictures[0]))) as picture:
                assert picture.size == SIZE


def test_its_links_lead_somewhere() -> None:
    words = "".join(line for cell in CELLS for line in cell["source"])
    links = [part.partition(")")[0] for part in words.split("](")[1:]]
    assert len(links) > 2
    assert [link for link in links if not (DOCS / link).exists()] == []
