"""The spare of a key file (``spare.json``): the same secrets once more, under the words of a recovery sheet.

The words stand on paper alone; this file and the words together open what the key file opens, whatever its passphrase.
A new sheet replaces the file, and the sheet before opens nothing any more (an old copy of the file with its own sheet
still does). In clear stand the person's opaque id and the sheet's mark: four digits that tell which paper fits.

The secrets are sealed by XChaCha20-Poly1305 under a key that the 220 bits of the words give; the rest of the file is
bound as associated data. A file that was cut off or edited is refused before anyone types twenty-four words.
"""

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from nacl import bindings
from nacl.exceptions import CryptoError

from standfast.ground.errors import BadInput
from standfast.keys.key_file import NAME, Keyring, bound_bytes, checked, keyring_of, secrets_of
from standfast.keys.keyring import read_whole, write_whole
from standfast.keys.recovery_words import RecoveryWords
from standfast.keys.secret import Chance

FORMAT: Final = "spare/1"

_MARK_BYTES: Final = 2
_NONCE_BYTES: Final = bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Spare:
    """A spare that asks for the words of a sheet."""

    person: str
    mark: str
    # stands on the sheet too
    box: bytes
    bound: bytes
    # the associated data


def new_mark(chance: Chance) -> str:
    """Draw the mark of a new sheet, such as ``7F3A``."""
    return chance(_MARK_BYTES).hex().upper()


def write_spare(path: Path, keyring: Keyring, words: RecoveryWords, *, mark: str, chance: Chance) -> None:
    """Write the spare, in the place of the one before, whole or not at all."""
    head: dict[str, object] = {NAME: FORMAT, "person": keyring.person.id, "sheet": mark}
    nonce, clear = chance(_NONCE_BYTES), json.dumps(secrets_of(keyring)).encode()
    box = bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(clear, bound_bytes(head), nonce, words.key().raw)
    write_whole(path, checked({**head, "secrets": (nonce + box).hex()}), chance=chance, replace=True)


def read_spare(path: Path) -> Spare:
    """Read a spare; ``keys.no_spare`` where no sheet was ever made."""
    try:
        data = read_whole(path)
    except FileNotFoundError as error:
        raise BadInput("keys.no_spare", file=path) from error
    try:
        value = json.loads(data.decode())
    except (ValueError, RecursionError) as error:
        raise BadInput("keys.spare_damaged", file=path) from error
    if not isinstance(value, dict) or not str(value.get(NAME)).startswith("spare/"):
        raise BadInput("keys.spare_damaged", file=path)
    if value[NAME] != FORMAT:
        raise BadInput("keys.file_newer", file=path, version=value[NAME])
    check = value.pop("check", None)
    if check != sha256(bound_bytes(value)).hexdigest():
        raise BadInput("keys.spare_damaged", file=path)
    return _spare(value, path)


def open_spare(spare: Spare, words: RecoveryWords) -> Keyring:
    """Open a spare by the words of its sheet; those of another sheet are ``keys.another_sheet``."""
    nonce, box = spare.box[:_NONCE_BYTES], spare.box[_NONCE_BYTES:]
    try:
        clear = bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(box, spare.bound, nonce, words.key().raw)
    except CryptoError as error:
        raise BadInput("keys.another_sheet", mark=spare.mark) from error
    return keyring_of({"person": spare.person, "secrets": json.loads(clear)})


def _spare(value: dict[str, object], path: Path) -> Spare:
    match value:
        case {"person": str(person), "sheet": str(mark), "secrets": str(secrets)}:
            head = {name: said for name, said in value.items() if name != "secrets"}
            try:
                box = bytes.fromhex(secrets)
            except ValueError as error:
                raise BadInput("keys.spare_damaged", file=path) from error
            return Spare(person=person, mark=mark, box=box, bound=bound_bytes(head))
        case _:
            raise BadInput("keys.spare_damaged", file=path)
