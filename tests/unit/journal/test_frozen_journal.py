"""A journal of version 1 as it was released: it must verify, open and rebuild whatever this program becomes."""

import json
import re
import runpy
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

from standfast.journal import (
    CaseId,
    Genesis,
    entry_from_json,
    erased,
    read_anchor,
    verify_against_anchor,
    verify_bodies,
    verify_chain,
)
from standfast.keys import CaseKeys, SealedBody, Secret, open_body, sealing_pair

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "tests" / "vectors" / "journal-1"
FORMAT = (ROOT / "docs" / "formats" / "journal.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def frozen() -> Any:
    return json.loads((FOLDER / "journal.json").read_text(encoding="utf-8"))


def test_it_verifies(frozen: Any) -> None:
    genesis = Genesis(
        case=CaseId(frozen["case"]),
        sealing=bytes.fromhex(frozen["sealing"]),
        first_signer=bytes.fromhex(frozen["first_signer"]),
    )
    entries = [entry_from_json(one) for one in frozen["entries"]]

    verify_chain(entries, genesis=genesis, signers=[bytes.fromhex(one) for one in frozen["signers"]])
    verify_against_anchor(entries, read_anchor(json.dumps(frozen["anchor"]).encode(), name="journal.json"))


def test_its_bodies_open_and_are_those_that_were_committed_to(frozen: Any) -> None:
    keys = CaseKeys(sealing_pair(Secret(bytes.fromhex(frozen["case_private"]))))
    entries = [entry_from_json(one) for one in frozen["entries"]]
    bodies = {
        one["seq"]: open_body(
            SealedBody(ciphertext=bytes.fromhex(one["ciphertext"]), sealed_key=bytes.fromhex(one["sealed_key"])),
            case=keys,
        )
        for one in frozen["bodies"]
    }

    verify_bodies(entries, bodies)

    assert erased(entries, bodies) == (3,)
    assert [bodies[seq].data.decode() for seq in (1, 2, 4)] == [frozen["texts"][seq - 1] for seq in (1, 2, 4)]


def test_the_script_beside_it_builds_the_same_journal(frozen: Any) -> None:
    built = runpy.run_path(str(FOLDER / "build.py"))["build"]()

    assert {name: value for name, value in built.items() if name != "bodies"} == {
        name: value for name, value in frozen.items() if name != "bodies"
    }


def check_as_the_document_says(journal: Any) -> None:
    """A checker written from docs/formats/journal.md alone: a hash, a JSON writer and Ed25519, none of our code.

    ``json.dumps`` gives the canonical form here, since an entry holds only ASCII texts and small whole numbers.
    """

    def canonical(value: Any) -> bytes:
        return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()

    keys = {sha256(bytes.fromhex(key)).hexdigest(): key for key in (journal["first_signer"], *journal["signers"])}
    beginning = {
        "case": journal["case"],
        "first_signer": journal["first_signer"],
        "format": "standfast/journal/1/genesis",
        "sealing": journal["sealing"],
    }
    prev = sha256(canonical(beginning)).hexdigest()
    for place, entry in enumerate(journal["entries"], start=1):
        assert (entry["v"], entry["case"], entry["seq"]) == (1, journal["case"], place)
        assert entry["prev"] == prev
        unsigned = {name: value for name, value in entry.items() if name != "signature"}
        message = b"standfast/journal/1/entry\x00" + canonical(unsigned)
        VerifyKey(bytes.fromhex(keys[entry["key_id"]])).verify(message, bytes.fromhex(entry["signature"]))
        prev = sha256(canonical(entry)).hexdigest()
    assert prev == journal["anchor"]["digest"]


def test_a_checker_written_from_the_document_agrees(frozen: Any) -> None:
    check_as_the_document_says(frozen)


def test_a_checker_written_from_the_document_finds_an_edit(frozen: Any) -> None:
    altered = json.loads(json.dumps(frozen))
    altered["entries"][1]["hour"] = "2026-05-11T05Z"

    with pytest.raises(BadSignatureError):
        check_as_the_document_says(altered)


def test_the_worked_example_in_the_document_is_the_frozen_journals(frozen: Any) -> None:
    first = frozen["entries"][0]
    blocks = re.findall(r"```(?:text|json)\n(.*?)\n```", FORMAT, flags=re.DOTALL)
    salt = sha256(b"standfast vector journal-1: salt 1").digest()
    body = frozen["texts"][0].encode()
    beginning = next(block for block in blocks if block.startswith('{"case"') and "genesis" in block)
    signed = next(
        block for block in blocks if block.startswith('{"case"') and "hour" in block and "signature" not in block
    )
    whole = next(block for block in blocks if block.startswith('{"case"') and "signature" in block)

    assert json.loads(whole) == first
    assert json.loads(signed) == {name: value for name, value in first.items() if name != "signature"}
    assert sha256(beginning.encode()).hexdigest() == first["prev"]
    assert sha256(whole.encode()).hexdigest() == frozen["entries"][1]["prev"]
    assert sha256(b"standfast/journal/1/commitment\x00" + salt + body).hexdigest() == first["commitment"]
    for told in (body.decode(), salt.hex(), first["commitment"], first["prev"], frozen["entries"][1]["prev"]):
        assert told in FORMAT
