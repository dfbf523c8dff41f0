"""The typesetter: Typst, in this process, implementing ``actions.typesetting.Typesetter``.

Source and instant in, PDF bytes out; the same in gives the same out. It declares PDF/A-2a and PDF/UA-1, uses the
fonts that ship with the program and no others, and reads no file and no network while it works: the root that Typst
sees is the folder of the template. Fonts are loaded once, with the first PDF.

A character that no font shows has been named before it gets here. Should Typst refuse a paper all the same, it is set
again with every character outside Latin named, and at last without the two standards; what was done is told.
"""

import logging
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, Final, Literal

from standfast.ground.data_files import DATA
from standfast.ground.errors import Unavailable
from standfast.ground.instants import Instant
from standfast.ground.wording import load_wording
from standfast.ground.words import Words
from standfast.papers.typst_source import TypstSource

if TYPE_CHECKING:
    import typst

Standard = Literal["a-2a", "ua-1"]

STANDARDS: Final[tuple[Standard, ...]] = ("a-2a", "ua-1")
_LOG: Final = logging.getLogger(__name__)


def _log(words: Words) -> None:
    _LOG.warning("%s", words.en)


class TypstTypesetter:
    """Keeps one compiler, with its fonts and what it remembers, for as long as it lives."""

    def __init__(self, *, tell: Callable[[Words], None] = _log) -> None:
        self._tell = tell
        # hears what a person should know of a paper that could not be set as it should be
        self._compiler: typst.Compiler | None = None
        self._turn = Lock()
        # a compiler holds the inputs of the paper in hand: one at a time

    def pdf(self, source: TypstSource, *, at: Instant) -> bytes:
        """Set a paper; ``at`` is the date that stands in the file."""
        tries: tuple[tuple[str, tuple[Standard, ...], str], ...] = (
            (source.data_json, STANDARDS, ""),
            (source.plain_json, STANDARDS, "set_in_latin"),
            (source.plain_json, (), "set_without_standards"),
        )
        refused: Exception | None = None
        for data, standards, told in tries:
            if told:
                self._tell(load_wording("typesetter").words(told))
            try:
                return self._set(source.template, data, standards=standards, at=at)
            except RuntimeError as error:
                refused = error
        raise Unavailable("world.typesetter_refused") from refused

    def _set(self, template: str, data: str, *, standards: tuple[Standard, ...], at: Instant) -> bytes:
        with self._turn:
            made = self._ready().compile(
                input=template.encode(),
                format="pdf",
                sys_inputs={"paper": data},
                pdf_standards=list(standards),
                timestamp=int(at.timestamp()),
            )
        assert isinstance(made, bytes)
        return made

    def _ready(self) -> "typst.Compiler":
        if self._compiler is None:
            import typst  # noqa: PLC0415 - 30 ms that only a PDF needs

            fonts = typst.Fonts(
                include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(DATA / "fonts")]
            )
            self._compiler = typst.Compiler(root=str(DATA / "typst"), font_paths=fonts, ignore_system_fonts=True)
        return self._compiler
