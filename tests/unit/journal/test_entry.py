import json
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest

from standfast.ground.errors import BadInput
from standfast.journal import canonical, digest, entry_from_json, entry_to_json, key_id, new_case_id
from standfast.journal.canonical import Json
from standfast.journal.entry import is_case_id

MakeJournal = Callable[[int], Any]


def test_an_entry_tells_only_to_the_hour_when_it_was_written(journal_of: MakeJournal) -> None:
    entry = journal_of(1).at(1)

    assert entry.hour == "2026-05-11T04Z"


def test_an_entry_follows_the_digest_of_the_one_before(journal_of: MakeJournal) -> None:
    journal = journal_of(2)

    assert journal.at(1).prev == journal.genesis.head.digest
    assert journal.at(2).prev == digest(journal.at(1))


def test_the_digest_is_what_sha256sum_prints_for_the_canonical_text(journal_of: MakeJournal) -> None:
    entry = journal_of(1).at(1)
    text = json.dumps(entry_to_json(entry), sort_keys=True, separators=(",", ":"))

    assert canonical(entry_to_json(entry)).decode() == text
    assert digest(entry) == sha256(text.encode()).hexdigest()


def test_the_key_id_names_the_signers_public_key(journal_of: MakeJournal) -> None:
    journal = journal_of(1)

    assert journal.at(1).key_id == key_id(journal.signer.public) == sha256(journal.signer.public).hexdigest()


def test_the_beginning_binds_case_sealing_key_and_first_signer(journal_of: MakeJournal) -> None:
    genesis = journal_of(0).genesis
    others = {
        type(genesis)(case=genesis.case + "0", sealing=genesis.sealing, first_signer=genesis.first_signer).head.digest,
        type(genesis)(case=genesis.case, sealing=bytes(32), first_signer=genesis.first_signer).head.digest,
        type(genesis)(case=genesis.case, sealing=genesis.sealing, first_signer=bytes(32)).head.digest,
    }

    assert len(others | {genesis.head.digest}) == 4


def test_reading_what_was_written_gives_the_entry_back(journal_of: MakeJournal) -> None:
    entry = journal_of(1).at(1)

    assert entry_from_json(json.loads(canonical(entry_to_json(entry)))) == entry


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("seq", 0),
        ("seq", True),
        ("seq", "1"),
        ("hour", "2026-05-11T24Z"),
        ("hour", "2026-05-11T04:30Z"),
        ("case", "Robin"),
        ("case", ""),
        ("prev", "AB" * 32),
        ("commitment", "ab" * 31),
        ("signature", "ab" * 32),
        ("key_id", None),
    ],
)
def test_an_entry_that_no_writer_makes_is_refused_with_the_fields_name(
    journal_of: MakeJournal, field: str, value: Json
) -> None:
    altered = entry_to_json(journal_of(1).at(1)) | {field: value}

    with pytest.raises(BadInput) as caught:
        entry_from_json(altered)

    assert (caught.value.code, caught.value.problems[0].details["field"]) == ("journal.not_an_entry", field)


def test_an_entry_with_a_field_more_or_less_is_refused(journal_of: MakeJournal) -> None:
    entry = entry_to_json(journal_of(1).at(1))

    for altered, field in ((entry | {"note": "x"}, "note"), ({k: v for k, v in entry.items() if k != "hour"}, "hour")):
        with pytest.raises(BadInput) as caught:
            entry_from_json(altered)
        assert caught.value.problems[0].details["field"] == field


def test_an_entry_of_a_later_version_is_refused_by_its_version(journal_of: MakeJournal) -> None:
    with pytest.raises(BadInput) as caught:
        entry_from_json(entry_to_json(journal_of(1).at(1)) | {"v": 2, "new": "field"})

    assert caught.value.code == "journal.version"


def test_case_ids_are_opaque_and_drawn_from_chance() -> None:
    one, two = new_case_id(lambda count: b"\x1f" * count), new_case_id(lambda count: b"\x20" * count)

    assert (one, two) == ("zzzz-zzzz-zzzz", "0000-0000-0000")
    assert is_case_id(one)
