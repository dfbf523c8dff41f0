"""What a file is, by its first bytes alone; its name is never asked. Pure: bytes in, kind and form out."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """The classes that matter to who handles the file."""

    PICTURE = "picture"
    VIDEO = "video"
    SOUND = "sound"
    ARCHIVE = "archive"
    DOCUMENT = "document"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A kind and its format's short name."""

    kind: Kind
    name: str


UNKNOWN: Final = Form(kind=Kind.OTHER, name="unknown")
EMPTY: Final = Form(kind=Kind.OTHER, name="empty")
BYTES_LOOKED_AT: Final = 512

STARTS: Final = (
    (b"\x89PNG\r\n\x1a\n", Kind.PICTURE, "png"),
    (b"\xff\xd8\xff", Kind.PICTURE, "jpeg"),
    (b"GIF87a", Kind.PICTURE, "gif"),
    (b"GIF89a", Kind.PICTURE, "gif"),
    (b"II*\0", Kind.PICTURE, "tiff"),
    (b"MM\0*", Kind.PICTURE, "tiff"),
    (b"BM", Kind.PICTURE, "bmp"),
    (b"\x1aE\xdf\xa3", Kind.VIDEO, "matroska"),
    (b"\x00\x00\x01\xba", Kind.VIDEO, "mpeg"),
    (b"\x00\x00\x01\xb3", Kind.VIDEO, "mpeg"),
    (b"FLV\x01", Kind.VIDEO, "flv"),
    (b"OggS", Kind.SOUND, "ogg"),
    (b"ID3", Kind.SOUND, "mp3"),
    (b"fLaC", Kind.SOUND, "flac"),
    (b"#!AMR", Kind.SOUND, "amr"),
    (b"PK\x03\x04", Kind.ARCHIVE, "zip"),
    (b"PK\x05\x06", Kind.ARCHIVE, "zip"),
    (b"Rar!\x1a\x07", Kind.ARCHIVE, "rar"),
    (b"7z\xbc\xaf\x27\x1c", Kind.ARCHIVE, "7z"),
    (b"\x1f\x8b", Kind.ARCHIVE, "gzip"),
    (b"BZh", Kind.ARCHIVE, "bzip2"),
    (b"\xfd7zXZ\0", Kind.ARCHIVE, "xz"),
    (b"\x28\xb5\x2f\xfd", Kind.ARCHIVE, "zstd"),
    (b"SQLite format 3\0", Kind.ARCHIVE, "sqlite"),
    (b"%PDF-", Kind.DOCUMENT, "pdf"),
    (b"{\\rtf", Kind.DOCUMENT, "rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.DOCUMENT, "ole"),
)
"""A first run of bytes → what begins so."""
RIFF: Final = {b"WEBP": (Kind.PICTURE, "webp"), b"AVI ": (Kind.VIDEO, "avi"), b"WAVE": (Kind.SOUND, "wav")}
BRANDS: Final = {
    b"avif": (Kind.PICTURE, "avif"),
    b"avis": (Kind.PICTURE, "avif"),
    b"heic": (Kind.PICTURE, "heif"),
    b"heix": (Kind.PICTURE, "heif"),
    b"hevc": (Kind.PICTURE, "heif"),
    b"heim": (Kind.PICTURE, "heif"),
    b"heis": (Kind.PICTURE, "heif"),
    b"mif1": (Kind.PICTURE, "heif"),
    b"msf1": (Kind.PICTURE, "heif"),
    b"M4A ": (Kind.SOUND, "m4a"),
}
"""The brand at the start of an ISO media file; every other brand is a video's."""
TAR_AT: Final = 257


def form_of(head: bytes) -> Form:
    r"""Tell the form of a file by its first 512 bytes.

    >>> form_of(b"GIF89a\x01\x00").name
    'gif'
    """
    if not head:
        return EMPTY
    if head[:4] == b"RIFF" and head[8:12] in RIFF:
        kind, name = RIFF[head[8:12]]
        return Form(kind=kind, name=name)
    if head[4:8] == b"ftyp":
        kind, name = BRANDS.get(head[8:12], (Kind.VIDEO, "mp4"))
        return Form(kind=kind, name=name)
    if head[TAR_AT : TAR_AT + 5] == b"ustar":
        return Form(kind=Kind.ARCHIVE, name="tar")
    for start, kind, name in STARTS:
        if head.startswith(start):
            return Form(kind=kind, name=name)
    return UNKNOWN
