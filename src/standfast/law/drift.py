"""Has the law moved on since it was read? The law's data and a folder of Justice Laws XML in, every difference out.

For each provision with a ``statute`` and each language: 1. is the section there? 2. does its marginal note read as the
title does (only where the data says that the note was read)? 3. are its words those whose digest was taken? 4. was it
amended since? A provision whose file the folder lacks is named as not compared, and so is one whose digest nobody took:
silence never passes for agreement. Nothing is corrected here: a person reads the new text and corrects the data.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from standfast.ground.errors import BadInput
from standfast.ground.words import LANGS, Lang
from standfast.law.law import Law
from standfast.law.provisions import HeadingRead, Provision, Statute
from standfast.law.statutes import Passage, StatuteText, find_statute, heading_of, read_statute


class DriftKind(StrEnum):
    """What no longer agrees."""

    SECTION = "section"
    # it is not there
    HEADING = "heading"
    TEXT = "text"
    LAST_AMENDED = "last_amended"


class Lack(StrEnum):
    """Why something was not compared."""

    FILE = "file"
    # the folder lacks it
    DIGEST = "digest"
    # nobody took it yet
    LAST_AMENDED = "last_amended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """One difference, with what the data says and what was found."""

    provision: Provision
    statute: Statute
    language: Lang
    kind: DriftKind
    said: str
    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotCompared:
    """Something that could not be compared, and what was found for it."""

    provision: Provision
    statute: Statute
    language: Lang
    lack: Lack
    found: str | None
    # what a person can enter, once the text was read


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Everything that a comparison came to."""

    statutes: tuple[StatuteText, ...]
    # what was compared with
    compared: int
    # sections, each language for itself
    drifts: tuple[Drift, ...]
    not_compared: tuple[NotCompared, ...]


def compare_statutes(law: Law, folder: Path) -> Comparison:
    """Compare every provision that says where its text stands; raises ``BadInput`` for a file that can't be used."""
    if not folder.is_dir():
        raise BadInput("statutes.no_folder", file=folder)
    statutes = _statutes(law, folder)
    drifts: list[Drift] = []
    lacking: list[NotCompared] = []
    compared = 0
    for one in _asked(law):
        text = statutes.get((one.statute.file, one.language))
        if text is None:
            lacking.append(one.lacks(Lack.FILE))
            continue
        compared += 1
        passage = text.passage(one.statute.section)
        if passage is None:
            drifts.append(one.drifted(DriftKind.SECTION, said=one.statute.section, found=""))
            continue
        drifts.extend(_drifts(one, passage))
        lacking.extend(_lacking(one, passage))
    return Comparison(
        statutes=tuple(statutes.values()), compared=compared, drifts=tuple(drifts), not_compared=tuple(lacking)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A provision in one language."""

    provision: Provision
    statute: Statute
    language: Lang

    @property
    def heading(self) -> str | None:
        """Give the marginal note, if the data says that it was read."""
        read = self.statute.heading_en if self.language == "en" else self.statute.heading_fr
        return None if read is HeadingRead.NOT_READ else self.provision.title.say(self.language)

    @property
    def digest(self) -> str | None:
        return self.statute.digest_en if self.language == "en" else self.statute.digest_fr

    def drifted(self, kind: DriftKind, *, said: str, found: str) -> Drift:
        return Drift(
            provision=self.provision, statute=self.statute, language=self.language, kind=kind, said=said, found=found
        )

    def lacks(self, lack: Lack, found: str | None = None) -> NotCompared:
        return NotCompared(
            provision=self.provision, statute=self.statute, language=self.language, lack=lack, found=found
        )


def _asked(law: Law) -> Iterator[_Asked]:
    for provision in law.provisions:
        if provision.statute is not None:
            for language in LANGS:
                yield _Asked(provision=provision, statute=provision.statute, language=language)


def _statutes(law: Law, folder: Path) -> dict[tuple[str, Lang], StatuteText]:
    wanted = dict.fromkeys((one.statute.file, one.language) for one in _asked(law))
    there = ((file, language, find_statute(folder, file, language)) for file, language in wanted)
    return {
        (file, language): read_statute(path, file=file, language=language)
        for file, language, path in there
        if path is not None
    }


def _drifts(one: _Asked, passage: Passage) -> Iterator[Drift]:
    # 2. The note of the section or of the subsection: a provision may carry either as its title.
    if one.heading is not None and heading_of(one.heading) not in passage.headings:
        yield one.drifted(DriftKind.HEADING, said=one.heading, found=" / ".join(passage.headings))
    # 3
    if one.digest is not None and one.digest != passage.digest:
        yield one.drifted(DriftKind.TEXT, said=one.digest, found=passage.digest)
    # 4
    amended = one.statute.last_amended
    if amended is not None and amended != passage.last_amended:
        yield one.drifted(DriftKind.LAST_AMENDED, said=amended.isoformat(), found=_written(passage.last_amended))


def _lacking(one: _Asked, passage: Passage) -> Iterator[NotCompared]:
    if one.digest is None:
        yield one.lacks(Lack.DIGEST, passage.digest)
    if one.statute.last_amended is None:
        yield one.lacks(Lack.LAST_AMENDED, _written(passage.last_amended))


def _written(day: date | None) -> str:
    return "" if day is None else day.isoformat()
