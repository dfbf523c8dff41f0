"""What moved the file and what set the family back."""

import pytest

from standfast.plan.progress import (
    first_report,
    last_own_step,
    latest_progress,
    police_contacts,
    setbacks,
)
from tests.factories import case, contact, contacts, moment

MON, TUE, WED = ("2026-05-11T09:00:00-07:00", "2026-05-12T09:00:00-07:00", "2026-05-13T09:00:00-07:00")
HEARD = {"role": "officer", "outcome": "reached", "direction": "out"}
TRY = {"role": "officer", "outcome": "voicemail", "direction": "out"}


def test_a_hotline_a_platform_and_an_oversight_body_are_no_police() -> None:
    told = case(
        contacts(*(contact(MON, role=role, outcome="reached") for role in ("hotline", "platform", "oversight")))
    )

    assert police_contacts(told) == ()
    assert first_report(told) is None


def test_the_first_report_is_when_someone_heard_not_when_a_message_was_left() -> None:
    told = case(contacts(contact(MON, **TRY), contact(TUE, **HEARD)))

    assert first_report(told) == moment(TUE)


def test_a_report_made_online_to_police_counts_as_told() -> None:
    told = case(f"report:\n  - {{at: {MON}, to: police, number: NP-1}}\n" + contacts(contact(TUE, **HEARD)))

    assert first_report(told) == moment(MON)


def test_a_report_to_a_hotline_is_no_report_to_police() -> None:
    assert first_report(case(f"report:\n  - {{at: {MON}, to: hotline}}\n")) is None


@pytest.mark.parametrize(
    "snippet",
    [
        f"refusal:\n  - {{at: {MON}, said: no, reason: internet}}\n",
        f"refusal:\n  - {{at: {MON}, said: no, reason: internet, role: officer}}\n",
        f"promise:\n  - {{at: {MON}, what: call back, role: officer}}\n",
        f"stage:\n  - {{at: {MON}, stage: opened}}\n",
    ],
    ids=["a refusal", "an officer's refusal", "a promise", "a file opened"],
)
def test_who_was_answered_was_heard_even_if_no_contact_was_written_down(snippet: str) -> None:
    assert first_report(case(snippet)) == moment(MON)


@pytest.mark.parametrize("role", ["hotline", "platform"])
def test_an_answer_of_others_is_none_of_police(role: str) -> None:
    told = case(f"refusal:\n  - {{at: {MON}, said: no, reason: other, role: {role}}}\n")

    assert first_report(told) is None


def test_one_unanswered_try_is_no_setback_and_two_in_a_row_are() -> None:
    once = case(contacts(contact(MON, **TRY)))
    twice = case(contacts(contact(MON, **TRY), contact(TUE, **TRY)))

    assert setbacks(once, now=moment(None)) == ()
    (back,) = setbacks(twice, now=moment(None))
    assert (back.kind, back.at, back.count) == ("unanswered", moment(TUE), 2)


@pytest.mark.parametrize("between", [HEARD, {**TRY, "direction": "in"}], ids=["reached", "they called"])
def test_a_word_from_police_between_two_tries_begins_the_count_anew(between: dict[str, str]) -> None:
    told = case(contacts(contact(MON, **TRY), contact(TUE, **between), contact(WED, **TRY)))

    assert setbacks(told, now=moment(None)) == ()


def test_tries_in_a_row_are_told_once_with_their_number() -> None:
    (back,) = setbacks(case(contacts(*(contact(at, **TRY) for at in (MON, TUE, WED)))), now=moment(None))

    assert (back.at, back.count) == (moment(WED), 3)


def test_who_was_reached_after_all_has_answered_the_tries_before() -> None:
    told = case(contacts(contact(MON, **TRY), contact(TUE, **TRY), contact(WED, **HEARD)))

    assert setbacks(told, now=moment(None)) == ()


