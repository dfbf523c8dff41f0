"""The steps of the next hour by the facts, and what no step ever says."""

import re

import pytest

from standfast.ground.words import LANGS, Lang
from standfast.law.sources import Certainty
from standfast.plan.assessment import assess_kind
from standfast.plan.data import load_do_now
from standfast.plan.do_now import Steps, do_now, not_now
from standfast.plan.household import household
from tests.factories import case, facts
from tests.unit.plan.differing import differing

CAPTURED = "image:\n  - {id: a, captured: yes}\n"


def steps(snippet: str) -> list[str]:
    return [step.id for step in do_now(case(snippet), facts(snippet)).open]


def do_now_of(snippet: str) -> Steps:
    return do_now(case(snippet), facts(snippet))


def test_with_nothing_known_the_steps_stand_in_the_order_that_loses_least() -> None:
    assert steps("") == [
        "tell_the_child",
        "backup_off",
        "identifiers",
        "capture_words",
        "aeroplane_mode",
        "fingerprint_not_known",
        "report_in_app",
        "block_when",
        "passwords",
        "call_police",
        "report_hotline",
        "support",
    ]


def test_the_child_comes_first() -> None:
    assert steps("")[0] == "tell_the_child"
    assert steps(CAPTURED)[0] == "tell_the_child"


@pytest.mark.parametrize(("answer", "stands"), [("yes", True), ("no", False), ("not_known", False)])
def test_what_to_do_with_a_capture_is_told_only_to_who_holds_one(answer: str, stands: object) -> None:
    assert ("holds_a_capture" in steps(CAPTURED.replace("yes", answer))) is stands


@pytest.mark.parametrize(
    ("provided", "lies", "stands"),
    [
        ("yes", "evidence_device", True),
        ("not_known", "evidence_device", True),
        ("no", "evidence_device", False),
        ("yes", "phone_in_use", False),
    ],
)
def test_leaving_the_image_alone_is_told_unless_there_is_firmly_none(provided: str, lies: str, stands: object) -> None:
    snippet = f"image:\n  - {{id: a, provided: {provided}, original_lies: {lies}}}\n"

    assert ("fingerprint_evidence_device" in steps(snippet)) is stands


@pytest.mark.parametrize(
    ("snippet", "done"),
    [
        ("account:\n  - {id: a, platform: Pebble, handle: kit}\n", "identifiers"),
        ("device:\n  - {id: d, secured: yes, isolated: yes}\n", "aeroplane_mode"),
        ("contact:\n  - {at: 2026-05-10T21:50:00-07:00, role: officer, outcome: reached}\n", "call_police"),
        ("report:\n  - {at: 2026-05-11T13:00:00-07:00, to: hotline, to_name: Cybertip.ca}\n", "report_hotline"),
        (
            "exhibit:\n  - {at: 2026-05-10T20:20:00-07:00, made_how: picture_of_screen, sensitive: no}\n",
            "capture_words",
        ),
    ],
)
def test_a_step_that_was_done_is_told_as_done_and_not_asked_again(snippet: str, done: str) -> None:
    told = do_now(case(snippet), facts(snippet))

    assert [step.id for step in told.done] == [done]
    assert done not in [step.id for step in told.open]


def test_a_voicemail_is_no_call_to_police() -> None:
    snippet = "contact:\n  - {at: 2026-05-10T21:50:00-07:00, role: officer, outcome: voicemail}\n"

    assert "call_police" in steps(snippet)


def test_a_sensitive_capture_is_no_capture_of_words() -> None:
    snippet = "exhibit:\n  - {at: 2026-05-10T20:20:00-07:00, made_how: picture_of_screen, sensitive: yes}\n"

    assert "capture_words" in steps(snippet)


def test_what_to_leave_is_always_told() -> None:
    assert {one.id for one in not_now()} >= {
        "answer_as_child",
        "pay",
        "threaten",
        "meet",
        "look_for",
        "post_name",
        "question_child",
    }


LAW = {
    "en": re.compile(r"\b(?:laws?|crimes?|offences?|courts?|sections?|Code|Act|defence|duty|exception)\b"),
    "fr": re.compile(r"\b(?:lois?|droit|crimes?|infractions?|tribuna(?:l|ux)|articles?|Code|exception|obligation)\b"),
}


