"""The answers to refusals for the page: what is told, what to say to it at once, and what it stands on.

The loaded law in, JSON out, in the catalogue's order. The long form, for a letter, stays behind; of a source stay its
title and how certain what is said aloud is.
"""

from standfast.catalogue import load_catalogue
from standfast.ground.yaml_file import Json
from standfast.law.law import Law
from standfast.law.load import load_law
from standfast.law.refusals import RefusalAnswer
from standfast.page.shapes import both

JURISDICTION = "ca"


def refusals_part() -> Json:
    """Give every refusal that has an answer."""
    law = load_law(JURISDICTION)
    codes = [choice.code for choice in load_catalogue().fact("refusal.reason").choices]
    found = (law.refusal(code) for code in codes)
    return [_answer(one, law) for one in found if one is not None]


def _answer(one: RefusalAnswer, law: Law) -> Json:
    cites: list[Json] = [both(law.provision(name).cite) for name in one.law]
    titles: list[Json] = [both(source.title) for source in one.sources]
    return {
        "id": one.id,
        "label": both(one.label),
        "aloud": both(one.aloud),
        "ask": both(one.ask),
        "law": cites,
        "rung": one.rung,
        "certainty": one.certainty.value,
        "sources": titles,
    }
