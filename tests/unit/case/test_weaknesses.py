"""Every weakness that entries can show is said, each by what shows it; and a whole exhibit has none of them."""

from dataclasses import replace

import pytest

from standfast.case import Body, Case, fold
from standfast.case.bodies import Content
from standfast.case.evidence import Cleared, Digests, Registered
from standfast.case.exhibits import exhibit_named, register_of
from standfast.case.weaknesses import Weak, weaknesses
from standfast.ground.wording import load_wording
from standfast.ground.words import LANGS, Lang
from standfast.papers.told import outcome_in
from standfast_hasher.outcome import Reason
from tests.factories import LATER, bodies, moment

READ = Registered(
    exhibit="one",
    file="/x/a.png",
    size=5,
    changed_at=moment("2026-05-10T20:20:00-07:00"),
    outcome="Hashed",
    digests=Digests(sha256="a" * 64),
)
WHOLE = {
    "number": "EX-001",
    "shows": "messages",
    "shows_not": "the messages of 3 May",
    "kind": "picture",
    "original": "the tablet",
    "made_how": "original_file",
    "captured_by": "Sam Ashby",
    "captured_at": "2026-05-10T20:20:00-07:00",
    "clock_set": "by_network",
    "source": "@pebble",
    "device": "tablet",
    "held_by": "Sam Ashby",
}
DEVICE = "device:\n  - {id: tablet, kind: tablet, secured: yes, isolated: yes}\n"
READ_AT = moment("2026-05-11T08:00:00-07:00")


def told(change: dict[str, str | None] | None = None, *, rest: str = "", devices: str = DEVICE) -> str:
    fields = {name: value for name, value in {**WHOLE, **(change or {})}.items() if value is not None}
    row = "".join(f"    {name}: {value!r}\n" for name, value in fields.items())
    return f"{devices}exhibit:\n  - id: one\n    at: 2026-05-10T20:20:00-07:00\n{row}{rest}"


def case_with(snippet: str, *contents: Content, at: tuple[str, ...] = ()) -> Case:
    """Fold a snippet with what was read, or cleared, after it."""
    base = bodies(snippet)
    times = [moment(one) for one in at] or [READ_AT] * len(contents)
    new = [
        Body(content=one, known_at=when, recorded_at=LATER, recorded_by="family")
        for one, when in zip(contents, times, strict=True)
    ]
    return fold("k3m9-q2x7-w4tz", enumerate([*base, *new], start=1), as_of=LATER)


def found(case: Case) -> set[Weak]:
    return {one.what for one in weaknesses(case)}


def test_an_exhibit_of_which_all_is_told_and_read_shows_none() -> None:
    assert found(case_with(told(), READ)) == set()


@pytest.mark.parametrize(
    ("change", "weak"),
    [
        ({"made_how": None}, Weak.MADE_HOW_NOT_KNOWN),
        ({"made_how": "picture_of_screen"}, Weak.NOT_ORIGINAL),
        ({"captured_at": None}, Weak.CAPTURED_WHEN_NOT_KNOWN),
        ({"captured_by": None}, Weak.CAPTURED_BY_NOT_KNOWN),
        ({"clock_set": None}, Weak.CLOCK_NOT_CHECKED),
        ({"clock_set": "by_hand"}, Weak.CLOCK_BY_HAND),
        ({"clock_set": "wrong"}, Weak.CLOCK_WRONG),
        ({"source": None}, Weak.SOURCE_NOT_KNOWN),
        ({"held_by": None}, Weak.HOLDER_NOT_KNOWN),
        ({"shows_not": None}, Weak.GAPS_NOT_TOLD),
    ],
)
def test_what_nobody_told_is_a_weakness(change: dict[str, str | None], weak: Weak) -> None:
    assert found(case_with(told(change), READ)) == {weak}


def test_a_copy_whose_original_is_nowhere_is_weaker_still() -> None:
    snippet = told({"made_how": "from_browser", "original": None, "device": None})
    assert found(case_with(snippet, READ)) == {Weak.NOT_ORIGINAL, Weak.ORIGINAL_NOT_KNOWN}


@pytest.mark.parametrize(
    ("read", "weak"),
    [
        (replace(READ, outcome="TooLarge: pixels"), {Weak.PARTLY_READ}),
        (replace(READ, outcome="Died", digests=Digests()), {Weak.NO_DIGEST}),
    ],
)
def test_what_was_read_in_part_is_said(read: Registered, weak: set[Weak]) -> None:
    assert found(case_with(told(), read)) == weak


