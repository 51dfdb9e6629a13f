"""In a kernel of Jupyter: films in cells, the article whole, faults, an interrupt."""

import os
import time
from base64 import b64decode
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from player import players

pytestmark = [pytest.mark.notebooks, pytest.mark.usefixtures("temporary")]

ARTICLE = Path(__file__).parents[2] / "docs" / "article.ipynb"

NEAR = 3.0
"""Levels of 255, on average, between what is played and a picture of 256 colours."""

DECLARED = """
from optimizers import SGD, Adam
from render import Clock, Contour, Landscape, Scene
from surfaces import saddle

def declared(seconds=0.4, optimizers=(SGD(0.01), Adam(0.01))):
    clock, starts = Clock(seconds), [(0.5, 0.01)]
    return Scene("Two", saddle, starts, list(optimizers), 30, [Contour()], clock=clock)
"""

Output = dict[str, Any]


def ran(*cells: str) -> list[list[Output]]:
    """The outputs of cells, run one after another in one kernel, whatever they raise."""
    import nbclient
    import nbformat

    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    nbclient.NotebookClient(notebook, timeout=300, allow_errors=True).execute()
    return [cell.outputs for cell in notebook.cells]


def html(output: Output) -> str:
    return str(output["data"].get("text/html"))


def apart(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.abs(one.astype(float) - other).mean())


def test_the_article_runs_from_top_to_bottom_and_shows_its_films() -> None:
    import nbclient
    import nbformat

    pictured = nbformat.read(ARTICLE, as_version=4)
    notebook = nbformat.read(ARTICLE, as_version=4)
    nbformat.validate(notebook)
    folder = {"metadata": {"path": str(ARTICLE.parent)}}
    nbclient.NotebookClient(notebook, timeout=300, resources=folder).execute()
    films = 0
    for cell, before in zip(notebook.cells, pictured.cells, strict=True):
        for output in cell.get("outputs", ())[:-1]:
            assert html(output) == "", "the bar is gone"
        pictures = [out["data"]["image/png"] for out in before.get("outputs", ()) if "data" in out]
        if not pictures:
            continue
        with Image.open(BytesIO(b64decode(pictures[0]))) as picture:
            wanted = np.asarray(picture.convert("RGB"))
        shown = cell.outputs[-1]
        if "image/png" in shown["data"]:
            with Image.open(BytesIO(b64decode(shown["data"]["image/png"]))) as picture:
                assert apart(np.asarray(picture), wanted) < NEAR
            continue
        (player,) = players(html(shown))
        assert apart(player.frames[-1], wanted) < NEAR, cell.source
        films += 1
    assert films == 9


def test_a_cell_shows_its_film_and_no_bar_each_time_it_is_run() -> None:
    _, first, again, film, frame = ran(
        DECLARED,
        "scene = declared()\nscene",
        "scene",
        "film = scene.film(size=(320, 180))\nfilm",
        "film[-1]",
    )
    assert [html(output) == "" for output in first] == [True, False]
    assert len(players(html(first[-1]))[0].frames) == 10
    assert html(again[-1]) == html(first[-1])
    assert [html(output) == "" for output in film] == [True, True, False]
    (player,) = players(html(film[-1]))
    with Image.open(BytesIO(b64decode(frame[0]["data"]["image/png"]))) as picture:
        assert apart(player.frames[-1], np.asarray(picture)) < NEAR


def test_a_fault_is_told_as_it_is_outside() -> None:
    wrong = "class Wrong:\n    def start(self, position): pass\n    def step(self, *_): pass\n"
    _, scene, view, walk = ran(
        DECLARED,
        "declared(optimizers=[])",
        "declared().film('contuor')",
        f"{wrong}\ndeclared(optimizers=[Wrong()])",
    )
    assert scene[-1]["ename"] == view[-1]["ename"] == "ValueError"
    assert scene[-1]["evalue"] == "optimizers is empty; name at least one"
    assert view[-1]["evalue"] == "no view 'contuor'; did you mean 'contour'?"
    bar, error, _ = walk
    assert html(bar) == ""
    assert error["evalue"] == "Wrong.step returned None; it must return (positions, state)"


@pytest.fixture
def kernel() -> Iterator[tuple[Any, Any]]:
    from jupyter_client.manager import start_new_kernel

    manager, client = start_new_kernel()
    yield manager, client
    client.stop_channels()
    manager.shutdown_kernel()


def heard(client: Any, until: Callable[[Output], bool]) -> list[Output]:
    """The messages of a kernel up to the first that is wanted."""
    told = []
    while not told or not until(told[-1]):
        told.append(client.get_iopub_msg(timeout=120))
    return told


def idle(message: Output) -> bool:
    return message["content"].get("execution_state") == "idle"


def of_type(kind: str, told: list[Output]) -> list[Output]:
    return [message["content"] for message in told if message["msg_type"] == kind]


def descendants(process: int) -> set[int]:
    below: set[int] = set()
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            below |= {child, *descendants(child)}
    return below


def test_an_interrupt_ends_the_drawing_and_the_cell_runs_again(
    kernel: tuple[Any, Any], temporary: Path
) -> None:
    manager, client = kernel
    client.execute(DECLARED)
    heard(client, idle)
    process = manager.provisioner.pid
    before = descendants(process)
    client.execute("declared(seconds=400)")
    heard(client, lambda message: "drawing" in str(message["content"]))
    assert descendants(process) - before
    assert list(temporary.glob("steepest-*"))
    manager.interrupt_kernel()
    told = heard(client, idle)
    (error,) = of_type("error", told)
    assert error["ename"] == "KeyboardInterrupt"
    assert of_type("update_display_data", told)[-1]["data"]["text/html"] == ""
    limit = time.monotonic() + 20
    while descendants(process) - before and time.monotonic() < limit:
        os.sched_yield()
    assert descendants(process) == before
    assert list(temporary.glob("steepest-*")) == []
    client.execute("declared()")
    (shown,) = of_type("execute_result", heard(client, idle))
    assert len(players(html(shown))[0].frames) == 10
