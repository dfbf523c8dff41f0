"""Ordinary pictures for the hasher's tests, each made from arithmetic and a seed: none was found anywhere.

``python -m tests.hasher.pictures`` writes ``tests/vectors/pdq.json`` anew from ``pdqhash``, where that is installed.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]

HEIC: Final = Path(__file__).resolve().parent.parent / "vectors/blocks.heic"
"""``pixels("blocks", height=180, width=240)``, written once by pillow-heif 1.8.1 at quality 95."""
VECTORS: Final = Path(__file__).resolve().parent.parent / "vectors/pdq.json"
SIDES: Final = (
    (5, 5),
    (5, 900),
    (900, 5),
    (64, 64),
    (63, 65),
    (127, 129),
    (128, 128),
    (200, 300),
    (481, 640),
    (1080, 720),
    (30, 1999),
)
"""Heights and widths on and beside every edge that the hash has."""


def pixels(shape: str, *, height: int, width: int, seed: int = 0) -> Pixels:
    """Make one picture: ``noise``, ``waves``, ``blocks``, ``slope`` or ``flat``."""
    chance = np.random.default_rng([seed, height, width])
    down, along = np.mgrid[:height, :width]
    match shape:
        case "noise":
            made = chance.integers(0, 256, (height, width, 3))
        case "waves":
            # Whole numbers: a sine differs by the last bit from one processor to the next.
            wave = np.abs((along * (7 + seed) + down * 3) % 201 - 100) + np.abs((down * 5) % 151 - 75)
            made = np.stack([wave, 175 - wave, wave // 2 + 60], axis=-1)
        case "blocks":
            blocks = chance.integers(0, 256, (9, 12, 3))
            made = blocks[down * 9 // height, along * 12 // width]
        case "slope":
            made = np.stack([down * 255 // height, along * 255 // width, (down + along) % 256], axis=-1)
        case "flat":
            made = np.full((height, width, 3), 40 + seed)
        case _:
            raise ValueError(shape)
    return made.astype(np.uint8)


def vectors() -> Iterator[tuple[str, Pixels]]:
    """Give each picture of the vectors with its name."""
    for height, width in SIDES:
        for shape in ("noise", "waves", "blocks", "slope", "flat"):
            yield f"{shape} {height}x{width}", pixels(shape, height=height, width=width)


def by_pdqhash(made: Pixels) -> tuple[str, int]:
    """Give hash and quality as ``pdqhash`` makes them."""
    import pdqhash  # noqa: PLC0415  # only where it is installed: it has to be compiled

    bits, quality = pdqhash.compute(np.ascontiguousarray(made))
    return np.packbits(bits.astype(np.uint8)).tobytes().hex(), int(quality)


def main() -> int:
    """Write the vectors."""
    import pdqhash  # noqa: PLC0415  # as above

    told = {
        "source": f"pdqhash {pdqhash.__version__}, compiled, on the pictures of tests/hasher/pictures.py",
        "vectors": {name: by_pdqhash(made) for name, made in vectors()},
    }
    VECTORS.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