def test_what_was_never_read_has_no_digest_unless_someone_gave_one() -> None:
    assert found(case_with(told())) == {Weak.NO_DIGEST}
    assert found(case_with(told({"digest_told": "f" * 64}))) == set()


def test_two_readings_that_differ_and_a_late_one_are_said() -> None:
    other = replace(READ, digests=Digests(sha256="b" * 64))

    changed = case_with(told(), READ, other)
    late = case_with(told(), READ, at=("2026-05-20T08:00:00-07:00",))

    assert found(changed) == {Weak.CHANGED_SINCE}
    assert found(late) == {Weak.READ_LATE}


def test_what_was_given_away_without_receipt_or_name_is_said_with_its_entry() -> None:
    custody = "custody:\n  - {at: 2026-05-12T10:00:00-07:00, exhibit: EX-001, event: handed_over}\n"

    case = case_with(told(rest=custody), READ)

    assert {one.what for one in weaknesses(case)} == {
        Weak.NO_RECEIPT,
        Weak.TAKER_NOT_KNOWN,
        Weak.CONDITION_NOT_TOLD,
    }
    assert {one.entry for one in weaknesses(case)} == {register_of(case)[0].custody[0].seq}


@pytest.mark.parametrize(
    ("device", "weak"),
    [
        ("device:\n  - {id: tablet, kind: tablet}\n", {Weak.DEVICE_NOT_SECURED}),
        ("device:\n  - {id: tablet, kind: tablet, secured: yes}\n", {Weak.DEVICE_NOT_ISOLATED}),
    ],
)
def test_a_device_that_nobody_set_aside_is_said(device: str, weak: set[Weak]) -> None:
    assert found(case_with(told(devices=device), READ)) == weak


def test_a_device_that_was_used_since_is_said() -> None:
    custody = (
        "custody:\n"
        "  - {at: 2026-05-11T10:00:00-07:00, device: tablet, event: secured}\n"
        "  - {at: 2026-05-12T10:00:00-07:00, device: tablet, event: used}\n"
    )

    assert found(case_with(told(rest=custody), READ)) == {Weak.DEVICE_USED_SINCE}


def test_a_conversation_that_the_other_person_deleted_is_said_of_the_whole() -> None:
    more = "conversation:\n  - {id: chat, deleted_by_person: yes}\n"

    assert found(case_with(told(rest=more), READ)) == {Weak.THREAD_DELETED}


def test_every_weakness_has_its_words() -> None:
    wording = load_wording("evidence")

    assert {key.removeprefix("weak.") for key in wording.texts if key.startswith("weak.")} == set(Weak)


def test_an_exhibit_is_found_by_its_number_or_its_id_as_people_type_them() -> None:
    case = case_with(told(), READ)

    assert exhibit_named(case, " ex-001 ") == exhibit_named(case, "one") == register_of(case)[0]
    assert exhibit_named(case, "") is None


def test_a_clearing_speaks_for_the_bytes_that_were_cleared_and_no_others() -> None:
    cleared = Cleared(exhibit="one", cleared=True, by="Sam", said="x", vault="0" * 32, sha256="a" * 64)
    other = replace(READ, digests=Digests(sha256="b" * 64))

    assert register_of(case_with(told(), READ))[0].is_cleared is False
    assert register_of(case_with(told(), READ, cleared))[0].is_cleared is True
    assert register_of(case_with(told(), READ, cleared, other))[0].is_cleared is False
    assert register_of(case_with(told(), READ, cleared, replace(cleared, cleared=False)))[0].vault is None


def test_an_answer_that_it_is_not_sensitive_clears_nothing_and_names_nobody() -> None:
    answered = told({"made_how": "picture_of_screen"}).replace("    shows: ", "    sensitive: no\n    shows: ", 1)

    (one,) = register_of(case_with(answered))

    assert one.exhibit.is_said_not_sensitive
    assert not one.is_cleared
    assert one.vault is None


@pytest.mark.parametrize("outcome", ["TooPlain: plain", "TooPlain: too_small"])
def test_a_plain_picture_was_read_whole(outcome: str) -> None:
    assert found(case_with(told(), replace(READ, outcome=outcome))) == set()


@pytest.mark.parametrize("lang", LANGS)
def test_whatever_the_hasher_may_say_of_a_file_has_words(lang: Lang) -> None:
    for outcome in ("Hashed", "TooPlain", "TooLarge", "Unreadable", "Died", "TimedOut"):
        for reason in Reason:
            said = outcome_in(lang, f"{outcome}: {reason.value}")
            assert "_" not in said
            assert not said.startswith(outcome)
    assert outcome_in(lang, "Melted: by_heat") == "Melted: by_heat"
