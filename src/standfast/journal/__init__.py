"""The journal of a case: entries, their canonical form, the chain, its signatures and its anchors. Pure.

It sees commitments and signatures only, never a body's words; ``docs/formats/journal.md`` states the format so that
someone else could write a checker.
"""

from standfast.journal.anchor import (
    Anchor,
    anchor_of,
    anchor_text,
    is_typed,
    read_anchor,
    read_typed,
    verify_against_anchor,
)
from standfast.journal.canonical import canonical, read_canonical
from standfast.journal.chain import ChainBroken, Damage, erased, first_break, verify_bodies, verify_chain
from standfast.journal.commitment import commitment
from standfast.journal.entry import (
    CaseId,
    Draft,
    Entry,
    Genesis,
    Head,
    Sha256,
    Signer,
    digest,
    entry_from_json,
    entry_to_json,
    head_of,
    is_new_case_id,
    key_id,
    new_case_id,
    next_entry,
)

__all__ = [
    "Anchor",
    "CaseId",
    "ChainBroken",
    "Damage",
    "Draft",
    "Entry",
    "Genesis",
    "Head",
    "Sha256",
    "Signer",
    "anchor_of",
    "anchor_text",
    "canonical",
    "commitment",
    "digest",
    "entry_from_json",
    "entry_to_json",
    "erased",
    "first_break",
    "head_of",
    "is_new_case_id",
    "is_typed",
    "key_id",
    "new_case_id",
    "next_entry",
    "read_anchor",
    "read_canonical",
    "read_typed",
    "verify_against_anchor",
    "verify_bodies",
    "verify_chain",
]
