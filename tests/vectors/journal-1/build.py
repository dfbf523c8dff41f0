"""Builds the frozen journal of version 1 from fixed seeds: an invented case, two signers, one erased body.

``python build.py`` prints it. Keys, salts, entries and anchor come out the same each time, and a test compares them
with ``journal.json``. The sealed bodies don't (a sealed box holds an ephemeral key of its own): those in the file were
sealed once and must open for ever.
"""

import json
import secrets
import sys
from hashlib import sha256

from standfast.ground.instants import Instant, read_instant
from standfast.journal import CaseId, Draft, Genesis, canonical, commitment, entry_to_json, head_of, next_entry
from standfast.keys import CaseKeys, Secret, seal_body, sealing_pair, signing_pair

CASE = CaseId("0exa-mp1e-0001")
ERASED = 3
BODIES: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("parent", "2026-05-10T21:30:00-07:00", {"kind": "opened", "label": "Northgate"}),
    ("parent", "2026-05-10T21:50:00-07:00", {"kind": "contact", "said": "“It was on the internet.”"}),
    ("parent", "2026-05-11T09:05:00-07:00", {"kind": "fact", "note": "erased at the family's wish"}),
    ("advocate", "2026-05-12T14:00:00-07:00", {"kind": "note", "note": "é, ᐃᓄᒃ, العربية, 日本, 🧡"}),
)


def seed(name: str) -> bytes:
    """Give the 32 bytes that stand for a secret in this invented case."""
    return sha256(f"standfast vector journal-1: {name}".encode()).digest()


def build() -> dict[str, object]:
    """Build the whole file."""
    case_keys = CaseKeys(sealing_pair(Secret(seed("case"))))
    signers = {name: signing_pair(Secret(seed(name))) for name in ("parent", "advocate")}
    genesis = Genesis(case=CASE, sealing=case_keys.public, first_signer=signers["parent"].public)
    head, entries, bodies = genesis.head, [], []
    for seq, (who, at, value) in enumerate(BODIES, start=1):
        data, salt = canonical(dict(value)), seed(f"salt {seq}")
        draft = Draft(commitment=commitment(salt=salt, body=data))
        entry = next_entry(head, draft, signers[who], at=Instant(read_instant(at)))
        head = head_of(entry)
        entries.append(entry_to_json(entry))
        drawn = iter((secrets.token_bytes(32), salt, secrets.token_bytes(24)))
        sealed = seal_body(data, case_public=case_keys.public, chance=lambda _, drawn=drawn: next(drawn)).sealed  # type: ignore[misc]
        if seq != ERASED:
            bodies.append({"seq": seq, "ciphertext": sealed.ciphertext.hex(), "sealed_key": sealed.sealed_key.hex()})
    return {
        "about": "A frozen journal of version 1. Invented. It must verify for ever.",
        "case": CASE,
        "sealing": case_keys.public.hex(),
        "first_signer": signers["parent"].public.hex(),
        "signers": [signers["advocate"].public.hex()],
        "entries": entries,
        "anchor": {"case": head.case, "seq": head.seq, "digest": head.digest},
        "bodies": bodies,
        "case_private": case_keys.private.raw.hex(),
        "texts": [canonical(dict(value)).decode() for _, _, value in BODIES],
    }


if __name__ == "__main__":
    json.dump(build(), sys.stdout, indent=1, ensure_ascii=False)
    sys.stdout.write("\n")
