"""What a self-test works with, of one home: its file or server, its vault, the hasher, the set authority."""

import platform
from dataclasses import dataclass
from typing import Final

from standfast.actions.desk import Desk
from standfast.actions.self_test import HASHER_VECTORS, Bench
from standfast.ground.data_files import DATA
from standfast.store.self_check import is_sound, rules_stand
from standfast.wiring.evidence import hasher, list_files, vault_of
from standfast.wiring.home import Home, alias_of, check_home
from standfast.wiring.outside import time_stamping

FOLDER: Final = DATA / "vectors"


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeStorage:
    """Where the cases of one home lie; implements ``actions.self_test.Storage``."""

    home: Home
    desk: Desk

    def pages_are_whole(self) -> bool:
        """Compare every page with its authentication code, then tables with indexes."""
        check_home(self.home)
        return is_sound(using=alias_of(self.home))

    def rules_are_there(self) -> bool:
        """Compare the rules with their text."""
        return rules_stand(using=alias_of(self.home))

    def vault_is_whole(self) -> bool:
        """Look for each copy that an entry names."""
        return not vault_of(self.home).missing(row.name for row in self.desk.store.vault_rows())


def bench_of(home: Home, desk: Desk, *, lang: str | None = None) -> Bench:
    """Give the bench of a home; a vector's file that isn't there is no answer of the hasher's."""
    paths = [path for name in HASHER_VECTORS if (path := FOLDER / name).is_file()]
    return Bench(
        storage=HomeStorage(home=home, desk=desk),
        hasher=hasher(lang=lang),
        vectors=list_files(paths).files,
        stamping=time_stamping(),
        system=f"{platform.system()} {platform.release()}, {platform.machine()}, Python {platform.python_version()}",
    )
