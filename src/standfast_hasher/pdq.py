"""PDQ, the perceptual hash that hotline lists use, in plain steps: bands of pixels in, 256 bits and a quality out.

The truth is Meta's C++ as the package ``pdqhash`` binds it; this is equal to it bit for bit. So every step keeps its
order and its 32-bit floats, rounding errors included: a running sum that adds and takes away keeps its drift. Pixels
come in bands of rows, so that no picture ever lies here whole as floats.
"""

import math
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]

LEAST_SIDE: Final = 5
"""A side of fewer pixels gives no hash: zeros and quality 0."""
GRID: Final = 64
KEPT: Final = 16
ROWS_AT_ONCE: Final = 64
USABLE_QUALITY: Final = 50
"""PDQ's authors advise against matching what lies below."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """256 bits as 64 hexadecimal digits, and 0 to 100 for how much there is to see."""

    digits: str
    quality: int


NOTHING_TO_SEE: Final = Fingerprint(digits="0" * 64, quality=0)


def fingerprint(bands: Iterable[Bytes], *, width: int, height: int) -> Fingerprint:
    """Hash a picture from its bands, top to bottom, each of shape (rows, width, 3): red, green, blue."""
    if min(width, height) < LEAST_SIDE:
        return NOTHING_TO_SEE
    lumas = (_luma(band) for band in bands)
    # A picture that is 64 by 64 already is taken as it is.
    is_grid = width == height == GRID
    grid = np.concatenate(list(lumas)) if is_grid else _shrink(lumas, width=width, height=height)
    return Fingerprint(digits=_digits(_frequencies(grid)), quality=_quality(grid))


def _luma(band: Bytes) -> Floats:
    # 64-bit until the sum stands, as pdqhash's binding does it; Meta's own C++ keeps 32 bits here.
    luma = band[:, :, 0] * 0.299
    part = band[:, :, 1] * 0.587
    luma += part
    np.multiply(band[:, :, 2], 0.114, out=part)
    luma += part
    return np.asarray(luma, dtype=np.float32)


def _shrink(lumas: Iterable[Floats], *, width: int, height: int) -> Floats:
    """Blur twice along and down, then take the middle of each of 64 by 64 blocks.

    The second blur down looks at each column alone, so only the 64 columns that are taken go into it.
    """
    along, down = _window(width), _window(height)
    blurred = (row for luma in lumas for row in _box_along(luma, window=along))
    once = _box_down(blurred, rows=height, window=down)
    columns = _middles(width)
    # Picking columns copies, so the wide band is let go.
    narrow = (row for band in _in_bands(once) for row in _box_along(band, window=along)[:, columns])
    rows = frozenset(_middles(height).tolist())
    twice = enumerate(_box_down(narrow, rows=height, window=down))
    kept = {at: row for at, row in twice if at in rows}
    return np.stack([kept[at] for at in _middles(height).tolist()])


def _window(side: int) -> int:
    return (side + 2 * GRID - 1) // (2 * GRID)


def _middles(side: int) -> NDArray[np.intp]:
    return np.array([int((at + 0.5) * side / GRID) for at in range(GRID)], dtype=np.intp)


def _box_along(band: Floats, *, window: int) -> Floats:
    """Give the running mean of each row: add the next value, take away the one that left, divide by how many.

    One ``accumulate`` over the values in that very order: it adds strictly one after the other, in 32 bits. Two rows go
    at a time, as the two parts of complex numbers, which are added each for itself: the same bits in half the time.
    """
    rows, side = band.shape
    ahead = (window + 2) // 2
    terms = np.zeros(((rows + 1) // 2, ahead - 1 + 2 * side), dtype=np.complex64)
    even, odd = slice(0, None, 2), slice(1, None, 2)
    for part, lines in ((terms.real, band[even]), (terms.imag[: rows // 2], band[odd])):
        part[:, : ahead - 1] = lines[:, : ahead - 1]
        part[:, ahead - 1 :: 2][:, : side - ahead + 1] = lines[:, ahead - 1 :]
        part[:, ahead::2][:, window - ahead + 1 :] = -lines[:, : side - (window - ahead + 1)]
    sums = np.add.accumulate(terms, axis=1, out=terms)[:, ahead::2]
    counts = _counts(side, window)
    means = np.empty(band.shape, dtype=np.float32)
    np.divide(sums.real, counts, out=means[even])
    np.divide(sums.imag[: rows // 2], counts, out=means[odd])
    return means


def _counts(side: int, window: int) -> Floats:
    at = np.arange(side) + (window + 2) // 2
    return (np.minimum(at, side) - np.maximum(at - window, 0)).astype(np.float32)


def _box_down(rows_in: Iterator[Floats], *, rows: int, window: int) -> Iterator[Floats]:
    """Give the same running mean down the columns, row by row, holding no more rows than the window spans."""
    ahead = (window + 2) // 2
    counts = _counts(rows, window)
    held: deque[Floats] = deque(islice(rows_in, ahead - 1))
    total = np.float32(0) + sum(held, start=np.float32(0))
    for at in range(rows):
        if at + ahead <= rows:
            row = next(rows_in)
            total = total + row
            held.append(row)
        if at + ahead > window:
            total = total - held.popleft()
        yield total / counts[at]


def _in_bands(rows: Iterator[Floats]) -> Iterator[Floats]:
    while band := list(islice(rows, ROWS_AT_ONCE)):
        yield np.stack(band)


def _quality(grid: Floats) -> int:
    """Sum how much neighbours differ, each difference cut to a whole number of hundredths of the range."""
    steps = (grid[:-1] - grid[1:], grid[:, :-1] - grid[:, 1:])
    cut = sum(int(np.abs((step * np.float32(100) / np.float32(255)).astype(np.int32)).sum()) for step in steps)
    return min(cut // 90, 100)


def _frequencies(grid: Floats) -> Floats:
    """Give the 16 by 16 lowest frequencies without the constant one, each sum in order, in 32 bits."""
    half = np.zeros((KEPT, GRID), dtype=np.float32)
    for at in range(GRID):
        half += WAVES[:, at : at + 1] * grid[at : at + 1]
    whole = np.zeros((KEPT, KEPT), dtype=np.float32)
    for at in range(GRID):
        whole += half[:, at : at + 1] * WAVES[:, at : at + 1].T
    return whole


def _waves() -> Floats:
    # The scale is held in 32 bits, the cosine in 64, their product in 32.
    scale = float(np.float32(math.sqrt(2.0 / GRID)))
    turn = math.pi / 2.0 / GRID
    rows = [[scale * math.cos(turn * (row + 1) * (2 * at + 1)) for at in range(GRID)] for row in range(KEPT)]
    return np.array(rows, dtype=np.float64).astype(np.float32)


WAVES: Final = _waves()


def _digits(frequencies: Floats) -> str:
    """Set the bit of each frequency above the lower median; the first frequency is the last bit."""
    flat = frequencies.ravel()
    bits = flat > np.sort(flat)[flat.size // 2 - 1]
    return np.packbits(bits[::-1]).tobytes().hex()
