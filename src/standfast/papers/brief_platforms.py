"""The brief's platforms: for each of the other side's, whom police ask, how data is kept, and what finds the account.

It stands after the powers, never on the first page: most of it rests on guides that change. Each statement points to a
note with its source and certainty; a portal is to be checked before use.
"""

from collections.abc import Iterable

from standfast.ground.spoken import say_date
from standfast.ground.words import Words
from standfast.law.platforms import Identifier, Said
from standfast.law.sources import Certainty
from standfast.law.sources import Source as ReadIn
from standfast.papers.blocks import Block, Foreign, Item, Paragraph, Ref, Source, Spans, Steps, Strong, Text, spans
from standfast.papers.common import Maker
from standfast.plan.platforms import NamedPlatform


def platforms(make: Maker) -> tuple[Block, ...]:
    """Set out each platform once; what is not loaded says so."""
    by_platform: dict[str, list[NamedPlatform]] = {}
    for one in make.advice.platforms:
        key = one.platform.id if one.platform is not None else f"? {one.account.platform or ''}"
        by_platform.setdefault(key, []).append(one)
    if not by_platform:
        return ()
    return (
        make.heading("platforms_title"),
        Paragraph(spans(make.say("platforms_lead"))),
        Steps(tuple(_platform(make, same) for same in by_platform.values())),
    )


def _platform(make: Maker, same: list[NamedPlatform]) -> Item:
    one = same[0]
    lines = [("platform_route", one.police), ("platform_keep", one.preservation), ("platform_urgent", one.emergency)]
    under = [(Text(f"{make.say(key)} "), *_said(make, told)) for key, told in lines if told]
    under += [_identifiers(make, each) for each in same]
    for missing in (one.platform.not_loaded if one.platform is not None else None, _country_not_loaded(one)):
        if missing is not None:
            under.append(spans(make.own(missing)))
    return Item(_head(make, one), under=tuple(under))


def _head(make: Maker, one: NamedPlatform) -> Spans:
    if one.platform is None:
        named = Foreign(one.account.platform) if one.account.platform else make.say("a_platform")
        return make.rich("platform_not_loaded", platform=named)
    entity = one.platform.entity
    country = make.own(one.country.name) if one.country is not None else entity.country
    head = make.say("platform_head", entity=entity.name, country=country)
    return (Strong(one.platform.name), Text(f" {head} "), *_said(make, (entity.said,)))


def _country_not_loaded(one: NamedPlatform) -> Words | None:
    return one.country.not_loaded if one.country is not None else None


def _identifiers(make: Maker, one: NamedPlatform) -> Spans:
    """Tell what finds the account: what is written down, and what its platform asks for besides."""
    account = one.account
    written = [value for value in (account.handle, account.numeric_id, account.url) if value]
    named = spans(*(part for value in written for part in (", ", Foreign(value))))[1:] or spans(make.say("none_yet"))
    told: Spans = (Text(f"{make.say('platform_ids')} "), *named, Text("."))
    for key, asked in (("platform_missing", one.missing), ("platform_besides", one.besides)):
        if asked:
            told = (*told, Text(f" {make.say(key, what=_listed(make, asked))}"), *_refs(make, asked))
    return told


def _listed(make: Maker, asked: Iterable[Identifier]) -> str:
    return "; ".join(make.own(one.what) for one in asked)


def _refs(make: Maker, asked: Iterable[Identifier]) -> Iterable[Ref]:
    return dict.fromkeys(_note(make, one.source, one.certainty) for one in asked)


def _said(make: Maker, told: Iterable[Said]) -> Spans:
    said: Spans = ()
    for one in told:
        portal = f" {make.say('platform_portal', address=one.address)}" if one.address is not None else ""
        text = f"{' ' if said else ''}{make.own(one.words)}{portal}"
        said = (*said, Text(text), _note(make, one.source, one.certainty))
    return said


def _note(make: Maker, source: ReadIn, certainty: Certainty) -> Ref:
    """Point to a note with the source; statements of one source and one certainty share it."""
    key = f"platform.{source.title.en}.{certainty.value}"
    if key not in make.cited:
        day = make.say("checked", date=say_date(source.read_on, make.lang))
        doubt = "" if certainty is Certainty.READ_IN_SOURCE else f"; {make.say('check_text')}"
        told = f", {make.own(source.where)}; {day}{doubt}."
        make.cited[key] = Source(key=key, spans=spans(Strong(make.own(source.title)), told))
    return Ref(key)
