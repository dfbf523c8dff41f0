"""The saved file: what the page seals the program opens, and back; what is told comes back as it was told."""

import base64
import json
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from standfast.catalogue import NOT_KNOWN, FactSpec, FactType, GroupKind, Value, load_catalogue
from standfast.catalogue.answers import Answers, read_answers
from standfast.catalogue.answers.write import answers_file
from standfast.catalogue.values import Misread, read_as
from standfast.ground.errors import BadInput
from standfast.ground.instants import Instant
from standfast.keys.saved_page import open_saved_page
from standfast.page.bundle import SOURCES, bundle
from standfast.page.parts import PARTS, block
from tests.saved_pages import PASSPHRASE, saved_page

Keep = Callable[..., Any]
MODULES = ("keep/sealed.js", "keep/answers.js")
OPENED_AT = 1_795_572_900_000
# 2026-11-24T21:15:00-05:00
NOW = cast("Instant", datetime.fromisoformat("2026-11-25T00:00:00-05:00"))
SAMPLES: dict[str, str] = {
    "phone": "604-555-0134",
    "url": "https://example.org/u/1",
    "instant": "2026-11-24T20:00:00-05:00",
    "date": "2026-11-20",
}
FROZEN = Path(__file__).parents[1] / "vectors" / "saved-page-1"
CODES = {"not_ours": "keys.saved_not_ours", "newer": "keys.saved_newer", "cut_off": "keys.saved_cut_off"}


@pytest.fixture(scope="module")
def keep(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Keep]:
    """Call the page's own functions where WebCrypto is: in a file of its own, as on a stick."""
    file = tmp_path_factory.mktemp("keep") / "keep.html"
    script = bundle(["parts.js", *MODULES], expose="S")
    data = block("catalogue", PARTS["catalogue"]())
    file.write_text(f"<!doctype html><meta charset=utf-8><title>keep</title>{data}<script>{script}</script>")
    context = browser.new_context(offline=True, timezone_id="America/Toronto")
    page = context.new_page()
    page.goto(file.as_uri())

    def call(body: str, value: Any = None) -> Any:
        work = f"async (told) => JSON.stringify(await (async (S, value) => {{ {body} }})(S, JSON.parse(told)))"
        return json.loads(page.evaluate(work, json.dumps(value)))

    yield call
    context.close()


def sealed_by_page(keep: Keep, text: str, passphrase: str = PASSPHRASE) -> bytes:
    return base64.b64decode(keep("return S.toBase64(await S.sealText(value[0], value[1]));", [text, passphrase]))


def opened_by_page(keep: Keep, data: bytes, passphrase: str = PASSPHRASE) -> dict[str, str]:
    body = "return S.openSealed(S.sealedBytes(Uint8Array.from(atob(value[0]), (c) => c.charCodeAt(0))), value[1]);"
    return cast("dict[str, str]", keep(body, [base64.b64encode(data).decode(), passphrase]))


def test_what_the_page_seals_the_program_opens(keep: Keep) -> None:
    text = '{"a": "Élodie \u2028 😀"}'

    data = sealed_by_page(keep, text, "  ca\u0301non  étoile sept lampes ")

    assert open_saved_page(data, "c\u00e1non étoile sept lampes", name="notes-1.dat").decode().rstrip() == text


def test_what_a_stranger_writes_by_the_document_the_page_opens(keep: Keep) -> None:
    assert opened_by_page(keep, saved_page(b"{}")) == {"text": "{}"}


def test_a_file_that_the_first_page_saved_still_opens_and_is_known_again(keep: Keep) -> None:
    opened = opened_by_page(keep, (FROZEN / "notes-1.dat").read_bytes(), "\u00e9toile lampe sept manteaux")

    document = json.loads(opened["text"])
    again = keep("return S.stateFrom(value);", document)
    assert document == json.loads((FROZEN / "opened.json").read_bytes())
    assert {fact["key"] for fact in again["state"]["facts"]} == {
        "child.age_at_time",
        "stranger.claims",
        "stranger.may_live_with_child",
        "place.city",
    }
    assert again["language"] == "fr"