@pytest.mark.parametrize("lang", LANGS)
def test_a_step_of_general_knowledge_states_no_law_so_that_the_first_page_rests_on_what_was_read(lang: Lang) -> None:
    told: list[tuple[str, str]] = []
    for step in load_do_now().steps:
        if step.certainty is Certainty.GENERAL_KNOWLEDGE:
            words = [step.title, step.detail, step.why]
            words += [step.home.title, step.home.detail, step.home.why] if step.home is not None else []
            told += [(step.id, one.say(lang)) for one in words]
        told += [(line.id, line.say.say(lang)) for line in step.lines if line.certainty is Certainty.GENERAL_KNOWLEDGE]
    for one in load_do_now().not_now:
        if one.certainty is Certainty.GENERAL_KNOWLEDGE:
            told += [(one.id, one.say.say(lang)), (one.id, one.why.say(lang))]

    assert len(told) > 40
    assert [(name, text) for name, text in told if LAW[lang].search(text)] == []


@pytest.mark.parametrize(
    ("lies", "route"),
    [
        ("evidence_device", "fingerprint_evidence_device"),
        ("other_computer_or_account", "fingerprint_other_place"),
        ("phone_in_use", "fingerprint_phone_in_use"),
        ("only_with_the_person", "fingerprint_only_theirs"),
        ("not_known", "fingerprint_not_known"),
        ("{is: phone_in_use, sure: not_sure}", "fingerprint_not_known"),
    ],
)
def test_where_the_original_lies_gives_one_route(lies: str, route: str) -> None:
    told = steps(f"image:\n  - {{id: a, provided: yes, original_lies: {lies}}}\n")

    assert [step for step in told if step.startswith("fingerprint")] == [route]


def test_sayers_who_differ_on_where_it_lies_leave_it_alone() -> None:
    told = differing("image.original_lies", parent_saw="phone_in_use", child_volunteered="evidence_device")

    routes = [step.id for step in do_now(case(""), told).open if step.route]
    assert routes == ["fingerprint_not_known"]


def test_an_image_that_was_made_up_is_fingerprinted_though_the_child_sent_none() -> None:
    snippet = "image:\n  - {id: a, provided: no, made_or_altered_by_computer: yes, original_lies: evidence_device}\n"

    assert "fingerprint_evidence_device" in steps(snippet)


def test_a_report_in_the_app_comes_after_names_and_words_and_before_the_block() -> None:
    told = steps("")

    assert told.index("identifiers") < told.index("capture_words") < told.index("report_in_app")
    assert told.index("report_in_app") < told.index("block_when")


def test_a_capture_is_met_line_by_line_each_with_its_source() -> None:
    (step,) = [step for step in load_do_now().steps if step.id == "holds_a_capture"]

    assert [line.id for line in step.lines] == [
        "stop_opening",
        "leave_whole",
        "write_where",
        "tell_officer",
        "lawyer_first",
    ]
    assert all(line.source.title.fr for line in step.lines)


@pytest.mark.parametrize(
    ("snippet", "step"),
    [
        ("danger: {meeting_planned: yes}\n", "meeting_first"),
        ("conduct:\n  - {id: c, threat_made: yes, demanded: money}\n", "money_trail"),
        ("stranger:\n  - {id: s, relation: peer}\nimage:\n  - {id: i, passed_on: yes}\n", "tell_school"),
        ("image:\n  - {id: i, published: yes}\n", "published_report"),
    ],
)
def test_what_it_looks_like_brings_its_own_step(snippet: str, step: str) -> None:
    told = [one.id for one in do_now(case(snippet), facts(snippet), assessment=assess_kind(facts(snippet))).open]

    assert step in told
    assert step not in steps("")


def test_a_meeting_comes_before_all_else() -> None:
    snippet = "danger: {meeting_planned: yes}\n"

    told = do_now(case(snippet), facts(snippet), assessment=assess_kind(facts(snippet))).open
    assert [step.id for step in told][:2] == ["meeting_first", "tell_the_child"]


def test_every_step_has_a_source_with_its_date() -> None:
    for step in load_do_now().steps:
        assert step.source.title.en
        assert step.source.title.fr
        assert step.source.checked.year >= 2026


def test_what_is_done_is_told_as_done() -> None:
    told = do_now_of("account:\n  - {id: a, belongs_to: stranger, platform: Pebble, handle: kit}\n")

    assert [step.title.en for step in told.done] == ["The account is written down."]


def test_a_phone_in_use_is_fingerprinted_before_its_aeroplane_mode() -> None:
    told = [step.id for step in do_now_of("image:\n  - {id: i, provided: yes, original_lies: phone_in_use}\n").open]

    assert told.index("capture_words") < told.index("fingerprint_phone_in_use") < told.index("aeroplane_mode")


def test_nobody_is_told_not_to_meet_or_look_for_someone_at_home() -> None:
    snippet = "stranger:\n  - {id: x, may_live_with_child: yes}\n"
    home = household(facts(snippet))

    left = {one.id for one in not_now()} - {one.id for one in not_now(household=home)}

    assert left == {"meet", "look_for"}
