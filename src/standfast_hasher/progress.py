"""A line on the screen that says how far it is; nothing where nobody watches. Counts in, one line out."""

import time
from dataclasses import dataclass
from typing import Final, TextIO

from standfast_hasher.words import Lang, word

EVERY_S: Final = 0.1
CELLS: Final = 24
MB: Final = 1_000_000


@dataclass(slots=True, kw_only=True)
class Progress:
    """The line, and when it was last drawn."""

    screen: TextIO
    lang: Lang
    files: int
    size: int
    done: int = 0
    _read: int = 0
    _drawn: float = 0.0

    def file_done(self) -> None:
        """Count one file more."""
        self.done += 1
        self.read(self._read)

    def read(self, count: int) -> None:
        """Say how many bytes were read so far."""
        self._read = count
        now = time.monotonic()
        if not self.screen.isatty() or (now - self._drawn < EVERY_S and self.done < self.files):
            return
        self._drawn = now
        full = min(CELLS, CELLS * count // self.size) if self.size else CELLS
        said = word("progress", self.lang, done=self.done, all=self.files, read=count // MB, size=self.size // MB)
        self.screen.write(f"\r\x1b[K[{'#' * full}{' ' * (CELLS - full)}] {said}")
        self.screen.flush()

    def clear(self) -> None:
        """Take the line away, so that words can stand there."""
        if self.screen.isatty() and self._drawn:
            self.screen.write("\r\x1b[K")
            self.screen.flush()
