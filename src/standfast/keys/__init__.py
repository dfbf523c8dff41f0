"""Key pairs, seals, wraps and the key file of a home. Pure but for ``keyring``, which reads and writes that one file.

Chance is handed in (``Callable[[int], bytes]``, such as ``secrets.token_bytes``). ``docs/keys.md`` tells the life of
each key.
"""

from standfast.keys.blind_index import IndexKind, blind_index
from standfast.keys.case_keys import (
    BodyNotOpened,
    CaseKeys,
    FreshBody,
    OpenedBody,
    SealedBody,
    new_case_keys,
    open_body,
    seal_body,
)
from standfast.keys.keyring import (
    Cost,
    Keyring,
    Locked,
    Unprotected,
    change_passphrase,
    create_key_file,
    new_keyring,
    read_key_file,
    set_passphrase,
    unlock,
)
from standfast.keys.person import (
    NotForThisPerson,
    Person,
    PersonId,
    new_person,
    open_card,
    seal_card,
    unwrap_case_key,
    wrap_case_key,
)
from standfast.keys.secret import (
    Chance,
    SealingPair,
    SealingPublic,
    Secret,
    SigningPair,
    SigningPublic,
    sealing_pair,
    signing_pair,
)

__all__ = [
    "BodyNotOpened",
    "CaseKeys",
    "Chance",
    "Cost",
    "FreshBody",
    "IndexKind",
    "Keyring",
    "Locked",
    "NotForThisPerson",
    "OpenedBody",
    "Person",
    "PersonId",
    "SealedBody",
    "SealingPair",
    "SealingPublic",
    "Secret",
    "SigningPair",
    "SigningPublic",
    "Unprotected",
    "blind_index",
    "change_passphrase",
    "create_key_file",
    "new_case_keys",
    "new_keyring",
    "new_person",
    "open_body",
    "open_card",
    "read_key_file",
    "seal_body",
    "seal_card",
    "sealing_pair",
    "set_passphrase",
    "signing_pair",
    "unlock",
    "unwrap_case_key",
    "wrap_case_key",
]
