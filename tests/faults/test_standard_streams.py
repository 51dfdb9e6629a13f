"""Standard output on a full disk, or with a reader that has gone: what is made is made."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from trial import Trial

FULL = ["standard output: the disk is full: what it tells is lost; free some space, or send it el"]
SMALL = ("--size", "160x90")


@contextmanager
def a_full_disk() -> Iterator[int]:
    with Path("/dev/full").open("wb") as device:
        yield device.fileno()


@contextmanager
def a_reader_that_has_gone() -> Iterator[int]:
    reader, writer = os.pipe()
    os.close(reader)
    yield writer
    os.close(writer)


ENDS = [(a_full_disk, FULL), (a_reader_that_has_gone, [])]


def told(trial: Trial, *arguments: str, output: int) -> list[str]:
    """The lines of standard error, each cut, of a command that ends with 1."""
    ran = trial.ended(trial.begin(*arguments, output=output))
    assert ran.status == 1, ran
    trial.left_nothing()
    return [line[: len(FULL[0])] for line in ran.lines]


@pytest.mark.parametrize(("where", "lines"), ENDS)
def test_words_that_cannot_be_said_are_told_in_one_line(trial: Trial, where, lines) -> None:
    trial.scene()
    with where() as output:
        for arguments in (("--help",), ("--version",), ("list", "valley")):
            assert told(trial, *arguments, output=output) == lines


@pytest.mark.parametrize(
    ("where", "lines"), [ENDS[0], pytest.param(*ENDS[1], marks=pytest.mark.soak)]
)
def test_all_is_made_though_no_word_of_it_can_be_said(trial: Trial, where, lines) -> None:
    trial.scene()
    with where() as output:
        assert told(trial, "build", "valley", "--stills", "-j1", output=output) == lines
    made = sorted(path.name for path in (trial.folder / "outputs").glob("[!.]*"))
    assert made == ["valley-contour.png", "valley-contour.svg"]


@pytest.mark.parametrize("here", [pytest.param((), marks=pytest.mark.soak), ("--here",)])
def test_a_still_is_whole_though_its_line_cannot_be_said(
    trial: Trial, here: tuple[str, ...]
) -> None:
    trial.scene()
    with a_full_disk() as output:
        assert told(trial, "still", "valley", "-o", "a.png", *SMALL, *here, output=output) == FULL
    assert (trial.folder / "a.png").read_bytes().endswith(b"IEND\xaeB`\x82")


def test_a_full_disk_below_standard_error_keeps_nothing_from_being_made(trial: Trial) -> None:
    trial.scene("print('a word', flush=True)\n" + trial.scene().read_text())
    with a_full_disk() as error:
        ran = trial.ended(trial.begin("still", "valley", "-o", "a.png", *SMALL, error=error))
    assert ran.status == 0
    assert ran.said.startswith("a.png  160 × 90, ")
