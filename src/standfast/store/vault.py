"""The vault: a copy of each exhibit that a person cleared, as one encrypted file by a random name.

In goes a cleared file's path, out comes a name; with the case's private key, the bytes come back. A sensitive file
never comes here. Trusts nothing in a vault file: each piece is authenticated, in its place, under this case and name.

The layout (``docs/formats/vault.md``): a line that names the format; the file's own random key as a sealed box to the
case; a header; pieces of 64 KiB by libsodium's secretstream, the last one marked as the last. So whatever destroys a
case's key destroys its copies, and a copy that was cut off, put in another's place or put together anew is refused.
"""

import fcntl
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256 as sha256_of
from pathlib import Path
from typing import BinaryIO, Final

from nacl import bindings
from nacl.exceptions import CryptoError

from standfast.ground.disk import sync_folder
from standfast.ground.errors import BadInput, Found, Unavailable
from standfast.journal import CaseId
from standfast.keys import CaseKeys, Chance, SealingPublic

MAGIC: Final = b"standfast/vault/1\n"
PIECE: Final = 64 * 1024
NAME_BYTES: Final = 16
_SEALED: Final = bindings.crypto_secretstream_xchacha20poly1305_KEYBYTES + bindings.crypto_box_SEALBYTES
_HEADER: Final = bindings.crypto_secretstream_xchacha20poly1305_HEADERBYTES
_OVER: Final = bindings.crypto_secretstream_xchacha20poly1305_ABYTES
_MORE: Final = bindings.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
_LAST: Final = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL


class FolderVault:
    """The vault of one home: a folder that only its owner can read, made when the first copy comes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold while a file is put and its entry written; several may hold at once, a sweep waits for none of them."""
        with self._held(fcntl.LOCK_SH):
            yield

    def put(self, path: str, *, case: CaseId, sealing: SealingPublic, sha256: str, chance: Chance) -> str:
        """Copy a file.

        1. a name and a key are drawn, 2. piece by piece it is read, digested and sealed, 3. the copy and its folder are
        synced, 4. the digest is compared. On any failure nothing is left.
        """
        name = chance(NAME_BYTES).hex()
        target = self.folder / name
        try:
            source = Path(path).open("rb")  # noqa: SIM115  # closed two lines below
        except OSError as error:
            raise BadInput("vault.source_unreadable", file=path) from error
        try:
            with source:
                self._make_folder()
                descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
                with os.fdopen(descriptor, "wb") as copy:
                    digest = _seal(source, copy, about=_about(case, name), sealing=sealing, chance=chance)
                    copy.flush()
                    os.fsync(copy.fileno())
            sync_folder(self.folder)
        except OSError as error:
            self.remove(name)
            raise Unavailable("vault.not_written", file=path) from error
        except BaseException:
            self.remove(name)
            raise
        if digest != sha256:
            self.remove(name)
            raise BadInput("vault.changed", file=path)
        return name

    def read(self, name: str, *, case: CaseId, keys: CaseKeys) -> Iterator[bytes]:
        """Give a copy's bytes, each piece only once it was found whole and in its place."""
        try:
            with (self.folder / name).open("rb") as copy:
                yield from _open(copy, about=_about(case, name), keys=keys)
        except FileNotFoundError as error:
            raise Found("vault.missing", name=name) from error
        except OSError as error:
            raise Unavailable("vault.unreadable", name=name) from error
        except (CryptoError, TypeError, ValueError) as error:
            # libsodium's binding says TypeError or ValueError where a part is too short to be one.
            raise Found("vault.damaged", name=name) from error

    def remove(self, *names: str) -> None:
        """Remove files and sync the folder; what a disk keeps of removed files is the disk's affair."""
        gone = False
        for name in names:
            try:
                (self.folder / name).unlink()
                gone = True
            except FileNotFoundError:
                continue
            except OSError as error:
                raise Unavailable("vault.not_removed", name=name) from error
        if gone:
            with suppress(OSError):
                sync_folder(self.folder)

    def sweep(self, named: Callable[[], frozenset[str]]) -> int:
        """Remove what no entry names; nothing where someone writes just now, or the folder can't be written.

        What entries name is asked once nobody can write any more.
        """
        if not self.folder.is_dir():
            return 0
        try:
            with self._held(fcntl.LOCK_EX | fcntl.LOCK_NB):
                keep = named()
                stray = [one.name for one in self.folder.iterdir() if one.name not in keep]
                self.remove(*stray)
                return len(stray)
        except (BlockingIOError, Unavailable):
            return 0

    def missing(self, named: Iterable[str]) -> tuple[str, ...]:
        """List the names whose file isn't there."""
        return tuple(name for name in named if not (self.folder / name).is_file())

    @contextmanager
    def _held(self, how: int) -> Iterator[None]:
        try:
            # In the home, which is there; beside the folder, which holds copies only.
            lock = os.open(self.folder.with_name(f"{self.folder.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise Unavailable("vault.not_written", file=self.folder) from error
        try:
            # released by the system when this program ends, however it ends
            fcntl.flock(lock, how)
            yield
        finally:
            os.close(lock)

    def _make_folder(self) -> None:
        if not self.folder.is_dir():
            self.folder.mkdir(mode=0o700, exist_ok=True)
            sync_folder(self.folder.parent)


def _seal(source: BinaryIO, copy: BinaryIO, *, about: bytes, sealing: SealingPublic, chance: Chance) -> str:
    """Seal a file's bytes piece by piece and give the SHA-256 of what was read."""
    key = chance(bindings.crypto_secretstream_xchacha20poly1305_KEYBYTES)
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    header = bindings.crypto_secretstream_xchacha20poly1305_init_push(state, key)
    copy.write(MAGIC + bindings.crypto_box_seal(key, sealing) + header)
    digest = sha256_of()
    piece = source.read(PIECE)
    while True:
        after = source.read(PIECE) if len(piece) == PIECE else b""
        digest.update(piece)
        tag = _MORE if after else _LAST
        copy.write(bindings.crypto_secretstream_xchacha20poly1305_push(state, piece, about, tag))
        if not after:
            return digest.hexdigest()
        piece = after


def _open(copy: BinaryIO, *, about: bytes, keys: CaseKeys) -> Iterator[bytes]:
    """Open a copy; whoever reads it gets no piece that was not authenticated, and hears where its end is missing."""
    if copy.read(len(MAGIC)) != MAGIC:
        raise ValueError
    key = bindings.crypto_box_seal_open(copy.read(_SEALED), keys.public, keys.private.raw)
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    bindings.crypto_secretstream_xchacha20poly1305_init_pull(state, copy.read(_HEADER), key)
    while True:
        piece, tag = bindings.crypto_secretstream_xchacha20poly1305_pull(state, copy.read(PIECE + _OVER), about)
        if tag == _LAST:
            if copy.read(1):
                raise ValueError
            yield piece
            return
        yield piece


def _about(case: CaseId, name: str) -> bytes:
    return MAGIC + f"{case}/{name}".encode()
