"""Beyond what the shipped law asks: rules of every shape, days on every side of a span or a gate, links to a child."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice, product
from typing import Any, Protocol

from standfast.catalogue import NOT_KNOWN
from standfast.ground.words import Words
from standfast.law import (
    Certainty,
    Gate,
    GateKind,
    Law,
    Reason,
    Span,
    StatedFacts,
    Statement,
    findings,
    load_law,
    parse_rule,
)
from standfast.law.evaluate import Setting, answer
from standfast.law.suppose import question_of
from standfast.law.text_in_force import days, in_force, text_used
from standfast.plan.heard import anyone_says

RULES = 3_000
VALUES: tuple[Any, ...] = (True, False, 0, 1, 12, 16, "parent", "peer", "", None)
# A key has one type, so no file asks for both "true" and 1 of one key; the program would take the two for one rule.
TESTS: tuple[dict[str, Any], ...] = (
    *({"is": value} for value in (True, False, 12, "parent")),
    *({"is_not": value} for value in (True, 12, "peer")),
    {"in": ["parent", "peer", 12]},
    {"in": [True]},
    {"below": 12},
    {"below": 16},
    {"at_least": 1},
    {"at_least": 12},
    {"known": True},
    {"known": False},
)
KEYS = ("stranger.a", "stranger.b", "image.a", "image.b", "child.a", "place.a")
DAYS = ("2015-07-16", "2015-07-17", "2015-07-18", "2025-10-10", "2026-06-18")
SPANS: dict[str, dict[str, str]] = {
    "always": {},
    "since": {"since": "2015-07-17"},
    "until": {"until": "2015-07-17"},
    "between": {"since": "2015-07-17", "until": "2025-10-10"},
}

ANSWERS = """
    function why(reason) {
        return [reason.answer, reason.conflict, reason.hesitant, S.isFirm(reason), S.anyoneSays(reason),
            S.questionOf(reason), reason.open, reason.statements.map((one) => one.entry), reason.parts.map(why)];
    }
    return value.map(({ told, childrenOf, rule, rules, spans, child, event, only }) => {
        const whole = S.settingOf({ facts: S.statedFacts(told, childrenOf), child, event, rules, spans });
        return why(S.answerRule(rule, only === null ? whole : S.settingOfOne(whole, only[0], only[1])));
    });
