"""What is true of every format by being listed."""

import pytest

from render.containers import CONTAINERS
from render.encode import FORMATS, Format
from render.still import STILLS, StillFormat


@pytest.mark.parametrize("kind", [*FORMATS, *STILLS], ids=lambda kind: kind.suffix)
def test_each_format_can_be_read_again_and_has_a_suffix_of_its_own(
    kind: Format | StillFormat,
) -> None:
    assert kind.container in CONTAINERS
    assert [one.suffix for one in (*FORMATS, *STILLS)].count(kind.suffix) == 1
    assert kind.suffix.startswith(".")
    assert kind.suffix == kind.suffix.lower()


def test_every_kind_of_file_is_of_a_format() -> None:
    assert {kind.container for kind in (*FORMATS, *STILLS)} == set(CONTAINERS)
