"""stamped(): a packet that says of which message it is the answer."""

import json
import struct
from collections.abc import Mapping

from render.page.packet import ALIGNED


def stamped(packet: bytes, serial: int) -> bytes:
    """The packet with that serial in its header, and the same arrays."""
    (length,) = struct.unpack_from("<I", packet)
    header = packet[4 : 4 + length].rstrip()
    told = b'"serial":%d' % serial
    header = header.replace(b'"serial":0', told, 1)
    header += b" " * (-(len(header) + 4) % ALIGNED)
    return b"".join([struct.pack("<I", len(header)), header, packet[4 + length :]])


def packet_of(message: Mapping[str, object]) -> bytes:
    """A packet without arrays."""
    header = json.dumps(message, ensure_ascii=False).encode(errors="replace")
    header += b" " * (-(len(header) + 4) % ALIGNED)
    return struct.pack("<I", len(header)) + header
