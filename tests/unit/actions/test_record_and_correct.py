"""What is checked before something is written down, and what a correction may change."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from standfast.actions.correct_entry import Change, correct_entry, current_content
from standfast.actions.issue_papers import Press, Wanted, issue_papers
from standfast.actions.open_bodies import open_case
from standfast.actions.record import NewRecord, record
from standfast.actions.unit import begin_case
from standfast.case import Says, Sure
from standfast.case.bodies import FactSaid, Recorded
from standfast.catalogue import NOT_KNOWN, Value
from standfast.ground.errors import BadInput
from tests.factories import bodies, moment
from tests.unit.actions.conftest import NOW, Begun
from tests.unit.actions.test_issue_papers import Printer

LATER = moment("2026-05-20T12:00:01-07:00")


def entry_of(begun: Begun, key: str) -> int:
    for seq, body in open_case(begun.desk, begun.case).bodies:
        content = body.content if body is not None else None
        if isinstance(content, FactSaid) and content.key == key:
            return seq
        if isinstance(content, Recorded) and content.kind == key:
            return seq
    raise AssertionError(key)


def correct(begun: Begun, seq: int, fields: Mapping[str, str] | None) -> None:
    correct_entry(begun.desk, begun.case, Change(seq=seq, fields=fields, reason="misheard"))


def code_of(begun: Begun, seq: int, fields: Mapping[str, str] | None) -> str:
    before = begun.desk.store.head(begun.case)
    with pytest.raises(BadInput) as caught:
        correct(begun, seq, fields)
    assert begun.desk.store.head(begun.case) == before
    return caught.value.code


def test_without_an_instant_it_happened_now(begun: Begun) -> None:
    seq = record(begun.desk, begun.case, NewRecord(kind="contact", at=None, fields={"who": "X"})).seqs[0]

    content = dict(open_case(begun.desk, begun.case).bodies)[seq]
    assert content is not None
    assert (content.known_at, content.recorded_at, content.recorded_by) == (NOW, NOW, "family")


@pytest.mark.parametrize(
    ("new", "code"),
    [
        (NewRecord(kind="contact", at=LATER, fields={"who": "X"}), "actions.in_the_future"),
        (
            NewRecord(kind="promise", at=NOW, fields={"what": "x", "due_at": moment("2026-05-20T11:59:59-07:00")}),
            "actions.due_before_made",
        ),
        (
            NewRecord(kind="promise_outcome", at=None, fields={"promise": "none", "kept": True}),
            "actions.no_such_promise",
        ),
    ],
)
def test_what_can_not_have_been_is_refused_and_nothing_of_the_unit_is_written(
    begun: Begun, new: NewRecord, code: str
) -> None:
    before = begun.desk.store.head(begun.case)

    with pytest.raises(BadInput) as caught:
        record(begun.desk, begun.case, NewRecord(kind="contact", at=None, fields={"who": "X"}), new)

    assert caught.value.code == code
    assert begun.desk.store.head(begun.case) == before


@pytest.mark.parametrize(("kind", "refused"), [("contact", True), ("promise", True), ("exhibit", False)])
def test_police_can_not_have_been_told_before_the_first_message(begun: Begun, kind: str, refused: object) -> None:
    conversation = "conversation:\n  - {id: c, first_on: 2026-05-05, last_on: 2026-05-09}\n"
    case = begin_case(begun.desk, bodies(conversation)).head.case
    new = NewRecord(kind=kind, at=moment("2026-05-04T09:00:00-07:00"), fields={})

    if not refused:
        assert record(begun.desk, case, new).seqs
        return
    with pytest.raises(BadInput) as caught:
        record(begun.desk, case, new)
    assert caught.value.code == "actions.before_event"


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("contact", {"who": ""}),
        ("contact", {"who": " \t"}),
        ("contact", {"who": "x" * 200_000}),
        ("contact", {"said": "x" * 2_000_000}),
        ("contact", {"role": "wizard"}),
        ("promise", {"what": "  "}),
        ("refusal", {"reason": "because"}),
        ("promise_outcome", {"promise": "not an id", "kept": True}),
    ],
)
def test_what_is_typed_is_read_as_strictly_as_a_file(begun: Begun, kind: str, fields: Mapping[str, Value]) -> None:
    before = begun.desk.store.head(begun.case)

    with pytest.raises(BadInput) as caught:
        record(begun.desk, begun.case, NewRecord(kind=kind, at=None, fields=fields))

    assert caught.value.code == "value.unreadable"
    assert begun.desk.store.head(begun.case) == before


def test_i_do_not_know_is_an_answer(begun: Begun) -> None:
    seq = record(begun.desk, begun.case, NewRecord(kind="contact", at=None, fields={"who": "not_known"})).seqs[0]

    body = dict(open_case(begun.desk, begun.case).bodies)[seq]
    assert body is not None
    assert isinstance(body.content, Recorded)
    assert dict(body.content.fields) == {"who": NOT_KNOWN}


def test_an_id_is_never_used_twice_even_after_a_withdrawal(begun: Begun) -> None:
    first = record(begun.desk, begun.case, NewRecord(kind="contact", at=None, fields={"who": "X"})).seqs[0]
    correct(begun, first, None)
    second = record(begun.desk, begun.case, NewRecord(kind="contact", at=None, fields={"who": "Y"})).seqs[0]

    bodies = dict(open_case(begun.desk, begun.case).bodies)
    ids = [body.content.id for seq in (first, second) if (body := bodies[seq]) and isinstance(body.content, Recorded)]
    assert len(set(ids)) == 2


def test_an_id_that_a_family_chose_in_its_file_is_not_given_again(begun: Begun) -> None:
    """Answers may hold any id, one that the program would give next among them."""
    told = bodies("promise:\n  - {id: promise-2, at: 2026-05-11T10:20:00-07:00, what: call back}\n")
    case = begin_case(begun.desk, tuple(replace(body, recorded_at=NOW) for body in told)).head.case

    for _ in range(3):
        record(begun.desk, case, NewRecord(kind="promise", at=None, fields={"what": "x"}))

    ids = [one.id for one in open_case(begun.desk, case).case(as_of=NOW).records]
    assert len(ids) == len(set(ids)) == 4


def test_a_fact_takes_another_value_sayer_and_certainty(begun: Begun) -> None:
    seq = entry_of(begun, "child.age_at_time")

    correct(begun, seq, {"value": "9", "says": "document", "sure": "think"})

    content = current_content(open_case(begun.desk, begun.case), seq)
    assert isinstance(content, FactSaid)
    assert (content.value, content.says, content.sure) == (9, Says.DOCUMENT, Sure.THINK)


def test_what_is_not_named_stays_as_it_was(begun: Begun) -> None:
    seq = entry_of(begun, "contact")

    correct(begun, seq, {"badge": "0417"})

    content = current_content(open_case(begun.desk, begun.case), seq)
    assert isinstance(content, Recorded)
    fields: dict[str, Value] = dict(content.fields)
    assert (fields["badge"], fields["who"], content.at) == ("0417", "A. Sergeant", moment("2026-05-11T10:20:00-07:00"))


def test_a_correction_can_be_corrected_and_leads_to_the_entry_that_first_spoke(begun: Begun) -> None:
    seq = entry_of(begun, "child.age_at_time")
    correct(begun, seq, {"value": "9"})
    correct(begun, begun.desk.store.head(begun.case).seq, {"value": "10"})

    opened = open_case(begun.desk, begun.case)

    assert opened.case(as_of=NOW).value("child.age_at_time") == 10
    assert len(opened.case(as_of=NOW).told("child.age_at_time")) == 1


@pytest.mark.parametrize(
    ("key", "fields", "code"),
    [
        ("child.age_at_time", {"value": "eight"}, "value.unreadable"),
        ("child.age_at_time", {"value": "-1"}, "value.unreadable"),
        ("child.age_at_time", {"says": "a neighbour"}, "actions.no_such_choice"),
        ("child.age_at_time", {"sure": "very"}, "actions.no_such_choice"),
        ("child.age_at_time", {"age": "9"}, "actions.no_such_field"),
        ("child.age_at_time", {}, "actions.nothing_to_correct"),
        ("contact", {"role": "wizard"}, "value.unreadable"),
        ("contact", {"said_": "x"}, "actions.no_such_field"),
        ("contact", {"at": "yesterday"}, "instant.unreadable"),
        ("contact", {"at": "2026-05-11T10:20:00"}, "instant.no_zone"),
        ("contact", {"at": "2026-05-20T12:00:01-07:00"}, "actions.in_the_future"),
        ("promise", {"due_at": "2026-05-01T00:00:00Z"}, "actions.due_before_made"),
    ],
)
def test_a_correction_is_checked_like_the_first_word(
    begun: Begun, key: str, fields: Mapping[str, str], code: str
) -> None:
    assert code_of(begun, entry_of(begun, key), fields) == code


@pytest.mark.parametrize("seq", [0, -1, 99])
def test_an_entry_that_is_not_there_can_not_be_corrected(begun: Begun, seq: int) -> None:
    assert code_of(begun, seq, {"value": "1"}) == "actions.no_such_entry"


def test_an_erased_a_withdrawn_and_an_issuing_entry_can_not_be_corrected(begun: Begun) -> None:
    erased, withdrawn = entry_of(begun, "child.first_name"), entry_of(begun, "child.age_at_time")
    begun.desk.store.erase_body(begun.case, erased)
    correct(begun, withdrawn, None)
    issue_papers(
        begun.desk,
        begun.case,
        [Wanted(name="brief", lang="en", form="text")],
        as_of=None,
        press=Press(size="letter", typesetter=Printer()),
    )

    assert code_of(begun, erased, {"value": "x"}) == "actions.no_such_entry"
    assert code_of(begun, withdrawn, {"value": "9"}) == "actions.cannot_correct"
    assert code_of(begun, begun.desk.store.head(begun.case).seq, {"value": "9"}) == "actions.cannot_correct"


def test_the_beginning_takes_another_label_and_can_not_be_withdrawn(begun: Begun) -> None:
    correct(begun, 1, {"label": "Another name"})

    opened = open_case(begun.desk, begun.case)
    assert opened.case(as_of=NOW).opened.label == "Another name"
    assert code_of(begun, 1, None) == "actions.cannot_correct"
