"""What is too much, in one place: each limit is held before a picture is decoded, and again by the system."""

from typing import Final

MIB: Final = 1 << 20

PICTURE_BYTES: Final = 64 * MIB
"""A larger picture file gets its digests and no PDQ: it would have to be held whole in memory."""
PIXELS: Final = 100_000_000
RATIO: Final = 256
"""Long side to short side; a capture of a whole conversation is 30 or so."""
FRAMES: Final = 5_000
"""Only the first frame is decoded; a header that claims more than this is no picture that a person made."""
MEMORY_BYTES: Final = 768 * MIB
"""Beyond what the program itself takes up, per file; 100 million pixels take 400 MB."""
CHUNK_BYTES: Final = 256 * 1024
"""Fits a core's own cache, so that four digests read memory once."""
TOLD_EVERY_BYTES: Final = 8 * MIB
TOLD_EVERY_S: Final = 2.0
"""From a slow disk there is news as well, so that slow is not taken for silent."""
SECONDS: Final = 60.0
"""The longest silence: while a file is read, and while a picture is decoded."""
SLOWEST_BYTES_A_SECOND: Final = 20 * MIB
"""For the limit on processor time, which has to grow with the file."""
LINE_BYTES: Final = 1024
"""A line of a report is never longer; a longer one is no report."""