def test_the_key_is_stretched_as_far_as_it_says_and_salt_and_nonce_are_new_each_time(keep: Keep) -> None:
    first, second = sealed_by_page(keep, "{}"), sealed_by_page(keep, "{}")

    assert int.from_bytes(first[9:13], "big") >= 600_000
    assert first[:13] == second[:13]
    assert first[13:29] != second[13:29]
    assert first[29:41] != second[29:41]


def test_the_size_of_a_file_tells_little(keep: Keep) -> None:
    assert len(sealed_by_page(keep, "{}")) == len(sealed_by_page(keep, "{}" + "x" * 3_000))


@pytest.mark.parametrize("place", [0, 5, 8, 13, 28, 29, 40, 41, 1_000, -17, -1])
def test_a_changed_byte_is_refused_by_the_page_as_by_the_program(keep: Keep, place: int) -> None:
    changed = bytearray(saved_page(b"{}"))
    changed[place] ^= 0x10

    problem = opened_by_page(keep, bytes(changed))["problem"]

    with pytest.raises(BadInput) as caught:
        open_saved_page(bytes(changed), PASSPHRASE, name="notes-1.dat")
    assert caught.value.code == CODES.get(problem, f"keys.saved_{problem}")


@pytest.mark.parametrize("length", [0, 7, 8, 9, 41, 56, 57, 4_000])
def test_a_file_that_stops_too_early_is_refused_by_the_page_as_by_the_program(keep: Keep, length: int) -> None:
    data = saved_page(b"{}")[:length]

    problem = opened_by_page(keep, data)["problem"]

    with pytest.raises(BadInput) as caught:
        open_saved_page(data, PASSPHRASE, name="notes-1.dat")
    assert caught.value.code == f"keys.saved_{problem}"


@pytest.mark.parametrize("iterations", [0, 599_999, 10_000_001, 2**32 - 1])
def test_a_count_out_of_range_is_refused(keep: Keep, iterations: int) -> None:
    data = saved_page(b"{}")

    problem = opened_by_page(keep, data[:9] + iterations.to_bytes(4, "big") + data[13:])

    assert problem == {"problem": "not_opened"}


def test_another_passphrase_opens_nothing(keep: Keep) -> None:
    assert opened_by_page(keep, saved_page(b"{}"), "lamp river seven coat") == {"problem": "not_opened"}


def test_a_file_that_was_copied_as_a_text_opens(keep: Keep) -> None:
    data = base64.encodebytes(saved_page(b"{}"))

    assert opened_by_page(keep, data) == {"text": "{}"}


# What is told, written down and read again.


def told(key: str, subject: str, value: object, *, sure: str = "sure") -> dict[str, object]:
    return {"key": key, "subject": subject, "value": value, "says": "parent_saw", "sure": sure}


def document_of(keep: Keep, facts: list[dict[str, object]], records: list[dict[str, object]] | None = None) -> Any:
    state = {"facts": facts, "records": records or [], "openedAt": OPENED_AT, "ticks": {"a": True}, "leaving": False}
    return keep("return S.answersOf(value, { label: 'Notes', language: 'en' });", state)


def read(document: Any) -> Answers:
    return read_answers(answers_file(document), name="notes-1.dat", now=NOW)


def stated(answers: Answers) -> set[tuple[str, str, Value, str, str]]:
    return {
        (answer.key, subject.id, answer.value, answer.says, answer.sure)
        for subject in answers.subjects
        for answer in subject.answers
    }


ASKED = [
    spec
    for group in load_catalogue().groups
    if group.kind is GroupKind.FACTS
    for spec in group.facts
    if spec.type is not FactType.REFERENCE and "parent_saw" in spec.said_by
]


