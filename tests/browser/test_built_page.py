"""The script that pages carry is the one that its source gives, and passes its own tests."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "render" / "page"


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the source with what builds it, beside a package of its own."""
    root = tmp_path_factory.mktemp("project")
    ours = shutil.ignore_patterns("node_modules", "build")
    shutil.copytree(ROOT / "web", root / "web", ignore=ours)
    run("ci", "--silent", "--no-audit", "--no-fund", at=root / "web")
    return root / "web"


def run(*words: str, at: Path) -> None:
    ran = subprocess.run(
        ["npm", *words],
        cwd=at,
        env=os.environ | {"CI": "true"},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("what", ["check", "test"])
def test_the_script_is_sound(web: Path, what: str) -> None:
    run("run", "--silent", what, at=web)


def test_the_script_in_the_package_is_built_from_its_source(web: Path) -> None:
    run("run", "--silent", "build", at=web)
    for name in ("page.js", "page.css"):
        built = (web.parent / "render" / "page" / name).read_bytes()
        assert built == (PAGE / name).read_bytes(), f"{name} is not what web/ gives: make page"


def test_the_lock_names_no_place_to_load_from() -> None:
    assert "://" not in (ROOT / "web" / "package-lock.json").read_text()
