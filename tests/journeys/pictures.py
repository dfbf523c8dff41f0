"""An invented picture with a pattern planted in its file and another in its decoded rows; both are landscape noise."""

import struct
import zlib
from hashlib import sha256

SIDE = 96
IN_THE_FILE = sha256(b"a pattern that stands in the file").digest()
IN_THE_ROWS = sha256(b"a pattern that stands in the decoded rows").digest()


def rows() -> bytes:
    """Give the decoded rows: eight bits a colour, the pattern over and over, then what looks like noise."""
    plain = IN_THE_ROWS * (SIDE * 3 // len(IN_THE_ROWS))
    noise = b"".join(sha256(bytes([line, part])).digest() for line in range(SIDE - 8) for part in range(9))
    return plain * 8 + noise


def png() -> bytes:
    """Give the picture as a PNG: the pattern of the file lies in a text of it, that of the rows only once unpacked."""
    lines = rows()
    raw = b"".join(b"\0" + lines[at : at + SIDE * 3] for at in range(0, SIDE * SIDE * 3, SIDE * 3))
    head = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 2, 0, 0, 0)
    text = b"Comment\0" + IN_THE_FILE * 4
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(name, data)
        for name, data in ((b"IHDR", head), (b"tEXt", text), (b"IDAT", zlib.compress(raw)), (b"IEND", b""))
    )


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