def test_a_promise_whose_time_passed_in_silence_is_not_called_broken_and_sets_back_not_before() -> None:
    told = case(f"promise:\n  - {{at: {MON}, what: call back, due_at: {TUE}}}\n")

    assert setbacks(told, now=moment(TUE)) == ()
    (back,) = setbacks(told, now=moment("2026-05-12T09:00:01-07:00"))
    assert (back.kind, back.what, back.at) == ("promise_passed", "call back", moment(TUE))


def test_a_promise_without_a_date_is_never_broken_by_silence() -> None:
    told = case(f"promise:\n  - {{at: {MON}, what: call back}}\n")

    assert setbacks(told, now=moment(None)) == ()


@pytest.mark.parametrize(("kept", "broken"), [("yes", 0), ("no", 1), ("not_known", 0)])
def test_an_outcome_settles_a_promise(kept: str, broken: int) -> None:
    told = case(
        f"promise:\n  - {{id: p, at: {MON}, what: call back, due_at: {TUE}}}\n"
        f"promise_outcome:\n  - {{at: {WED}, promise: p, kept: {kept}}}\n"
    )

    assert [one.kind for one in setbacks(told, now=moment(WED))] == ["promise_broken"] * broken


def test_a_promise_broken_before_its_time_counts_from_the_day_it_was_said() -> None:
    told = case(
        f"promise:\n  - {{id: p, at: {MON}, what: call back, due_at: {WED}}}\n"
        f"promise_outcome:\n  - {{at: {TUE}, promise: p, kept: no}}\n"
    )

    (back,) = setbacks(told, now=moment("2026-05-12T10:00:00-07:00"))

    assert back.at == moment(TUE)


def test_a_file_number_alone_is_no_progress() -> None:
    told = case(contacts(contact(MON, **HEARD, file_number="NP-1")) + f"stage:\n  - {{at: {MON}, stage: opened}}\n")

    assert latest_progress(told) is None


@pytest.mark.parametrize(
    ("snippet", "kind"),
    [
        (contacts(contact(MON, role="officer", outcome="came")), "came"),
        (f"stage:\n  - {{at: {MON}, stage: with_youth_officer}}\n", "with_youth_officer"),
        (f"stage:\n  - {{at: {MON}, stage: with_detectives}}\n", "with_detectives"),
        (f"stage:\n  - {{at: {MON}, stage: charged}}\n", "charged"),
        (f"paper:\n  - {{at: {MON}, name: brief, action: given}}\n", "brief"),
        (f"paper:\n  - {{at: {MON}, name: brief, action: copied}}\n", "brief"),
        (f"paper:\n  - {{at: {MON}, name: brief, action: forwarded}}\n", "brief"),
    ],
)
def test_what_moves_a_file(snippet: str, kind: str) -> None:
    progress = latest_progress(case(snippet))

    assert progress is not None
    assert (progress.kind, progress.at) == (kind, moment(MON))


@pytest.mark.parametrize(
    "snippet",
    [
        f"paper:\n  - {{at: {MON}, name: brief, action: declined}}\n",
        f"paper:\n  - {{at: {MON}, name: script, action: given}}\n",
        f"paper:\n  - {{at: {MON}, name: brief, action: given, role: hotline}}\n",
        contacts(contact(MON, role="hotline", outcome="came")),
        contacts(contact(MON, **HEARD)),
        f"stage:\n  - {{at: {MON}, stage: closed}}\n",
    ],
    ids=["a brief declined", "another paper", "a brief for others", "a visit by others", "a call", "a closed file"],
)
def test_what_moves_no_file(snippet: str) -> None:
    assert latest_progress(case(snippet)) is None


def test_the_last_step_of_one_s_own_is_not_a_call_that_came_in() -> None:
    told = case(contacts(contact(MON, **HEARD), contact(TUE, role="officer", outcome="reached", direction="in")))

    assert last_own_step(told) == moment(MON)
    assert last_own_step(case("")) is None
