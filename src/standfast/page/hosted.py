"""What the hosted build has beside the page: a manifest and a worker, neutral in name. The page in, files out. Pure.

The worker names the page's digest, so that it keeps this page and no other. The icon is a grey sheet, drawn here; it
stands inside the manifest, so that the folder holds three files and no picture is ever fetched.
"""

import json
import struct
import zlib
from base64 import b64encode
from hashlib import sha256
from typing import Final

from standfast.ground.yaml_file import Json
from standfast.page.bundle import SOURCES

MANIFEST: Final = "manifest.webmanifest"
MANIFEST_LINK: Final = f'<link rel="manifest" href="{MANIFEST}">'
WORKER: Final = "worker.js"
SIZES: Final = (192, 512)
PAPER: Final = "#fbf9f5"
_NAME: Final = "Notes"
_GREY: Final = b"\x88"
_WHITE: Final = b"\xf5"


def beside(index: bytes) -> dict[str, bytes]:
    """Give every file that stands beside the hosted page, by its name."""
    worker = (SOURCES.parent / "hosted" / WORKER).read_text(encoding="utf-8")
    return {
        WORKER: worker.replace("{digest}", sha256(index).hexdigest()).encode(),
        MANIFEST: json.dumps(_manifest(), indent=2).encode(),
    }


def _manifest() -> Json:
    icons: list[Json] = [
        {
            "src": f"data:image/png;base64,{b64encode(_sheet(size)).decode()}",
            "sizes": f"{size}x{size}",
            "type": "image/png",
        }
        for size in SIZES
    ]
    return {
        "name": _NAME,
        "short_name": _NAME,
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": icons,
    }


def _sheet(size: int) -> bytes:
    """Draw a grey sheet on white: a PNG of eight grey bits a point."""
    edge, top = size // 4, size // 6
    blank = b"\0" + _WHITE * size
    sheet = b"\0" + _WHITE * edge + _GREY * (size - 2 * edge) + _WHITE * edge
    rows = b"".join(sheet if top <= line < size - top else blank for line in range(size))
    header = struct.pack(">IIBBBBB", size, size, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows, 9)) + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
