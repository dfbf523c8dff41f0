"""Round trips and refusals over whatever Hypothesis thinks of, for the journal, bodies, wraps and the key file."""

import json
import secrets
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from standfast.ground.errors import StandfastError
from standfast.ground.instants import read_instant
from standfast.journal import (
    CaseId,
    Draft,
    Entry,
    Genesis,
    Head,
    Sha256,
    anchor_text,
    canonical,
    commitment,
    entry_from_json,
    entry_to_json,
    first_break,
    head_of,
    next_entry,
    read_anchor,
    read_canonical,
)
from standfast.journal.canonical import read_json
from standfast.keys import (
    Cost,
    IndexKind,
    Locked,
    Secret,
    Unprotected,
    blind_index,
    key_file,
    new_case_keys,
    new_keyring,
    open_body,
    seal_body,
    signing_pair,
    unlock,
)
from standfast.keys.blind_index import normal

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
NUMBERS = st.integers(-(2**53) + 1, 2**53 - 1) | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)
CASE_KEYS = new_case_keys(secrets.token_bytes)
SIGNER = signing_pair(Secret(b"p" * 32))
GENESIS = Genesis(case=CaseId("k3m9"), sealing=bytes(32), first_signer=SIGNER.public)


def refusal(read: Callable[[], object]) -> StandfastError | None:
    """Give the error of ours that a reading ends with, if any; every other error fails the test."""
    try:
        read()
    except StandfastError as error:
        return error
    return None


@cache
def journal(count: int) -> tuple[Entry, ...]:
    head, entries = GENESIS.head, []
    for number in range(count):
        draft = Draft(commitment=commitment(salt=b"s" * 32, body=b"%d" % number))
        entries.append(next_entry(head, draft, SIGNER, at=read_instant("2026-05-10T21:50:00-07:00")))
        head = head_of(entries[-1])
    return tuple(entries)


@given(VALUES)
def test_canonical_json_reads_back_and_is_one_text(value: Any) -> None:
    data = canonical(value)

    assert read_canonical(data) == value
    assert canonical(read_canonical(data)) == data


@given(st.dictionaries(TEXTS, VALUES, max_size=6), st.randoms())
def test_the_order_of_keys_changes_nothing(value: dict[str, Any], chance: Any) -> None:
    pairs = list(value.items())
    chance.shuffle(pairs)

    assert canonical(dict(pairs)) == canonical(value)


