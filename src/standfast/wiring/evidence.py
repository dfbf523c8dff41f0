"""What the faces use for evidence: the hasher, the files that a person named, and the vault of a home."""

import os
from typing import Final

from standfast.actions.evidence_ports import Hasher, Vault
from standfast.store.vault import FolderVault
from standfast.wiring.home import VAULT_FOLDER, Home
from standfast.world.evidence_files import Listed, list_files
from standfast.world.hasher import HasherProgram

__all__ = ["Listed", "hasher", "list_files", "vault_of"]

MOST_JOBS: Final = 4


def hasher(*, lang: str | None = None) -> Hasher:
    """Give the hasher of this installation, on as many processors as this machine has, up to a few."""
    return HasherProgram(jobs=min(os.cpu_count() or 1, MOST_JOBS), lang=lang)


def vault_of(home: Home) -> Vault:
    """Give the vault of a home."""
    return FolderVault(home.folder / VAULT_FOLDER)
