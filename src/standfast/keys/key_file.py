"""The bytes of a home's key file: how it is laid out, checked and sealed. Pure; ``keyring`` reads and writes the file.

JSON, one object. ``check`` is the SHA-256 of the rest: it finds a file that was cut off or edited, before a passphrase
is asked for; it keeps nobody out. With a passphrase, ``secrets`` is XChaCha20-Poly1305 under a key that Argon2id makes
of it, with the rest of the file as associated data, and the parameters stand in the file.
"""

import json
import unicodedata
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from nacl import bindings
from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id

from standfast.ground.errors import BadInput
from standfast.keys.person import Person, PersonId
from standfast.keys.secret import KEY_BYTES, Chance, Secret, sealing_pair, signing_pair

NAME: Final = "standfast"
FORMAT: Final = "keys/1"
SHORTEST_PASSPHRASE: Final = 8
LONGEST_PASSPHRASE: Final = 1_024

_NONCE_BYTES: Final = bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
_SECRETS: Final = ("database", "index", "sealing", "signing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one try of a passphrase costs. About 0.4 s and 256 MiB here: slow for who guesses, bearable for who knows.

    RFC 9106 asks for at least 64 MiB and three passes where memory is scarce.
    """

    passes: int = 3
    mebibytes: int = 256

    def is_reasonable(self) -> bool:
        """Tell whether a file may ask for this much: an edited one must not stop the machine."""
        return 1 <= self.passes <= 16 and 1 <= self.mebibytes <= 1_024  # noqa: PLR2004  # bounds, told above


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyring:
    """All secrets of a home, unlocked."""

    person: Person
    database: Secret
    # the raw key of the encrypted file
    index: Secret
    # the key of blind indexes


@dataclass(frozen=True, slots=True, kw_only=True)
class Unprotected:
    """A key file without a passphrase: whoever can use this account can read it."""

    keyring: Keyring


@dataclass(frozen=True, slots=True, kw_only=True)
class Locked:
    """A key file that asks for a passphrase."""

    cost: Cost
    salt: bytes
    box: bytes
    bound: bytes
    # the associated data

    @property
    def person(self) -> str:
        """Tell whose file it is, by the opaque id that stands in clear."""
        return str(json.loads(self.bound)["person"])


def write_unprotected(keyring: Keyring) -> bytes:
    """Give the bytes of a key file without a passphrase."""
    return checked({NAME: FORMAT, "person": keyring.person.id, "passphrase": None, "secrets": secrets_of(keyring)})


def write_locked(keyring: Keyring, passphrase: str, *, cost: Cost, chance: Chance) -> bytes:
    """Give the bytes of a key file under a passphrase."""
    salt, nonce = chance(argon2id.SALTBYTES), chance(_NONCE_BYTES)
    wrapped = {"kdf": "argon2id13", "passes": cost.passes, "mebibytes": cost.mebibytes, "salt": salt.hex()}
    head: dict[str, object] = {NAME: FORMAT, "person": keyring.person.id, "passphrase": wrapped}
    clear = json.dumps(secrets_of(keyring)).encode()
    key = _stretched(new_passphrase(passphrase), cost=cost, salt=salt)
    box = bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(clear, bound_bytes(head), nonce, key)
    return checked({**head, "secrets": (nonce + box).hex()})


def read(data: bytes, *, name: str) -> Unprotected | Locked:
    """Read a key file called ``name``; one that is cut off, edited or newer is refused, each by its own code."""
    try:
        value = json.loads(data.decode())
    except (ValueError, RecursionError) as error:
        raise BadInput("keys.file_damaged", file=name) from error
    if not isinstance(value, dict) or not isinstance(form := value.get(NAME), str) or not form.startswith("keys/"):
        raise BadInput("keys.not_a_key_file", file=name)
    if form != FORMAT:
        raise BadInput("keys.file_newer", file=name, version=form)
    check = value.pop("check", None)
    if check != sha256(bound_bytes(value)).hexdigest():
        raise BadInput("keys.file_damaged", file=name)
    try:
        return _locked(value) if value["passphrase"] is not None else Unprotected(keyring=keyring_of(value))
    except (KeyError, TypeError, ValueError) as error:
        raise BadInput("keys.file_damaged", file=name) from error


def unlock(locked: Locked, passphrase: str) -> Keyring:
    """Open a locked key file. A wrong passphrase costs as much as the right one, and is ``keys.wrong_passphrase``."""
    key = _stretched(normal_passphrase(passphrase), cost=locked.cost, salt=locked.salt)
    nonce, box = locked.box[:_NONCE_BYTES], locked.box[_NONCE_BYTES:]
    try:
        clear = bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(box, locked.bound, nonce, key)
    except CryptoError as error:
        raise BadInput("keys.wrong_passphrase") from error
    return keyring_of({**json.loads(locked.bound), "secrets": json.loads(clear)})


def normal_passphrase(passphrase: str) -> bytes:
    """Give a passphrase's bytes in NFKC: the same words typed on two machines are the same bytes.

    >>> normal_passphrase("café") == normal_passphrase("cafe" + chr(0x301))
    True
    """
    return unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")


def new_passphrase(passphrase: str) -> bytes:
    """Check a passphrase that someone chose, and give its bytes."""
    normal = unicodedata.normalize("NFKC", passphrase)
    if len(normal.strip()) < SHORTEST_PASSPHRASE:
        raise BadInput("keys.passphrase_short", shortest=SHORTEST_PASSPHRASE)
    if len(normal) > LONGEST_PASSPHRASE:
        raise BadInput("keys.passphrase_long", longest=LONGEST_PASSPHRASE)
    return normal_passphrase(passphrase)


def _stretched(passphrase: bytes, *, cost: Cost, salt: bytes) -> bytes:
    return argon2id.kdf(
        bindings.crypto_aead_xchacha20poly1305_ietf_KEYBYTES,
        passphrase,
        salt,
        opslimit=cost.passes,
        memlimit=cost.mebibytes * 1024 * 1024,
    )


def _locked(value: dict[str, object]) -> Locked:
    match value["passphrase"]:
        case {"kdf": "argon2id13", "passes": int(passes), "mebibytes": int(mebibytes), "salt": str(salt)}:
            cost = Cost(passes=passes, mebibytes=mebibytes)
        case _:
            raise ValueError
    box = bytes.fromhex(str(value.pop("secrets")))
    if not cost.is_reasonable() or len(bytes.fromhex(salt)) != argon2id.SALTBYTES or len(box) <= _NONCE_BYTES:
        raise ValueError
    return Locked(cost=cost, salt=bytes.fromhex(salt), box=box, bound=bound_bytes(value))


def secrets_of(keyring: Keyring) -> dict[str, str]:
    """Give a keyring's secrets as JSON holds them."""
    return {
        "database": keyring.database.raw.hex(),
        "index": keyring.index.raw.hex(),
        "sealing": keyring.person.sealing.private.raw.hex(),
        "signing": keyring.person.signing.seed.raw.hex(),
    }


def keyring_of(value: dict[str, object]) -> Keyring:
    """Make a keyring of a person's id and the secrets; raises what Python raises where they are none."""
    secrets = value["secrets"]
    if not isinstance(secrets, dict) or not isinstance(value["person"], str):
        raise TypeError
    raw = {name: Secret(bytes.fromhex(secrets[name])) for name in _SECRETS}
    if any(len(one.raw) != KEY_BYTES for one in raw.values()):
        raise ValueError
    return Keyring(
        person=Person(
            id=PersonId(value["person"]),
            sealing=sealing_pair(raw["sealing"]),
            signing=signing_pair(raw["signing"]),
        ),
        database=raw["database"],
        index=raw["index"],
    )


def bound_bytes(value: dict[str, object]) -> bytes:
    """Give the one form of an object that a digest, or a seal's associated data, is made of."""
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


def checked(value: dict[str, object]) -> bytes:
    """Give a file's bytes, with the digest that finds a cut."""
    whole = {**value, "check": sha256(bound_bytes(value)).hexdigest()}
    return json.dumps(whole, indent=2).encode() + b"\n"