@given(st.binary(max_size=200) | TEXTS.map(str.encode) | VALUES.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_are_read_as_json_or_refused_by_our_own_error(data: bytes) -> None:
    refused = refusal(lambda: read_json(data))

    if refused is None:
        assert read_json(data) == json.loads(data, parse_int=float)
    else:
        assert refused.code == "journal.not_json"


@given(st.binary(max_size=200) | VALUES.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_are_an_anchor_or_refused_with_the_files_name(data: bytes) -> None:
    refused = refusal(lambda: read_anchor(data, name="anchor.json"))

    assert refused is None or refused.problems[0].details["file"] == "anchor.json"


@given(
    st.from_regex(r"[0-9a-z][0-9a-z-]{0,63}", fullmatch=True),
    st.integers(1, 2**53 - 1),
    st.binary(min_size=32, max_size=32),
)
def test_an_anchor_reads_back_as_it_was_written(case: str, seq: int, digest: bytes) -> None:
    head = Head(case=CaseId(case), seq=seq, digest=Sha256(digest.hex()))

    read = read_anchor(anchor_text(head).encode(), name="anchor.json")

    assert (read.case, read.seq, read.digest, read.token) == (head.case, head.seq, head.digest, None)
    assert read.is_whole


@given(VALUES | st.dictionaries(st.sampled_from(sorted(entry_to_json(journal(1)[0]))), VALUES))
def test_any_json_is_an_entry_or_refused(value: Any) -> None:
    refused = refusal(lambda: entry_from_json(value))

    if refused is None:
        assert entry_to_json(entry_from_json(value)) == value
    else:
        assert refused.code in {"journal.not_an_entry", "journal.version"}


@given(st.integers(0, 7), st.sampled_from(["hour", "key_id", "commitment", "prev", "signature"]), st.data())
def test_any_one_changed_sign_of_any_entry_breaks_the_chain_there(place: int, field: str, data: st.DataObject) -> None:
    entries = list(journal(8))
    text = getattr(entries[place], field)
    where = data.draw(st.integers(0, len(text) - 1))
    sign = data.draw(st.sampled_from("0123456789abcdefTZ- \u0000é"))
    assume(text[where] != sign)
    entries[place] = replace(entries[place], **{field: text[:where] + sign + text[where + 1 :]})

    assert first_break(entries, genesis=GENESIS) == place + 1


@given(st.permutations(range(6)))
def test_any_other_order_breaks_the_chain_at_the_first_entry_out_of_place(order: list[int]) -> None:
    entries = [replace(journal(6)[index], seq=place) for place, index in enumerate(order, start=1)]
    expected = next((place for place, index in enumerate(order, start=1) if index != place - 1), None)

    assert first_break(entries, genesis=GENESIS) == expected


@given(st.sets(st.integers(0, 7), max_size=7))
def test_any_entries_dropped_break_the_chain_where_the_first_is_missing_unless_they_were_its_end(
    gone: set[int],
) -> None:
    kept = [entry for index, entry in enumerate(journal(8)) if index not in gone]
    cut_end = gone == set(range(len(kept), 8))

    assert first_break(kept, genesis=GENESIS) == (None if cut_end else min(gone) + 1)


@given(st.binary(max_size=3_000))
def test_any_body_opens_as_it_was_sealed(data: bytes) -> None:
    fresh = seal_body(data, case_public=CASE_KEYS.public, chance=secrets.token_bytes)

    opened = open_body(fresh.sealed, case=CASE_KEYS)

    assert (opened.data, opened.salt) == (data, fresh.salt)


@given(st.text(min_size=8, max_size=60).filter(lambda text: len(unicodedata.normalize("NFKC", text).strip()) >= 8))
def test_any_passphrase_opens_what_it_locked(passphrase: str) -> None:
    keyring = new_keyring(secrets.token_bytes)

    data = key_file.write_locked(keyring, passphrase, cost=Cost(passes=1, mebibytes=1), chance=secrets.token_bytes)

    found = key_file.read(data, name="keys.json")
    assert isinstance(found, Locked)
    assert unlock(found, passphrase) == keyring


@given(st.binary(max_size=300) | VALUES.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_are_a_key_file_or_refused_with_the_files_name(data: bytes) -> None:
    refused = refusal(lambda: key_file.read(data, name="keys.json"))

    assert refused is not None
    assert refused.problems[0].details["file"] == "keys.json"


@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=6))
def test_a_key_file_with_any_part_written_over_is_refused_or_unchanged(where: int, over: bytes) -> None:
    keyring = new_keyring(secrets.token_bytes)
    data = key_file.write_unprotected(keyring)
    where %= len(data)
    altered = data[:where] + over + data[where + len(over) :]

    refused = refusal(lambda: key_file.read(altered, name="keys.json"))

    # white space may differ; the secrets may not
    assert refused is not None or key_file.read(altered, name="keys.json") == Unprotected(keyring=keyring)


@given(st.text(max_size=60))
def test_normal_text_is_already_normal(text: str) -> None:
    assert normal(normal(text)) == normal(text)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), st.sampled_from(IndexKind))
def test_any_text_has_an_index_value(text: str, kind: IndexKind) -> None:
    value = blind_index(text, kind=kind, key=Secret(b"k" * 32))

    assert len(bytes.fromhex(value)) == 32
    assert value == blind_index(f" {text} ", kind=kind, key=Secret(b"k" * 32))