"""


class Engine(Protocol):
    """What ``conftest.py`` gives."""

    def call(self, body: str, value: Any = None) -> Any: ...


def asked(seed: int) -> Iterator[dict[str, Any]]:
    chance = random.Random(seed)  # noqa: S311  # a test's chance, no secret
    for _ in range(RULES):
        groups = {key: key.partition(".")[0] for key in KEYS}
        shared = {name: rule_of(chance, depth=1, names=()) for name in ("one", "two")}
        subjects = {"stranger": ("s1", "s2"), "image": ("i1", "i2", "i3"), "child": ("c1", "c2"), "place": ("place",)}
        facts = [one for key in KEYS for subject in subjects[groups[key]] for one in said(chance, key, subject)]
        links = [link_of(chance, subject) for subject in subjects["image"] if chance.random() < 0.5]
        yield {
            "told": [*facts, *links],
            "childrenOf": {"image/i1": chance.choice(("c1", "c2"))} if chance.random() < 0.5 else {},
            "rule": rule_of(chance, depth=3, names=("one", "two")),
            "rules": shared,
            "spans": SPANS,
            "child": chance.choice((None, "c1", "c2")),
            "event": chance.choice((None, chance.choice(DAYS), [chance.choice(DAYS), chance.choice(DAYS)])),
            "only": chance.choice((None, None, ["image", chance.choice(("i1", "i3"))])),
        }


def said(chance: random.Random, key: str, subject: str) -> Iterator[dict[str, Any]]:
    for _ in range(chance.choice((0, 0, 1, 1, 2, 3))):
        yield {"key": key, "subject": subject, "value": chance.choice(VALUES), **who(chance)}


def link_of(chance: random.Random, subject: str) -> dict[str, Any]:
    return {"key": "image.child", "subject": subject, "value": chance.choice(("c1", "c2", None)), **who(chance)}


def who(chance: random.Random) -> dict[str, str]:
    return {
        "says": chance.choice(("parent_saw", "child_volunteered")),
        "sure": chance.choice(("sure", "think", "not_sure", "not_sure")),
    }


def rule_of(chance: random.Random, *, depth: int, names: tuple[str, ...]) -> dict[str, Any]:
    shape = chance.choice(("fact", "all", "any", "not", "rule", "in_force") if depth else ("fact", "fact", "in_force"))
    match shape:
        case "all" | "any":
            return {shape: [rule_of(chance, depth=depth - 1, names=names) for _ in range(chance.randrange(1, 4))]}
        case "not":
            return {"not": rule_of(chance, depth=depth - 1, names=names)}
        case "rule" if names:
            return {"rule": chance.choice(names)}
        case "in_force":
            return {"in_force": chance.choice(tuple(SPANS))}
        case _:
            return {"fact": chance.choice(KEYS), **chance.choice(TESTS)}


def reason_of(one: dict[str, Any]) -> Reason:
    setting = Setting(
        facts=facts_of(one),
        child=one["child"],
        only=None if one["only"] is None else (one["only"][0], one["only"][1]),
        event=event_of(one["event"]),
        rules={name: parse_rule(rule, file="a-test") for name, rule in one["rules"].items()},
        spans={name: span_of(span) for name, span in one["spans"].items()},
    )
    return answer(parse_rule(one["rule"], file="a-test"), setting)


def facts_of(one: dict[str, Any]) -> StatedFacts:
    told = tuple(
        Statement(**{**said, "value": NOT_KNOWN if said["value"] is None else said["value"]}, entry=entry)
        for entry, said in enumerate(one["told"], start=1)
    )
    linked = {(place.partition("/")[0], place.partition("/")[2]): child for place, child in one["childrenOf"].items()}
    return StatedFacts(told=told, children_of=linked)


def event_of(told: Any) -> Any:
    match told:
        case None:
            return None
        case str():
            return date.fromisoformat(told)
        case _:
            return (date.fromisoformat(told[0]), date.fromisoformat(told[1]))


def span_of(told: dict[str, str]) -> Span:
    return Span(since=day_or_none(told.get("since")), until=day_or_none(told.get("until")))


def day_or_none(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def why(reason: Reason) -> list[Any]:
    return [
        reason.answer.value,
        reason.conflict,
        reason.hesitant,
        reason.is_firm,
        anyone_says(reason),
        question_of(reason),
        list(reason.open),
        [one.entry for one in reason.statements],
        [why(part) for part in reason.parts],
    ]


def test_rules_of_every_shape_are_answered_as_the_program_answers_them_down_to_each_part(engine: Engine) -> None:
    cases = list(asked(seed=7))

    came = engine.call(ANSWERS, cases)

    expected = [why(reason_of(one)) for one in cases]
    assert next((pair for pair in zip(cases, expected, came, strict=True) if pair[1] != pair[2]), None) is None
    answers = Counter(one[0] for one in expected)
    assert min(answers[name] for name in ("yes", "no", "not_known")) > RULES / 20
    assert sum(one[1] for one in expected) > RULES / 100
    assert sum(one[2] for one in expected) > RULES / 20


FINDINGS = """
    return value.map(({ told, childrenOf, offences, rules, spans, event }) => {
        const law = { offences, rules, spans, gates: {} };
        const found = S.findingsOf(law, S.statedFacts(told, childrenOf), { event, today: "2025-10-10" });
        return found.map((one) => [one.provision, one.child, one.verdict, one.text, one.question, one.settles,
            one.openElements.map((element) => element.id)]);
    });
