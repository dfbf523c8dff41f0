"""Does each piece of law have what its kind needs, and stay within its province? A loaded law in, problems noted.

What a schema can't say, because it hangs on another file or on two fields together:

1. elements belong to offences, powers to instruments;
2. a provision of an Act that is held as XML tells where it stands there; with its words its heading was read;
3. a body that a rung or a clock names is there for each province it is named for;
4. no two ladders are those of one kind of police in one province.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from standfast.law.bodies import Body
from standfast.law.clocks import Clock
from standfast.law.ladders import Ladder, Rung
from standfast.law.law import Law
from standfast.law.named import Place
from standfast.law.provisions import HeadingRead, ProvisionKind, Statute
from standfast.law.references import Files, clocks_at


def note_unsound_shapes(law: Law, files: Files) -> None:
    """Note every piece of law that its schema lets pass and that can't be right."""
    for found in (*_misplaced(law), *_statutes(law), *_provinces(law, files), *_ladders(law)):
        files[found.file].problem(found.code, found.path, **found.details)


@dataclass(frozen=True, slots=True)
class _Unsound:
    """One fault: its code, where it stands, and the details of its words."""

    code: str
    file: str
    path: Place
    details: dict[str, str]


def _misplaced(law: Law) -> Iterator[_Unsound]:
    # 1
    for one in law.provisions:
        if one.elements and one.kind is not ProvisionKind.OFFENCE:
            yield _Unsound("law.misplaced", one.file, ("elements",), {"said": "elements", "kind": one.kind})
        if one.power is not None and one.kind is not ProvisionKind.INSTRUMENT:
            yield _Unsound("law.misplaced", one.file, ("power",), {"said": "power", "kind": one.kind})


def _statutes(law: Law) -> Iterator[_Unsound]:
    # 2
    held = {act.id: act.file for act in law.acts if act.file is not None}
    for one in law.provisions:
        file = held.get(one.act or "")
        if one.statute is None:
            if file is not None:
                yield _Unsound("law.statute_missing", one.file, ("statute",), {"said": file})
            continue
        if file is not None and one.statute.file != file:
            details = {"said": one.statute.file, "wanted": file}
            yield _Unsound("law.statute_elsewhere", one.file, ("statute", "file"), details)
        for language, read, digest in _languages(one.statute):
            if digest is not None and read is HeadingRead.NOT_READ:
                yield _Unsound("law.heading_unread", one.file, ("statute", "heading", language), {"said": one.id})


def _languages(statute: Statute) -> tuple[tuple[str, HeadingRead, str | None], ...]:
    return (("en", statute.heading_en, statute.digest_en), ("fr", statute.heading_fr, statute.digest_fr))


def _provinces(law: Law, files: Files) -> Iterator[_Unsound]:
    # 3
    bodies = {one.id: one for one in law.bodies}
    for ladder in law.ladders:
        for place, rung in enumerate(ladder.rungs):
            path: Place = ("rungs", place, "body")
            for province, body in _named_for(ladder, rung, bodies):
                if not body.serves(province):
                    details = {"said": body.id, "province": province}
                    yield _Unsound("law.other_province", ladder.file, path, details)
    for at, place, clock in clocks_at(law, files):
        asked = bodies.get(clock.body or "")
        if asked is None:
            continue
        for province in _provinces_of(law, clock):
            if not asked.serves(province):
                details = {"said": asked.id, "province": province}
                yield _Unsound("law.other_province", at.name, ("clocks", place, "body"), details)


def _named_for(ladder: Ladder, rung: Rung, bodies: dict[str, Body]) -> Iterator[tuple[str, Body]]:
    """Give each province of a ladder with the body that its rung names for it."""
    for province in dict.fromkeys((*ladder.provinces, *rung.body_in)):
        body = bodies.get(rung.body_for(province) or "")
        if body is not None:
            yield province, body


def _provinces_of(law: Law, clock: Clock) -> tuple[str, ...]:
    """Give the provinces in which a clock runs: those it names, else those of the ladders it names."""
    named = (province for one in law.ladders if one.id in clock.ladders for province in one.provinces)
    return clock.provinces or tuple(dict.fromkeys(named))


def _ladders(law: Law) -> Iterator[_Unsound]:
    # 4
    first: dict[tuple[str, str], Ladder] = {}
    for ladder in law.ladders:
        for pair in dict.fromkeys((province, police) for province in ladder.provinces for police in ladder.police):
            other = first.setdefault(pair, ladder)
            if other is not ladder:
                details = {"said": " ".join(pair), "first": other.id}
                yield _Unsound("law.two_ladders", ladder.file, ("police",), details)
