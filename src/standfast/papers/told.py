"""What the papers on evidence share: a record's fields with the catalogue's labels, digests, weaknesses, a step.

What people typed goes in as ``Foreign``; a digest stands in groups of eight, so that it can be compared by eye.
"""

from collections.abc import Iterable, Iterator

from standfast.case.evidence import Digests
from standfast.case.exhibits import RegisteredExhibit
from standfast.case.vocabulary import Record
from standfast.case.weaknesses import Weakness
from standfast.catalogue import load_catalogue
from standfast.catalogue.say import say_value
from standfast.ground.wording import load_wording
from standfast.ground.words import Lang
from standfast.papers.blocks import Foreign, Item, Paragraph, Span, Spans, Text, spans
from standfast.papers.brief_facts import FROM_PEOPLE
from standfast.papers.common import Maker

NAMES: dict[str, str] = {"sha256": "SHA-256", "sha512": "SHA-512", "sha1": "SHA-1", "md5": "MD5", "pdq": "PDQ"}


def outcome_in(lang: Lang, outcome: str) -> str:
    """Say in words what the hasher said of a file, such as ``Unreadable: damaged``; of a newer one its own word."""
    wording, codes = load_wording("evidence"), outcome.split(": ")
    known = [wording.find(f"outcome.{code}") for code in codes]
    return ": ".join(words.say(lang) if words else code for words, code in zip(known, codes, strict=True))


def value_of(make: Maker, record: Record, key: str) -> Span | None:
    """Give one field of a record: people's words as such, a choice or an instant in our words."""
    spec = load_catalogue().fact(key)
    value = getattr(record, spec.name)
    if value is None:
        return None
    told = say_value(spec, value, make.lang, zone=make.advice.zone)
    return Foreign(told) if spec.type in FROM_PEOPLE else Text(told)


def fields_of(make: Maker, record: Record, group: str, *, without: Iterable[str]) -> Iterator[tuple[str, Span]]:
    """Go through the fields of a record that were filled in, each with its label."""
    found = load_catalogue().group(group)
    assert found is not None
    left_out = set(without)
    for spec in found.facts:
        value = value_of(make, record, spec.key) if spec.name not in left_out else None
        if value is not None:
            yield make.own(spec.label), value


def digests_of(digests: Digests) -> Iterator[tuple[str, str]]:
    """Go through the digests that there are, each with its name and in groups of eight."""
    for name, label in NAMES.items():
        value = getattr(digests, name)
        if value is not None:
            yield label, in_eights(value)


def in_eights(digest: str) -> str:
    """Set a digest in groups of eight.

    >>> in_eights("0123456789abcdef")
    '01234567 89abcdef'
    """
    return " ".join(digest[place : place + 8] for place in range(0, len(digest), 8))


def times_told(make: Maker) -> Paragraph:
    """Say once in which zone every time on the paper stands."""
    words = load_wording("papers/evidence_times")
    zone = make.advice.zone
    told = words.words("zone").say(make.lang, zone=str(zone)) if zone is not None else words.words("own").say(make.lang)
    return Paragraph(spans(told))


def state_of(make: Maker, one: RegisteredExhibit) -> Spans:
    """Say whether an exhibit is cleared, by whom and when; else that it is sensitive."""
    if one.clearance is None or not one.is_cleared:
        return spans(make.say("cleared_told" if one.exhibit.is_said_not_sensitive else "sensitive"))
    at = make.when(one.clearance.at)
    return make.rich("cleared_by", by=Foreign(one.clearance.cleared.by), at=at)


def weakness_item(make: Maker, weak: Weakness, *, named: bool = True) -> Item:
    """Say a weakness in a list, and of what it is."""
    words = Text(make.own(load_wording("evidence").words(f"weak.{weak.what.value}")))
    about = weak.exhibit or weak.device
    return Item((Foreign(about), Text(make.say("colon")), words) if named and about is not None else (words,))
