"""Which package may name which, read from the source; and what importing costs."""

import ast
import importlib
import re
import runpy
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

MAY_IMPORT = {
    "surfaces": {"surfaces", "numpy", "sympy"},
    "optimizers": {"optimizers", "numpy"},
    "adapters": {
        "adapters",
        "surfaces",
        "optimizers",
        "numpy",
        "torch",
        "optax",
        "jax",
        "scipy",
        "cma",
    },
    "networks": {"networks", "surfaces", "optimizers", "numpy", "sklearn"},
    "scenes": {"surfaces", "optimizers", "adapters", "networks", "render", "numpy"},
}
"""All that these packages may import beside the standard library."""

WITH_EXTRAS = {"torch", "optax", "scipy", "cma"}
"""What the scenes that need an extra may import too."""

PACKAGES = ["surfaces", "optimizers", "adapters", "networks", "render", "scenes"]
FOLDERS = [*PACKAGES, "tests", "benchmarks"]

HEAVY = {"matplotlib", "numba", "imageio", "imageio_ffmpeg", "PIL", "rich", "sympy", "click"}

UNDONE = re.compile(r"\b(?:TO[D]O|FIX[M]E)\b")


def sources(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def imports(source: str) -> Iterator[str]:
    """The full name of every module, or name of a module, that the source imports anywhere."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{'.' * node.level}{node.module or ''}.{a.name}" for a in node.names)


def strangers(source: str, allowed: set[str]) -> set[str]:
    """The packages that the source imports, neither allowed nor of the standard library."""
    tops = {name.partition(".")[0] for name in imports(source)}
    return tops - allowed - sys.stdlib_module_names


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_a_package_imports_only_what_lies_below_it(package: str) -> None:
    found = {}
    for path in sources(package):
        extra = WITH_EXTRAS if path.parent.name == "with_extras" else set()
        found[path] = strangers(path.read_text(), MAY_IMPORT[package] | extra)
    assert found
    assert {path: names for path, names in found.items() if names} == {}


FIGURE = runpy.run_path(str(ROOT / "docs" / "make_architecture.py"))
"""The program that draws the packages, and the order in which it does."""

LAYERS: tuple[str, ...] = FIGURE["LAYERS"]


def test_each_package_names_only_those_that_stand_above_it_in_the_figure() -> None:
    folders = {path.parent.name for path in (ROOT / "render").glob("*/__init__.py")}
    assert {"surfaces", "optimizers", "adapters", "networks", *folders} == set(LAYERS)
    imported = FIGURE["imports"]()
    assert imported["film"]["scene"] > 20
    for name, others in imported.items():
        assert [o for o in others if LAYERS.index(o) > LAYERS.index(name)] == [], name


CELL: str = FIGURE["CELL"]
"""What stands below a scene and a film, and is named by them all the same."""


def test_a_scene_and_a_film_alone_name_what_shows_them_and_only_as_they_are_called() -> None:
    package = CELL.rpartition(".")[0]
    found = set()
    for path in sources("render"):
        tree = ast.parse(path.read_text())
        named = {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module}
        ours = {name for name in named if name.startswith(package)}
        if ours and path.parent.name != package.rpartition(".")[2]:
            found.add((str(path.relative_to(ROOT)), *ours))
            at_once = [n.module for n in tree.body if isinstance(n, ast.ImportFrom)]
            assert ours.isdisjoint(at_once), path
    assert found == {("render/film/film.py", CELL), ("render/scene/scene.py", CELL)}
    assert not any(name.startswith(package) for name in loaded_by_importing("render"))


def test_what_all_packages_share_names_none_of_them() -> None:
    for name in ("form", "sheets", "shapes", "trajectory"):
        named = set(imports((ROOT / "render" / f"{name}.py").read_text()))
        named -= {one for one in named if one.startswith(("render.form.", "render.sheets."))}
        tops = {one.partition(".")[0] for one in named}
        assert tops & set(PACKAGES) <= {"surfaces", "optimizers"}


def test_the_figure_is_drawn_from_the_code_as_it_is() -> None:
    tracked = (ROOT / "docs" / "architecture.svg").read_text(encoding="utf-8")
    assert tracked == FIGURE["drawn"](), "draw it anew: make architecture"


def test_render_never_names_a_scene() -> None:
    for path in sources("render"):
        assert "scenes" not in {name.partition(".")[0] for name in imports(path.read_text())}, path


def test_pyplot_and_mplot3d_are_imported_nowhere() -> None:
    barred = re.compile(r"matplotlib\.pyplot|mpl_toolkits\.mplot3d|pylab")
    for path in sources(*PACKAGES):
        assert [name for name in imports(path.read_text()) if barred.match(name)] == [], path


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import render", {"render"}),
        ("import render.scene.scene as s", {"render"}),
        ("from optimizers.sgd import SGD", {"optimizers"}),
        ("def f():\n    import scipy", {"scipy"}),
        ("if 0:\n    from . import saddle", {""}),
        ("import math, numpy.linalg\nfrom surfaces.surface import Surface", set()),
    ],
)
def test_a_stranger_is_seen_in_whatever_form_it_is_imported(
    source: str, expected: set[str]
) -> None:
    assert strangers(source, MAY_IMPORT["surfaces"]) == expected


def test_both_forms_of_importing_pyplot_are_seen() -> None:
    # Text for the reader of imports, not an import of ours.
    assert list(imports("import matplotlib.pyplot as plt")) == ["matplotlib.pyplot"]
    assert list(imports("from matplotlib import pyplot")) == ["matplotlib.pyplot"]


def loaded_by_importing(package: str) -> set[str]:
    """The modules that a fresh process has loaded after the import."""
    code = f"import {package}, sys; print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(run.stdout.split())


@pytest.mark.parametrize("package", ["surfaces", "optimizers", "render"])
def test_declaring_a_scene_loads_nothing_that_draws(package: str) -> None:
    loaded = loaded_by_importing(package)
    assert package in loaded
    assert loaded & HEAVY == set()


@pytest.mark.parametrize("package", ["surfaces", "optimizers"])
def test_neither_sibling_loads_the_other_nor_render(package: str) -> None:
    assert loaded_by_importing(package) & set(PACKAGES) == {package}


def imports_of(package: str) -> list[ast.alias]:
    tree = ast.parse((ROOT / package / "__init__.py").read_text())
    return [a for n in tree.body if isinstance(n, ast.ImportFrom) for a in n.names]


@pytest.mark.parametrize("package", ["surfaces", "optimizers"])
def test_each_line_of_a_package_exports_one_name(package: str) -> None:
    exported = imports_of(package)
    assert all(alias.name == alias.asname for alias in exported)
    assert len({alias.name for alias in exported}) == len(exported)


def test_what_render_imports_by_name_is_public_and_sorted() -> None:
    public = importlib.import_module("render").__all__
    assert sorted(alias.name for alias in imports_of("render")) == sorted(public)
    kinds = [(not name.isupper(), not name[0].isupper(), name) for name in public]
    assert kinds == sorted(kinds)


@pytest.mark.parametrize("path", sources(*FOLDERS), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_is_short_and_leaves_nothing_undone(path: Path) -> None:
    text = path.read_text()
    assert len(text.splitlines()) < 300
    assert UNDONE.findall(text) == []


def test_what_is_undone_is_found() -> None:
    word = "TO" + "DO"
    assert UNDONE.findall(f"x = 1  # {word}: y") == [word]
