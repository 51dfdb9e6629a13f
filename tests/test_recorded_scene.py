"""The recorded run that comes with the project is what the program on its page writes."""

import importlib
from pathlib import Path

import numpy as np
from pages import ROOT, blocks

from render import simulate


def test_the_file_is_what_the_program_on_its_page_writes(tmp_path: Path, monkeypatch) -> None:
    (program,) = (b.text for b in blocks(ROOT / "docs" / "recorded.md") if "dice" in b.text)
    monkeypatch.chdir(tmp_path)
    exec(compile(program, "recorded.md", "exec"), {})
    written = (tmp_path / "recorded_run.csv").read_bytes()
    assert written == (ROOT / "scenes" / "recorded_run.csv").read_bytes()


def test_of_forty_seeds_as_many_end_in_the_deep_well_as_its_scene_says() -> None:
    (program,) = (b.text for b in blocks(ROOT / "docs" / "recorded.md") if "dice" in b.text)
    ends = []
    for seed in range(40):
        names: dict[str, object] = {}
        exec(program.replace("Random(22)", f"Random({seed})").partition("with open")[0], names)
        ends.append(names["x"])
    assert np.less(ends, -0.5).sum() == 15
    assert ends[22] < -0.5
    assert "fifteen" in str(importlib.import_module("scenes.recorded_run").__doc__)


def test_in_the_scene_the_annealer_alone_finds_the_deep_well() -> None:
    walks = simulate(importlib.import_module("scenes.recorded_run").scene)
    assert [walk.points[-1, 0] < 0 for walk in walks] == [False, False, True]
