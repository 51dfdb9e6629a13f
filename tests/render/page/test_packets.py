"""Packets: what goes in comes out, to the last bit."""

import struct

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from render.page.packet import TYPES, Smooth, packed, unpacked

ANY = st.sampled_from(sorted(TYPES)).flatmap(
    lambda kind: arrays(kind, array_shapes(min_side=0, max_dims=3, max_side=5))
)
WHOLE = st.sampled_from(["uint16", "uint32"]).flatmap(
    lambda kind: arrays(kind, array_shapes(min_dims=2, max_dims=3, max_side=6))
)


@settings(deadline=None, derandomize=True)
@given(ANY)
def test_an_array_comes_out_as_it_went_in(array):
    found = unpacked(packed({"a": array, "b": [1, "ü", None, {"c": array}]}))
    for one in (found["a"], found["b"][3]["c"]):
        assert one.dtype == array.dtype
        assert one.tobytes() == array.tobytes()
        assert one.shape == array.shape
    assert found["b"][:3] == [1, "ü", None]


@settings(deadline=None, derandomize=True)
@given(WHOLE, st.sampled_from([(0,), (1,), (0, 1)]))
def test_a_smooth_array_comes_out_as_it_went_in_whatever_it_holds(array, axes):
    found = unpacked(packed({"a": Smooth(array, axes)}))["a"]
    assert (found == array).all()
    assert found.dtype == array.dtype


def test_smooth_numbers_are_told_as_small_ones():
    slope = np.add.outer(7 * np.arange(50), 11 * np.arange(40)).astype(np.uint16)
    told = np.frombuffer(Smooth(slope, (0, 1)).told(), np.uint8)
    assert (told > 0).sum() == 49 + 39


def test_arrays_begin_where_a_browser_can_read_them_in_place():
    bytes_ = np.arange(3, dtype=np.uint8)
    packet = packed({"a": bytes_, "b": np.array([1.5]), "c": "é"})
    (length,) = struct.unpack_from("<I", packet)
    assert (4 + length) % 8 == 0
    assert struct.unpack_from("<d", packet, 4 + length + 8) == (1.5,)


def test_what_json_cannot_hold_is_refused():
    with pytest.raises(ValueError, match="JSON compliant"):
        packed({"a": float("nan")})
    with pytest.raises(ValueError, match="array of complex128"):
        packed({"a": np.zeros(1, dtype=complex)})


@pytest.mark.parametrize(
    "wrong", [b"", b"abc", b"\xff\xff\xff\xff{}", struct.pack("<I", 2) + b"[]"]
)
def test_what_is_no_packet_is_refused(wrong):
    with pytest.raises(ValueError, match="no packet"):
        unpacked(wrong)
