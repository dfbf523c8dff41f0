"""How the words of an answer are read: by the type of its key."""

import time
from datetime import date

import pytest

from standfast.catalogue import NOT_KNOWN, FactType, NotKnown, Value, load_catalogue
from standfast.catalogue.values import Misread, expected, read_as, read_value
from standfast.ground.errors import BadInput
from standfast.ground.instants import read_instant

KEYS = {
    FactType.BOOLEAN: "image.provided",
    FactType.CHOICE: "device.kind",
    FactType.INTEGER: "child.age_at_time",
    FactType.TEXT: "account.handle",
    FactType.LONG_TEXT: "conduct.threat_words",
    FactType.DATE: "conversation.first_on",
    FactType.INSTANT: "device.secured_at",
    FactType.PHONE: "caregiver.phone",
    FactType.URL: "account.url",
    FactType.REFERENCE: "image.child",
}


@pytest.mark.parametrize(
    ("type_", "text", "value"),
    [
        (FactType.BOOLEAN, "yes", True),
        (FactType.BOOLEAN, "Oui", True),
        (FactType.BOOLEAN, "TRUE", True),
        (FactType.BOOLEAN, "no", False),
        (FactType.BOOLEAN, "NON", False),
        (FactType.BOOLEAN, "false", False),
        (FactType.CHOICE, "tablet", "tablet"),
        (FactType.INTEGER, "8", 8),
        (FactType.INTEGER, "08", 8),
        (FactType.TEXT, "0412", "0412"),
        (FactType.TEXT, "true", "true"),
        (FactType.TEXT, "unknown", "unknown"),
        (FactType.TEXT, "a\u202eb", "a\u202eb"),
        (FactType.LONG_TEXT, "I don't know", "I don't know"),
        (FactType.DATE, "2026-05-10", date(2026, 5, 10)),
        (FactType.DATE, "2024-02-29", date(2024, 2, 29)),
        (FactType.INSTANT, "2026-05-10T21:50:00-07:00", read_instant("2026-05-10T21:50:00-07:00")),
        (FactType.INSTANT, "2026-05-10 21:50 -07:00", read_instant("2026-05-10T21:50:00-07:00")),
        (FactType.INSTANT, "2026-05-11t04:50z", read_instant("2026-05-10T21:50:00-07:00")),
        (FactType.PHONE, "604-555-0134", "604-555-0134"),
        (FactType.PHONE, "+1 (604) 555-0134 ext. 12", "+1 (604) 555-0134 ext. 12"),
        (FactType.PHONE, "604 555-0134 poste 7", "604 555-0134 poste 7"),
        (FactType.URL, "https://example.org/u/1", "https://example.org/u/1"),
        (FactType.URL, "example.org/u/é", "example.org/u/é"),
        (FactType.REFERENCE, "robin-2", "robin-2"),
    ],
)
def test_a_text_is_read_by_the_type_of_its_key(type_: FactType, text: str, value: Value) -> None:
    read = read_value(load_catalogue().fact(KEYS[type_]), text)

    assert read == value
    assert type(read) is type(value)


def test_the_offset_of_an_instant_is_kept_as_it_was_lived() -> None:
    read = read_value(load_catalogue().fact("device.secured_at"), "2026-05-10T21:50-07:00")

    assert str(read) == "2026-05-10 21:50:00-07:00"


@pytest.mark.parametrize("text", ["not_known", "inconnu", "I don't know", "i don\u2019t know", "je ne sais pas", "?"])
@pytest.mark.parametrize("type_", [one for one in FactType if one not in {FactType.TEXT, FactType.LONG_TEXT}])
def test_not_known_is_an_answer_to_every_question(type_: FactType, text: str) -> None:
    assert read_value(load_catalogue().fact(KEYS[type_]), text) is NOT_KNOWN


@pytest.mark.parametrize("key", ["account.handle", "conduct.threat_words"])
def test_in_a_text_only_the_unquoted_code_means_not_known(key: str) -> None:
    spec = load_catalogue().fact(key)

    assert isinstance(read_as(spec, "not_known", plain=True), NotKnown)
    assert read_as(spec, "not_known", plain=False) == "not_known"
    assert read_as(spec, "?", plain=True) == "?"


