"""A library that is not there is told in one line, with the extra that brings it."""

import sys

import pytest

from adapters import from_cma, from_optax, from_scipy, from_torch
from adapters.kind import OURS, kind_of
from adapters.settings import label_faults, positive_faults, seed_faults
from render.loading.load import load
from render.loading.scene_code import SceneError
from render.scene.themes import LIGHT


@pytest.mark.parametrize(
    ("library", "make"),
    [
        ("torch", lambda: from_torch(lambda parameters: parameters)),
        ("optax", lambda: from_optax(None)),
        ("scipy", lambda: from_scipy("BFGS")),
        ("cma", lambda: from_cma(0.5)),
    ],
)
def test_a_library_that_is_missing_is_told_with_its_extra(library, make, monkeypatch) -> None:
    for name in [library, *(one for one in sys.modules if one.startswith(f"{library}."))]:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)
    told = rf"^from_{library} needs {library}, which is not installed: pip install 'steepest\[ad"
    with pytest.raises(ModuleNotFoundError, match=told):
        make()


def test_a_scene_that_imports_a_missing_library_is_told_its_extra(tmp_path, monkeypatch) -> None:
    for name in [one for one in sys.modules if one.partition(".")[0] == "torch"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "torch", None)
    scene = tmp_path / "own.py"
    scene.write_text("import torch\n")
    with pytest.raises(SceneError) as caught:
        load(str(scene))
    (line,) = str(caught.value).splitlines()
    assert "torch" in line
    assert line.endswith("it comes with pip install 'steepest[adapters]'")


def test_importing_the_adapters_loads_none_of_the_libraries() -> None:
    import subprocess

    code = "import adapters, sys; print(*{n.partition('.')[0] for n in sys.modules})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert "adapters" in loaded
    assert loaded & {"torch", "optax", "jax", "scipy", "cma", "render"} == set()


def test_settings_that_are_none_are_told() -> None:
    assert label_faults("x", " ") == ["x: label is ' '; it must be a word"]
    assert label_faults("x", "Adam") == []
    assert seed_faults("x", 0) == []
    assert seed_faults("x", 0, least=1) == ["x: seed is 0; it must be a whole number, 1 to 2³² − 1"]
    assert len(seed_faults("x", True)) == len(seed_faults("x", 1.5)) == 1
    assert positive_faults("x", "size", 0.5) == []
    for wrong in (0, -1, float("inf"), float("nan"), "1", None, True):
        assert len(positive_faults("x", "size", wrong)) == 1


def test_the_kinds_that_are_ours_are_those_with_colours() -> None:
    assert set(OURS) == set(LIGHT.paths)
    assert [kind_of(name) for name in ("Adadelta", "adam", "Lion")] == ["AdaDelta", "Adam", "Lion"]
