"""The pictures' side: header, limits, decoder, PDQ. The only module that knows a decoder.

It is imported before the process shuts itself in, and used after. Bytes of a picture in; sides, quality and PDQ out, or
why not.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Final

import numpy as np
import pi_heif
from numpy.typing import NDArray
from PIL import (
    AvifImagePlugin,
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from standfast_hasher import limits, pdq
from standfast_hasher.header import Claim, claim_of
from standfast_hasher.outcome import Hashed, Outcome, Reason, Seen, TooLarge, TooPlain, Unreadable

DECODERS: Final = {
    "png": ("PNG",),
    "jpeg": ("JPEG", "MPO"),
    "gif": ("GIF",),
    "webp": ("WEBP",),
    "bmp": ("BMP",),
    "tiff": ("TIFF",),
    "avif": ("AVIF",),
    "heif": ("HEIF",),
}
"""A form → the one decoder that may look at it (a photograph of some telephones is a JPEG in an MPO)."""
LOADED: Final = (
    AvifImagePlugin,
    BmpImagePlugin,
    GifImagePlugin,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)
"""Named so that they are loaded now: nothing can be loaded later."""
ORIENTATION: Final = 0x0112
TURNS: Final = range(1, 9)

# Ours stand in limits.py, and are held before this one would be.
Image.MAX_IMAGE_PIXELS = None
# One thread each: how many cores there are is none of their business.
AvifImagePlugin.DEFAULT_MAX_THREADS = 1
pi_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=0)


def look(data: BytesIO, form: str) -> Outcome:
    """Look at one picture; whatever is wrong with it becomes an outcome with its reason."""
    if form not in DECODERS:
        return Unreadable(reason=Reason.NO_DECODER)
    try:
        claim = claim_of(data.getbuffer(), form)
        if claim is not None and (past := _past(claim)):
            return TooLarge(reason=past)
        with Image.open(data, formats=DECODERS[form]) as picture:
            if past := _past(Claim(width=picture.width, height=picture.height, frames=1)):
                return TooLarge(reason=past)
            return _seen(picture)
    except MemoryError:
        return TooLarge(reason=Reason.MEMORY)
    except Exception:  # noqa: BLE001  # whatever a decoder says of hostile bytes, it is the picture that is damaged
        return Unreadable(reason=Reason.DAMAGED)


def _past(claim: Claim) -> Reason | None:
    if min(claim.width, claim.height) < pdq.LEAST_SIDE and claim.width * claim.height <= limits.PIXELS:
        return None
    if claim.width * claim.height > limits.PIXELS:
        return Reason.PIXELS
    if max(claim.width, claim.height) > limits.RATIO * min(claim.width, claim.height):
        return Reason.RATIO
    return Reason.FRAMES if claim.frames > limits.FRAMES else None


def _seen(picture: Image.Image) -> Outcome:
    width, height = picture.size
    turned = _turned(picture)
    picture.load()
    flat = picture if picture.mode == "RGB" else picture.convert("RGB")
    found = pdq.fingerprint(_bands(flat), width=width, height=height)
    if found.quality < pdq.USABLE_QUALITY:
        why = Reason.TOO_SMALL if min(width, height) < pdq.LEAST_SIDE else Reason.PLAIN
        seen = Seen(width=width, height=height, turned=turned, quality=found.quality, pdq=None)
        return TooPlain(seen=seen, reason=why)
    return Hashed(seen=Seen(width=width, height=height, turned=turned, quality=found.quality, pdq=found.digits))


def _turned(picture: Image.Image) -> int:
    try:
        turned = picture.getexif().get(ORIENTATION, 1)
    except Exception:  # noqa: BLE001  # a broken tag is no tag
        return 1
    return turned if turned in TURNS else 1


def _bands(picture: Image.Image) -> Iterator[NDArray[np.uint8]]:
    for top in range(0, picture.height, pdq.ROWS_AT_ONCE):
        bottom = min(top + pdq.ROWS_AT_ONCE, picture.height)
        yield np.asarray(picture.crop((0, top, picture.width, bottom)))