@st.composite
def statements(draw: st.DrawFn) -> list[dict[str, object]]:
    """Give what a person may tell: any facts, any not known, some said again, in any order."""
    years = draw(st.integers(0, 17))
    made = []
    for spec in draw(st.lists(st.sampled_from(ASKED), max_size=25)):
        group = load_catalogue().group(spec.group)
        assert group is not None
        subject = f"{spec.group}-{draw(st.integers(1, 2))}" if group.many else spec.group
        value = draw(st.one_of(st.none(), _value(spec, years)))
        made.append(told(spec.key, subject, value, sure=draw(st.sampled_from(["sure", "think", "not_sure"]))))
    return made


def _value(spec: FactSpec, years: int) -> st.SearchStrategy[object]:
    match spec.type:
        case FactType.BOOLEAN:
            return st.booleans()
        case FactType.CHOICE:
            return st.sampled_from([choice.code for choice in spec.choices])
        case FactType.INTEGER:
            # One number for all: an age now can't precede an age then.
            return st.just(max(spec.minimum or 0, min(years, spec.maximum or years)))
        case FactType.TEXT | FactType.LONG_TEXT:
            return st.text(st.characters(exclude_categories=["Cs", "Cn"], exclude_characters="\0"), min_size=1).filter(
                lambda text: text.strip(" \t\r\n") != ""
            )
        case _:
            return st.just(SAMPLES[spec.type.value])


def _as_read(value: object, key: str) -> object:
    if value is None:
        return NOT_KNOWN
    match load_catalogue().fact(key).type:
        case FactType.DATE:
            return date.fromisoformat(str(value))
        case FactType.INSTANT:
            return datetime.fromisoformat(str(value))
        case _:
            return value


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(facts=statements())
def test_what_was_told_on_the_page_is_what_the_program_reads(keep: Keep, facts: list[dict[str, Any]]) -> None:
    latest = {(one["key"], one["subject"]): one for one in facts}

    answers = read(document_of(keep, facts))

    assert stated(answers) == {
        (one["key"], one["subject"], _as_read(one["value"], one["key"]), one["says"], one["sure"])
        for one in latest.values()
    }


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(facts=statements())
def test_what_was_saved_is_what_the_page_knows_again(keep: Keep, facts: list[dict[str, Any]]) -> None:
    document = document_of(keep, facts)

    again = keep("return S.stateFrom(value);", document)

    def bare(one: dict[str, Any]) -> str:
        return json.dumps(one, sort_keys=True)

    assert sorted(map(bare, again["state"]["facts"])) == sorted(map(bare, facts))
    assert again["state"]["ticks"] == {"a": True}
    assert again["state"]["openedAt"] == OPENED_AT
    assert "leaving" not in again["state"]
    assert document_of(keep, again["state"]["facts"]) == document


def test_records_keep_their_fields_their_instant_and_what_they_belong_to(keep: Keep) -> None:
    made: list[dict[str, object]] = [
        {
            "kind": "contact",
            "id": "contact-1",
            "at": OPENED_AT + 60_000,
            "who": "Officer Ash",
            "badge": "0412",
            "tick": 1,
        },
        {
            "kind": "promise",
            "id": "p",
            "at": OPENED_AT + 120_000,
            "by": "Ash",
            "what": "call",
            "due_at": OPENED_AT * 1 + 9e7,
        },
        {"kind": "promise_outcome", "at": OPENED_AT + 180_000, "promise": "p", "kept": False},
        {
            "kind": "refusal",
            "at": OPENED_AT + 60_500,
            "said": "It was\non the internet.",
            "reason": "internet",
            "by": "",
        },
    ]

    answers = read(document_of(keep, [], made))

    assert [(one.kind, one.id, one.at.isoformat()) for one in sorted(answers.records, key=lambda one: one.at)] == [
        ("contact", "contact-1", "2026-11-24T21:16:00-05:00"),
        ("refusal", "refusal-1", "2026-11-24T21:16:00-05:00"),
        ("promise", "p", "2026-11-24T21:17:00-05:00"),
        ("promise_outcome", "promise_outcome-1", "2026-11-24T21:18:00-05:00"),
    ]
    fields = {one.kind: dict(one.fields) for one in answers.records}
    assert fields["contact"] == {"who": "Officer Ash", "badge": "0412"}
    assert fields["promise"]["due_at"] == datetime.fromisoformat("2026-11-25T22:15:00-05:00")
    assert fields["promise_outcome"] == {"promise": "p", "kept": False}
    assert fields["refusal"] == {"said": "It was\non the internet.", "reason": "internet"}


