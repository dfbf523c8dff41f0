"""The register: every file begins as sensitive, none is read twice, and what stands when it is stopped stays."""

import pytest

from standfast.actions.correct_entry import Change, correct_entry
from standfast.actions.evidence_ports import SeenFile
from standfast.actions.register_exhibit import BATCH, Entered, register_files, register_typed, told_of
from standfast.actions.verify_journal import verify_journal
from standfast.case.exhibits import register_of
from standfast.ground.errors import BadInput
from tests.unit.actions.conftest import Begun
from tests.unit.actions.evidence import FakeHasher, case_now, register, seen


def test_each_file_gets_a_number_its_digest_and_what_was_said_of_all(begun: Begun) -> None:
    register(begun, "/x/a.png", "/x/b.png", captured_by="Sam Ashby", made_how="picture_of_screen")

    one, two = register_of(case_now(begun))

    assert (one.name, two.name) == ("EX-001", "EX-002")
    assert one.exhibit.captured_by == two.exhibit.captured_by == "Sam Ashby"
    assert one.registration is not None
    assert one.registration.registered.file == "/x/a.png"
    assert len(one.registration.registered.digests.sha256 or "") == 64


def test_every_file_begins_as_sensitive_whatever_was_said(begun: Begun) -> None:
    register(begun, "/x/a.txt", sensitive=False)

    assert [one.is_cleared for one in register_of(case_now(begun))] == [False]


def test_a_file_that_stands_is_not_read_again(begun: Begun) -> None:
    register(begun, "/x/a.png")
    hasher = FakeHasher()

    entered = register(begun, "/x/a.png", "/x/b.png", hasher=hasher)

    assert hasher.asked == ["/x/b.png"]
    assert [one.number for one in entered] == ["EX-002"]


def test_what_was_read_when_it_was_stopped_stays_and_the_rest_goes_on(begun: Begun) -> None:
    paths = [f"/x/{number:03}.png" for number in range(BATCH + 5)]
    with pytest.raises(KeyboardInterrupt):
        register(begun, *paths, hasher=FakeHasher(stop_after=BATCH + 2))
    stood = len(register_of(case_now(begun)))
    hasher = FakeHasher()

    register(begun, *paths, hasher=hasher)

    assert stood == BATCH + 2
    assert hasher.asked == paths[BATCH + 2 :]
    assert len(register_of(case_now(begun))) == BATCH + 5
    verify_journal(begun.desk, begun.case)


def test_each_is_told_only_once_it_stands(begun: Begun) -> None:
    standing: list[int] = []

    def tell(_: Entered) -> None:
        standing.append(len(register_of(case_now(begun))))

    files = (seen("/x/a.png"), seen("/x/b.png"))
    register_files(begun.desk, begun.case, files, told=told_of({}), hasher=FakeHasher(), entered=tell)

    assert standing == [2, 2]


def test_a_file_that_changed_is_read_again_and_both_readings_stand(begun: Begun) -> None:
    register(begun, "/x/a.png")
    later = SeenFile(path="/x/a.png", shown="/x/a.png", size=9, changed_at=seen("/x").changed_at)
    hasher = FakeHasher({"/x/a.png": b"other bytes"})

    (entered,) = register_files(begun.desk, begun.case, (later,), told=told_of({}), hasher=hasher)

    (one,) = register_of(case_now(begun))
    assert entered.changed
    assert len({each.registered.digests.sha256 for each in one.registrations}) == 2


def test_the_same_bytes_elsewhere_are_another_exhibit_and_said(begun: Begun) -> None:
    same = FakeHasher({"/x/a.png": b"same", "/y/b.png": b"same"})

    first, second = register(begun, "/x/a.png", "/y/b.png", hasher=same)

    assert (first.same_as, second.same_as) == (None, "EX-001")


def test_a_file_that_fails_costs_itself_alone_and_is_tried_again(begun: Begun) -> None:
    register(begun, "/x/a.png", "/x/b.png", hasher=FakeHasher(outcomes={"/x/a.png": "Died"}))
    hasher = FakeHasher()

    (again,) = register(begun, "/x/a.png", "/x/b.png", hasher=hasher)

    assert hasher.asked == ["/x/a.png"]
    assert again.number == "EX-001"
    assert len(register_of(case_now(begun))) == 2


def test_what_only_police_may_handle_is_registered_by_words_alone(begun: Begun) -> None:
    entered = register_typed(begun.desk, begun.case, told=told_of({"shows": "the picture, on the tablet"}))

    (one,) = register_of(case_now(begun))
    assert entered.number == one.name == "EX-001"
    assert one.registration is None
    assert not one.is_cleared


def test_a_number_of_the_family_s_own_is_never_given_twice(begun: Begun) -> None:
    register_typed(begun.desk, begun.case, told=told_of({"shows": "a receipt", "number": "EX-002"}))

    (second,) = register(begun, "/x/a.png")

    assert second.number == "EX-003"
    with pytest.raises(BadInput, match=r"evidence\.number_taken"):
        register_typed(begun.desk, begun.case, told=told_of({"shows": "another", "number": "EX-002"}))


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"device": "no-such"}, r"evidence\.no_such_device"),
        ({"made_how": "by magic"}, r"value\.unreadable"),
        ({"captured_by": "  "}, r"value\.unreadable"),
        ({"captured_at": "2099-01-01T00:00:00-07:00"}, r"actions\.in_the_future"),
    ],
)
def test_what_can_not_be_is_refused_before_anything_is_read(begun: Begun, fields: dict[str, str], code: str) -> None:
    hasher = FakeHasher()

    with pytest.raises(BadInput, match=code):
        register(begun, "/x/a.png", hasher=hasher, **fields)

    assert hasher.asked == []


@pytest.mark.parametrize("typed", ["zzz", "a" * 63, "SHA-256: " + "a" * 65, "police have it written down somewhere"])
def test_what_can_be_no_digest_is_not_taken_for_one(begun: Begun, typed: str) -> None:
    with pytest.raises(BadInput, match=r"evidence\.no_digest_told"):
        register_typed(begun.desk, begun.case, told=told_of({"shows": "a picture", "digest_told": typed}))

    assert register_of(case_now(begun)) == ()


@pytest.mark.parametrize("typed", ["a" * 32, "A" * 64, "SHA-256: " + "ab:" * 32, "1B2M2Y8AsgTpgAmY7PhCfg=="])
def test_a_digest_is_kept_as_it_was_given(begun: Begun, typed: str) -> None:
    register_typed(begun.desk, begun.case, told=told_of({"shows": "a picture", "digest_told": typed}))

    assert [one.exhibit.digest_told for one in register_of(case_now(begun))] == [typed]


def test_no_correction_gives_an_exhibit_the_number_of_another(begun: Begun) -> None:
    register(begun, "/x/a.png", "/x/b.png")
    two = register_of(case_now(begun))[1]

    with pytest.raises(BadInput, match=r"evidence\.number_taken"):
        correct_entry(
            begun.desk, begun.case, Change(seq=two.exhibit.seq, fields={"number": "ex-001"}, reason="misnumbered")
        )

    assert [one.name for one in register_of(case_now(begun))] == ["EX-001", "EX-002"]
