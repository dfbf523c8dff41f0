"""The offences for the page: what each is called, its elements with their rules, and the changes of law that touch it.

The loaded law in, JSON out. What only a statute room reads stays behind: other kinds of provision, digests, headings,
the long forms of sources. Rules stay in the shape of ``law/rules.py``.
"""

from datetime import date

from standfast.ground.words import Words
from standfast.ground.yaml_file import Json
from standfast.law.gates import Gate
from standfast.law.law import Law
from standfast.law.load import load_law
from standfast.law.provisions import Element, Provision
from standfast.law.rules import InForce, Rule, references
from standfast.law.text_in_force import Span
from standfast.page.shapes import both, filled, rule_json

JURISDICTION = "ca"


def law_part() -> Json:
    """Give the law that the page's findings stand on."""
    law = load_law(JURISDICTION)
    offences: list[Json] = [_offence(one) for one in law.offences]
    gates = dict.fromkeys(name for one in law.offences for name in one.gates)
    return {
        "offences": offences,
        "rules": {name: rule_json(rule) for name, rule in law.rules.items()},
        "spans": {name: _span(law.spans[name]) for name in _dated(law)},
        "gates": {name: _gate(law.gate(name)) for name in gates},
    }


def _offence(one: Provision) -> Json:
    elements: list[Json] = [_element(element) for element in one.elements]
    gates: list[Json] = list(one.gates)
    return filled(
        {
            "id": one.id,
            "cite": both(one.cite),
            "title": both(one.title),
            "older_name": _both_or_none(one.older_name),
            "plain": both(one.plain),
            "maximum": _both_or_none(one.maximum),
            "about": one.about,
            "elements": elements,
            "gates": gates or None,
            "text_as_of": one.text_as_of.isoformat(),
            "certainty": one.certainty.value,
            "checked": one.checked.isoformat(),
            "source": both(one.sources[0].where),
        }
    )


def _element(one: Element) -> Json:
    return filled(
        {
            "id": one.id,
            "label": both(one.label),
            "rule": rule_json(one.rule),
            "distinguishing": True if one.distinguishing else None,
            "excludes": None if one.excludes else False,
        }
    )


def _dated(law: Law) -> tuple[str, ...]:
    """Name every provision whose days in force are asked for: each offence, and what rules refer to."""
    rules: list[Rule] = [*law.rules.values(), *(element.rule for one in law.offences for element in one.elements)]
    asked = (one.provision for rule in rules for one in references(rule) if isinstance(one, InForce))
    return tuple(dict.fromkeys([*(one.id for one in law.offences), *asked]))


def _span(span: Span) -> Json:
    return filled({"since": _day(span.since), "until": _day(span.until)})


def _gate(one: Gate) -> Json:
    return filled(
        {
            "id": one.id,
            "kind": one.kind.value,
            "name": both(one.name),
            "assent": _day(one.assent),
            "in_force": _day(one.in_force),
        }
    )


def _day(day: date | None) -> Json:
    return None if day is None else day.isoformat()


def _both_or_none(words: Words | None) -> Json:
    return None if words is None else both(words)