def test_what_someone_else_said_of_the_same_thing_is_kept_for_the_page(keep: Keep) -> None:
    first = {**told("image.provided", "image-1", value=True), "says": "child_volunteered"}
    facts = [first, told("image.provided", "image-1", value=False)]

    document = document_of(keep, facts)

    assert document["image"][0]["provided"]["is"] is False
    assert document["page"]["also"] == [first]


@pytest.mark.parametrize("document", [None, [], {}, {"standfast": "answers/2"}, "answers/1"])
def test_a_document_of_another_version_is_not_taken_up(keep: Keep, document: object) -> None:
    assert keep("return S.stateFrom(value);", document) is None


@pytest.mark.parametrize(
    ("zone", "written"),
    [
        ("America/St_Johns", "2026-11-24T22:45:00-03:30"),
        ("UTC", "2026-11-25T02:15:00+00:00"),
        ("Asia/Kathmandu", "2026-11-25T08:00:00+05:45"),
    ],
)
def test_an_instant_is_written_with_the_offset_of_the_device(browser: Browser, zone: str, written: str) -> None:
    context = browser.new_context(offline=True, timezone_id=zone)
    page = context.new_page()
    page.set_content(f"<script>{bundle(['keep/answers.js'], expose='S')}</script>")

    assert page.evaluate("(at) => S.writtenInstant(at)", OPENED_AT) == written
    context.close()


def test_every_kind_of_record_that_the_page_makes_has_a_place_in_the_file() -> None:
    code = "".join(path.read_text() for path in (SOURCES / "face").rglob("*.js"))

    made = set(re.findall(r"""\brecord\("(\w+)\"""", code))

    assert "contact" in made
    assert made <= set(cast("dict[str, dict[str, object]]", PARTS["catalogue"]())["records"])


TYPED = ("604-555-0134", "(604) 555-0134 ext. 12", "+1 604 555 0134", "call me", "12", "example.org/u/1", "no address")
MORE_TYPED = (
    "https://example.org",
    "javascript:alert.1",
    "a b.c",
    "x.y",
    "<b>.c",
    "2026-02-30",
    "2026-05-10",
    "7",
    "-3",
    "oui",
)


@pytest.mark.parametrize("type_", ["phone", "url", "date", "integer"])
def test_what_the_page_takes_for_an_answer_the_program_reads(browser: Browser, type_: str) -> None:
    spec = next(one for one in ASKED if one.type.value == type_)
    page = browser.new_context(offline=True).new_page()
    words = block("wording", PARTS["wording"]())
    page.set_content(f"{words}<script>{bundle(['face/typed.js'], expose='S')}</script>")
    bounds = {"minimum": spec.minimum, "maximum": spec.maximum}
    told = {"type": type_, **{name: value for name, value in bounds.items() if value is not None}}

    taken = {
        text: page.evaluate("([spec, text]) => S.typedValue(spec, text)", [told, text])
        for text in (*TYPED, *MORE_TYPED)
    }

    read = {text: read_as(spec, text, plain=True) for text in taken}
    assert [text for text, one in taken.items() if one["why"] is None] == [
        text for text, value in read.items() if not isinstance(value, Misread)
    ]
    page.context.close()
