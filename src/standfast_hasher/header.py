"""How large a picture says it is, read from its header before any decoder sees it. Pure: bytes in, claims out.

Only what a few lines can read safely is read here (PNG, JPEG, GIF, WebP, BMP); for the others, and where a header is
odd, the claim is None and the decoder's own opening, which reads headers too, is asked for the size next.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a header says of its picture."""

    width: int
    height: int
    frames: int


def claim_of(data: bytes | bytearray | memoryview, form: str) -> Claim | None:
    """Read a header; None where this form isn't read here, or its header doesn't hold together."""
    reader = READERS.get(form)
    if reader is None:
        return None
    try:
        return reader(memoryview(data))
    except IndexError:
        return None


def _number(data: memoryview, at: int, size: int, order: str) -> int:
    piece = bytes(data[at : at + size])
    if len(piece) < size:
        raise IndexError
    return int.from_bytes(piece, "little" if order == "little" else "big")


def _png(data: memoryview) -> Claim | None:
    if bytes(data[12:16]) != b"IHDR":
        return None
    frames = 1
    at = 8
    while at + 12 <= len(data) and (name := bytes(data[at + 4 : at + 8])) != b"IDAT":
        if name == b"acTL":
            frames = _number(data, at + 8, 4, "big")
        at += 12 + _number(data, at, 4, "big")
    return Claim(width=_number(data, 16, 4, "big"), height=_number(data, 20, 4, "big"), frames=frames)


JPEG_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
JPEG_BARE: Final = frozenset({0x01, *range(0xD0, 0xD9)})


def _jpeg(data: memoryview) -> Claim | None:
    at = 2
    while True:
        if data[at] != 0xFF:  # noqa: PLR2004  # every marker begins so
            return None
        marker = data[at + 1]
        if marker == 0xFF:  # noqa: PLR2004  # filling
            at += 1
        elif marker in JPEG_FRAMES:
            return Claim(width=_number(data, at + 7, 2, "big"), height=_number(data, at + 5, 2, "big"), frames=1)
        elif marker in JPEG_BARE:
            at += 2
        else:
            at += 2 + max(2, _number(data, at + 2, 2, "big"))


def _gif(data: memoryview) -> Claim | None:
    frames = 0
    at = 13 + _palette(data[10])
    while at < len(data) and data[at] != ord(";"):
        if data[at] == ord(","):
            frames += 1
            at = _after_blocks(data, at + 11 + _palette(data[at + 9]))
        elif data[at] == ord("!"):
            at = _after_blocks(data, at + 2)
        else:
            break
    return Claim(width=_number(data, 6, 2, "little"), height=_number(data, 8, 2, "little"), frames=max(frames, 1))


def _palette(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _after_blocks(data: memoryview, at: int) -> int:
    while at < len(data) and data[at]:
        at += 1 + data[at]
    return at + 1


def _webp(data: memoryview) -> Claim | None:
    name = bytes(data[12:16])
    if name == b"VP8 ":
        sides = (_number(data, 26, 2, "little") & 0x3FFF, _number(data, 28, 2, "little") & 0x3FFF)
        return Claim(width=sides[0], height=sides[1], frames=1)
    if name == b"VP8L":
        bits = _number(data, 21, 4, "little")
        return Claim(width=(bits & 0x3FFF) + 1, height=(bits >> 14 & 0x3FFF) + 1, frames=1)
    if name != b"VP8X":
        return None
    frames = 0
    at = 12
    while at + 8 <= len(data):
        frames += bytes(data[at : at + 4]) == b"ANMF"
        length = _number(data, at + 4, 4, "little")
        at += 8 + length + (length & 1)
    width, height = _number(data, 24, 3, "little") + 1, _number(data, 27, 3, "little") + 1
    return Claim(width=width, height=height, frames=max(frames, 1))


OLD_BMP: Final = 12


def _bmp(data: memoryview) -> Claim | None:
    size = 2 if _number(data, 14, 4, "little") == OLD_BMP else 4
    width, height = _number(data, 18, size, "little"), _number(data, 18 + size, size, "little")
    # A height below zero says that the rows go downwards.
    height = (1 << 32) - height if size > 2 and height >> 31 else height  # noqa: PLR2004
    return Claim(width=width, height=height, frames=1)


READERS: Final[dict[str, Callable[[memoryview], Claim | None]]] = {
    "png": _png,
    "jpeg": _jpeg,
    "gif": _gif,
    "webp": _webp,
    "bmp": _bmp,
}
