"""The page's part of the law: nothing lost that a finding stands on, nothing carried that nobody reads."""

import gzip
import json
from collections.abc import Iterator
from typing import Any, cast

from standfast.ground.yaml_file import Json
from standfast.law import Element, load_law, parse_rule
from standfast.law.rules import InForce, RuleRef, references
from standfast.page.law_part import law_part

KILOBYTE = 1024


def told() -> dict[str, Any]:
    return cast("dict[str, Any]", law_part())


def texts(value: Json) -> Iterator[dict[str, Json]]:
    """Walk every text that a person reads."""
    if isinstance(value, dict) and value.keys() == {"en", "fr"}:
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts(inner)


def test_every_rule_reads_back_as_the_law_has_it() -> None:
    law, part = load_law("ca"), told()

    shared = {name: parse_rule(rule, file="the-part") for name, rule in part["rules"].items()}
    read = [[_element(one) for one in offence["elements"]] for offence in part["offences"]]

    assert shared == dict(law.rules)
    assert read == [[_own(one) for one in offence.elements] for offence in law.offences]


def _element(one: dict[str, Any]) -> tuple[object, ...]:
    rule = parse_rule(one["rule"], file="the-part")
    return one["id"], one["label"]["fr"], rule, one.get("distinguishing", False), one.get("excludes", True)


def _own(one: Element) -> tuple[object, ...]:
    return one.id, one.label.fr, one.rule, one.distinguishing, one.excludes


def test_every_offence_is_there_in_the_laws_order_with_its_days_and_its_changes() -> None:
    law, part = load_law("ca"), told()

    assert [one["id"] for one in part["offences"]] == [one.id for one in law.offences]
    for offence, one in zip(law.offences, part["offences"], strict=True):
        span = part["spans"][offence.id]
        assert span.get("since") == (offence.span.since.isoformat() if offence.span.since else None)
        assert span.get("until") == (offence.span.until.isoformat() if offence.span.until else None)
        assert one.get("gates", []) == list(offence.gates)
        assert one.get("about") == offence.about
        assert part["gates"].keys() >= set(offence.gates)


def test_every_reference_of_a_rule_leads_somewhere_in_the_part() -> None:
    part = told()

    rules = [*part["rules"].values(), *(element["rule"] for one in part["offences"] for element in one["elements"])]
    for one in (one for rule in rules for one in references(parse_rule(rule, file="the-part"))):
        match one:
            case RuleRef(name):
                assert name in part["rules"]
            case InForce(provision):
                assert provision in part["spans"]


def test_every_text_stands_in_both_languages() -> None:
    read = list(texts(law_part()))

    assert len(read) > 150
    assert all(one["en"] and one["fr"] for one in read)


def test_the_part_is_light_on_a_phones_line() -> None:
    text = json.dumps(law_part(), ensure_ascii=False, separators=(",", ":")).encode()

    assert len(gzip.compress(text, 9)) < 10 * KILOBYTE


def test_what_only_a_statute_room_reads_stays_behind() -> None:
    text = json.dumps(law_part(), ensure_ascii=False)

    assert not [name for name in ("digest", "heading", "statute", "why", "notes", "sources") if f'"{name}"' in text]