@pytest.mark.parametrize(
    ("type_", "text", "how"),
    [
        (FactType.BOOLEAN, "perhaps", "not_yes_or_no"),
        (FactType.BOOLEAN, "1", "not_yes_or_no"),
        (FactType.CHOICE, "Tablet", "not_a_choice"),
        (FactType.INTEGER, "eight", "not_a_number"),
        (FactType.INTEGER, "8.5", "not_a_number"),
        (FactType.INTEGER, "\u0668", "not_a_number"),
        (FactType.INTEGER, "18", "out_of_range"),
        (FactType.INTEGER, "-1", "out_of_range"),
        (FactType.INTEGER, "9" * 5000, "not_a_number"),
        (FactType.TEXT, "x" * 100_001, "too_long"),
        (FactType.LONG_TEXT, "x" * 100_001, "too_long"),
        (FactType.DATE, "10 May 2026", "not_a_date"),
        (FactType.DATE, "2026-5-1", "not_a_date"),
        (FactType.DATE, "2026-W19-7", "not_a_date"),
        (FactType.DATE, "2026-02-31", "impossible_date"),
        (FactType.DATE, "2025-02-29", "impossible_date"),
        (FactType.DATE, "0206-05-10", "impossible_date"),
        (FactType.INSTANT, "yesterday", "not_an_instant"),
        (FactType.INSTANT, "2026-05-10", "no_zone"),
        (FactType.INSTANT, "2026-05-10T21:50:00", "no_zone"),
        (FactType.INSTANT, "2026-05-10 21:50", "no_zone"),
        (FactType.INSTANT, "2026-05-10T25:50:00-07:00", "impossible_date"),
        (FactType.INSTANT, "2026-02-31T21:50:00-07:00", "impossible_date"),
        (FactType.INSTANT, "2026-05-10T21:50:00-27:00", "impossible_date"),
        (FactType.INSTANT, "0001-01-01T00:00:00+14:00", "impossible_date"),
        (FactType.INSTANT, "9999-12-31T23:59:59-14:00", "impossible_date"),
        (FactType.PHONE, "ask Sam", "not_a_phone"),
        (FactType.PHONE, "55", "not_a_phone"),
        (FactType.URL, "kit plays", "not_an_address"),
        (FactType.URL, "javascript:alert(1)", "not_an_address"),
        (FactType.URL, "JavaScript:alert(1)", "not_an_address"),
        (FactType.URL, "\x01javascript:alert(1)", "not_an_address"),
        (FactType.URL, "https://example.org/" + "x" * 2000, "not_an_address"),
        (FactType.URL, "data:text/html,x", "not_an_address"),
        (FactType.REFERENCE, "the tablet", "not_an_id"),
        (FactType.REFERENCE, "robin\n", "not_an_id"),
    ],
)
def test_a_text_that_is_no_answer_says_in_which_way(type_: FactType, text: str, how: str) -> None:
    read = read_as(load_catalogue().fact(KEYS[type_]), text, plain=True)

    assert isinstance(read, Misread)
    assert read.how.value == how


def test_the_limits_of_an_age_belong_to_it() -> None:
    spec = load_catalogue().fact("stranger.claimed_age")

    assert read_value(spec, "120") == 120
    assert isinstance(read_as(spec, "121", plain=True), Misread)


@pytest.mark.parametrize("type_", [FactType.URL, FactType.PHONE, FactType.REFERENCE, FactType.INSTANT])
@pytest.mark.parametrize("sign", [".", ":", "1", "-", "(", " ", "x"])
def test_a_long_text_is_no_trap_for_any_form(type_: FactType, sign: str) -> None:
    spec = load_catalogue().fact(KEYS[type_])
    started = time.process_time()

    for _ in range(20):
        read_as(spec, "1" + sign * 100_000 + "<", plain=True)

    assert time.process_time() - started < 1


def test_a_typed_answer_that_cannot_be_read_tells_what_the_key_takes() -> None:
    with pytest.raises(BadInput) as refused:
        read_value(load_catalogue().fact("device.kind"), "fridge")

    assert refused.value.problems[0].details == {
        "field": "device.kind",
        "expects": "phone, tablet, computer, console, other",
    }


def test_every_sample_of_what_a_key_takes_can_itself_be_read() -> None:
    for type_ in (FactType.DATE, FactType.INSTANT, FactType.PHONE, FactType.URL):
        spec = load_catalogue().fact(KEYS[type_])

        assert not isinstance(read_as(spec, expected(spec), plain=True), Misread)


@pytest.mark.parametrize(
    ("type_", "told"),
    [
        (FactType.BOOLEAN, "yes, no, not_known"),
        (FactType.INTEGER, "0-17"),
        (FactType.TEXT, "≤ 100000"),
        (FactType.LONG_TEXT, "≤ 100000"),
        (FactType.REFERENCE, "child: id"),
    ],
)
def test_what_a_key_takes_is_told_without_words_of_one_language(type_: FactType, told: str) -> None:
    assert expected(load_catalogue().fact(KEYS[type_])) == told


def test_every_type_is_exercised_here() -> None:
    assert set(KEYS) == set(FactType)
    for type_, key in KEYS.items():
        assert load_catalogue().fact(key).type is type_
