"""The list of erased cases: outside the home, so that a backup of the home that is put back does not bring one back.

One line an erasure: the day, and a digest of the case's id, which tells nothing to who has no id to compare. It lies
where a backup of the home doesn't reach: in the user's state folder, or beside the folder that ``STANDFAST_HOME``
names; ``STANDFAST_ERASED`` names another place. It is written and synced before anything is erased, and applied at
each opening: so an erasure that was cut off is finished, and one that a restore undid is done again.
"""

import os
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Final

import platformdirs

from standfast.actions.ports import JournalStore
from standfast.ground.errors import Unavailable
from standfast.journal import CaseId

NEUTRAL_NAME: Final = "daybook"
LIST_FILE: Final = "gone.txt"

_PURPOSE: Final = b"standfast/erased/1\x00"


def erased_list(home: Path) -> Path:
    """Give the list that goes with a home's folder."""
    if named := os.environ.get("STANDFAST_ERASED"):
        return Path(named)
    base = home.parent
    if base == platformdirs.user_data_path(NEUTRAL_NAME, appauthor=False):
        return platformdirs.user_state_path(NEUTRAL_NAME, appauthor=False) / LIST_FILE
    return base.with_name(f"{base.name}-{LIST_FILE}")


def list_erased(path: Path, case: CaseId, day: date) -> None:
    """Add a case, synced before this returns; a list that can't be written stops the erasure."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            # A line that was cut off by a full disk must not swallow this one.
            file.write(f"\n{day.isoformat()} {_digest(case)}\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise Unavailable("home.erasure_not_listed", file=path) from error


def erase_again(path: Path, store: JournalStore) -> tuple[CaseId, ...]:
    """Erase every case on the list that stands in the store, and give them.

    A copy that can only be read stays as it is.
    """
    listed = _listed(path)
    back = tuple(row.id for row in store.cases() if _digest(row.id) in listed) if listed else ()
    done: list[CaseId] = []
    for case in back:
        try:
            store.erase_case(case)
        except Unavailable as error:
            if error.code != "store.case_not_swept":
                continue
        done.append(case)
    return tuple(done)


def _listed(path: Path) -> frozenset[str]:
    try:
        lines = path.read_text(encoding="ascii").splitlines()
    except FileNotFoundError:
        return frozenset()
    except (OSError, ValueError) as error:
        # Going on without it could bring back what someone erased.
        raise Unavailable("home.erasures_unreadable", file=path) from error
    return frozenset(line.split()[-1] for line in lines if line.strip())


def _digest(case: CaseId) -> str:
    return sha256(_PURPOSE + case.encode()).hexdigest()
