"""The README: its scene is the file's, its code runs, its picture is there and small."""

import re
from pathlib import Path

import pytest

from render import Scene

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SNIPPETS = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)


def test_the_first_scene_is_that_of_the_file() -> None:
    source = (ROOT / "scenes" / "saddle.py").read_text(encoding="utf-8")
    assert source.endswith(SNIPPETS[0])


@pytest.mark.parametrize("snippet", SNIPPETS)
def test_every_snippet_runs(snippet: str, capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, object] = {}
    exec(compile(snippet, "README.md", "exec"), names)  # our own text
    assert isinstance(names["scene"], Scene)
    assert capsys.readouterr().out.count("\n") in {0, 7}


def test_the_animation_is_tracked_and_below_a_megabyte() -> None:
    (picture,) = re.findall(r"!\[[^]]*\]\((docs/[^)]*\.gif)\)", README)
    assert 10_000 < (ROOT / picture).stat().st_size < 1_000_000


@pytest.mark.parametrize("link", re.findall(r"\]\(((?!http)[^)]+)\)", README))
def test_every_link_leads_somewhere(link: str) -> None:
    assert (ROOT / link).exists()


def test_every_make_target_named_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^make (\w+)", README, flags=re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, flags=re.MULTILINE)
