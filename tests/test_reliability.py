"""docs/reliability.md: each promise and each fault names the tests that hold it, counted right.

`pytest --rewrite-references` writes the counts anew.
"""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "reliability.md"

LINK = re.compile(r"\[([a-z][^\]]*)\]\(\.\./(tests/[\w/]+\.py)\)")
"""A test's name in words, and its file."""

ROW = re.compile(r"^(\| .* \| )(\d[\d,]*(?: \+ \d[\d,]*)?)( \|)$", re.MULTILINE)
"""A row of a table whose last cell counts cases, those of `make soak` after a plus."""

Test = tuple[str, str]


def named_in(text: str) -> list[Test]:
    """File and function of every test that the text links to."""
    return [(file, f"test_{words.replace(' ', '_')}") for words, file in LINK.findall(text)]


def collected(files: set[str], marks: str) -> Counter[Test]:
    """How many cases each test in the files has."""
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-m", marks, *sorted(files)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode in {0, 5}, run.stdout  # 5: none has these marks
    found = re.findall(r"^(tests/[\w/]+\.py)::(\w+)", run.stdout, re.MULTILINE)
    return Counter(found)


def counted(row: str, quick: Counter[Test], soak: Counter[Test]) -> str:
    """The last cell that a row should have."""
    tests = named_in(row)
    cases = f"{sum(quick[test] for test in tests):,}"
    more = sum(soak[test] for test in tests)
    return f"{cases} + {more:,}" if more else cases


@pytest.mark.thorough
def test_the_page_names_tests_that_there_are_and_counts_their_cases(
    request: pytest.FixtureRequest,
) -> None:
    text = PAGE.read_text(encoding="utf-8")
    named = set(named_in(text))
    files = {file for file, _ in named}
    quick, soak = collected(files, "not soak"), collected(files, "soak")
    missing = named - quick.keys() - soak.keys()
    assert not missing, "no such test"
    right = ROW.sub(lambda row: row[1] + counted(row[0], quick, soak) + row[3], text)
    if request.config.getoption("--rewrite-references"):
        PAGE.write_text(right, encoding="utf-8")
    assert right == PAGE.read_text(encoding="utf-8")


def test_every_promise_and_every_fault_is_held_by_a_test() -> None:
    text = PAGE.read_text(encoding="utf-8")
    promises = re.findall(r"^\*\*.*(?:\n.+)*", text, re.MULTILINE)
    faults = [line for line in text.splitlines() if line.startswith("| ")][1:]
    assert len(promises) >= 8
    assert len(faults) >= 24
    assert [told for told in (*promises, *faults) if not LINK.search(told)] == []
