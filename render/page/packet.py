"""Packets: words and numbers in one piece, as a page reads them."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Value = Any
"""What JSON holds, and arrays in it."""

TYPES = {
    "float32": "f4",
    "float64": "f8",
    "int8": "i1",
    "uint8": "u1",
    "uint16": "u2",
    "uint32": "u4",
}
"""What an array may hold, by numpy's name, and what a packet calls it."""

ALIGNED = 8
"""Bytes: every array begins at a multiple of them."""


@dataclass(frozen=True, eq=False)
class Smooth:
    """An array of whole numbers that differ little from their neighbours, made small by that.

    Told are the differences along each of the `axes`, as whole numbers that go round, and of all of
    them first the lowest bytes, then the next: what is told then packs well.
    """

    array: NDArray[np.uint16] | NDArray[np.uint32]
    axes: tuple[int, ...] = (0,)

    def told(self) -> bytes:
        """The bytes of all differences."""
        rest: NDArray[Any] = self.array
        for axis in self.axes:
            rest = np.diff(rest, axis=axis, prepend=np.zeros_like(rest.take([0], axis=axis)))
        size = rest.dtype.itemsize
        little = np.ascontiguousarray(rest, rest.dtype.newbyteorder("<"))
        return little.view(np.uint8).reshape(-1, size).T.tobytes()

    @staticmethod
    def heard(written: bytes, kind: str, shape: Sequence[int], axes: Sequence[int]) -> NDArray[Any]:
        """The array of what was told."""
        size = int(kind[1])
        planes = np.frombuffer(written, np.uint8).reshape(size, -1)
        rest: NDArray[Any] = np.ascontiguousarray(planes.T).view(f"<{kind}").reshape(shape)
        for axis in reversed(axes):
            rest = np.cumsum(rest, axis=axis, dtype=rest.dtype)
        return rest


def packed(document: Mapping[str, Value]) -> bytes:
    """A document as one packet.

    Four bytes, the length n of a header, little-endian; n bytes of JSON in UTF-8, spaces at its
    end; then the arrays, little-endian, row by row. In the JSON an array is
    {"at": its first byte among them, "type": one of f4 f8 i1 u1 u2 u4, "shape": [...]}, with
    "axes" besides for one that is `Smooth`.

    Raises ValueError for a number that is not finite outside an array, and for an array of
    another type.
    """
    arrays: list[bytes] = []
    held = 0

    def plain(value: Value) -> Value:
        nonlocal held
        if isinstance(value, np.ndarray | Smooth):
            array = value.array if isinstance(value, Smooth) else value
            told: dict[str, Value] = {"at": held, "type": _type(array), "shape": list(array.shape)}
            if isinstance(value, Smooth):
                told["axes"], written = value.axes, value.told()
            else:
                written = np.ascontiguousarray(array, array.dtype.newbyteorder("<")).tobytes()
            arrays.append(written + bytes(-len(written) % ALIGNED))
            held += len(arrays[-1])
            return told
        if isinstance(value, Mapping):
            return {name: plain(one) for name, one in value.items()}
        if isinstance(value, Sequence) and not isinstance(value, str):
            return [plain(one) for one in value]
        return value.item() if isinstance(value, np.generic) else value

    told = plain(document)
    header = json.dumps(told, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
    header += b" " * (-(len(header) + 4) % ALIGNED)
    return b"".join([struct.pack("<I", len(header)), header, *arrays])


def unpacked(packet: bytes) -> dict[str, Value]:
    """The document in a packet, its arrays read-only; ValueError where it is none."""
    try:
        (length,) = struct.unpack_from("<I", packet)
        if length > len(packet) - 4:
            raise ValueError("its header is cut off")  # noqa: TRY301  # told with all other faults
        document = json.loads(packet[4 : 4 + length])
        arrays = packet[4 + length :]
        found = _restored(document, arrays)
    except (struct.error, TypeError, KeyError, ValueError) as error:
        raise ValueError(f"no packet: {error}") from error
    if not isinstance(found, dict):
        raise ValueError("no packet: its header is no object")  # noqa: TRY004  # as are all others
    return found


def _restored(value: Value, arrays: bytes) -> Value:
    match value:
        case {"at": int(at), "type": str(kind), "shape": list(shape), **more}:
            count = int(np.prod(shape, dtype=np.int64))
            if isinstance(axes := more.get("axes"), list):
                written = arrays[at : at + count * int(kind[1])]
                return Smooth.heard(written, kind, shape, axes)
            return np.frombuffer(arrays, f"<{kind}", count, at).reshape(shape)
        case dict():
            return {name: _restored(one, arrays) for name, one in value.items()}
        case list():
            return [_restored(one, arrays) for one in value]
    return value


def _type(array: NDArray[Any]) -> str:
    if array.dtype.name not in TYPES:
        raise ValueError(f"an array of {array.dtype.name}; a packet holds {', '.join(TYPES)}")
    return TYPES[array.dtype.name]