"""


def laws(seed: int) -> Iterator[dict[str, Any]]:
    """Give cases each with a small law of its own, such as no legislature made."""
    chance = random.Random(seed)  # noqa: S311  # as above
    for one in islice(asked(seed), RULES // 3):
        names = tuple(one["rules"])
        offences = [
            {
                "id": name,
                "about": chance.choice(("image", "stranger", None)),
                "elements": [
                    {
                        "id": f"e{place}",
                        "rule": rule_of(chance, depth=2, names=names),
                        "distinguishing": chance.random() < 0.3,
                        "excludes": chance.random() < 0.5,
                    }
                    for place in range(chance.randrange(1, 4))
                ],
            }
            for name in SPANS
        ]
        yield {**one, "offences": offences}


def law_of(one: dict[str, Any]) -> Law:
    """Make the program's law of a small one, each offence from one that is shipped."""
    shipped = load_law("ca")
    offence, element = shipped.offences[0], shipped.offences[0].elements[0]
    made = (
        replace(
            offence,
            id=told["id"],
            order=place,
            about=told["about"],
            gates=(),
            span=span_of(SPANS[told["id"]]),
            elements=tuple(
                replace(
                    element,
                    id=each["id"],
                    rule=parse_rule(each["rule"], file="a-test"),
                    distinguishing=each["distinguishing"],
                    excludes=each["excludes"],
                )
                for each in told["elements"]
            ),
        )
        for place, told in enumerate(one["offences"])
    )
    return replace(
        shipped,
        provisions=tuple(made),
        rules={name: parse_rule(rule, file="a-test") for name, rule in one["rules"].items()},
        spans={name: span_of(span) for name, span in SPANS.items()},
    )


def findings_of(one: dict[str, Any]) -> list[Any]:
    came = findings(law_of(one), facts_of(one), event=event_of(one["event"]), today=date(2025, 10, 10))
    return [
        [
            finding.provision.id,
            finding.child,
            finding.verdict.value,
            finding.text.state.value,
            finding.question,
            list(finding.settles),
            [element.element.id for element in finding.open_elements],
        ]
        for finding in came
    ]


def test_under_any_law_the_page_finds_what_the_program_finds(engine: Engine) -> None:
    cases = list(laws(seed=8))

    came = engine.call(FINDINGS, cases)

    expected = [findings_of(one) for one in cases]
    assert next((pair for pair in zip(cases, expected, came, strict=True) if pair[1] != pair[2]), None) is None
    assert min(Counter(each[2] for one in expected for each in one).values()) > RULES / 20


TEXTS = """
    return value.map(({ span, gates, event, today }) => {
        const used = S.textUsed({ span, gates, event, today });
        const ids = (several) => several.map((gate) => gate.id);
        return [used.state, ids(used.gates), ids(used.notes), S.inForce(span, event), S.eventDays(event)];
    });
"""


def gate_of(told: dict[str, str]) -> Gate:
    nothing = Words(en="-", fr="-")
    return Gate(
        id=told["id"],
        kind=GateKind(told["kind"]),
        name=nothing,
        assent=day_or_none(told.get("assent")),
        in_force=day_or_none(told.get("in_force")),
        what=nothing,
        status=nothing,
        not_known=None,
        certainty=Certainty.READ_IN_SOURCE,
        sources=(),
        checked=date(2026, 11, 24),
    )


def text_of(one: dict[str, Any]) -> list[Any]:
    event, span = event_of(one["event"]), span_of(one["span"])
    gates = tuple(gate_of(gate) for gate in one["gates"])
    today = date.fromisoformat(one["today"])
    used = text_used(as_of=today, span=span, gates=gates, event=event, today=today)
    told = days(event)
    return [
        used.state.value,
        [gate.id for gate in used.gates],
        [gate.id for gate in used.notes],
        in_force(span, event),
        None if told is None else [day.isoformat() for day in told],
    ]


def test_the_text_that_is_used_is_the_programs_on_every_side_of_a_span_and_of_two_gates(engine: Engine) -> None:
    dated: tuple[dict[str, str], ...] = (
        {},
        {"assent": DAYS[1]},
        {"in_force": DAYS[2]},
        {"assent": DAYS[1], "in_force": DAYS[3]},
    )
    kinds = ("change", "judgment", "bill")
    gates = [{"id": f"g{place}", "kind": kind, **days} for place, (kind, days) in enumerate(product(kinds, dated))]
    events: list[Any] = [None, DAYS[1], *([first, last] for first, last in product(DAYS, DAYS))]
    cases = [
        {"span": span, "gates": [first, second], "event": event, "today": DAYS[3]}
        for span, first, second, event in product(SPANS.values(), gates, gates[:4], events)
    ]

    came = engine.call(TEXTS, cases)

    expected = [text_of(one) for one in cases]
    assert next((pair for pair in zip(cases, expected, came, strict=True) if pair[1] != pair[2]), None) is None
    assert {one[0] for one in expected} == {"in_force", "changed_after", "may_have_changed", "not_in_force"}
