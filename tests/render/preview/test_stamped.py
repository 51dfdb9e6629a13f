"""A packet that says what it answers, its arrays untouched."""

import numpy as np
import pytest

from render.page.packet import packed, unpacked
from render.preview.stamped import packet_of, stamped


@pytest.mark.parametrize("serial", [0, 7, 12345678, 2**53 - 1])
def test_the_serial_is_another_and_all_else_is_the_same(serial) -> None:
    numbers = np.linspace(0, 1, 7)
    packet = packed({"kind": "update", "serial": 0, "walkers": [{"at": 1, "points": numbers}]})
    found = unpacked(stamped(packet, serial))
    assert found["serial"] == serial
    assert found["kind"] == "update"
    assert np.array_equal(found["walkers"][0]["points"], numbers)
    assert len(stamped(packet, serial)) % 8 == 0


def test_words_alone_are_a_packet_too() -> None:
    assert unpacked(packet_of({"kind": "error", "message": "saddle.py:3: é"})) == {
        "kind": "error",
        "message": "saddle.py:3: é",
    }
    assert len(packet_of({"kind": "error"})) % 8 == 0
