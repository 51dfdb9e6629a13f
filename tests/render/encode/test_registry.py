"""What is true of every format by being listed."""

import pytest

from render.containers import CONTAINERS
from render.containers.html import HTML
from render.encode import FORMATS, Coding, Format
from render.encode.mp4 import MP4
from render.still import STILLS, StillFormat


@pytest.mark.parametrize("kind", [*FORMATS, *STILLS], ids=lambda kind: kind.suffix)
def test_each_format_can_be_read_again_and_has_a_suffix_of_its_own(
    kind: Format | StillFormat,
) -> None:
    assert kind.container in CONTAINERS
    of_its_kind = FORMATS if isinstance(kind, Format) else STILLS
    assert [one.suffix for one in of_its_kind].count(kind.suffix) == 1
    assert kind.suffix.startswith(".")
    assert kind.suffix == kind.suffix.lower()


def test_every_kind_of_file_is_of_a_format_or_a_page() -> None:
    assert {HTML, *(kind.container for kind in (*FORMATS, *STILLS))} == set(CONTAINERS)


@pytest.mark.parametrize(
    ("coding", "told"),
    [
        (Coding(level=99), "level is 99; MP4 has levels 0 to"),
        (Coding(loops=2), "MP4 cannot say how often it is shown; the page that shows it does"),
        (Coding(loops=-1), "loops is -1; it must be 0, for ever, or more"),
        (Coding(codec="h265"), "MP4 has one codec alone; leave out 'h265'"),
    ],
)
def test_a_format_says_what_of_a_coding_it_cannot_do(coding: Coding, told: str) -> None:
    (fault,) = MP4.faults(coding)
    assert fault.startswith(told)
    assert MP4.faults(Coding()) == []
    assert MP4.faults(Coding(), transparent=True) == ["MP4 cannot leave the ground out"]


@pytest.mark.parametrize("kind", FORMATS, ids=lambda kind: kind.suffix)
def test_numbers_stand_longer_at_each_lower_level_or_not_at_all(kind: Format) -> None:
    assert len(kind.numbers_stand) in {0, len(kind.levels)}
    assert list(kind.numbers_stand) == sorted(kind.numbers_stand)
