"""The brief's assessment: what the reported facts are consistent with, what speaks for it and against it.

Never a verdict, and never on the first page: how kinds are told apart is practice, not law.
"""

from standfast.catalogue import load_catalogue
from standfast.papers.blocks import Block, Bullets, Item, Keep, Paragraph, Spans, Strong, Text, spans
from standfast.papers.common import Maker
from standfast.plan.assessment import Assessed, Seen


def looks_like(make: Maker) -> tuple[Block, ...]:
    """Give every kind that something speaks for, the strongest first."""
    found = make.advice.assessment
    title = make.heading("looks_title")
    if found.is_unknown:
        if found.ask is None:
            return (title, Paragraph(spans(make.say("looks_unknown_all"))))
        asked = make.own(load_catalogue().fact(found.ask).question)
        return (title, Paragraph(spans(make.say("looks_unknown", question=asked))))
    items = tuple(_item(make, one) for one in found.kinds)
    return (Keep((title, Paragraph(spans(make.say("looks_lead"))), Bullets(items))),)


def _item(make: Maker, one: Assessed) -> Item:
    kind = make.rich("looks_line", kind=Strong(make.own(one.kind.name)))
    against = _signs(make, "looks_against", one.speaks_against) or spans(make.say("looks_against_none"))
    note = make.told(one.kind.source, one.kind.certainty)
    return Item((*kind, note), under=(_signs(make, "looks_for", one.speaks_for), against))


def _signs(make: Maker, key: str, seen: tuple[Seen, ...]) -> Spans:
    return (Text(make.say(key, signs="; ".join(_sign(make, one) for one in seen))),) if seen else ()


def _sign(make: Maker, one: Seen) -> str:
    said = make.own(one.sign.says)
    if one.conflict:
        return make.say("sign_conflict", sign=said)
    return make.say("sign_unsure", sign=said) if one.hesitant else said
