"""A section as the Department of Justice prints it: Justice Laws XML and a citation in, words and their digest out.

The XML comes from anywhere, so nothing in it is trusted: a limit on its size and depth, no entities, no document type,
and its root, language and chapter must be those that were asked for. Files lie as they are published, in
``eng/acts/C-46.xml`` and ``fra/lois/C-46.xml`` (regulations beside them), or all in one folder as ``C-46.eng.xml``.

What is compared: the text without marginal notes, history and footnotes, in one Unicode form with single spaces. So a
digest changes when the words change, and not when the file is laid out anew.

Run as a command it prints what a data file needs::

    python -m standfast.law.statutes FOLDER C-5 "31.2(1)"
"""

import hashlib
import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from standfast.ground.errors import BadInput
from standfast.ground.words import LANGS, Lang
from standfast.ground.yaml_file import read_bytes, shown

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element  # the type alone; defusedxml does the reading

LIMIT: Final = 40_000_000
"""The Criminal Code is about 8 MB."""
MAX_DEPTH: Final = 60

_LIMS: Final = "{http://justice.gc.ca/lims}"
_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_ROOTS: Final = ("Statute", "Regulation")
_CODES: Final = {"en": "eng", "fr": "fra"}
_FOLDERS: Final = {"en": ("eng/acts", "eng/regulations"), "fr": ("fra/lois", "fra/reglements")}
# Not the words of the law: notes beside it, its history, the editor's remarks.
_BESIDE: Final = frozenset({"MarginalNote", "HistoricalNote", "Footnote", "FootnoteRef"})
# Stand inside a sentence; everything else begins a new one.
_INLINE: Final = frozenset(
    [
        "DefinedTermEn",
        "DefinedTermFr",
        "DefinitionRef",
        "Emphasis",
        "Language",
        "Leader",
        "Repealed",
        "Sub",
        "Sup",
        "XRefExternal",
        "XRefInternal",
    ]
)
_CITED: Final = re.compile(r"(?P<section>[0-9]+(?:\.[0-9]+)*)(?P<below>(?:\([0-9a-z.]+\))*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A section, or a part of one, in one language."""

    section: str
    headings: tuple[str, ...]
    # the marginal notes on the way to it, the section's first
    text: str
    last_amended: date | None
    # the section's

    @property
    def digest(self) -> str:
        """Give the digest of its words."""
        return digest_of(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatuteText:
    """An Act or a regulation in one language."""

    file: str
    language: Lang
    as_of: date | None
    # the day to which it is consolidated
    root: "Element"

    def passage(self, cited: str) -> Passage | None:
        """Give the section, subsection or paragraph of a citation such as ``172.1(2)``; ``None``: it isn't there."""
        parts = _CITED.fullmatch(cited)
        body = self.root.find("Body")
        if parts is None or body is None:
            return None
        section = _labelled(body.findall("Section"), parts["section"])
        if section is None:
            return None
        way = [section]
        for label in re.findall(r"\(([^)]+)\)", parts["below"]):
            below = _labelled(way[-1], label)
            if below is None:
                return None
            way.append(below)
        notes = (one.find("MarginalNote") for one in way)
        return Passage(
            section=cited,
            headings=tuple(heading_of(_words_in(note)) for note in notes if note is not None),
            text=normal(_words_in(way[-1])),
            last_amended=_day(section.get(f"{_LIMS}lastAmendedDate")),
        )


def digest_of(text: str) -> str:
    r"""Give the SHA-256 of a text in its normal form.

    >>> digest_of("No  meeting\n is needed.") == digest_of("No meeting is needed. ")
    True
    """
    return hashlib.sha256(normal(text).encode()).hexdigest()


def normal(text: str) -> str:
    """Bring a text into its normal form: NFC, single spaces of the common kind."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def heading_of(text: str) -> str:
    """Bring a marginal note into the form in which two are compared: typographers' apostrophes count as common ones."""
    return normal(text).replace("\u2019", "'")


def find_statute(folder: Path, file: str, language: Lang) -> Path | None:
    """Find the file of an Act or a regulation in a language, in either layout."""
    names = (file, file.replace("SOR-", "DORS-").replace("SI-", "TR-")) if language == "fr" else (file,)
    flat = (folder / f"{name}.{_CODES[language]}.xml" for name in names)
    published = (folder / below / f"{name}.xml" for below in _FOLDERS[language] for name in names)
    return next((path for path in chain(flat, published) if path.is_file()), None)


def read_statute(path: Path, *, file: str, language: Lang) -> StatuteText:
    """Read one file; raises ``BadInput`` where it is not, whole, what was asked for."""
    root = _parsed(read_bytes(path, limit=LIMIT), name=str(path))
    if root.tag not in _ROOTS:
        raise BadInput("statutes.not_a_statute", file=path, said=shown(root.tag))
    _refuse_depth(root, name=str(path))
    spoken = root.get(_LANGUAGE)
    if spoken != language:
        raise BadInput("statutes.wrong_language", file=path, said=shown(spoken or "?"), wanted=language)
    chapter = root.findtext("Identification/Chapter/ConsolidatedNumber")
    if chapter is not None and normal(chapter) != file:
        raise BadInput("statutes.other_act", file=path, said=shown(chapter), wanted=file)
    if root.find("Body") is None:
        raise BadInput("statutes.no_body", file=path)
    return StatuteText(file=file, language=language, as_of=_day(root.get(f"{_LIMS}current-date")), root=root)


def _parsed(data: bytes, *, name: str) -> "Element":
    # Only this command needs them.
    from xml.etree.ElementTree import ParseError  # noqa: PLC0415  # the error alone

    from defusedxml.common import DefusedXmlException  # noqa: PLC0415
    from defusedxml.ElementTree import fromstring  # noqa: PLC0415

    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except ParseError as error:
        raise BadInput("statutes.broken_xml", file=name, line=error.position[0]) from error
    except DefusedXmlException as error:
        raise BadInput("statutes.hostile", file=name) from error
    except (LookupError, ValueError) as error:
        # An encoding that Python doesn't know, or that can't be.
        raise BadInput("statutes.broken_xml", file=name, line=1) from error
    return root


def _refuse_depth(root: "Element", *, name: str) -> None:
    level = [root]
    for _ in range(MAX_DEPTH):
        level = [below for one in level for below in one]
        if not level:
            return
    raise BadInput("statutes.too_deep", file=name, limit=MAX_DEPTH)


def _labelled(among: "list[Element] | Element", label: str) -> "Element | None":
    return next((one for one in among if _plain_label(one.findtext("Label")) == label), None)


def _plain_label(label: str | None) -> str:
    """Give a label without its brackets: ``(a)`` in English is ``a)`` in French."""
    return normal(label or "").strip("()")


def _words_in(element: "Element") -> str:
    return "".join(_pieces(element))


def _pieces(element: "Element") -> Iterator[str]:
    yield element.text or ""
    for below in element:
        if below.tag not in _BESIDE:
            apart = "" if below.tag in _INLINE else " "
            yield apart
            yield from _pieces(below)
            yield apart
        yield below.tail or ""


def _day(told: str | None) -> date | None:
    try:
        return None if told is None else date.fromisoformat(told)
    except ValueError:
        return None


def main(arguments: list[str]) -> None:
    """Print, for a folder, a file and sections, what a provision's ``statute`` block holds."""
    folder, file, *sections = arguments
    for language in LANGS:
        path = find_statute(Path(folder), file, language)
        if path is None:
            sys.stdout.write(f"{language}: no file for {file}\n")
            continue
        statute = read_statute(path, file=file, language=language)
        for cited in sections:
            found = statute.passage(cited)
            sys.stdout.write(f"{language} {file} {cited}: " + ("not there\n" if found is None else _told(found)))


def _told(found: Passage) -> str:
    lines = (*found.headings, f"digest {found.digest}", f"last amended {found.last_amended}", found.text)
    return "\n" + "".join(f"    {line}\n" for line in lines)


if __name__ == "__main__":
    main(sys.argv[1:])
